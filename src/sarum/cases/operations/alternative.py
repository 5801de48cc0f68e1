"""An alternative action: chased until something comes of it, and taken on from there."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter, call_off
from sarum.cases.models import Alternative, Step
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.operations.chase import due_by, keep_chase
from sarum.cases.queries import alternative as queries
from sarum.cases.rules import alternative as rules
from sarum.kit.refusal import refuse


@operation
def conclude_alternative(
    *, alternative: Alternative, outcome: str, learning: str = "", goes_to: str, by: Person, at: dt.datetime
) -> Done:
    """Record what came of an alternative action and what was learnt, and take the case where that leads."""
    refuse(rules.why_not_in_hand(alternative, queries.is_in_hand(by, alternative)))
    refuse(rules.why_not_concluded(outcome, learning, goes_to))
    case = alternative.case
    alternative.outcome, alternative.learning, alternative.concluded_at = outcome, learning, at
    alternative.save()
    call_off(f"alternative:{alternative.pk}", at=at)
    if goes_to == Step.CLOSED:
        cases.close(case, f"{alternative.kind}: {outcome}", at)
    else:
        cases.move(case, Step(goes_to), at)
    there = "" if goes_to == Step.CLOSED else f", and went on to {Step(goes_to).label.lower()}"
    return Done(f"concluded the alternative action, {alternative.kind}{there}", alternative, case.reference)


@operation
def chase_alternative(
    *,
    alternative: Alternative,
    what: str,
    with_letter: bool = True,
    once: str | None = None,
    by: Actor,
    at: dt.datetime,
) -> Done:
    """Remind whoever sees an alternative action through: by the clock, or by a person who telephoned or wrote."""
    refuse(rules.why_not_in_hand(alternative, queries.is_in_hand(by, alternative)))
    keep_chase(alternative.chases, what=what, once=once, by=by, at=at)
    reference = alternative.case.reference
    letter = Letter(
        alternative.owner,
        f"{reference}: reminder of the alternative action",
        f"The alternative action on case {reference}, which you see through, "
        f"{due_by(alternative.due_on, at)}. Tell the Partnership Team what came of it, or what is in the way.",
        once,
        thread=f"alternative:{alternative.pk}",
    )
    return Done(
        f"chased {alternative.owner} for the alternative action: {what}", alternative, reference,
        tell=[letter] if with_letter else [],
    )  # fmt: skip
