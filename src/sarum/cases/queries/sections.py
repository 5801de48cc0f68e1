"""Each section of the Rapid Review report, written from what is on record, so that nothing need be typed from memory."""

from django.utils import timezone

from sarum.cases.models import Case, Decision, LimbView, Outcome, RapidReview, SignOff, View
from sarum.cases.queries import citing, facts, pseudonyms
from sarum.cases.queries.about import about_this_review, post_of, voice
from sarum.cases.queries.access import Reader
from sarum.cases.queries.rapid_review import ElementOf, criteria_of
from sarum.cases.rules import facts as fact_rules
from sarum.cases.rules import next_steps
from sarum.cases.rules import report as report_rules
from sarum.kit.sentence import ended


def sections_from_record(reader: Reader, case: Case) -> dict[str, str]:
    """Each section of the report, people of the case by their pseudonyms; empty where nothing is recorded."""
    review = RapidReview.objects.select_related("meeting__minuted_by", "decided_by").get(case=case)
    drawn = {
        "about": about_this_review(reader, case, review),
        "facts": paragraphs(outline(case), review.facts, established(reader, case), unknown(reader, case)),
        "returns": returns(case, review),
        "analysis": paragraphs(review.analysis, improvements(reader, case)),
        "safety": safety(case, review),
        "good_practice": review.good_practice,
        "voice": voice(reader, case),
        "criteria": criteria(reader, review),
        "decision": paragraphs(
            f"{review.get_decision_display()}.",
            review.grounds,
            views(review),
            dissent(review),
            overturned(reader, case),
        ),
        "no_review": no_review(review),
        "next_steps": paragraphs(review.scope, next_steps.in_words(review)),
    }
    masked = pseudonyms.masking_everybody(reader, case)
    return {name: masked(text.strip()) for name, text in drawn.items()}


def outline(case: Case) -> str:
    needs = [
        f"{one.pseudonym}, needs for care and support: {ended(one.needs)}" for one in case.adults.all() if one.needs
    ]
    return "\n\n".join([*(referral.outline for referral in case.referrals.all()), *needs])


def returns(case: Case, review: RapidReview) -> str:
    """Every agency that was asked, and every gap with the reason for not waiting."""
    asked = case.requests.select_related("agency", "answer")
    lines = []
    for one in asked:
        nil = ", nil return" if one.answer.is_nil else ""
        late = f" (found later: {one.identified_through})" if one.is_late_identified else ""
        name = citing.to_return(one.answer, str(one.agency))
        lines.append(f"{name}: {one.answer.get_standing_display().lower()}{nil}{late}.")
    gaps = [f"Gap: {gap.agency}, {gap.what}. {gap.reason}" for gap in review.gaps.select_related("agency")]
    return "\n".join(lines + gaps)


def established(reader: Reader, case: Case) -> str:
    """Each fact that stands, how certain it is and what it rests on."""
    may_read = facts.readable(reader, case)
    return "\n".join(
        fact_rules.told(fact, citing.sources(facts.cited_by(fact, may_read)), citing.to_fact(fact))
        for fact in facts.facts_standing(reader, case)
    )


def unknown(reader: Reader, case: Case) -> str:
    """What is not known yet with who finds it out, and what was found out since."""
    return "\n".join(
        f"Found out: {ended(one.question)} {ended(one.found_out)}"
        if one.found_out
        else f"Not known yet: {ended(one.question)} {post_of(one.finder)} finds it out by {one.due_on:%-d %B %Y}."
        for one in facts.unknowns_of(reader, case)
    )


def improvements(reader: Reader, case: Case) -> str:
    """What could be improved, by whom and under which themes."""
    lines = []
    for idea in facts.ideas_standing(reader, case):
        themes = "; ".join(theme.name for theme in idea.themes.all())
        whose = "several agencies together" if idea.is_multi_agency else "one agency by itself"
        lines.append(f"Could be improved, by {whose}{f' ({themes})' if themes else ''}: {ended(idea.words)}")
    return "\n".join(lines)


def safety(case: Case, review: RapidReview) -> str:
    """The answer on immediate safety, the actions that came of it, and what was shared at once."""
    return "\n".join([*immediate(case, review), *early_learning(review)])


def immediate(case: Case, review: RapidReview) -> list[str]:
    """The answer on immediate safety, and the actions that came of it."""
    said = "Immediate action is needed." if review.is_action_needed else "No immediate action is needed."
    actions = [
        f"Action {one.number}: {ended(one.text)} {post_of(one.owner, agency=one.agency)}, by {one.first_due_on:%-d %B %Y}."
        for one in case.actions.filter(recommendation__isnull=True, meeting__isnull=True).select_related(
            "owner__agency", "agency"
        )
    ]
    return [f"{said} {review.safety_answer}", *actions]


def early_learning(review: RapidReview) -> list[str]:
    """What was shared at once, with whom and when."""
    return [f"Shared on {e.shared_on:%-d %B %Y} with {e.shared_with}: {e.point}" for e in review.early_learning.all()]


def criteria(reader: Reader, review: RapidReview) -> str:
    """Element by element and adult by adult, as it was decided, with what it rests on and what agencies think."""
    return "\n\n".join(
        "\n".join([one.adult.pseudonym, *(element_in_words(element) for element in one.elements)])
        for one in criteria_of(reader, review)
    )


def element_in_words(one: ElementOf) -> str:
    limb = one.limb
    if limb is None:
        return f"{one.element.label}: not decided"
    standard = f" ({limb.get_standard_display().lower()})" if limb.standard else ""
    rests = [
        *(citing.of_fact(fact).in_marks for fact in limb.facts.all()),
        *(str(finding) for finding in limb.findings.all()),
        *(citing.sources(one.cited) if one.cited else []),
    ]
    said = f"{one.element.label}: {limb.get_answer_display()}{standard}. {ended(limb.grounds)}"
    said += f" Rests on: {'; '.join(rests)}." if rests else ""
    return said + "".join(
        f"\n{view.agency}{' disagrees' if view in one.dissents else ''}: {view.get_answer_display()}. {ended(view.grounds)}"
        for view in one.views
    )


def views(review: RapidReview) -> str:
    """What each agency thought."""
    return "\n".join(
        f"{view.agency}: {view.view}.{f' {view.grounds}' if view.grounds else ''}"
        for view in review.meeting.views.select_related("agency")
    )


def dissent(review: RapidReview) -> str:
    """Who disagreed with the decision, and on what grounds."""
    given: list[View | LimbView] = [*review.limb_views.all(), *review.meeting.views.all()]
    last = {view.agency_id: view.grounds for view in given if view.grounds}
    return "\n".join(
        f"{agency} disagreed with this decision: {last.get(agency.pk, 'its grounds are not on record')}"
        for agency in review.dissenting.all()
    )


def overturned(reader: Reader, case: Case) -> str:
    """That the decision was taken anew, where the Independent Chair overturned the one before."""
    hands = SignOff.objects.filter(report_version__report__case=case, outcome=Outcome.OVERTURNED)
    return "\n\n".join(
        report_rules.words_of_overturning(timezone.localdate(hand.signed_at), hand.comments) for hand in hands
    )


def no_review(review: RapidReview) -> str:
    """What was learnt and why no more is to be gained: the reasons of a decision against a review, and of no other."""
    is_none = review.decision == Decision.NO_REVIEW
    return paragraphs(review.learning_summary, review.why_no_more) if is_none else ""


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text.strip())
