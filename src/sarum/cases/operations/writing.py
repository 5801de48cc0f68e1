"""Writing an agency's return: page by page, by several people, in the browser or in Word; and what they say beside it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import BroughtReturn, Capacity, ReturnNote, ReturnVersion, ScopingReturn, Standing
from sarum.cases.operations.access import operation
from sarum.cases.operations.notice import way_in
from sarum.cases.rules import returns as return_rules
from sarum.cases.rules import scoping as rules
from sarum.cases.rules import writing as writing_rules
from sarum.cases.rules.form import held
from sarum.kit.refusal import Refused, Stale, refuse
from sarum.kit.uploads import Upload

VOIDED = "The return was edited after it was endorsed."


@operation
def write_return(
    *, scoping_return: ScopingReturn, part: str, answers: dict[str, Any] | None, number: int | None = None,
    names: Collection[str] = (), seen: int | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Write one part of an agency's return, or one entry of a list (`number`); without answers the entry is taken away.

    `names` are the questions of the page, where several pages answer into one part; `seen` is the version of their answers
    from which it was filled in. An edit voids the endorsement of the words before it.
    """
    refuse(rules.why_not_writable(scoping_return))
    before = scoping_return.answers
    if answers and isinstance(upload := answers.pop("upload", None), Upload):
        kept = upload.kept()
        refuse(return_rules.why_not_attachable(before.get(part) or [], kept["digest"], number), field="upload")
        answers |= kept
    now = held.seen(before, part, number, names)
    if (
        number and now.said and seen == held.Seen({}).version
    ):  # begun while somebody else added one: it comes after theirs
        number, now = len(before[part]) + 1, held.Seen({})
    answered = held.tidy(held.with_part(before, part, answers, number))
    if seen is not None and seen != now.version and answered != before:
        raise Stale(now)
    return change(scoping_return, answered, "wrote in", by=by, at=at)


def change(scoping_return: ScopingReturn, answers: dict[str, Any], did: str, *, by: Person, at: dt.datetime) -> Done:
    """Give a return these answers: whoever endorsed other words is told, and so is the team if somebody is at risk."""
    was_at_risk, before = scoping_return.is_anyone_at_risk, scoping_return.digest
    refuse(return_rules.why_too_many(answers))
    scoping_return.answers = answers
    refuse(rules.why_period_backwards(*return_rules.period_of(scoping_return)), field="period_to")
    is_changed, is_taken_back = scoping_return.digest != before, False
    if scoping_return.standing == Standing.ASKED:
        scoping_return.standing, scoping_return.started_at = Standing.STARTED, at
    if scoping_return.standing == Standing.RETURNED and is_changed:
        scoping_return.standing, is_taken_back = Standing.STARTED, True
    scoping_return.save()
    if is_changed:
        scoping_return.authors.add(by)
    endorsers = void(scoping_return, at)
    said = f"{did} the return of {scoping_return.agency}"
    said += "; its endorsement no longer stands" if endorsers else ""
    said += "; it is taken back, and has to be sent again" if is_taken_back else ""
    letters = [*changed_since(scoping_return, endorsers), *to_endorse(scoping_return, at)]
    if scoping_return.is_anyone_at_risk and not was_at_risk:
        said += "; it says that somebody's safety may be at risk now"
        letters += alarm(scoping_return)
    return Done(said, scoping_return, scoping_return.case.reference, tell=letters)


def void(scoping_return: ScopingReturn, at: dt.datetime) -> list[Person]:
    """End every endorsement of other words than those that stand, or by somebody who has written in them; say whose."""
    of_others = ~Q(digest=scoping_return.digest) | Q(person__in=scoping_return.authors.all())
    voided = scoping_return.endorsements.filter(of_others, voided_at__isnull=True)
    endorsers = [endorsement.person for endorsement in voided.select_related("person")]
    voided.update(voided_at=at, voided_because=VOIDED)
    return list(dict.fromkeys(endorsers))


