"""Verification: arranging the meeting, taking its decision, and following an alternative action to its outcome."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Alternative, Case, Meeting
from sarum.cases.operations import verification as operations
from sarum.cases.pages.verification import forms
from sarum.cases.queries import flag, overview
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries import verification as queries


@lobby.page()
def arrange_verification(request: HttpRequest, case: Case) -> HttpResponse:
    """Arrange a meeting with the statutory partner representatives and the JCR Chair."""
    reader = reader_of(request)
    form = partial(
        forms.ArrangeVerificationForm,
        people=meetings.people_to_ask(reader, case),
        others=meetings.anybody(reader, case),
    )
    return lobby.ask(
        request, case, form, partial(operations.arrange_verification, case=case), title="Arrange the verification meeting",
        initial={"where": "Virtual", "people": queries.usual_people(reader)}, button="Arrange the meeting and invite them",
        intro="Each is sent the date, the time and the case’s reference. They may see the case from now on.",
        then=lambda meeting: lobby.url("meeting", case, meeting.pk), said="The meeting has been arranged.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def decide_verification(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Decide the next steps on a referral; while the meeting cannot, say every reason beside the decision."""
    reader, case, title = reader_of(request), meeting.case, "Decide the next steps"
    page: dict[str, Any] = {
        "in_the_way": queries.why_cannot_decide(reader, meeting) or queries.why_not_chairing(reader, meeting),
        "meeting": meeting,
        "needed": meetings.needed_at(reader, meeting),
        "views": meetings.views_of(reader, meeting),
        "conflicts": overview.conflicts_of(reader, case),
        "flags": flag.flags_of(reader, case),
    }
    if page["in_the_way"] and request.method == "GET":
        return lobby.show(request, case, "verification/decide_verification.html", title, tab="meetings", **page)
    form = partial(forms.DecideVerificationForm, people=meetings.anybody(reader, case))
    return lobby.ask(
        request, case, form, partial(operations.decide_verification, meeting=meeting), title=title, subject=meeting,
        intro_template="cases/pages/verification/grounds.html", button="Record the decision", **page,
        back=lobby.url("meeting", case, meeting.pk), said="The decision has been recorded.",
    )  # fmt: skip


@lobby.page(queries.alternative_by)
def conclude_alternative(request: HttpRequest, alternative: Alternative) -> HttpResponse:
    """Record what came of an alternative action."""
    do, case = partial(operations.conclude_alternative, alternative=alternative), alternative.case
    return lobby.ask(
        request, case, forms.ConcludeAlternativeForm, do, title=f"What came of it: {alternative.kind}", subject=alternative,
        back=lobby.url("meetings", case), said="The outcome has been recorded.",
    )  # fmt: skip
