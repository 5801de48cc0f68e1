"""The agenda: built from what is due, changed, put to both chairs, and issued."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import upload_given
from sarum.cases.models import AgendaItem, GroupMeeting, ItemPaper
from sarum.cases.operations import agenda as operations
from sarum.cases.pages.group import forms
from sarum.cases.pages.group.views import ask, place_of
from sarum.cases.queries import access, group
from sarum.cases.queries import agenda as queries
from sarum.cases.rules.minutes import AnyMeeting
from sarum.kit import fields


@lobby.page(group.group_meeting_by)
def build_agenda(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Put everything that is due onto the agenda."""
    return ask(
        request, meeting, fields.Form, partial(operations.build_agenda, meeting=meeting), title="Build the agenda",
        button="Put it all on the agenda", said="The agenda is built. Change it, then put it to both chairs, or ask them again.",
        intro="The standing items and everything that is due go onto the agenda; what was put on so and is due no more goes. What "
        "you took off stays off.",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def add_agenda_item(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Put something else onto the agenda."""
    form = partial(forms.AgendaItemForm, cases=access.cases_for(reader_of(request)))
    return ask(
        request, meeting, form, partial(operations.add_agenda_item, meeting=meeting), title="Put something on the agenda",
        button="Put it on the agenda", said="It is on the agenda.",
    )  # fmt: skip


@lobby.page(queries.item_by)
def change_agenda_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Put an item otherwise."""
    return ask(
        request, item.meeting, forms.ChangeAgendaItemForm, partial(operations.change_agenda_item, item=item),
        title="Change this item", button="Save", said="The item is changed.", subject=item,
        values=lambda one: {"title": one.title, "note": one.note},
    )  # fmt: skip


@lobby.page(queries.item_by)
def add_item_paper(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Attach a paper to an item."""
    form = partial(forms.AddItemPaperForm, documents=queries.papers_for(reader_of(request), item))
    return ask(
        request, item.meeting, form, partial(operations.add_item_paper, item=item), title="Attach a paper", button="Attach it",
        intro=f"{item.title}. Everybody who may see this item can open the paper once the agenda is issued.",
        said="The paper goes with the item.",
    )  # fmt: skip


@lobby.page(queries.paper_by)
def remove_item_paper(request: HttpRequest, paper: ItemPaper) -> HttpResponse:
    """Take a paper off an item."""
    return ask(
        request, paper.item.meeting, fields.Form, partial(operations.remove_item_paper, paper=paper),
        title="Take the paper off", button="Take it off", intro=f"“{paper}” goes with “{paper.item.title}” no more.",
        said="The paper is taken off.",
    )  # fmt: skip


@lobby.page(queries.paper_by, is_recorded=True)
def item_paper(request: HttpRequest, paper: ItemPaper) -> HttpResponse:
    """A copy of a paper, to be kept by the reader: under a name of ours, and never opened in the browser."""
    return upload_given(queries.paper_content(reader_of(request), paper), paper.kind, paper.safe_name)


@lobby.page(queries.item_by)
def leave_out_agenda_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Take an item off the agenda, or put it back."""
    meant = request.POST.get("meant") or ("on" if item.is_left_out else "off")
    do = partial(operations.leave_out_agenda_item, item=item)
    return ask(
        request, item.meeting, forms.LeaveOutForm, do, button="Put it back" if meant == "on" else "Take it off",
        title="Put it back on the agenda" if meant == "on" else "Take it off the agenda", intro=item.title, subject=item,
        initial={"meant": meant}, said="The agenda is changed.",
    )  # fmt: skip


@lobby.page(queries.item_by)
def move_agenda_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Move an item one up or one down under its heading; afterwards where it stands now."""
    return ask(
        request, item.meeting, forms.MoveItemForm, partial(operations.move_agenda_item, item=item), title="Move this item",
        button="Move it", intro=item.title, then=f"{place_of(item.meeting)}#item-{item.pk}",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def put_agenda_to_chairs(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Ask both chairs what they think of the agenda."""
    return consulting(request, meeting)


def consulting(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Say whom it asks, and ask them."""
    names = " and ".join(str(person) for person in group.chairs(reader_of(request)))
    return ask(
        request, meeting, fields.Form, partial(operations.put_agenda_to_chairs, meeting=meeting),
        title="Put the agenda to both chairs", button="Ask them", said="Both chairs are asked.",
        intro=f"{names} are told that the agenda waits for what they think of it." if names else "Nobody holds either office.",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def say_of_agenda(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Say what one thinks of the agenda, as a chair."""
    return saying(request, meeting)


def saying(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Ask a chair what they think."""
    return ask(
        request, meeting, forms.SayOfAgendaForm, partial(operations.say_of_agenda, meeting=meeting),
        title="What do you think of the agenda?", button="Send", said="The Partnership Team can read it.",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def issue_agenda(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Issue the agenda to everybody who was asked."""
    return issuing(request, meeting, operations.issue_agenda)


def issuing(request: HttpRequest, meeting: AnyMeeting, do: Callable[..., Any]) -> HttpResponse:
    """Ask why it does not wait for a chair who has said nothing, and issue it."""
    return ask(
        request, meeting, forms.IssueAgendaForm, partial(do, meeting=meeting), title="Issue the agenda", button="Issue it",
        said="The agenda is issued, and everybody who was asked is told.", subject=meeting,
        intro="From now it stays as it is. Everybody who was asked is told that they can read it, with its papers.",
    )  # fmt: skip
