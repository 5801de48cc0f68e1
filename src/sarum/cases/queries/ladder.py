"""The ladder as the Board has set it, what the clock climbs today, and what was done about each agency."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.queries import offices, settings
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Case, Climb, Pause, Refusal, ReturnChase, Rung, ScopingReturn, Standing
from sarum.cases.queries import access, returns, scoping, stationery
from sarum.cases.queries.access import Reader
from sarum.cases.rules import ladder as rules
from sarum.cases.rules import procedure
from sarum.cases.rules import scoping as scoping_rules
from sarum.cases.rules import stationery as stationery_rules
from sarum.cases.rules.stationery import Written
from sarum.kit import working_days


def days(reader: Reader) -> dict[str, int | None]:
    """The day of every reminder and rung: the Board's own, or else the usual one. A day that is missing is left out."""
    own = scoping.own_days(reader)
    return {code: own.get(code, usual) for code, usual in rules.DEFAULT.items()}


def rung_days(reader: Reader) -> dict[str, int]:
    """The days of the rungs that are climbed."""
    return {code: day for code, day in days(reader).items() if code in rules.ORDER and day is not None}


def words(reader: Reader) -> str:
    """What the clock does by itself, and what people do after it, in a sentence of the Board's setting."""
    said = scoping_rules.reminders_in_words(scoping.reminder_days(reader))
    rungs = [
        f"{day} for {Rung(code).label[0].lower()}{Rung(code).label[1:]}" for code, day in rung_days(reader).items()
    ]
    later = "; ".join(rungs)
    return (
        f"{said} After that it writes letters for people to send, so many working days late: {later}."
        if rungs
        else said
    )


def to_chase(reader: Reader) -> QuerySet[ScopingReturn]:
    """The returns that the clock waits for: asked for, not sent, in cases that still take them and whose clock goes."""
    if reader != CLOCK:
        return ScopingReturn.objects.none()
    unsent = ScopingReturn.objects.exclude(standing__in=[Standing.RETURNED, Standing.ASSURED])
    waiting = unsent.filter(request__case__step__in=procedure.steps_of("chase_return"))
    going = waiting.exclude(request__case__in=Pause.objects.filter(ended_on=None).values("case"))
    return going.select_related("request__case", "request__agency").prefetch_related(
        "request__chases", "request__climbs", "request__extensions", "request__case__pauses", "assurances", "refusals"
    )


def waited_from(answer: ScopingReturn) -> dt.datetime:
    """When this wait for an answer began: the agency was asked, or its return went back for work, or it was given more
    time, or it refused, or took that back; whichever came last."""
    judged = [made.judged_at for made in answer.assurances.all() if not made.is_accepted]
    given = [made.decided_at for made in answer.request.extensions.all() if made.is_granted and made.decided_at]
    refused = [made.withdrawn_at or made.refused_at for made in answer.refusals.all() if not made.is_part]
    return max([answer.request.sent_at, *judged, *given, *refused])


def counted_from(answer: ScopingReturn, shut: list[dt.date]) -> dt.date:
    """The day from which a wait is counted: later by every day that its clock stood still, as its due day is."""
    began = timezone.localdate(waited_from(answer))
    still = [pause for pause in answer.case.pauses.all() if pause.ended_on]
    days = sum(working_days.between(max(one.started_on, began), one.ended_on, shut) for one in still if one.ended_on)
    return working_days.after(began, days, shut).on if days else began


def reminder_due(reader: Reader, answer: ScopingReturn, today: dt.date, shut: list[dt.date]) -> int | None:
    """The reminder that an agency is to be sent today: later than any it has had in this wait; none once it refused."""
    if answer.standing == Standing.DECLINED:
        return None
    since, request = waited_from(answer), answer.request
    began, days_set = counted_from(answer, shut), scoping.reminder_days(reader)
    rung = scoping_rules.reminder_due(request.due_on, began, today, shut, days_set)
    had = [chase.days for chase in request.chases.all() if chase.days is not None and chase.chased_at >= since]
    return None if rung is None or rung <= max(had, default=rung - 1) else rung


def rung_due(reader: Reader, answer: ScopingReturn, today: dt.date, shut: list[dt.date]) -> str | None:
    """The rung whose letter is to be written today, above all that were climbed in this wait."""
    since, request = waited_from(answer), answer.request
    climbed = [one.rung for one in request.climbs.all() if one.waited_from == since]
    return rules.rung_due(
        request.due_on, counted_from(answer, shut), today, rung_days(reader), climbed, shut,
        is_refused=answer.standing == Standing.DECLINED,
    )  # fmt: skip


def recipients(reader: Reader, rung: str, agency: Agency) -> list[Person]:
    """To whom a rung's letter goes: whoever holds the office for that agency today, or for the Safeguarding Partners."""
    held = offices.held_on(timezone.localdate()).filter(person__is_active=True)
    of_agency = held.filter(person__agency=agency)
    leads = [Office.SAFEGUARDING_LEAD]
    members = [Office.JCR_MEMBER, Office.STATUTORY_PARTNER]
    found = {
        Rung.MEMBER: of_agency.filter(office__in=members),
        Rung.LEAD: of_agency.filter(office__in=leads) | held.filter(office=Office.BUSINESS_MANAGER),
        Rung.CHAIR: of_agency.filter(office__in=[*leads, *members]),
        Rung.CHIEF: of_agency.filter(office=Office.CHIEF_OFFICER),
        Rung.PARTNERS: held.filter(office=Office.STATUTORY_PARTNER),
    }[Rung(rung)]
    return list(dict.fromkeys(holding.person for holding in found))


