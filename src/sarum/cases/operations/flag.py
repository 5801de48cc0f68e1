"""Flagging what obliges the Board to more: by the team, or as a referral said."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Actor, Done
from sarum.cases.models import Case, Flag
from sarum.cases.operations import parallel
from sarum.cases.operations.access import operation
from sarum.cases.rules import flag as rules
from sarum.kit.refusal import Refused, refuse_at


@operation
def set_flag(*, case: Case, code: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Flag what obliges the Board to more; a process that the flag calls for is entered as possible."""
    standing = case.flags.filter(lifted_at=None).values_list("code", flat=True)
    refuse_at(rules.why_not_flagged(code, reasons, standing))
    made = raise_flag(case, code, reasons, by=by, at=at)
    return Done(f"set the flag “{rules.FLAGS[code].label}”: {reasons}", made, case.reference)


def raise_flag(
    case: Case, code: str, reasons: str, *, by: Actor, at: dt.datetime, is_from_referral: bool = False
) -> Flag:
    """Set a flag as part of another act, and enter the process that it calls for."""
    trigger = rules.FLAGS[code]
    parallel.propose(case, trigger.kind, trigger.label)
    return Flag.objects.create(
        case=case, code=code, reasons=reasons, set_at=at, is_from_referral=is_from_referral,
        set_by=by if isinstance(by, Person) else None,
    )  # fmt: skip


@operation
def lift_flag(*, flag: Flag, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Take a flag away, for a reason. A process that was entered because of it stays in the register."""
    if not reasons.strip():
        raise Refused("Say why the flag does not apply.", field="reasons")
    flag.lifted_at, flag.lifted_because = at, reasons
    flag.save()
    return Done(f"lifted the flag “{rules.FLAGS[flag.code].label}”: {reasons}", flag, flag.case.reference)
