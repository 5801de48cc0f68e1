"""From the review's first draft to a closed case: review, learning, publication, assurance; each thing on its day."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sarum.board.models import Agency, Person
from sarum.board.queries import offices
from sarum.cases.models import Draft, Improvement, PublicationPlan, Step, Tool
from sarum.cases.operations import assurance, learning, publication, review
from sarum.cases.walk import carrying_commissioning
from sarum.cases.walk.carrying_jcr import members, recommendation_of
from sarum.cases.walk.forms.ending import CascadeMade, DraftSent, ImprovementShown, PlanMade, ToolMade
from sarum.cases.walk.reading import NotUnderstood
from sarum.cases.walk.walking import Walk

Deeds = Iterator[tuple[dt.date, Callable[[], object]]]


def review_deeds(walk: Walk) -> Deeds:
    form, file = walk.folder.review, "review.json"
    if form is None:
        return
    for place, one in enumerate(form.drafts):
        yield one.on, partial(send_draft, walk, one, f"{file}: drafts[{place}]")
        if one.review:
            yield one.review.on, partial(review_draft, walk, one, f"{file}: drafts[{place}].review")
    if form.markers:
        yield form.markers.on, partial(judge_markers, walk)
    if form.accepted:
        yield form.accepted.on, partial(accept, walk)


def send_draft(walk: Walk, one: DraftSent, source: str) -> None:
    if walk.case.step == Step.COMMISSIONING:
        carrying_commissioning.not_agreed(walk, one.on)
    by = walk.person(one.by, one.on, f"{source}.by") if one.by else walk.case.commission.reviewer
    walk.act(
        one.on, by, review.send_draft, source, case=walk.case, title=one.title, parts=one.parts, body=one.body,
        justified=one.justified,
    )  # fmt: skip


def latest_draft(walk: Walk) -> Draft:
    return Draft.objects.filter(case=walk.case).latest("number")


def review_draft(walk: Walk, one: DraftSent, source: str) -> None:
    by = walk.officer(one.review.on, one.review.by)
    walk.act(
        one.review.on, by, review.review_draft, source, draft=latest_draft(walk), comments=one.review.comments,
        is_ready=one.review.ready,
    )  # fmt: skip


def judge_markers(walk: Walk) -> None:
    form = walk.folder.review.markers
    by = walk.officer(form.on, form.by)
    for place, one in enumerate(form.judgements):
        walk.act(
            form.on, by, review.judge_marker, f"review.json: markers.judgements[{place}]", case=walk.case,
            marker=one.marker, judgement=one.judgement.value, evidence=one.evidence,
        )  # fmt: skip


def accept(walk: Walk) -> None:
    form, source = walk.folder.review.accepted, "review.json: accepted"
    walk.act(
        form.on, walk.person(form.by, form.on, f"{source}.by"), review.accept_review, source, draft=latest_draft(walk)
    )


def learning_deeds(walk: Walk) -> Deeds:
    form, file = walk.folder.learning, "learning.json"
    if form is None:
        return
    if form.plan:
        yield form.plan.on, partial(plan, walk, form.plan, f"{file}: plan")
        if form.plan.shared_on:
            yield form.plan.shared_on, partial(share_plan, walk, form.plan, f"{file}: plan.shared_on")
    for place, one in enumerate(form.tools):
        yield one.on, partial(prepare_tool, walk, one, f"{file}: tools[{place}]")
        if one.ready_on:
            yield one.ready_on, partial(ready_tool, walk, one, f"{file}: tools[{place}].ready_on")
    for place, made in enumerate(form.cascades):
        yield made.on, partial(cascade, walk, made, f"{file}: cascades[{place}]")
    if walk.folder.publication:
        yield walk.folder.publication.on, partial(go_on, walk, learning.open_publication, walk.folder.publication.on)
    elif form.open_on:
        yield form.open_on, partial(go_on, walk, learning.open_assurance, form.open_on)


def go_on(walk: Walk, operation: Callable[..., object], day: dt.date) -> None:
    walk.act(day, walk.officer(day), operation, "learning.json: plan", case=walk.case)


def plan(walk: Walk, one: PlanMade, source: str) -> None:
    agencies, unknown = walk.known.agencies_meant(one.agencies or ["All members"], members(walk), one.on)
    agencies += [agency for name in unknown if (agency := walk.agency(name, one.on))]
    by = walk.officer(one.on, one.by)
    lead = walk.person(one.lead, one.on, f"{source}.lead") if one.lead else by
    walk.act(
        one.on, by, learning.plan_learning, source, case=walk.case, learning=one.learning, audience=one.audience,
        how=one.how, measure=one.measure, lead=lead, agencies=agencies,
    )  # fmt: skip


def share_plan(walk: Walk, one: PlanMade, source: str) -> None:
    walk.act(one.shared_on, walk.officer(one.shared_on, one.by), learning.share_learning_plan, source, case=walk.case)


def prepare_tool(walk: Walk, one: ToolMade, source: str) -> None:
    walk.act(
        one.on, walk.officer(one.on, one.by), learning.prepare_tool, source, case=walk.case, kind=one.kind.value,
        title=one.title, text=one.text, expert=one.expert,
    )  # fmt: skip


def ready_tool(walk: Walk, one: ToolMade, source: str) -> None:
    row = Tool.objects.filter(case=walk.case, title=one.title).last()
    walk.act(one.ready_on, walk.officer(one.ready_on, one.by), learning.ready_tool, source, tool=row)


def cascade(walk: Walk, one: CascadeMade, source: str) -> None:
    """An agency's own word: given by whoever is named, else by whoever leads for it."""
    agency = walk.agency(one.agency, one.on)
    by = walk.person(one.by, one.on, f"{source}.by", agency=one.agency) if one.by else lead_of(agency, one.on, source)
    walk.act(
        one.on, by, learning.confirm_cascade, source, case=walk.case, how=one.how, held_on=one.held_on or one.on,
        people=one.people, reflections=one.reflections,
    )  # fmt: skip


