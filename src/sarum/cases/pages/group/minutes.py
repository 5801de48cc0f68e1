"""The minutes: written item by item while the group meets, checked by a chair, approved at a later meeting."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import AgendaItem, GroupMeeting, ItemAction, Meeting
from sarum.cases.operations import minutes as operations
from sarum.cases.operations import sending_back
from sarum.cases.pages.group import minutes_forms as forms
from sarum.cases.pages.group.views import ask, place_of
from sarum.cases.queries import agenda, group
from sarum.cases.queries import minutes as queries
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import sitting
from sarum.cases.rules.minutes import AnyMeeting, named, why_no_minutes, why_not_minuted_yet, why_taken_off
from sarum.kit import asking, fields, saving
from sarum.kit.refusal import refuse


@lobby.page(group.group_meeting_by)
def begin_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Begin a meeting with those who are there."""
    reader = reader_of(request)
    seats = list(group.seats_of(reader, meeting))
    here = [seat.person_id for seat in seats if (seat.is_present if meeting.begun_at else seat.answer == "COMES")]
    form = partial(forms.BeginForm, seats=seats, others=group.people_to_ask(reader))
    return ask(
        request, meeting, form, partial(operations.begin_group_meeting, meeting=meeting), title="Who is here?",
        button="Begin the meeting" if not meeting.begun_at else "Save", said="Who is here has been recorded.",
        initial={"present": here, "can_agree": [seat.person_id for seat in seats if seat.has_authority]}, subject=meeting,
    )  # fmt: skip


@lobby.page(agenda.item_by)
def minute_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """One item while it is discussed: what is said is kept as it is typed; decisions and actions are written beside it."""
    reader, meeting = reader_of(request), item.meeting
    do = partial(operations.minute_item, item=item)

    def values(now: AgendaItem) -> dict[str, Any]:
        return {"discussion": now.discussion}

    if saving.is_behind(request):
        return saving.save_behind(
            request, forms.MinuteItemForm, do, by=reader, subject=item, values=values, stands=lambda saved: saved
        )
    items, seats = queries.items_of(reader, meeting), list(queries.seats_of(reader, meeting))
    items += [item] if item.is_left_out else []  # taken off since: it says so, and keeps what was typed
    here = next(place for place, one in enumerate(items) if one.pk == item.pk)
    following = items[here + 1] if here + 1 < len(items) else None
    there = reverse("cases:minute_item", args=[following.pk]) if following else place_of(meeting)
    return ask(
        request, meeting, forms.MinuteItemForm, do, title=item.title, subject=item, values=values, saves_behind=True,
        template="cases/pages/group/minute_item.html", item=items[here], items=items, following=following,
        button="Save and go to the next item" if following else "Save and go to the meeting",
        then=lambda saved: place_of(meeting) if "later" in request.POST else there,
        not_quorate=queries.why_not_quorate(reader, item), safety_open=queries.why_safety_open(reader, item),
        decide=forms.DecideItemForm(), take_on=taking_on(reader, item)(),
        new_key=asking.new_key(), seats=seats, conflicts=queries.conflicts_there(reader, item),
        warnings=why_taken_off(item) + sitting.warnings(seats), record=record_of(item),
    )  # fmt: skip


def record_of(item: AgendaItem) -> dict[str, str] | None:
    """Where what is said on an item is recorded for itself."""
    found = agenda_rules.record_of(item.meeting, item.heading)
    return {"href": lobby.url(found[0], item.case), "text": found[1]} if found and item.case else None


def taking_on(reader: Reader, item: AgendaItem) -> Callable[..., forms.TakeOnForm]:
    """The form of what somebody takes on; for the tracker of a case it asks what should come of it."""
    return partial(forms.TakeOnForm, owners=queries.owners_for(reader, item), is_tracked=bool(item.of_case_id))


def on_item(request: HttpRequest, item: AgendaItem, form: Any, do: Any, **options: Any) -> HttpResponse:
    """Ask one question about an item; afterwards back to its minutes."""
    return ask(request, item.meeting, form, do, back=reverse("cases:minute_item", args=[item.pk]), **options)


