"""Requests and returns, each for those who may see it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import (
    Assurance,
    Capacity,
    Case,
    Endorsement,
    KnownAgency,
    LadderStep,
    Place,
    ScopingReturn,
    Standing,
)
from sarum.cases.queries import access
from sarum.cases.queries import pause as pauses
from sarum.cases.queries.access import Reader
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import scoping as rules
from sarum.cases.rules import template
from sarum.kit.memory import remembered

ANSWERING = (Office.SAFEGUARDING_LEAD, Office.JCR_MEMBER, Office.STATUTORY_PARTNER)
JCR = (*CHAIRS, Office.JCR_MEMBER, Office.STATUTORY_PARTNER)
PARTS = [Capacity.RESPONDENT, Capacity.SENIOR_OFFICER]
LATE = "red"
COLOURS = {
    Standing.ASKED: "grey",
    Standing.STARTED: "blue",
    Standing.SENT_BACK: "yellow",
    Standing.RETURNED: "turquoise",
    Standing.ASSURED: "green",
    Standing.DECLINED: "red",
}


def returns_for(reader: Reader) -> QuerySet[ScopingReturn]:
    """The returns somebody may see: the Board's offices all, those on a case the assured ones, an agency's people their own."""
    everything = ScopingReturn.objects.select_related(
        "request__case", "request__agency", "request__template"
    ).prefetch_related(
        Prefetch("endorsements", Endorsement.objects.select_related("person")),
        Prefetch("assurances", Assurance.objects.select_related("person")),
        "request__extensions",
        "refusals",
    )
    visible = access.cases_for(reader)
    if sees_all(reader):
        return everything.filter(request__case__in=visible)
    theirs = Q(pk__in=own_returns(reader).values("pk")) | led_by(reader)
    return everything.filter(Q(request__case__in=visible, standing=Standing.ASSURED) | theirs)


def led_by(reader: Reader) -> Q:
    """The returns that an agency has sent, for whoever leads for it now: an agency sees its own past answers."""
    held = offices.offices_of(reader, timezone.localdate()) & access.LEADING
    if not held or reader.agency_id is None:
        return Q(pk__in=[])
    sent = [Standing.RETURNED, Standing.ASSURED]
    return Q(
        request__agency=reader.agency_id, standing__in=sent, request__case__in=access.cases_led(reader).values("pk")
    )


def sees_all(reader: Reader) -> bool:
    """Whether somebody sees every return of the cases they may see, assured or not."""
    return bool(offices.offices_of(reader, timezone.localdate()) & access_rules.ON_EVERY_CASE)


def own_returns(reader: Reader) -> QuerySet[ScopingReturn]:
    """The returns that somebody writes or endorses for their agency."""
    if reader.pk is None:
        return ScopingReturn.objects.none()
    day = timezone.localdate()
    barred = Place.objects.filter(access.open_places(day), person=reader.pk, capacity=Capacity.BARRED)
    seats = Place.objects.filter(access.open_places(day), person=reader.pk, capacity__in=PARTS)
    seats = seats.exclude(case__in=barred.values("case"))
    mine = Q(pk__in=[])
    for case_id, agency_id in seats.values_list("case", "agency"):
        mine |= Q(request__case=case_id, request__agency=agency_id)
    return ScopingReturn.objects.filter(mine).select_related("request__case", "request__agency", "request__template")


def known_agencies_of(reader: Reader, case: Case) -> QuerySet[KnownAgency]:
    """The agencies named in a case, by the referrer or by a return."""
    return KnownAgency.objects.filter(case__in=access.cases_for(reader), case=case).select_related("agency")


def known_agency_by(reader: Reader, reference: str, pk: int) -> KnownAgency | None:
    known = KnownAgency.objects.filter(case__in=access.cases_for(reader), case__reference=reference, pk=pk)
    return known.select_related("case", "agency").first()


def left_unasked(reader: Reader, case: Case) -> list[KnownAgency]:
    """The agencies that were named and neither asked nor set aside."""
    asked = set(case.requests.values_list("agency__name", flat=True))
    return rules.left_unasked(known_agencies_of(reader, case), asked)


def set_aside(reader: Reader, case: Case) -> QuerySet[KnownAgency]:
    return known_agencies_of(reader, case).exclude(set_aside_because="")


def agencies_to_ask(reader: Reader, case: Case) -> QuerySet[Any]:
    """The agencies of the register that have not been asked: those that were named first; each says if it can answer."""
    if not access.may_see(reader, case):
        return Agency.objects.none()
    leads = offices.held_on(timezone.localdate()).filter(
        office__in=ANSWERING, person__is_active=True, person__agency=OuterRef("pk")
    )
    named = case.known_agencies.filter(agency=OuterRef("pk"), set_aside_because="")
    asked = case.requests.filter(stage=template.stage_at(case.step))
    unasked = Agency.objects.exclude(pk__in=asked.values("agency"))
    return unasked.annotate(is_named=Exists(named), can_answer=Exists(leads)).order_by("-is_named", "name")


@dataclass(frozen=True)
class Line:
    """Where one agency's return stands today: who stands for it, who accepted it, how late it is and when it is reminded."""

    answer: ScopingReturn
    endorsement: Endorsement | None
    assurance: Assurance | None
    days_late: int
    words: str
    reminder_on: dt.date | None
    notes: list[str]

    @property
    def colour(self) -> str:
        return LATE if self.days_late else COLOURS[Standing(self.answer.standing)]

    @property
    def is_urgent(self) -> bool:
        """Whether it says that somebody's safety may be at risk now, sent or not."""
        return self.answer.is_anyone_at_risk


