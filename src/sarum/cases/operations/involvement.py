"""Recording how the adult, and those close to them, are told and take part."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, Involvement
from sarum.cases.operations.access import operation
from sarum.kit.refusal import Refused


@operation
def record_involvement(*, case: Case, who: str, decision: str, reasons: str = "", by: Person, at: dt.datetime) -> Done:
    """Record how somebody is involved, or the reason why not."""
    if not who.strip():
        raise Refused("Say who it is.", field="who")
    if not decision.strip():
        raise Refused("Say how they are told and take part, or that they do not.", field="decision")
    made = Involvement.objects.create(
        case=case, who=who, decision=decision, reasons=reasons, recorded_by=by, recorded_at=at
    )
    return Done(f"recorded how {who} is involved: {decision}", made, case.reference)
