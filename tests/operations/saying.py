"""What an operation left behind: the sentence of its event, and whom it told."""

import pytest

from sarum.board.models import Event, Notice
from sarum.kit.refusal import Refused


def said():
    """The sentence of the last event."""
    return Event.objects.latest("number").words.sentence


def told(subject):
    """Who was written to under a subject that holds these words."""
    return {notice.to.name for notice in Notice.objects.filter(subject__contains=subject)}


def refused(do, **given):
    """Every reason that an operation gives for refusing, in one text; nothing is recorded."""
    before = Event.objects.count()
    with pytest.raises(Refused) as refusal:
        do(**given)
    assert Event.objects.count() == before
    return " ".join(refusal.value.reasons)


def no_names_in_letters(*names):
    """No letter holds a name or a fact of the case."""
    return not any(name in notice.subject + notice.body for notice in Notice.objects.all() for name in names)