def grid(reader: Reader, case: Case) -> list[Line]:
    """Where every agency's return stands today."""
    today, shut = timezone.localdate(), settings.closures()
    return [
        line(reader, answer, today, shut)
        for answer in returns_for(reader).filter(request__case=case).order_by("request__agency__name")
    ]


def line(reader: Reader, answer: ScopingReturn, today: dt.date, shut: list[dt.date]) -> Line:
    """Where one return stands; while the clock of its case stands still, it grows no later and is not reminded."""
    paused = still_since(reader, answer.case)
    is_answered = answer.is_sent or answer.standing == Standing.DECLINED
    late = 0 if is_answered else settings.days_late(answer.request.due_on, min(today, paused or today), shut)
    endorsement = rules.standing_endorsement(answer.endorsements.all(), answer.digest)
    judged = list(answer.assurances.all())
    assurance = judged[-1] if judged and answer.standing == Standing.ASSURED else None
    is_waited_for = not is_answered and paused is None
    reminder_on = (
        rules.next_reminder(answer.request.due_on, today, shut, reminder_days(reader)) if is_waited_for else None
    )
    notes = [str(one) for one in answer.request.extensions.all() if one.is_granted is not False]
    notes += [str(one) for one in answer.refusals.all() if one.is_part and one.withdrawn_at is None]
    words = rules.standing_in_words(answer, late, is_endorsed=endorsement is not None)
    return Line(answer, endorsement, assurance, late, words, reminder_on, notes)


def still_since(reader: Reader, case: Case) -> dt.date | None:
    """Since when the clock of a case stands still, if it does."""
    pause = pauses.standing_still(reader, case)
    return pause.started_on if pause else None


@remembered
def own_days(reader: Reader) -> dict[str, int | None]:
    """The days of reminders and rungs that the Board has set; those it has not are missing."""
    return dict(LadderStep.objects.values_list("code", "days"))


def reminder_days(reader: Reader) -> list[int]:
    """When the clock reminds an agency: the Board's own days, or else the usual ones."""
    own = own_days(reader)
    days = [own.get(f"REMINDER_{number}", usual) for number, usual in enumerate(rules.REMINDERS, 1)]
    return sorted(day for day in days if day is not None)


def why_not_convenable(reader: Reader, case: Case) -> list[str]:
    """What stands in the way of the Rapid Review besides returns that are missing, for each of which a reason can be given."""
    asked = case.requests.exists()
    named = left_unasked(reader, case)
    nobody = [] if asked else ["No agency has been asked for scoping information. Send the requests first."]
    return rules.why_not_all_asked(named, set()) + nobody


def gaps_to_explain(reader: Reader, case: Case) -> list[tuple[ScopingReturn, str]]:
    """Each return that is not assured, with what is missing for want of it."""
    answers = returns_for(reader).filter(request__case=case).order_by("request__agency__name")
    return [(answer, what) for answer in answers if (what := rules.gap_in(answer, grounds_of(answer)))]


def grounds_of(answer: ScopingReturn) -> str:
    """On what grounds an agency refuses, while it does."""
    return next((one.grounds for one in answer.refusals.all() if one.withdrawn_at is None), "")


def people_to_ask(reader: Reader, case: Case) -> QuerySet[Person]:
    """Whoever could be asked to a Rapid Review, and who is expected there.

    Expected are the Joint Case Review group and the safeguarding lead of each agency in the case; whoever else answers
    for one of them, and the Partnership Team, can be asked besides.
    """
    if not access.may_see(reader, case):
        return Person.objects.none()
    day = timezone.localdate()
    held = offices.held_on(day)
    places = case.places.filter(access.open_places(day))
    barred = places.filter(capacity=Capacity.BARRED).values("person")
    answering = places.filter(capacity__in=PARTS).values("person")
    of_agencies = held.filter(person__agency__in=case.requests.values("agency"))
    leading = of_agencies.filter(office__in=access.LEADING).values("person")
    of_board = held.filter(office__in=[*JCR, *TEAM]).values("person")
    found = Person.objects.filter(Q(pk__in=of_board) | Q(pk__in=answering) | Q(pk__in=leading), is_active=True)
    return (
        found.exclude(pk__in=barred)
        .annotate(
            is_expected=Exists(held.filter(office__in=JCR, person=OuterRef("pk")))
            | Exists(of_agencies.filter(office=Office.SAFEGUARDING_LEAD, person=OuterRef("pk")))
        )
        .prefetch_related(Prefetch("holdings", held, to_attr="offices_held"))
        .select_related("agency")
        .order_by("agency__name", "name")
    )
