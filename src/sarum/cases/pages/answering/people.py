"""An agency's own people on its return: naming somebody, and ending their part."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.around import way_back
from sarum.cases.models import Place, ScopingReturn
from sarum.cases.operations import answering as operations
from sarum.cases.pages.answering import forms
from sarum.cases.queries import answering as queries
from sarum.cases.queries import returns


@lobby.page(returns.return_to_staff)
def introduce_respondent(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Name somebody who writes an agency's return or endorses it, by name and address."""
    do = partial(operations.introduce_respondent, scoping_return=scoping_return)
    back = way_back(request, scoping_return)
    first = {"capacity": request.GET.get("capacity", ""), "is_deputy": False}
    for place in returns.places_on(reader_of(request), scoping_return):
        if str(place.person_id) == request.GET.get("person"):
            first |= {"name": place.person.name, "job_title": place.person.job_title, "capacity": place.capacity}
    return lobby.ask(
        request, scoping_return.case, forms.IntroduceRespondentForm, do, back=back,
        title=f"Who else answers for {scoping_return.agency}?", button="Name them",
        said="Named. A letter tells them how to come.", initial=first,
        intro="They need no account: they ask for a code each time they come, which is sent to their address. They see this "
        "return and nothing else.",
    )  # fmt: skip


@lobby.page(queries.place_by)
def withdraw_respondent(request: HttpRequest, place: Place) -> HttpResponse:
    """End somebody's part in an agency's return."""
    scoping_return = queries.return_of(reader_of(request), place)

    def then(done: Any) -> str:
        return way_back(request, queries.return_of(reader_of(request), place))

    return lobby.ask(
        request, place.case, forms.WithdrawRespondentForm, partial(operations.withdraw_respondent, place=place),
        title=f"End the part of {place.person} in this return", button="End their part", said="Their part has ended.",
        back=way_back(request, scoping_return), then=then,
        intro="They can no longer come to this return, from this moment. What they wrote or endorsed stays.",
    )  # fmt: skip
