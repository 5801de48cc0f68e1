"""Quality-assuring what agencies answer: accepted, with what is weak said beside it, or sent back for work."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.queries import settings
from sarum.cases.models import Assurance, ReturnNote, ScopingRequest, ScopingReturn, Standing
from sarum.cases.operations import document
from sarum.cases.operations.access import operation
from sarum.cases.operations.chronology import take_in_key_events
from sarum.cases.operations.notice import letters
from sarum.cases.queries import answering
from sarum.cases.rules import quality, writing
from sarum.cases.rules import scoping as rules
from sarum.cases.rules.answering import why_officer_unknown
from sarum.kit.refusal import Refused, refuse


@operation
def accept_return(
    *,
    scoping_return: ScopingReturn,
    rubric: Mapping[str, bool],
    comments: str = "",
    is_officer_known: bool = False,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Accept a return that is endorsed and analyses as well as describes; what is weak in it is said beside it for good, what
    it attaches is among the documents of the case, and its key events are in the chronology."""
    endorsement = rules.standing_endorsement(scoping_return.endorsements.all(), scoping_return.digest)
    refuse(rules.why_not_assured(scoping_return, endorsement))
    refuse(quality.why_not_acceptable(rubric, comments), field="comments")
    if endorsement:
        named_by = answering.author_who_named(by, scoping_return, endorsement.person)
        refuse(why_officer_unknown(endorsement.person, is_officer_known, named_by), field="is_officer_known")
    judge(scoping_return, True, comments, by, at, rubric)
    case, weak = scoping_return.case, quality.weaknesses(rubric)
    for one in scoping_return.answers.get("attachments", []):
        if not case.documents.filter(digest=one["digest"]).exists():
            provenance = f"with the return {scoping_return.request.reference} of {scoping_return.agency}"
            document.lay(case, one, about=one.get("about", ""), provenance=provenance, by=by, at=at)
    events = [] if scoping_return.is_nil else scoping_return.answers.get("events", [])
    agency, name = str(scoping_return.agency), f"Return {scoping_return.request.reference}"
    take_in_key_events(case, agency, name, *writing.entries_of(events, agency, name), by=by, at=at)
    came = f"; {writing.counted(len(events))} of it went into the chronology" if events else ""
    return Done(
        f"accepted the return of {scoping_return.agency}{f', though {one_after_another(weak)}' if weak else ''}{came}",
        scoping_return, case.reference,
        tell=letters(
            scoping_return.request, f"{case.reference}: your scoping return is accepted",
            f"The Partnership Team has accepted your scoping return for case {case.reference}. Thank you. Nothing more is "
            "asked of you about it.",
        ),
    )  # fmt: skip


def one_after_another(said: list[str]) -> str:
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


@operation
def send_back_return(
    *,
    scoping_return: ScopingReturn,
    comments: str,
    places: Mapping[str, str] | None = None,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Send a return back for work, with what is needed; `places` are comments by the part of the form they are about."""
    if not scoping_return.is_sent:
        raise Refused(f"{scoping_return.agency} has not sent its return, so there is nothing to send back.")
    said = {part: words.strip() for part, words in (places or {}).items() if words.strip()}
    if not (comments.strip() or said):
        raise Refused("Say what needs work, so that the agency can put it right.", field="comments")
    for part, words in said.items():
        ReturnNote.objects.create(
            scoping_return=scoping_return,
            kind=ReturnNote.Kind.FROM_TEAM,
            part=part,
            words=words,
            made_at=at,
            made_by=by,
        )
    whole = comments.strip() or "See the comments beside your answers."
    judge(scoping_return, False, whole, by, at)
    give_time(scoping_return.request, at)
    return Done(
        f"sent the return of {scoping_return.agency} back for work: {whole}", scoping_return, scoping_return.case.reference,
        tell=letters(
            scoping_return.request, f"{scoping_return.case.reference}: your scoping return needs more work",
            f"The Partnership Team has sent back your scoping return for case {scoping_return.case.reference}, with comments. "
            f"It is due by {scoping_return.request.due_on:%-d %B %Y}.",
            to_do="read them and put it right",
        ),
    )  # fmt: skip


def give_time(request: ScopingRequest, at: dt.datetime) -> None:
    """An agency has a few working days to put right what was sent back, whatever day it had before."""
    due = settings.due("scoping_rework", timezone.localdate(at))
    if due.on > request.due_on:
        request.due_on, request.due_because = due.on, f"{due.because}, to put right what was sent back"
        request.save()


def judge(
    scoping_return: ScopingReturn, is_accepted: bool, comments: str, by: Person, at: dt.datetime,
    rubric: Mapping[str, bool] | None = None,
) -> None:  # fmt: skip
    Assurance.objects.create(
        scoping_return=scoping_return, is_accepted=is_accepted, comments=comments, digest=scoping_return.digest,
        rubric=dict(rubric or {}), person=by, judged_at=at,
    )  # fmt: skip
    scoping_return.standing = Standing.ASSURED if is_accepted else Standing.SENT_BACK
    scoping_return.save()
