"""How the letters about a case lead each person to what they are about."""

from django.conf import settings

from sarum.board.models import Person
from sarum.cases.rules import notice as rules


def way_in(person: Person, reference: str, what: str) -> str:
    """How this person comes to what a letter is about: “Sign in to …”, or where they are sent a code."""
    return rules.way_in(person.has_usable_password(), reference, what, place())


def place() -> str:
    """The address of the page where somebody without an account comes; it says nothing of what they come to."""
    return settings.SITE_ADDRESS.rstrip("/") + "/answer/"
