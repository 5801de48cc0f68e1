"""Verification: arranging the meeting, taking its decision, and confirming or superseding it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Meeting, Verification
from sarum.cases.operations import confirmation
from sarum.cases.operations import verification as operations
from sarum.cases.pages.verification import forms
from sarum.cases.queries import access, alternative, challenge, flag, involvement, letter, overview, referral, triage
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries import verification as queries
from sarum.cases.rules import verification as rules


@lobby.page()
def arrange_verification(request: HttpRequest, case: Case) -> HttpResponse:
    """Arrange a meeting with the statutory partner representatives and the JCR Chair."""
    reader = reader_of(request)
    if request.method == "GET" and (reasons := referral.why_not_verifiable(reader, case)):
        title, page = "Arrange the verification meeting", {"in_the_way": reasons, "tab": "overview"}
        return lobby.show(request, case, "verification/arrange_later.html", title, **page)
    waiting: dict[str, Any] = {
        "reference": case.reference,
        "wait": triage.wait_of(reader, case),
        "undecided": triage.duplicates_in(reader, case),
    }
    form = partial(
        forms.ArrangeVerificationForm,
        people=meetings.people_to_ask(reader, case),
        others=meetings.anybody(reader, case),
    )
    return lobby.ask(
        request, case, form, partial(operations.arrange_verification, case=case), title="Arrange the verification meeting",
        initial={"where": "Virtual", "people": queries.usual_people(reader)}, button="Arrange the meeting and invite them",
        intro="Each is sent the date, the time and the case’s reference. They may see the case from now on, and each statutory "
        "partner may give its view and grounds before the meeting.",
        then=lambda meeting: lobby.url("meeting", case, meeting.pk), said="The meeting has been arranged.",
        intro_template="cases/pages/verification/arranging.html", **waiting,
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def decide_verification(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Decide the next steps on a referral; while the meeting cannot, say every reason beside the decision."""
    reader, case = reader_of(request), meeting.case
    only_advisory = queries.is_only_advisory(reader, meeting)
    title = "Record an advisory decision" if only_advisory else "Decide the next steps"
    page: dict[str, Any] = grounds(reader, meeting) | {
        "in_the_way": queries.why_cannot_decide(reader, meeting, as_advisory=only_advisory)
        or queries.why_not_chairing(reader, meeting),
        "absent": queries.absent_partners(reader, meeting) if only_advisory else [],
        "in_writing": queries.is_in_writing(reader, meeting),
        "not_involved": involvement.why_not_involved(reader, case),
        "flags": flag.flags_of(reader, case),
    }
    if page["in_the_way"] and request.method == "GET":
        return lobby.show(request, case, "verification/decide_verification.html", title, tab="meetings", **page)
    form = partial(forms.DecideVerificationForm, people=meetings.anybody(reader, case))
    do = partial(operations.decide_verification, meeting=meeting, as_advisory=only_advisory)
    return lobby.ask(
        request, case, form, do, title=title, subject=meeting, intro_template="cases/pages/verification/grounds.html",
        button="Record the advisory decision" if only_advisory else "Record the decision", **page,
        back=lobby.url("meeting", case, meeting.pk), then=lambda made: lobby.url("decision", case, made.pk),
        said="The decision has been recorded.",
    )  # fmt: skip


def grounds(reader: Any, meeting: Meeting) -> dict[str, Any]:
    """What a decision rests on, to be read beside it."""
    return {
        "meeting": meeting,
        "needed": meetings.needed_at(reader, meeting),
        "views": meetings.views_of(reader, meeting),
        "views_open": meetings.are_views_open(reader, meeting),
        "answered": meetings.who_answered(reader, meeting),
        "is_to_come": meeting.starts_at > timezone.now(),
        "conflicts": overview.conflicts_of(reader, meeting.case),
        "threshold": rules.THRESHOLD,
        "suggested": rules.SUCCESS_REVIEW if queries.is_success_referred(reader, meeting.case) else "",
    }


@lobby.page(queries.decision_by)
def decision(request: HttpRequest, decision: Verification) -> HttpResponse:
    """One verification decision: its reasons, who differed, whether it stands, who was told, and who challenges it."""
    reader, case = reader_of(request), decision.case
    awaited = queries.awaited(reader, decision)
    page = grounds(reader, decision.at_meeting) | {
        "decision": decision,
        "decisions": queries.decisions_of(reader, case),
        "confirmations": decision.confirmations.select_related("agency", "person"),
        "waits_because": queries.why_not_standing(reader, decision),
        "own_to_confirm": reader in queries.representatives_of(reader, case, awaited),
        "awaited": awaited,
        "may_supersede": not queries.is_followed(reader, case),
        "alternatives": alternative.alternatives_of(reader, case).filter(verification=decision),
        "letters": letter.letters_of(reader, decision),
        "due": letter.due_for(reader, decision),
        "challenges": challenge.challenges_of(reader, case).filter(verification=decision),
        "tab": "meetings",
    }
    return lobby.show(request, case, "verification/decision.html", f"Verification decision: {decision}", **page)


@lobby.page(queries.decision_by)
def confirm_decision(request: HttpRequest, decision: Verification) -> HttpResponse:
    """Confirm an advisory decision in writing, or say why not; or record, for the team, what a partner wrote."""
    reader, case = reader_of(request), decision.case
    is_own = reader in queries.representatives_of(reader, case, queries.awaited(reader, decision))
    is_recorded = not is_own and access.may(reader, "write_letter", decision)
    form: Any = forms.ConfirmDecisionForm
    if is_recorded:
        form = partial(forms.RecordConfirmationForm, people=queries.of_awaited(reader, decision))
    return lobby.ask(
        request, case, form, partial(confirmation.confirm_decision, verification=decision),
        title="What did they write?" if is_recorded else "Does your organisation confirm this decision?",
        intro_template="cases/pages/verification/advisory.html", decision=decision, is_recorded=is_recorded,
        back=lobby.url("decision", case, decision.pk), button="Record the answer" if is_recorded else "Send",
        **grounds(reader, decision.at_meeting), said="The answer has been recorded.",
    )  # fmt: skip


@lobby.page(queries.decision_by)
def supersede_verification(request: HttpRequest, decision: Verification) -> HttpResponse:
    """Put a new decision in the place of an earlier one."""
    reader, case = reader_of(request), decision.case
    form = partial(forms.SupersedeVerificationForm, people=meetings.anybody(reader, case))
    return lobby.ask(
        request, case, form, partial(operations.supersede_verification, verification=decision),
        title="Decide otherwise", intro_template="cases/pages/verification/grounds.html", superseding=decision,
        button="Record the new decision", back=lobby.url("decision", case, decision.pk),
        then=lambda made: lobby.url("decision", case, made.pk), **grounds(reader, decision.at_meeting),
        said="The new decision has been recorded. The earlier one stays to be read.",
    )  # fmt: skip
