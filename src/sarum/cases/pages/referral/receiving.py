"""Reading and acknowledging a referral that has come."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case
from sarum.cases.operations import referral as operations
from sarum.cases.pages.referral import forms
from sarum.cases.queries import referral as queries
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form import completeness
from sarum.cases.rules.form.chapters import chapters_of


@lobby.page()
def read_referral(request: HttpRequest, case: Case) -> HttpResponse:
    """A referral as it was sent: every question with its answer, and the elements for each adult."""
    found = [
        {
            "referral": one,
            "chapters": chapters_of(one.asked),
            "lag": rules.lag_in_words(one.aware_on, one.came_on),
            "is_reason_said": bool(rules.reason_said(one.answers)),
            "not_answered": completeness.not_answered(one.answers),
        }
        for one in queries.referrals_of(reader_of(request), case)
    ]
    return lobby.show(request, case, "referral/read_referral.html", "The referral", found=found, tab="overview")


@lobby.page()
def acknowledge_referral(request: HttpRequest, case: Case) -> HttpResponse:
    """Tell the referrer that the Board has their referral."""
    reader = reader_of(request)
    referrals = list(queries.referrals_of(reader, case))
    waiting = [one for one in referrals if one.acknowledged_at is None]
    if not waiting and request.method == "GET":
        page = {"referrals": referrals, "tab": "overview"}
        return lobby.show(request, case, "referral/acknowledged.html", "The referral has been acknowledged", **page)
    form = partial(forms.AcknowledgeReferralForm, in_register=bool(queries.referrers_in_register(reader, waiting)))
    return lobby.ask(
        request, case, form, partial(operations.acknowledge_referral, case=case),
        title="Acknowledge the referral", intro_template="cases/pages/referral/to_acknowledge.html", waiting=waiting,
        button="The referrer has been told", said="The referral has been acknowledged.",
        back=lobby.url("read_referral", case), then=lobby.url("overview", case),
    )  # fmt: skip