def lead_of(agency: Agency, day: dt.date, source: str) -> Person:
    leads = offices.leads_of(agency, day)
    if not leads:
        raise NotUnderstood(f"{source}: nobody leads for {agency}; say who confirms, as by")
    return leads[0]


def publication_deeds(walk: Walk) -> Deeds:
    form, file = walk.folder.publication, "publication.json"
    if form is None:
        return
    yield form.on, partial(plan_publication, walk)
    written = form.written_on or form.on
    if form.parts:
        yield written, partial(write_publication, walk, written)
    if form.waiver:
        yield form.waiver.on, partial(waive, walk)
    for place, one in enumerate(form.decisions):
        yield one.on, partial(decide, walk, one, f"{file}: decisions[{place}]")
    if form.published:
        by = form.published
        yield (
            by.on,
            lambda: walk.act(
                by.on, walk.officer(by.on, by.by), publication.publish, f"{file}: published", case=walk.case
            ),
        )


def decide(walk: Walk, one: Any, source: str) -> None:
    by = walk.person(one.by, one.on, f"{source}.by")
    walk.act(
        one.on, by, publication.decide_publication, source, case=walk.case, is_to_be_published=one.publish,
        reasons=one.reasons,
    )  # fmt: skip


def plan_publication(walk: Walk) -> None:
    form = walk.folder.publication
    by = walk.officer(form.on, form.by)
    lead = walk.person(form.media_lead, form.on, "publication.json: media_lead") if form.media_lead else by
    walk.act(
        form.on, by, publication.plan_publication, "publication.json: plan", case=walk.case, media_lead=lead,
        plan=form.plan, family_told=form.family_told,
    )  # fmt: skip


def write_publication(walk: Walk, day: dt.date) -> None:
    form = walk.folder.publication
    walk.act(
        day, walk.officer(day, form.by), publication.write_publication, "publication.json: parts",
        plan=PublicationPlan.objects.get(case=walk.case), title=form.title, parts=form.parts,
    )  # fmt: skip


def waive(walk: Walk) -> None:
    one, source = walk.folder.publication.waiver, "publication.json: waiver"
    by = walk.person(one.by, one.on, f"{source}.by")
    row = PublicationPlan.objects.get(case=walk.case)
    walk.act(one.on, by, publication.waive_tool, source, plan=row, because=one.because)


def assurance_deeds(walk: Walk) -> Deeds:
    form, file = walk.folder.assurance, "assurance.json"
    if form is None:
        return
    for place, one in enumerate(form.improvements):
        source = f"{file}: improvements[{place}]"
        yield one.on, partial(show, walk, one, source)
        for number, judged in enumerate(one.judged):
            yield (
                judged.on,
                partial(judge, walk, one, judged, f"{source}.judged[{number}]"),
            )
    if form.report:
        said = form.report
        yield said.on, lambda: walk.act(
            said.on, walk.officer(said.on, said.by), assurance.report_impact, f"{file}: report", case=walk.case,
            summary=said.summary, reported_on=said.reported_on or said.on,
        )  # fmt: skip
    if form.closed:
        end = form.closed
        yield end.on, lambda: walk.act(
            end.on, walk.person(end.by, end.on, f"{file}: closed.by"), assurance.close_case, f"{file}: closed",
            case=walk.case, reason=end.reason, is_exception=end.exception,
        )  # fmt: skip


def show(walk: Walk, one: ImprovementShown, source: str) -> None:
    row, agency = (
        recommendation_of(walk, one.recommendation, f"{source}.recommendation"),
        walk.agency(one.agency, one.on),
    )
    by = walk.person(one.by, one.on, f"{source}.by", agency=one.agency) if one.by else lead_of(agency, one.on, source)
    walk.act(
        one.on, by, assurance.show_improvement, source, case=walk.case, recommendation=row, agency=agency,
        what_changed=one.what_changed, evidence=one.evidence,
    )  # fmt: skip


def judge(walk: Walk, one: ImprovementShown, judged: Any, source: str) -> None:
    row = Improvement.objects.filter(
        case=walk.case, recommendation__number=one.recommendation, agency=walk.known.agency_named(one.agency)
    ).last()
    if row is None:
        raise NotUnderstood(f"{source}: it is judged on {judged.on}, before it was shown on {one.on}")
    by = walk.person(judged.by, judged.on, f"{source}.by")
    walk.act(
        judged.on,
        by,
        assurance.judge_impact,
        source,
        improvement=row,
        impact=judged.impact.value,
        reasons=judged.reasons,
    )
