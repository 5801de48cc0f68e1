"""An agency's own chronology, brought into the key events of its return."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.cases import lobby
from sarum.cases.models import ScopingReturn
from sarum.cases.operations import writing as operations
from sarum.cases.pages.scoping import forms
from sarum.cases.queries import writing as queries
from sarum.cases.rules import chronology
from sarum.cases.rules import writing as rules
from sarum.cases.rules.returns import MOST_ENTRIES
from sarum.kit.uploads import Upload

INTRO = (
    "Each row becomes a key event, which you can then change or remove. Bring only what matters most: a return holds at most "
    f"{MOST_ENTRIES} key events. Rows that are there already are not added again. The file itself is not kept."
)


@lobby.page(queries.own_return_by)
def bring_key_events(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Bring key events from the agency's own chronology."""
    held, faults = scoping_return.answers.get("events") or [], []
    place = ("write_return",) if scoping_return.is_nil else ("return_part", "events")

    def bring(*, own: Upload, by: Any, at: Any, key: str | None = None) -> ScopingReturn:
        (reading,) = chronology.read_all([(own.name, own.content)])
        faults.extend(rules.events_of(reading, held)[1])
        return operations.bring_key_events(scoping_return=scoping_return, reading=reading, by=by, at=at, key=key)

    return lobby.ask(
        request, scoping_return.case, forms.BringKeyEventsForm, bring, title="Bring key events from your own chronology",
        back=lobby.url(place[0], scoping_return.case, scoping_return.pk, *place[1:]), button="Add its rows as key events",
        intro=INTRO, said=lambda after: rules.what_came(len(after.answers.get("events") or []) - len(held), len(faults)),
    )  # fmt: skip
