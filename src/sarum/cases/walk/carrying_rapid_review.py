"""The Rapid Review meeting: who came, whether anybody is at risk, the facts, the test limb by limb, and the decision."""

import datetime as dt

from sarum.board.models import Agency, Person
from sarum.cases.models import Adult, Answer, Decision, Element, Living, RapidReview, Standard
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import rapid_review as operations
from sarum.cases.operations import tracker
from sarum.cases.queries import verification
from sarum.cases.walk import carrying_facts, carrying_involvement, wording
from sarum.cases.walk import carrying_meeting as at_meeting
from sarum.cases.walk.forms.rapid_review import CriterionDecided, ImmediateAction, RapidReviewForm
from sarum.cases.walk.walking import Walk

FILE = carrying_facts.FILE


def carry(walk: Walk) -> None:
    """Hold the meeting that was convened, and decide."""
    form = walk.folder.rapid_review
    review = RapidReview.objects.select_related("meeting").get(case=walk.case)
    day, by = form.held_on, walk.officer(form.held_on, form.minuted_by)
    source = FILE + ": "
    who = at_meeting.asked(walk, form.attendance, day, source)
    at_meeting.record_attendance(walk, review.meeting, form.attendance, who, day, by, source)
    at_meeting.declare_conflicts(walk, form.conflicts_of_interest, day, by, source)
    answer_safety(walk, review, by)
    act_at_once(walk, by)
    carrying_facts.carry(walk, by)
    written = {"facts": form.told[1], "analysis": form.analysis, "good_practice": "\n".join(form.good_practice)}
    written["scope"] = scope_of(form)
    if any(written.values()):
        walk.act(day, by, operations.record_facts, f"{FILE}: facts", rapid_review=review, **written)
    besides = at_meeting.give_views(walk, review.meeting, form.views, day, by, source)
    if form.family is not None:
        carrying_involvement.record_family(walk, form.family, day, by, FILE)
    decide(walk, review)
    write_minutes(walk, review, by, besides)


def chair_of(walk: Walk, form: RapidReviewForm) -> Person:
    """Who decided for the meeting: the one named with the decision, else who was in the chair."""
    said = (form.decision.by if form.decision else "") or (form.chair.name if form.chair else "JCR Chair")
    return walk.person(said, form.held_on, f"{FILE}: chair.name", agency=form.chair.agency if form.chair else "")


def answer_safety(walk: Walk, review: RapidReview, by: Person) -> None:
    """The answer on immediate safety: as it is written, or as the list of immediate actions says it."""
    form = walk.folder.rapid_review
    written, actions = form.immediate_safety, form.immediate_actions
    if written is None and actions is None:
        return  # the gate asks for it
    needed = written.action_needed if written and written.action_needed is not None else bool(actions)
    listed = f"Actions agreed at the meeting, each with an owner and a day: {len(actions)}." if actions else ""
    said = (written.answer if written else "") or listed or "No immediate action is needed for anybody's safety."
    walk.act(
        form.held_on, by, operations.answer_safety, f"{FILE}: immediate_actions", rapid_review=review,
        is_action_needed=needed, answer=said,
    )  # fmt: skip


def act_at_once(walk: Walk, by: Person) -> None:
    """Each immediate action, on the tracker from the day of the meeting."""
    form = walk.folder.rapid_review
    for place, one in enumerate(form.immediate_actions or []):
        source = f"{FILE}: immediate_actions[{place}]"
        owner = walk.person(one.owner, form.held_on, f"{source}.owner", agency=one.agency) if one.owner else by
        walk.act(
            form.held_on, by, tracker.add_action, source, case=walk.case, text=one.action, owner=owner,
            agency=agency_for(walk, one, owner, form.held_on), due_on=one.due,
            outcome=one.outcome or "Done, and confirmed to the Partnership Team.",
        )  # fmt: skip


def agency_for(walk: Walk, one: ImmediateAction, owner: Person, day: dt.date) -> Agency:
    named = walk.agency(one.agency, day) if one.agency else owner.agency
    return named or walk.officer(day).agency


def scope_of(form: RapidReviewForm) -> str:
    """The proposed scope in words."""
    scope = form.proposed_scope
    if scope is None:
        return ""
    lines = [f"Method: {scope.method}."] if scope.method else []
    if scope.start and scope.end:
        lines.append(f"Period: {scope.start:%-d %B %Y} to {scope.end:%-d %B %Y}.")
    lines += [f"{number}. {line}" for number, line in enumerate(scope.lines_of_enquiry, 1)]
    return "\n".join(lines)


