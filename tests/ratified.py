"""A case from its ratified report on: the rows before it as ratification leaves them, every step after it by operations."""

import datetime as dt

from sarum.cases.models import (
    Adult,
    Capacity,
    Case,
    Decision,
    Meeting,
    OtherPerson,
    Place,
    RapidReview,
    Report,
    ReportVersion,
    ScopingRequest,
    Step,
    Tool,
)
from sarum.cases.models.report import digest_of
from sarum.cases.models.review import CONTENTS, MARKERS
from sarum.cases.operations import (
    assurance,
    commissioning,
    learning,
    publication,
    recommendations,
    review,
    template,
    tracker,
)
from sarum.cases.rules.report import SECTIONS
from tests import cast

AT = dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 2)
DUE = dt.date(2027, 3, 1)


def case_ratified(decision=Decision.MANDATORY, reference="WY-2026-001"):
    """At recommendations: three agencies asked, a member and the council's representative invited, a report ratified."""
    who = cast.people()
    case = Case.objects.create(
        reference=reference, pseudonym="Adult A", step=Step.RECOMMENDATIONS, step_since=DAY, opened_at=AT
    )
    Adult.objects.create(case=case, pseudonym="Adult A", name="Edna Marsh", known_as="Edie")
    OtherPerson.objects.create(case=case, name="Keith Marsh", relationship="Son")
    for number, name in enumerate((cast.CARE, cast.HOMES, cast.TRUST), 1):
        ScopingRequest.objects.create(
            case=case, agency=cast.agency(name), number=number, template=template.in_force(AT), sent_at=AT,
            sent_by=who["officer"], due_on=DAY,
        )  # fmt: skip
    seats = [("member", Capacity.INVITED), ("council", Capacity.INVITED), ("barred", Capacity.BARRED)]
    for name, capacity in seats:
        Place.objects.create(
            case=case, person=who[name], capacity=capacity, because="as the test needs", from_on=dt.date(2026, 1, 1)
        )
    meeting = Meeting.objects.create(
        case=case, kind="RAPID_REVIEW", starts_at=AT, held_at=AT, arranged_by=who["officer"],
        minutes="Minuted.", minuted_by=who["officer"],
    )  # fmt: skip
    no_review = decision == Decision.NO_REVIEW
    RapidReview.objects.create(
        case=case, meeting=meeting, is_action_needed=False, safety_answer="Nobody is at risk now.", decision=decision,
        grounds="As minuted.", learning_summary="Ask before closing." if no_review else "",
        why_no_more="The learning is clear." if no_review else "", scope="How services close.",
        decided_at=AT, decided_by=who["chair"],
    )  # fmt: skip
    report = Report.objects.create(case=case, ratified_at=AT)
    sections = {name: f"{words}." for name, words in SECTIONS.items()}
    ReportVersion.objects.create(
        report=report, number=1, sections=sections, digest=digest_of(sections), written_by=who["officer"], written_at=AT
    )
    return case


def fresh(case):
    return Case.objects.get(pk=case.pk)


def recommend(case, number, *agencies, text="Ask each other service before closing."):
    return recommendations.recommend(
        case=case, text=text, agencies=[cast.agency(name) for name in agencies], is_multi_agency=len(agencies) > 1,
        number=number,
        by=cast.people()["officer"], at=AT,
    )  # fmt: skip


def agree(case, made, by="chair", **more):
    """Agreed for the group outside a meeting, as each statutory partner said."""
    is_outside = more.get("where", "OUTSIDE") == "OUTSIDE"
    said = {cast.agency(name): "Yes, by email." for name in cast.PARTNERS} if is_outside else {}
    return recommendations.agree_recommendations(
        case=case, recommendations=made, **{"where": "OUTSIDE", "said": said, **more}, by=cast.people()[by], at=AT
    )


def case_agreed(**options):
    """Still at recommendations: two agreed, a method chosen."""
    case, who = case_ratified(**options), cast.people()
    made = [recommend(case, "R1", cast.HOMES), recommend(case, "R2", cast.CARE, cast.TRUST)]
    agree(case, made)
    recommendations.choose_learning_method(
        case=case, methods=["Webinar"], reasons="Many front-line staff.", agreed_where="At its meeting of 2 November",
        lead=who["officer"], by=who["chair"], at=AT,
    )  # fmt: skip
    return fresh(case)


def case_at_tracker(**options):
    case = case_agreed(**options)
    recommendations.open_tracker(case=case, by=cast.people()["officer"], at=AT)
    return fresh(case)


def add_action(case, number, who="owner", agency=cast.HOMES, due_on=DUE):
    return tracker.add_action(
        case=case, recommendation=case.recommendations.get(number=number), text=f"Carry out {number}.",
        owner=cast.people()[who], agency=cast.agency(agency), due_on=due_on, outcome="Nobody closes alone.",
        measure="Audit of 20 closures.", by=cast.people()["officer"], at=AT,
    )  # fmt: skip


def case_tracked(**options):
    """At the tracker, with an action of an agency's for R1 and one of the Partnership Team's own for R2."""
    case = case_at_tracker(**options)
    add_action(case, "R1")
    add_action(case, "R2", "manager", cast.TEAM)
    return fresh(case)


def complete(action, by):
    """Claimed by its owner on evidence, verified by somebody else."""
    owner = action.owner
    tracker.give_evidence(action=action, kind="Document", title="Closing form v2", shows="It asks.", by=owner, at=AT)
    tracker.update_action(action=action, progress="Done.", claims_complete=True, by=owner, at=AT)
    tracker.verify_action(action=action, is_accepted=True, by=by, at=AT)


