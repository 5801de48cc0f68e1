"""After ratification: partners' amendments, the recommendations agreed, how the learning is cascaded, the tracker opened."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from sarum.board.models import Agency, Person
from sarum.board.queries import settings
from sarum.cases.models import AgreedWhere, Amendment, Capacity, Recommendation, Step
from sarum.cases.operations import access as places
from sarum.cases.operations import recommendations as operations
from sarum.cases.operations import report
from sarum.cases.operations import tracker as tracker_operations
from sarum.cases.queries import access
from sarum.cases.walk import carrying_report
from sarum.cases.walk.forms.jcr import AmendmentAsked, JcrForm
from sarum.cases.walk.forms.rapid_review import RecommendationMade
from sarum.cases.walk.reading import NotUnderstood
from sarum.cases.walk.walking import Walk, in_order

FILE = "jcr.json"


def carry(walk: Walk) -> None:
    """What the Joint Case Review group did with the report, to the action tracker."""
    form = walk.folder.jcr
    if walk.case.step != Step.RECOMMENDATIONS:
        return
    reviewed = walk.folder.rapid_review
    recommend(walk, reviewed.recommendations, "rapid-review.json", reviewed.sign_off[-1].on, "RAPID_REVIEW")
    if form is None:
        return
    asked_for(walk, form)
    recommend(walk, form.recommendations_added, FILE, form.held_on, "PARTNER")
    agree(walk, form)
    choose_method(walk, form)
    by = walk.officer(form.held_on, form.minuted_by)
    if form.actions or walk.has_later("jcr") or form.commissioning or form.learning_method:
        walk.act(form.held_on, by, operations.open_tracker, f"{FILE}: learning_method", case=walk.case)
        add_actions(walk, form, by)
    if form.actions or form.commissioning or walk.has_later("jcr"):
        walk.act(form.held_on, by, tracker_operations.close_rapid_review, f"{FILE}: actions", case=walk.case)


def asked_for(walk: Walk, form: JcrForm) -> None:
    """Each amendment asked for, decided, and put into the report where it is approved."""
    deeds: list[tuple[dt.date, Callable[[], object]]] = []
    for place, one in enumerate(form.amendments):
        source = f"{FILE}: amendments[{place}]"
        deeds.append((one.on, partial(ask, walk, one, source)))
        if one.decision is not None:
            decided_on = one.decided_on or one.on
            deeds.append((decided_on, partial(decide, walk, one, source)))
    deeds += [
        *carrying_report.checking(walk, FILE, form.quality_check),
        *carrying_report.signing(walk, FILE, form.sign_off),
    ]
    walk.run(in_order(deeds))
    if walk.case.step == Step.SIGN_OFF:
        carrying_report.ratified_or_refuse(walk, walk.folder.rapid_review)


def ask(walk: Walk, one: AmendmentAsked, source: str) -> None:
    by = walk.person(one.by, one.on, f"{source}.by", agency=one.origin)
    if (
        not access.cases_for(by).filter(pk=walk.case.pk).exists()
    ):  # who was asked to the meeting saw the case on its day only
        walk.act(
            one.on, walk.officer(one.on), places.give_place, source, case=walk.case, person=by, capacity=Capacity.INVITED,
            because="asks for an amendment to the ratified report",
        )  # fmt: skip
    walk.act(
        one.on, by, operations.ask_amendment, source, case=walk.case, agency=walk.agency(one.origin, one.on),
        text=one.text, reason=one.reason,
    )  # fmt: skip


def decide(walk: Walk, one: AmendmentAsked, source: str) -> None:
    """The Chair's decision on one amendment; one that is approved goes into the report, or the report through its hands again."""
    day = one.decided_on or one.on
    row = Amendment.objects.filter(case=walk.case, text=one.text, is_approved__isnull=True).first()
    if row is None:
        return
    chair = walk.person(one.decided_by or "JCR Chair", day, f"{source}.decided_by")
    walk.act(
        day, chair, operations.decide_amendment, source, amendment=row, is_approved=one.decision,
        touches_decision=one.touches_decision, reasons=one.reasons,
    )  # fmt: skip
    if not one.decision:
        return
    held, by = walk.case.report, walk.officer(day)
    sections = held.latest.sections
    added = f"Amended {day:%-d %B %Y}, as asked for by {row.agency}: {one.text}"
    sections = {**sections, "facts": "\n\n".join(text for text in (sections.get("facts"), added) if text)}
    if one.touches_decision:
        walk.act(
            day,
            by,
            report.write_report,
            source,
            report=held,
            sections=sections,
            why=f"Amendment asked for by {row.agency}",
        )
    else:
        walk.act(day, by, operations.amend_report, source, amendment=row, sections=sections)


