"""What an officer does about a letter that has not gone out."""

import datetime as dt

from sarum.board.models import Notice, Person
from sarum.board.operations import notice as outbox
from sarum.board.operations.door import Done
from sarum.board.rules import notice as rules
from sarum.cases.operations.access import operation
from sarum.cases.queries import notice as queries
from sarum.kit.refusal import NotAllowed, Refused, refuse


@operation
def post_again(*, notice: Notice, by: Person, at: dt.datetime) -> Done:
    """Have a letter tried again now, at the address that the register has today."""
    if queries.letter_by(by, notice.pk) is None:
        raise NotAllowed("This letter is about a case that you may not see. Ask the Business Manager.")
    refuse(rules.why_not_posted_again(notice, at))
    outbox.release(notice)
    to = notice.to or "somebody outside the register"
    return Done(f"had the letter “{notice.subject}” to {to} posted again", notice, notice.about)


@operation
def post_given_up(*, by: Person, at: dt.datetime) -> Done:
    """Have every letter that was given up tried again, as after a week without mail."""
    letters = queries.given_up_for(by, at)
    if not letters:
        raise Refused("No letter that was given up is still of use. Look at the outbox again.")
    for notice in letters:
        outbox.release(notice)
    return Done(f"had letters that were given up posted again: {len(letters)}")