@lobby.page(agenda.item_by)
def note_decision(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write down what the group decided, and who did not agree."""
    return on_item(
        request, item, forms.DecideItemForm, partial(operations.note_decision, item=item), title="Write down a decision",
        button="Keep the decision", said="The decision is kept.",
    )  # fmt: skip


@lobby.page(agenda.item_by)
def take_on(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write down what somebody takes on."""
    return on_item(
        request, item, taking_on(reader_of(request), item), partial(operations.take_on, item=item),
        title="Write down an action", button="Give it to them",
        said="The action is among their work from now.",
    )  # fmt: skip


@lobby.page(queries.group_action_by)
def do_group_action(request: HttpRequest, action: ItemAction) -> HttpResponse:
    """Say what was done."""
    return asking.ask(
        request, forms.DoGroupActionForm, partial(operations.do_group_action, action=action), by=reader_of(request),
        title="What was done?", back=reverse("cases:group_meetings"), then=reverse("cases:group_meetings"),
        intro=action.text, button="Keep it", said="The action is done.", subject=action,
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def end_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """End a meeting."""
    do = partial(operations.end_group_meeting, meeting=meeting)
    return ending(request, meeting, do, "Whoever was asked for one case sees no more of it from now.")


def ending(
    request: HttpRequest, meeting: AnyMeeting, do: Callable[..., Any], sees: str, is_decided: bool = True
) -> HttpResponse:
    """End a meeting, having read what is not minuted or decided, and who sees no more."""
    in_one_text = isinstance(meeting, Meeting) and bool(meeting.minutes)
    missing = why_not_minuted_yet([] if in_one_text else queries.items_of(reader_of(request), meeting), is_decided)
    still = "The minutes can still be put right until a chair has checked them."
    return ask(
        request, meeting, fields.Form, do, title="End the meeting", button="End the meeting", subject=meeting,
        said="The meeting has ended. A chair checks its minutes next.", intro=" ".join([*missing, sees, still]),
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def check_minutes(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Check the minutes as a chair: from now their words are kept."""
    return checking(request, meeting)


def checking(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Show a chair the minutes, and ask whether they are right."""
    return ask(
        request, meeting, forms.CheckMinutesForm, partial(operations.check_minutes, meeting=meeting), title="Check the minutes",
        button="They are right", said="The minutes are checked, and everybody who was asked is told.", subject=meeting,
        intro_template="cases/pages/group/checking.html", minutes=queries.words_for(reader_of(request), meeting),
        held=meeting, sending_back=back_address(meeting), initial={"digest": queries.digest_now(reader_of(request), meeting)},
    )  # fmt: skip


def back_address(meeting: AnyMeeting) -> str:
    """The address at which the minutes are sent back."""
    if isinstance(meeting, Meeting):
        return lobby.url("send_back_meeting_minutes", meeting.case, meeting.pk)
    return reverse("cases:send_back_minutes", args=[meeting.pk])


@lobby.page(group.group_meeting_by)
def send_back_minutes(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Send the minutes back, with what is to be put right."""
    return returning(request, meeting)


def returning(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Ask a chair what is to be put right in the minutes."""
    return ask(
        request, meeting, forms.SendBackMinutesForm, partial(sending_back.send_back_minutes, meeting=meeting),
        title="Send the minutes back", button="Send them back", subject=meeting,
        said="The minutes are sent back, and the Partnership Team is told.",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def put_minutes_forward(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Put minutes that were sent back before the chairs again."""
    return putting_forward(request, meeting)


def putting_forward(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Ask the team whether what was sent back is put right."""
    return ask(
        request, meeting, fields.Form, partial(sending_back.put_minutes_forward, meeting=meeting), subject=meeting,
        title="Put the minutes forward again", button="They are put right", held=meeting,
        intro_template="cases/pages/group/put_right.html", said="The minutes are with the chairs again, and they are told.",
    )  # fmt: skip


@lobby.page(group.group_meeting_by)
def approve_minutes(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Record that a later meeting approved the minutes."""
    return approving(request, meeting)


def approving(request: HttpRequest, meeting: AnyMeeting) -> HttpResponse:
    """Ask at which later meeting minutes were approved, with their words in sight."""
    reader = reader_of(request)
    return ask(
        request, meeting, partial(forms.ApproveMinutesForm, meetings=queries.later_than(reader, meeting)),
        partial(operations.approve_minutes, meeting=meeting), title="Record that the minutes were approved",
        button="They were approved", said="The minutes are approved.", initial={"digest": meeting.digest}, subject=meeting,
        intro_template="cases/pages/group/words.html", minutes=queries.words_for(reader, meeting),
    )  # fmt: skip


@lobby.page(group.group_meeting_by, is_recorded=True)
def group_minutes(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """The minutes as somebody may read them."""
    return reading(request, meeting, "group_minutes", meeting.pk)


def reading(request: HttpRequest, meeting: AnyMeeting, act: str, *address: str | int) -> HttpResponse:
    """Show minutes as far as they are, with the way to take them away."""
    refuse(why_no_minutes(meeting))
    page = {
        "title": f"Minutes of the {named(meeting)}",
        "meeting": meeting,
        "minutes": queries.words_for(reader_of(request), meeting),
        "back": place_of(meeting),
        "as_word": reverse(f"cases:{act}_word", args=address),
        "as_pdf": reverse(f"cases:{act}_pdf", args=address),
    }
    return render(request, "cases/pages/group/group_minutes.html", page)
