"""The packs of a Rapid Review: what the next one would hold, each that was released, and who has opened it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from sarum.board.models import Event, Person
from sarum.cases.models import Attendance, Case, Gap, Meeting, MeetingKind, Pack, ScopingReturn, Stage
from sarum.cases.models.report import digest_of
from sarum.cases.queries import access, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import pack as rules
from sarum.cases.rules.pack import Content

READING = ("pack", "pack_pdf")


def packs_of(reader: Reader, case: Case) -> QuerySet[Pack]:
    """The packs that were released, the latest first."""
    packs = Pack.objects.filter(case__in=access.cases_for(reader), case=case).select_related("case", "released_by")
    return packs.order_by("-number")


def latest_pack(reader: Reader, case: Case) -> Pack | None:
    return packs_of(reader, case).first()


def pack_by(reader: Reader, reference: str, pk: int) -> Pack | None:
    """One pack, old or new, if it is there and theirs to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    return packs_of(reader, case).filter(pk=pk).first() if case else None


def content_of(reader: Reader, case: Case, day: dt.date) -> Content:
    """What a pack released on this day holds, for whoever may release it: the assured returns, and all that is missing."""
    answers = ScopingReturn.objects.filter(request__case=case, request__stage=Stage.SCOPING).order_by(
        "request__agency__name"
    )
    held, gaps = [], []
    reasons = dict(Gap.objects.filter(rapid_review__case=case).values_list("agency", "reason"))
    related = answers.select_related("request__agency", "request__case", "request__template").prefetch_related(
        "endorsements__person", "assurances", "authors", "refusals"
    )
    for answer in related:
        authors = {person.pk for person in answer.authors.all()}
        endorsements, assurances = list(answer.endorsements.all()), list(answer.assurances.all())
        grounds = scoping.grounds_of(answer)
        why_not = rules.why_not_in_pack(answer, endorsements, assurances, authors, grounds)
        stands = rules.endorsement_in(answer, endorsements, authors)
        if why_not or stands is None:
            gaps.append(rules.gap(answer, why_not, day, reasons.get(answer.agency.pk, "")))
        else:
            signed_on = timezone.localdate(stands.signed_at)
            held.append((answer, rules.return_in_pack(answer, stands, signed_on, assurances[-1], grounds)))
    unasked = sorted(scoping.left_unasked(reader, case), key=lambda one: one.name)
    return {
        "returns": [kept for _, kept in held],
        "events": rules.events_together(answer for answer, _ in held),
        "gaps": gaps,
        "set_aside": list(
            case.known_agencies.exclude(set_aside_because="").order_by("name").values("name", "set_aside_because")
        ),
        "unasked": [{"name": one.name, "named_by": one.named_by} for one in unasked],
    }


@dataclass(frozen=True)
class Preview:
    """The pack as it would be released now."""

    content: Content
    digest: str
    number: int
    why_not: list[str]


def events_of(reader: Reader, case: Case) -> list[Content]:
    """The key events of every return of a case that somebody may read, in one list by their days."""
    return rules.events_together(scoping.returns_for(reader).filter(request__case=case))


def preview(reader: Reader, case: Case) -> Preview:
    """What the next pack would hold, and what keeps it from being released whatever is said of it."""
    content, last = content_of(reader, case, timezone.localdate()), latest_pack(reader, case)
    digest = digest_of(content)
    why_not = rules.why_not_releasable(content, "said", digest, last.digest if last else "")
    return Preview(content, digest, last.number + 1 if last else 1, why_not)


def changes_since(reader: Reader, pack: Pack) -> list[str]:
    """What became of the returns of a pack since it was released, for whoever has reached it."""
    kept = {one["reference"]: one for one in pack.returns}
    answers = ScopingReturn.objects.filter(request__case=pack.case, request__stage=Stage.SCOPING)
    found = [
        rules.changed_since(kept[answer.request.reference], answer)
        if answer.request.reference in kept
        else rules.come_since(answer)
        for answer in answers.select_related("request__case", "request__agency").order_by("request__agency__name")
    ]
    return [words for words in found if words]


@dataclass(frozen=True)
class PackReader:
    """Somebody who has opened a pack, or who is asked to the Rapid Review and has not."""

    person: Person
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None

    @property
    def is_again(self) -> bool:
        return self.first_at != self.last_at


def readers_of(reader: Reader, pack: Pack) -> list[PackReader]:
    """Who has opened a pack, in the order in which they did; then those asked to the Rapid Review who have not."""
    if not (scoping.sees_all(reader) and access.may_see(reader, pack.case)):
        return []
    openings = (
        opened(reader, pack)
        .values("actor")
        .annotate(first=Min("happened_at"), last=Max("happened_at"))
        .order_by("first")
    )
    by_person = {int(row["actor"].removeprefix("person:")): (row["first"], row["last"]) for row in openings}
    people = Person.objects.in_bulk(by_person)
    asked = [seat.person for seat in seats_of(pack.case) if seat.person_id not in by_person]
    return [
        *(PackReader(people[pk], *when) for pk, when in by_person.items()),
        *(PackReader(one) for one in asked),
    ]


def opened(reader: Reader, pack: Pack) -> QuerySet[Event]:
    """Every time that somebody opened a pack, on its page or as a PDF; for whoever has reached it."""
    return Event.objects.filter(subject=f"cases.pack:{pack.pk}", act__in=READING, actor__startswith="person:")


def meeting_of(case: Case) -> Meeting | None:
    """The Rapid Review meeting of a case, once it is convened."""
    return case.meetings.filter(kind=MeetingKind.RAPID_REVIEW, cancelled_at=None).order_by("starts_at").last()


def seats_of(case: Case) -> list[Attendance]:
    """Everybody who is asked to the Rapid Review, if it is convened."""
    meeting = meeting_of(case)
    if meeting is None:
        return []
    seats = meeting.attendance.filter(person__is_active=True).select_related("person__agency")
    return list(seats.order_by("person__name"))


def to_read(reader: Reader) -> Iterator[tuple[str, Case, dt.date, str, int]]:
    """The latest pack of each Rapid Review to come that somebody is asked to and has not opened."""
    coming = Meeting.objects.filter(
        kind=MeetingKind.RAPID_REVIEW, held_at=None, cancelled_at=None, attendance__person=reader.pk,
        case__in=access.cases_for(reader),
    )  # fmt: skip
    for meeting in coming.select_related("case"):
        pack = meeting.case.packs.last()
        if pack and not opened(reader, pack).filter(actor=f"person:{reader.pk}").exists():
            day = timezone.localdate(meeting.starts_at)
            yield f"Read the pack for the Rapid Review on {day.day} {day:%B}", meeting.case, day, "pack", pack.pk
