"""The agenda of a meeting: what is due for it, and its items as somebody may see them."""

from collections.abc import Iterator

from django.db.models import Case as IfSo
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, When
from django.utils import timezone

from sarum.cases.models import (
    Action,
    AgendaItem,
    AgendaWord,
    Case,
    Climb,
    Document,
    Draft,
    Escalation,
    GroupMeeting,
    ItemAction,
    ItemPaper,
    Meeting,
    Pack,
    Pause,
    Progress,
    ScopingReturn,
    Sequencing,
    Standing,
    Step,
    Verification,
)
from sarum.cases.queries import access, document, group, parallel
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as rules
from sarum.cases.rules import exceptions
from sarum.cases.rules.agenda import Due
from sarum.cases.rules.meeting import kind_of
from sarum.cases.rules.minutes import AnyMeeting

BY_STEP = {  # under which heading a case stands, and what is said of it there
    Step.REFERRAL: ("REFERRALS", "new referral"),
    Step.VERIFICATION: ("REFERRALS", "referral to be verified"),
    Step.RAPID_REVIEW: ("RAPID_REVIEWS", "Rapid Review"),
    Step.SIGN_OFF: ("RAPID_REVIEWS", "Rapid Review report, to be signed off"),
    Step.RECOMMENDATIONS: ("RAPID_REVIEWS", "report ratified: recommendations, and how its learning is cascaded"),
    Step.COMMISSIONING: ("LIVE", "review to be commissioned"),
    Step.REVIEW: ("LIVE", "review under way"),
    Step.PUBLICATION: ("PUBLICATION", "publication"),
    Step.LEARNING: ("LEARNING", "learning plan"),
    Step.ASSURANCE: ("LEARNING", "impact of what was improved"),
}
UNFINISHED = [Standing.ASKED, Standing.STARTED, Standing.SENT_BACK]


def due_for(reader: Reader, meeting: GroupMeeting) -> list[Due]:
    """Everything that the group has to look at, the standing items first."""
    standing = [Due(code, code, words) for code, words in rules.HEADINGS.items() if code not in ("ACTION_LOG",)]
    return [*standing, action_log(reader), *minutes_due(reader, meeting), *of_cases(reader, meeting)]


def to_build(reader: Reader, meeting: GroupMeeting) -> list[Due | AgendaItem]:
    """What building the agenda would put on or take off, while it is not issued."""
    if meeting.issued_at:
        return []
    due = due_for(reader, meeting)
    return [*rules.new_among(due, meeting.items.all()), *due_no_more(reader, meeting, due)]


def due_no_more(reader: Reader, meeting: GroupMeeting, due: list[Due]) -> list[AgendaItem]:
    """What is on the agenda and due no more, of what somebody may see: of a case kept from them nothing is due to them."""
    return rules.due_no_more(due, meeting.items.exclude(group.hidden_from(reader)))


def silent_chairs(reader: Reader, meeting: GroupMeeting) -> list[str]:
    """The chairs who were asked what they think of an agenda and have not said it yet."""
    if meeting.issued_at or not meeting.consulted_at:
        return []
    heard = set(meeting.agenda_words.filter(said_at__gte=meeting.consulted_at).values_list("person", flat=True))
    return [name for pk, name in group.chairs_by_name(reader) if pk not in heard]


def action_log(reader: Reader) -> Due:
    """The Action Log as a standing item, with how many actions are open and late."""
    today = timezone.localdate()
    actions = Action.objects.filter(case__in=access.cases_for(reader)).exclude(progress=Progress.COMPLETE)
    own = ItemAction.objects.filter(done_on=None, tracked=None)
    late = actions.filter(due_on__lt=today).count() + own.filter(due_on__lt=today).count()
    note = f"Open actions: {actions.count()} of cases, {own.count()} more taken on at meetings. Overdue: {late}."
    return Due("ACTION_LOG", "ACTION_LOG", rules.HEADINGS["ACTION_LOG"], note=note)


def minutes_due(reader: Reader, meeting: GroupMeeting) -> Iterator[Due]:
    """The minutes that wait to be approved."""
    found = GroupMeeting.objects.filter(checked_at__isnull=False, approved_at=None, starts_at__lt=meeting.starts_at)
    for one in found.order_by("starts_at"):
        yield Due("MINUTES", f"minutes-{one.pk}", f"Minutes of {one.starts_at:%-d %B %Y}, to be approved")
    about_cases = Meeting.objects.filter(case__in=access.cases_for(reader), checked_at__isnull=False, approved_at=None)
    for held in about_cases.filter(starts_at__lt=meeting.starts_at).select_related("case").order_by("starts_at"):
        title = f"{held.case.reference}: minutes of the {kind_of(held)} of {held.starts_at:%-d %B %Y}, to be approved"
        yield Due("MINUTES", f"case-minutes-{held.pk}", title, held.case_id)


