from sarum.board.models.agency import Agency
from sarum.board.models.event import ChainHead, Event, EventWords
from sarum.board.models.invitation import Invitation
from sarum.board.models.notice import Ending, Notice
from sarum.board.models.office import Holding, Office
from sarum.board.models.person import Person
from sarum.board.models.settings import Board, Closure, TellsFamily, Term, Timescale

__all__ = [
    "Agency", "Board", "ChainHead", "Closure", "Ending", "Event", "EventWords", "Holding", "Invitation", "Notice", "Office",
    "Person", "TellsFamily", "Term", "Timescale",
]  # fmt: skip
