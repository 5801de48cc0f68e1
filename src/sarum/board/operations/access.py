"""The door through which every write of the Board's own registers passes."""

import datetime as dt

from django.db import models
from django.utils import timezone

from sarum.board.models import Office
from sarum.board.operations.door import Actor, door
from sarum.board.queries import offices
from sarum.board.rules import access as rules
from sarum.board.rules.actor import SETUP, Outsider
from sarum.kit.refusal import NotAllowed


def authorise(act: str, *, by: Actor, at: dt.datetime, subject: models.Model | None) -> str:
    """The office in which somebody does an act, by the table; the installation itself may do everything."""
    if by == SETUP:
        return ""
    hats = {rules.ANYONE} if isinstance(by, Outsider) or not by.is_active else {rules.ANYONE, rules.SIGNED_IN}
    hats |= offices.offices_of(by, timezone.localdate(at))
    if reasons := rules.why_not(rules.ACTS[act], hats):
        raise NotAllowed(*reasons)
    worn = next(hat for hat in rules.ACTS[act].who if hat in hats)
    return offices.said(by, worn, timezone.localdate(at)) if worn in Office.values else ""


operation = door(authorise)