def changed_since(scoping_return: ScopingReturn, endorsers: list[Person]) -> list[Letter]:
    reference = scoping_return.case.reference
    subject = f"{reference}: a return you endorsed has changed"
    body = (
        f"The scoping return of your agency for case {reference} has been changed since you endorsed it, so your "
        "endorsement no longer stands."
    )
    return [Letter(person, subject, f"{body} {way_in(person, reference, 'read it again')}") for person in endorsers]


def alarm(scoping_return: ScopingReturn) -> list[Letter]:
    """Tells the Partnership Team at once that a return says somebody may be at risk now, sent or not."""
    reference = scoping_return.case.reference
    subject = f"URGENT, {reference}: a return says that somebody may be at risk now"
    body = (
        f"A return for case {reference} says that somebody's safety may be at risk now. Sign in and read it today, "
        "and make sure that whoever can keep them safe has been told."
    )
    return [Letter(person, subject, body) for person in offices.team(offices.today())]


def to_endorse(scoping_return: ScopingReturn, at: dt.datetime) -> list[Letter]:
    """Asks the senior officer to endorse the words, once they could be sent or have been sent without that; at most once a
    day."""
    standing = rules.standing_endorsement(scoping_return.endorsements.all(), scoping_return.digest)
    if standing or (not scoping_return.is_sent and rules.why_not_sendable(scoping_return)):
        return []
    case, day = scoping_return.case, timezone.localdate(at)
    seats = case.places.filter(
        agency=scoping_return.agency, capacity=Capacity.SENIOR_OFFICER, until_on=None, person__is_active=True
    )
    body = f"The scoping return of your agency for case {case.reference} waits for your endorsement."
    to_do = "read the exact words, and endorse them if you stand by them"
    return [
        Letter(
            seat.person, f"{case.reference}: a scoping return waits for your endorsement",
            f"{body} {way_in(seat.person, case.reference, to_do)}",
            f"endorse:{scoping_return.pk}:{day}:{seat.person_id}", thread=asking(scoping_return),
        )
        for seat in seats.select_related("person")
    ]  # fmt: skip


def asking(scoping_return: ScopingReturn) -> str:
    """What every letter that asks for one endorsement has in common: a later one takes the place of those that wait."""
    return f"endorse:{scoping_return.pk}"


def keep_version(scoping_return: ScopingReturn, because: str, *, by: Person, at: dt.datetime) -> ReturnVersion:
    """Keep the words of a return as they now are, unless they are the last that were kept."""
    last = scoping_return.versions.order_by("number").last()
    if last and last.digest == scoping_return.digest:
        return last
    return ReturnVersion.objects.create(
        scoping_return=scoping_return, number=last.number + 1 if last else 1, answers=scoping_return.answers,
        words=return_rules.words_of(scoping_return), digest=scoping_return.digest, kept_at=at, kept_by=by, because=because,
    )  # fmt: skip


@operation
def keep_overtaken(*, scoping_return: ScopingReturn, part: str, words: str, by: Person, at: dt.datetime) -> Done:
    """Keep what somebody wrote at the same time as somebody else, beside the words that stand; and those words too."""
    keep_version(scoping_return, f"as it stood when {by} wrote at the same time", by=by, at=at)
    note = ReturnNote.objects.create(
        scoping_return=scoping_return, kind=ReturnNote.Kind.OVERTAKEN, part=part, words=words, made_at=at, made_by=by
    )
    return Done(
        f"wrote in the return of {scoping_return.agency} at the same time as somebody else; both are kept", note,
        scoping_return.case.reference,
    )  # fmt: skip


@operation
def comment_on_return(
    *, scoping_return: ScopingReturn, words: str, part: str = "", by: Person, at: dt.datetime
) -> Done:
    """Say something to the others who write or endorse a return; nobody outside the agency reads it."""
    if not words.strip():
        raise Refused("Write what you want to say.", field="words")
    said = {"part": part, "words": words, "made_at": at, "made_by": by}
    note = ReturnNote.objects.create(scoping_return=scoping_return, kind=ReturnNote.Kind.BETWEEN_AUTHORS, **said)
    return Done(f"commented on the return of {scoping_return.agency}", note, scoping_return.case.reference)


