"""Confirming an advisory decision, for a statutory partner that was not at the meeting."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Confirmation, Verification
from sarum.cases.operations.access import operation
from sarum.cases.operations.verification import follow, told
from sarum.cases.queries import verification as queries
from sarum.cases.rules import verification as rules
from sarum.kit.refusal import refuse, refuse_at


@operation
def confirm_decision(
    *, verification: Verification, is_confirmed: bool, grounds: str, person: Person | None = None, how: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Confirm an advisory decision in writing, for a statutory partner that was not there; or not, and why.

    The Partnership Team records what came by letter or e-mail: `person` is who said it, and `how` is how it came.
    """
    case, who, awaited = verification.case, person or by, queries.awaited(by, verification)
    is_overtaken = Verification.objects.filter(supersedes=verification).exists()
    refuse(rules.why_not_confirm(verification, awaited, who.agency, grounds, is_overtaken=is_overtaken))
    if person is None:
        represent = queries.representatives_of(by, case, [one for one in awaited if one == by.agency])
        refuse(rules.why_not_representing(by, represent))
    else:
        is_team = by in offices.team(timezone.localdate(at))
        refuse_at(rules.why_not_recorded(is_team, how, queries.is_barred(by, case, person)))
    agency = next(one for one in awaited if one == who.agency)
    Confirmation.objects.create(
        verification=verification, agency=agency, person=who, is_confirmed=is_confirmed, grounds=grounds, how=how,
        said_at=at,
    )  # fmt: skip
    said = "confirmed" if is_confirmed else "did not confirm"
    whose = f"{agency} (said by {person}, {how})" if person else str(agency)
    refused = verification.confirmations.filter(is_confirmed=False).exists()
    if refused or queries.awaited(by, verification):
        words = f"{said} the advisory decision for {whose}: {grounds}"
        return Done(words, verification, case.reference, tell=answered(verification, by, at))
    verification.stands_at = at
    verification.save()
    follow(verification, by=by, at=at)
    words = f"confirmed the advisory decision for {whose}, so that it stands: {grounds}"
    return Done(words, verification, case.reference, tell=told(verification, by, at))


def answered(decision: Verification, by: Person, at: dt.datetime) -> list[Letter]:
    """The team and the chair learn that a partner has answered."""
    people = dict.fromkeys([*offices.team(timezone.localdate(at)), decision.decided_by])
    return [
        Letter(
            person,
            f"{decision.case.reference}: an answer to the advisory decision",
            f"A statutory partner has answered on the advisory decision on case {decision.case.reference}. Sign in to read it.",
        )
        for person in people
        if person != by
    ]
