"""What is done alike at every meeting, of the group or about a case: answering an invitation."""

import datetime as dt

from sarum.board.models import Person
from sarum.cases.models import Attendance, ComesHow, GroupSeat
from sarum.cases.rules import sitting as rules
from sarum.kit.refusal import refuse, refuse_at

SAID = {ComesHow.COMES: "comes to", ComesHow.DEPUTY: "sends {} to", ComesHow.APOLOGIES: "sends apologies to"}


def keep_answer(
    seat: GroupSeat | Attendance, answer: str, has_authority: bool | None, statement: str, deputy: Person | None,
    at: dt.datetime,
) -> tuple[str, Person | None]:  # fmt: skip
    """Keep what somebody answers to their invitation: what they do, in words, and the deputy whom they send."""
    refuse_at(rules.why_not_answered(answer, has_authority, deputy))
    sends, comes = deputy if answer == ComesHow.DEPUTY else None, answer == ComesHow.COMES
    if sends:
        refuse(
            rules.why_no_deputy(
                sends == seat.person, bool(sends.agency_id) and sends.agency_id == seat.person.agency_id
            ),
            field="deputy",
        )
    seat.answer, seat.answered_at = answer, at
    seat.has_authority, seat.statement = (has_authority, statement) if comes else (None, "")
    seat.save()
    return SAID[ComesHow(answer)].format(sends), sends
