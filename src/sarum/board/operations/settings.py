"""What the Board says of itself."""

import datetime as dt

from django.db import transaction

from sarum.board.models import Board, Person
from sarum.board.operations import event
from sarum.board.rules.actor import Outsider


@transaction.atomic
def begin(*, name: str, reference_prefix: str, by: Person | Outsider, at: dt.datetime) -> Board:
    """Give the product its Board, under the name it was installed with; a Board that is there is left as it is."""
    board, is_new = Board.objects.get_or_create(pk=1, defaults={"name": name, "reference_prefix": reference_prefix})
    if is_new:
        event.record(act="begin", by=by, at=at, office="", sentence=f"set up Sarum for {name}", subject=board)
    return board