@operation
def settle_note(*, note: ReturnNote, by: Person, at: dt.datetime) -> Done:
    """Mark a comment as dealt with; it stays to be read."""
    if note.settled_at:
        raise Refused("This has been marked as dealt with already.")
    note.settled_at, note.settled_by = at, by
    note.save()
    return Done(f"dealt with a comment on the return of {note.agency}", note, note.case.reference)


@operation
def bring_key_events(*, scoping_return: ScopingReturn, reading: dict[str, Any], by: Person, at: dt.datetime) -> Done:
    """Add the rows of an agency's own chronology to its key events; what has no place among them is kept beside them."""
    refuse(rules.why_not_writable(scoping_return))
    refuse(writing_rules.why_no_events(reading, scoping_return.is_nil), field="own")
    events = scoping_return.answers.get("events") or []
    added, faults = writing_rules.events_of(reading, events)
    answers = held.tidy({**scoping_return.answers, "events": [*events, *added]})
    refuse(return_rules.why_too_many(answers), field="own")
    not_placed(
        scoping_return, ["\n".join(faults)] if faults else [], "events", by=by, at=at
    )  # of one file: one comment
    return change(scoping_return, answers, f"brought {writing_rules.counted(len(added))} into", by=by, at=at)


def not_placed(answer: ScopingReturn, faults: list[str], part: str = "", *, by: Person, at: dt.datetime) -> None:
    """Keep what a file held and a return has no place for; what waits there already is not said again."""
    kind, waiting = ReturnNote.Kind.NOT_PLACED, answer.notes.filter(settled_at=None).values_list("words", flat=True)
    for words in sorted(set(faults) - set(waiting), key=faults.index):
        ReturnNote.objects.create(scoping_return=answer, kind=kind, part=part, words=words, made_at=at, made_by=by)


@operation
def bring_return(
    *, scoping_return: ScopingReturn, filled: Upload, answers: dict[str, Any], faults: list[str], by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Take in a Word form as it was read, to be looked at before its answers are used. The file itself is kept."""
    refuse(rules.why_not_writable(scoping_return))
    refuse(return_rules.why_too_many(answers), field="filled")
    if scoping_return.brought.filter(used_at=None).count() >= return_rules.MOST_FORMS:
        raise Refused(
            "Many forms have been brought and not used. Use one of them, or write in the browser.", field="filled"
        )
    kept = filled.kept()
    brought = BroughtReturn.objects.create(
        scoping_return=scoping_return, name=kept["name"], digest=kept["digest"], answers=answers, faults=faults,
        brought_at=at, brought_by=by,
    )  # fmt: skip
    return Done(
        f"brought the return of {scoping_return.agency} as a Word form", brought, scoping_return.case.reference,
        detail={"digest": brought.digest},
    )  # fmt: skip


@operation
def use_brought_return(*, brought: BroughtReturn, seen: int | None = None, by: Person, at: dt.datetime) -> Done:
    """Use the answers of a Word form: those that it holds replace those that stand, which are kept as a version.

    `seen` is the version of the answers beside which the form was shown.
    """
    if brought.used_at:
        raise Refused("The answers of this form have been used already. Bring the form again, if it has changed.")
    answer = ScopingReturn.objects.select_for_update().get(pk=brought.scoping_return_id)
    refuse(rules.why_not_writable(answer))
    if seen is not None and seen != (now := held.Seen(answer.answers)).version:
        raise Stale(now)
    if answer.answers:
        keep_version(answer, "before the answers of a Word form were used", by=by, at=at)
    not_placed(answer, brought.faults, by=by, at=at)
    brought.used_at, brought.used_by = at, by
    brought.save()
    answer.authors.add(brought.brought_by)
    answer.version += 1
    return change(answer, held.brought(answer.answers, brought.answers), "used a Word form in", by=by, at=at)