def climb_by(reader: Reader, reference: str, pk: int) -> Climb | None:
    """One letter of the ladder, for whoever sees every return of its case."""
    found = Climb.objects.filter(request__case__in=access.cases_for(reader), request__case__reference=reference, pk=pk)
    if not scoping.sees_all(reader):
        return None
    return found.select_related("request__case", "request__agency", "request__answer", "sent_by", "proposed_by").first()


def climbs_to_send(reader: Reader) -> list[Climb]:
    """The letters of the ladder that wait for this person."""
    held = offices.offices_of(reader, timezone.localdate())
    waiting = Climb.objects.filter(sent_at=None, dismissed_at=None, request__case__in=access.cases_for(reader))
    waiting = waiting.exclude(request__answer__standing__in=[Standing.RETURNED, Standing.ASSURED])
    found = waiting.select_related("request__case", "request__agency", "request__answer")
    return [climb for climb in found if not rules.why_not_yours(climb, held)]


@dataclass(frozen=True)
class Entry:
    """One line of the chase log: when, by whom, what; and the letter it is about, where there is one."""

    at: dt.datetime
    who: str
    agency: Agency
    what: str
    climb: Climb | None = None


def log_of(reader: Reader, case: Case, answer: ScopingReturn | None = None) -> list[Entry]:
    """Reminders, calls and letters of every agency, or of one, the latest first; for whoever may read the returns.

    An agency sees the reminders and which letters were sent; calls, letters that were only written, and what came of them,
    are the Board's to see.
    """
    visible = scoping.returns_for(reader).filter(request__case=case)
    requests = visible.filter(pk=answer.pk).values("request") if answer else visible.values("request")
    chases = ReturnChase.objects.filter(request__in=requests).select_related("request__agency", "chased_by")
    climbs = Climb.objects.filter(request__in=requests).select_related(
        "request__agency", "request__answer", "proposed_by", "sent_by"
    )
    if not scoping.sees_all(reader):  # what was said on the telephone is the team's own note
        chases = chases.filter(chased_by=None)
    entries = [Entry(c.chased_at, str(c.chased_by or CLOCK), c.request.agency, call_in_words(c)) for c in chases]
    for climb in climbs:
        entries += entries_of(climb) if scoping.sees_all(reader) else sent_of(climb)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def call_in_words(chase: ReturnChase) -> str:
    """A chase as a person would say it: how, with whom, and what was said."""
    if not chase.how:
        return chase.what
    return f"{chase.get_how_display()}{f', with {chase.with_whom}' if chase.with_whom else ''}: {chase.what}"


def sent_of(climb: Climb) -> list[Entry]:
    if climb.sent_at is None:
        return []
    what = f"{climb.get_rung_display()}: letter sent to {climb.to_name}"
    return [Entry(climb.sent_at, str(climb.sent_by), climb.agency, what, climb)]


def entries_of(climb: Climb) -> list[Entry]:
    """What became of one letter of the ladder."""
    agency, rung = climb.agency, climb.get_rung_display()
    entries = [Entry(climb.proposed_at, str(climb.proposed_by or CLOCK), agency, f"{rung}: letter written", climb)]
    entries += sent_of(climb)
    if climb.dismissed_at:
        entries.append(Entry(climb.dismissed_at, "", agency, f"{rung}: not sent. {climb.dismissed_because}", climb))
    if climb.responded_at:
        entries.append(Entry(climb.responded_at, "", agency, f"{rung}: answered. {climb.response}", climb))
    return entries


def refusal_of(reader: Reader, answer: ScopingReturn) -> Refusal | None:
    """The refusal that stands, for whoever may reach the return."""
    if returns.return_to_staff(reader, answer.case.reference, answer.pk) is None:
        return None
    return Refusal.objects.filter(scoping_return=answer, withdrawn_at=None).select_related("refused_by").first()


def written(reader: Reader, climb: Climb) -> Written:
    """A letter of the ladder, ready to become a file; for whoever may see its case."""
    if not access.may_see(reader, climb.case):
        raise LookupError("This letter is not for them.")
    board = settings.the_board()
    signed = f"{climb.sent_by.name if climb.sent_by else rules.signed_for(climb.rung)}, for {board.name}"
    return stationery_rules.letter(
        board=board.name, contact=stationery.contact_of(board),
        on=timezone.localdate(climb.sent_at or climb.proposed_at), to=climb.to_name, dear=climb.dear,
        subject=climb.subject, words=climb.body, signed=signed, reference=climb.case.reference,
    )  # fmt: skip


def reminded(reader: Reader, answer: ScopingReturn) -> list[Person]:
    """Who is reminded of a return by e-mail."""
    people = [seat.person for seat in returns.places_on(reader, answer)] if access.may_see(reader, answer.case) else []
    return [person for person in dict.fromkeys(people) if person.email and person.is_active]


def people_to(reader: Reader, climb: Climb) -> list[Person]:
    """To whom a letter goes by e-mail."""
    return (
        [person for person in climb.to.select_related("agency") if person.email]
        if access.may_see(reader, climb.case)
        else []
    )


def why_not_open(reader: Reader, climb: Climb) -> list[str]:
    return rules.why_not_open(climb)


def why_not_yours(reader: Reader, climb: Climb) -> list[str]:
    """Why a letter is not this reader's to send."""
    return rules.why_not_yours(climb, offices.offices_of(reader, timezone.localdate()))