def recommend(walk: Walk, made: Iterable[RecommendationMade], file: str, day: dt.date, source: str) -> None:
    """Each recommendation, to the agencies that it is for."""
    for place, one in enumerate(made):
        where = f"{file}: {'recommendations' if source == 'RAPID_REVIEW' else 'recommendations_added'}[{place}]"
        agencies, unknown = walk.known.agencies_meant(one.to, members(walk), day)
        agencies += [agency for name in unknown if (agency := walk.agency(name, day))]
        by, is_multi = walk.officer(day, walk.folder.rapid_review.minuted_by), len(set(agencies)) > 1
        if agencies and is_multi != one.is_multi_agency:
            kind = "multi-agency" if is_multi else "single-agency"
            walk.tell(f"{where} is for {len(set(agencies))} of the register’s agencies, so it was recorded as {kind}")
        walk.act(
            day, by, operations.recommend, where, case=walk.case, number=one.ref, text=one.text, agencies=agencies,
            is_multi_agency=is_multi, source=source,
        )  # fmt: skip


def members(walk: Walk) -> list[Agency]:
    """Every agency of the case: those asked, and those whose people hold an office of the Board's group."""
    asked = [request.agency for request in walk.case.requests.select_related("agency")]
    board = [walk.known.agency_named(name) for name in walk.folder.board.statutory_partners]
    return list(dict.fromkeys([*asked, *(agency for agency in board if agency)]))


def chair_of(walk: Walk, form: JcrForm) -> Person:
    return walk.person(form.chair or "JCR Chair", form.held_on, f"{FILE}: chair")


def agree(walk: Walk, form: JcrForm) -> None:
    """The recommendations that the group agreed: those named, and those added; all of them where none is named."""
    rows = {row.number: row for row in walk.case.recommendations.all()}
    added = [one.ref for one in form.recommendations_added]
    wanted = (
        list(rows)
        if form.recommendations_agreed is None
        else list(dict.fromkeys([*form.recommendations_agreed, *added]))
    )
    if unknown := [ref for ref in wanted if ref not in rows]:
        raise NotUnderstood(*(f"{FILE}: recommendations_agreed: there is no recommendation {ref}" for ref in unknown))
    said = f"With the group, on {form.held_on:%-d %B %Y}"
    if wanted or walk.has_later("jcr"):
        walk.act(
            form.held_on, chair_of(walk, form), operations.agree_recommendations, f"{FILE}: recommendations_agreed",
            case=walk.case, recommendations=[rows[ref] for ref in wanted], where=AgreedWhere.OUTSIDE,
            said=dict.fromkeys(settings.statutory_partners(), f"{said}, as the Board’s files say"),
        )  # fmt: skip


def choose_method(walk: Walk, form: JcrForm) -> None:
    said = form.learning_method
    if said is None:
        return
    lead = (
        walk.person(said.lead, form.held_on, f"{FILE}: learning_method.lead")
        if said.lead
        else walk.officer(form.held_on)
    )
    walk.act(
        form.held_on, chair_of(walk, form), operations.choose_learning_method, f"{FILE}: learning_method", case=walk.case,
        methods=said.methods, reasons=said.reasons, agreed_where=f"The group, on {form.held_on:%-d %B %Y}", lead=lead,
    )  # fmt: skip


def add_actions(walk: Walk, form: JcrForm, by: Person) -> None:
    """Each action on the tracker, with its owner and what should come of it."""
    for place, one in enumerate(form.actions):
        source = f"{FILE}: actions[{place}]"
        row = recommendation_of(walk, one.recommendation, f"{source}.recommendation")
        agency = walk.agency(one.agency, form.held_on) if one.agency else None
        owner = walk.person(one.owner, form.held_on, f"{source}.owner", agency=one.agency) if one.owner else by
        walk.act(
            form.held_on, by, tracker_operations.add_action, source, case=walk.case, recommendation=row, text=one.action,
            owner=owner, agency=agency or owner.agency or by.agency, due_on=one.due, outcome=one.outcome, measure=one.measure,
        )  # fmt: skip


def recommendation_of(walk: Walk, number: str, source: str) -> Recommendation:
    row = walk.case.recommendations.filter(number=number).first()
    if row is None:
        raise NotUnderstood(f"{source}: there is no recommendation {number}")
    return row