def decide(walk: Walk, review: RapidReview) -> None:
    """Each element for each adult, then the decision."""
    form, day = walk.folder.rapid_review, walk.folder.rapid_review.held_on
    chair = chair_of(walk, form)
    adults = list(walk.case.adults.all())
    for number, adult in enumerate(adults):
        theirs = [(place, one) for place, one in enumerate(form.criteria) if is_about(one, adult, number)]
        for place, one in theirs:
            if limb := limb_of(walk, one, adult, [other for _, other in theirs if other is not one]):
                answer, standard = limb
                walk.act(
                    day, chair, operations.decide_limb, f"{FILE}: criteria[{place}]", rapid_review=review, adult=adult,
                    element=one.element[0].value, answer=answer.value, standard=standard, grounds=one.grounds,
                )  # fmt: skip
    if form.decision is None:
        if walk.has_later("rapid_review"):
            reasons = ["The Rapid Review has not decided. Record its decision first."]
            walk.refuse(day, chair, "decide_rapid_review", reasons, f"{FILE}: decision")
        return
    said = form.decision
    learning, no_more = why_none(form) if said.outcome == Decision.NO_REVIEW else ("", "")
    walk.act(
        day, chair, operations.decide_rapid_review, f"{FILE}: decision", rapid_review=review,
        decision=said.outcome.value, grounds=grounds_of(form), learning_summary=learning, why_no_more=no_more,
        dissenting=dissenting(walk, said.outcome), acting_because=acting(chair, review),
    )  # fmt: skip


def acting(chair: Person, review: RapidReview) -> str:
    """Why another decides for the Chair, where the record of the meeting does not show it."""
    is_chair, because = verification.why_acting(chair, review.meeting)
    return "" if is_chair or because else "The record of the meeting does not say why."


def dissenting(walk: Walk, outcome: Decision) -> list[Agency]:
    """The agencies whose view is plainly another decision than the one that was made, and who say why."""
    form = walk.folder.rapid_review
    found: dict[Agency, bool] = {}
    for one in form.views:
        view = wording.decision_in(one.view)
        agency = None if wording.plain(one.agency) in at_meeting.NO_VIEW else walk.agency(one.agency, form.held_on)
        if view is None or agency is None:
            continue
        found.pop(agency, None)
        if view != outcome and (one.grounds or one.note):
            found[agency] = True
        elif view != outcome:
            walk.tell(
                f"{FILE}: {one.agency} thought otherwise than was decided, and the file does not say on what grounds"
            )
    return [agency for agency, disagrees in found.items() if disagrees]


def grounds_of(form: RapidReviewForm) -> str:
    return (
        " ".join(
            text
            for text in (form.decision.reasons, f"({form.decision.statute})" if form.decision.statute else "")
            if text
        )
        if form.decision.reasons
        else ""
    )


def why_none(form: RapidReviewForm) -> tuple[str, str]:
    """The learning and why no more is to be gained, where there is no review; one text may say both."""
    said = form.decision
    told = said.if_no_sar if isinstance(said.if_no_sar, dict) else {}
    both = said.if_no_sar if isinstance(said.if_no_sar, str) else ""
    early = "\n".join(point.point for point in form.early_learning)
    learning = (
        said.learning_summary
        or str(told.get("learning") or told.get("learning_summary") or "")
        or (both and early)
        or both
    )
    return learning, said.why_no_more or str(told.get("why_no_more") or "") or both


def is_about(one: CriterionDecided, adult: Adult, number: int) -> bool:
    """Whether a criterion is about this adult, the first or second or later of the case; one that names nobody is about each."""
    names = {adult.name, adult.known_as, adult.pseudonym, cases.adult_pseudonym(number)}
    return not one.adult or wording.plain(one.adult) in {wording.plain(name) for name in names}


def limb_of(
    walk: Walk, one: CriterionDecided, adult: Adult, others: list[CriterionDecided]
) -> tuple[Answer, str] | None:
    """The answer for one adult, and whether known or suspected; none where the criterion is not about the likes of them."""
    element, number = one.element
    same = [other for other in others if other.element[0] == element]
    about = {Living.DIED: 1, Living.ALIVE: 2}.get(Living(adult.living), 0)
    if number and about and number != about and any(other.outcome for other in same):
        return None
    if one.outcome is None:
        return None if same else (Answer.NOT_MET, "")
    answer, standard = one.outcome
    if element == Element.CONDITION and answer == Answer.MET and standard is None:
        standard = standard_in(one.grounds) or standard_of_referral(walk, adult)
    return answer, standard.value if standard else ""


def standard_in(grounds: str) -> Standard | None:
    """Known or suspected, where the grounds say one of the words."""
    words = wording.plain(grounds)
    return Standard.SUSPECTED if "suspect" in words else Standard.KNOWN if " known" in f" {words}" else None


def standard_of_referral(walk: Walk, adult: Adult) -> Standard | None:
    said = adult.element_answers.filter(element=Element.CONDITION).exclude(standard="").first()
    return Standard(said.standard) if said else None


def write_minutes(walk: Walk, review: RapidReview, by: Person, besides: list[str]) -> None:
    """The minutes as they are written; where the file only says who minuted, what it records of the meeting."""
    form = walk.folder.rapid_review
    if not form.minutes and not form.minuted_by:
        return
    decided = f"Decided: {form.decision.outcome.label}. {form.decision.reasons}" if form.decision else ""
    times = " to ".join(text for text in (form.begins, form.ends) if text)
    written = [
        f"Held {form.held_on:%-d %B %Y}{f', {times}' if times else ''}.",
        form.context,
        form.facts_as_text,
        form.analysis,
        *besides,
        decided,
    ]
    minutes = form.minutes or "\n\n".join(text for text in written if text)
    walk.act(
        form.held_on,
        by,
        meetings.record_minutes,
        f"{FILE}: minuted_by",
        meeting=review.meeting,
        minutes=minutes,
        minuted_by=by,
    )