def case_at_commissioning(**options):
    case = case_tracked(**options)
    tracker.close_rapid_review(case=case, by=cast.people()["officer"], at=AT)
    return fresh(case)


def propose(case, **changes):
    manner = {
        "manner": "A panel with two practitioner events", "reasons": "Proportionate to one adult.",
        "terms_of_reference": "How services close.", "reviewer": cast.people()["reviewer"],
        "independence": "No connection with the county.", "days": 20,
    }  # fmt: skip
    return commissioning.propose_manner(case=case, **{**manner, **changes}, by=cast.people()["officer"], at=AT)


def case_at_review(**options):
    case, who = case_at_commissioning(**options), cast.people()
    commission = propose(case)
    for name in ("chair", "independent_chair", "manager"):
        commissioning.agree_manner(commission=commission, by=who[name], at=AT)
    return fresh(case)


def send_draft(case, **changes):
    draft = {"title": "Adult A", "parts": {key: f"{words}." for key, words in CONTENTS.items()}, **changes}
    return review.send_draft(case=case, **draft, by=cast.people()["reviewer"], at=AT)


def case_ready_to_accept(**options):
    """At the review: a draft reviewed as ready, every Quality Marker judged."""
    case, who = case_at_review(**options), cast.people()
    draft = send_draft(case)
    review.review_draft(draft=draft, comments="Sound.", is_ready=True, by=who["officer"], at=AT)
    for number in MARKERS:
        review.judge_marker(case=case, marker=number, judgement="MET", evidence="Seen.", by=who["officer"], at=AT)
    return fresh(case)


def case_at_learning(decision=Decision.MANDATORY, **options):
    """At learning: with a review accepted, or where the Rapid Review decided against one, without."""
    who = cast.people()
    if decision == Decision.NO_REVIEW:
        case = case_tracked(decision=decision, **options)
        tracker.close_rapid_review(case=case, by=who["officer"], at=AT)
        return fresh(case)
    case = case_ready_to_accept(**options)
    review.accept_review(draft=case.drafts.get(), by=who["chair"], at=AT)
    return fresh(case)


def plan_learning(case, *agencies, **changes):
    plan = {
        "learning": "Ask before closing.",
        "audience": "Everybody who closes.",
        "how": "In teams.",
        "measure": "Audit.",
    }
    names = agencies or (cast.CARE, cast.HOMES)
    return learning.plan_learning(
        case=case, **{**plan, **changes}, lead=cast.people()["officer"], agencies=[cast.agency(name) for name in names],
        by=cast.people()["officer"], at=AT,
    )  # fmt: skip


def case_shared(**options):
    case = case_at_learning(**options)
    plan_learning(case)
    learning.share_learning_plan(case=case, by=cast.people()["officer"], at=AT)
    return fresh(case)


def ready_tool(case):
    who = cast.people()
    learning.prepare_tool(
        case=case, kind="BRIEFING", title="Ask before you close", text="Seven minutes.", by=who["officer"], at=AT
    )
    return learning.ready_tool(tool=Tool.objects.get(case=case), by=who["officer"], at=AT)


def case_at_publication():
    case = case_shared()
    learning.open_publication(case=case, by=cast.people()["officer"], at=AT)
    return fresh(case)


def plan_publication(case, **changes):
    plan = {"plan": "The agencies are told on the day.", "family_told": "By visit, a week before.", **changes}
    return publication.plan_publication(
        case=case, media_lead=cast.people()["manager"], **plan, by=cast.people()["officer"], at=AT
    )


def write_publication(plan, title="Adult A: asking before closing", **parts):
    parts = parts or {key: f"{words}." for key, words in CONTENTS.items()}
    return publication.write_publication(plan=plan, title=title, parts=parts, by=cast.people()["officer"], at=AT)


def case_ready_to_publish():
    """At publication: planned, written, a tool ready, and decided by the Independent Chair."""
    case = case_at_publication()
    write_publication(plan_publication(case))
    ready_tool(case)
    publication.decide_publication(
        case=case,
        is_to_be_published=True,
        reasons="The learning is wanted.",
        by=cast.people()["independent_chair"],
        at=AT,
    )
    return fresh(case)


def case_at_assurance():
    case = case_shared(decision=Decision.NO_REVIEW)
    learning.open_assurance(case=case, by=cast.people()["officer"], at=AT)
    return fresh(case)


def show_improvement(case, number="R1", agency=cast.HOMES, by="owner"):
    return assurance.show_improvement(
        case=case, recommendation=case.recommendations.get(number=number), agency=cast.agency(agency),
        what_changed="Every closing asks.", evidence="20 of 20 in the audit, from 0.", by=cast.people()[by], at=AT,
    )  # fmt: skip


def case_proven():
    """At assurance with nothing owed."""
    case, who = case_at_assurance(), cast.people()
    first, second = case.actions.all()
    complete(first, who["officer"])
    complete(second, who["chair"])
    for number, agency, by in (("R1", cast.HOMES, "owner"), ("R2", cast.CARE, "lead")):
        improvement = show_improvement(case, number, agency, by)
        assurance.judge_impact(
            improvement=improvement, impact="PRACTICE_CHANGED", reasons="The audit.", by=who["officer"], at=AT
        )
    assurance.report_impact(case=case, summary="Closings ask now.", reported_on=DAY, by=who["officer"], at=AT)
    return fresh(case)