def of_cases(reader: Reader, meeting: GroupMeeting) -> Iterator[Due]:
    """What each case that somebody may see brings to the group."""
    today, cases = timezone.localdate(), access.cases_for(reader)
    for case in with_exceptions(reader).order_by("reference"):
        heading, words = BY_STEP[Step(case.step)]
        note = exceptions.exceptions(
            case, today, case.pauses.all(), list(case.drafts.all()), case.parallel_processes.all()
        )
        yield Due(heading, f"case-{case.pk}-{case.step}", f"{case.reference}: {words}", case.pk, note)
    for decision in decided_since(reader, meeting):
        title = f"{decision.case.reference}: verification decided: {decision.get_next_step_display()}"
        yield Due("REFERRALS", f"decision-{decision.pk}", title, decision.case_id)
    overdue = ScopingReturn.objects.filter(
        request__case__in=cases, request__due_on__lt=today, standing__in=UNFINISHED
    ).select_related("request__agency", "request__case")
    for answer in overdue.order_by("request__case__reference", "request__agency__name"):
        title = f"{answer.case.reference}: the return of {answer.agency}, due {answer.request.due_on:%-d %B %Y}"
        yield Due("RETURNS", f"return-{answer.pk}", title, answer.case.pk)
    for one in Escalation.objects.filter(action__case__in=cases, answered_at=None).select_related("action__case"):
        yield Due("ESCALATIONS", f"escalation-{one.pk}", f"{one.action}: {one.why}", one.action.case_id)
    letters = Climb.objects.filter(request__case__in=cases, sent_at__isnull=False, responded_at=None)
    for letter in letters.filter(request__answer__standing__in=[*UNFINISHED, Standing.DECLINED]).select_related(
        "request__agency", "request__case"
    ):
        title = f"{letter.case.reference}: the letter to {letter.agency} of {letter.sent_at:%-d %B %Y} is not answered"
        yield Due("ESCALATIONS", f"letter-{letter.pk}", title, letter.case.pk, f"{letter.get_rung_display()}.")
    for process in parallel.going_on(reader).exclude(next_on=None):
        title = f"{process.case.reference}: {process}, {process.next_is or 'next'} on {process.next_on:%-d %B %Y}"
        yield Due("PARALLEL", f"process-{process.pk}-{process.next_on}", title, process.case_id)


def with_exceptions(reader: Reader) -> QuerySet[Case]:
    """The cases that the group looks at, each with what may keep it: an open pause, its drafts, what it waits for."""
    drafts = Draft.objects.prefetch_related("comments")
    waits_on = parallel.going_on(reader).filter(sequencing=Sequencing.REVIEW_PAUSED)
    return access.cases_for(reader).filter(step__in=BY_STEP).prefetch_related(
        Prefetch("pauses", Pause.objects.filter(ended_on=None)), Prefetch("drafts", drafts),
        Prefetch("parallel_processes", waits_on),
    )  # fmt: skip


def decided_since(reader: Reader, meeting: GroupMeeting) -> QuerySet[Verification]:
    """The verification decisions since the meeting before."""
    before = (
        GroupMeeting.objects.filter(starts_at__lt=meeting.starts_at, begun_at__isnull=False)
        .order_by("-starts_at")
        .first()
    )
    found = Verification.objects.filter(case__in=access.cases_for(reader)).select_related("case")
    return found.filter(decided_at__gte=before.starts_at) if before else found.filter(case__step=Step.SCOPING)


def items_of(reader: Reader, meeting: GroupMeeting | Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting that somebody may see, those taken off too."""
    if isinstance(meeting, Meeting):
        found = AgendaItem.objects.filter(of_case=meeting, case__in=access.cases_for(reader))
    else:
        found = AgendaItem.objects.filter(of_group=meeting, of_group__in=group.group_meetings(reader).values("pk"))
        found = found.exclude(group.kept_from(reader, meeting))
    return found.select_related("case", "of_group", "of_case__case", "minuted_by").order_by("place", "pk")


def on_agenda(reader: Reader, meeting: GroupMeeting | Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting that somebody may see, each with its papers, and the pack where it is about a Rapid Review."""
    packs = Pack.objects.filter(case__in=access.cases_for(reader), case=OuterRef("case")).order_by("-number")
    pack = When(heading__in=("RAPID_REVIEWS", "FACTS"), then=Subquery(packs.values("pk")[:1]))
    papers = Prefetch("papers", ItemPaper.objects.filter(removed_at=None))
    return items_of(reader, meeting).annotate(pack=IfSo(pack)).prefetch_related(papers)


def item_by(reader: Reader, pk: int) -> AgendaItem | None:
    item = AgendaItem.objects.select_related("of_group", "of_case__case", "case").filter(pk=pk).first()
    return items_of(reader, item.meeting).filter(pk=pk).first() if item else None


def paper_by(reader: Reader, pk: int) -> ItemPaper | None:
    """A paper, for whoever may see its item: those who were asked to the meeting, from the day its agenda is issued."""
    paper = ItemPaper.objects.select_related("document__case").filter(pk=pk, removed_at=None).first()
    item = item_by(reader, paper.item_id) if paper else None
    if paper is None or item is None:
        return None
    if (item.is_left_out or not item.meeting.issued_at) and not group.is_for_the_group(reader):
        return None
    paper.item = item
    return paper


def paper_content(reader: Reader, paper: ItemPaper) -> bytes:
    """What a paper holds, for somebody who may open it; refused with the reason where it is held."""
    if paper.document:
        return document.content_of(reader, paper.document)
    return document.checked(reader, paper.digest)


def papers_for(reader: Reader, item: AgendaItem) -> QuerySet[Document]:
    """The documents of an item's case that can go with it; never what agencies sent of their records, which names everybody."""
    found = Document.objects.filter(case=item.case_id, case__in=access.cases_for(reader), withdrawn_at=None)
    return found.filter(chronology_sources=None).select_related("case").order_by("-number")


def words_on(reader: Reader, meeting: AnyMeeting) -> QuerySet[AgendaWord]:
    """What the chairs said of the agenda, for those who prepare it."""
    if not group.is_for_the_group(reader) or (
        isinstance(meeting, Meeting) and not access.may_see(reader, meeting.case)
    ):
        return AgendaWord.objects.none()
    return meeting.agenda_words.select_related("person")
