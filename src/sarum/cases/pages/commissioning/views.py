"""How a Safeguarding Adults Review is commissioned: proposed, and agreed by three hands."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models import Office
from sarum.cases import lobby
from sarum.cases.models import Case
from sarum.cases.operations import commissioning as operations
from sarum.cases.pages.commissioning import forms
from sarum.cases.queries import commissioning as queries
from sarum.cases.queries import parallel, rapid_review
from sarum.cases.rules import commissioning as rules
from sarum.kit.refusal import refuse


@lobby.page()
def commission(request: HttpRequest, case: Case) -> HttpResponse:
    """The manner of the review, who has agreed it, and its six-month marker."""
    reader = reader_of(request)
    proposed = queries.commission_of(reader, case)
    page = {
        "commission": proposed,
        "standing": queries.standing_of(reader, proposed),
        "why_not_agree": queries.why_not_agree(reader, proposed) if proposed.pk else [],
        "besides": parallel.going_on_beside(reader, case),
        "tab": "drafts",
    }
    return lobby.show(request, case, "commissioning/commission.html", "How the review is commissioned", **page)


@lobby.page()
def propose_manner(request: HttpRequest, case: Case) -> HttpResponse:
    """Propose the method, the reviewer and the terms of reference."""
    reader = reader_of(request)
    found = rapid_review.rapid_review_of(reader, case)

    def propose(version: int | None = None, **answers: Any) -> Any:
        return operations.propose_manner(case=case, seen=version, **answers)

    return lobby.ask(
        request, case, partial(forms.ProposeMannerForm, reviewers=queries.reviewers_to_choose(reader, case)), propose,
        title="Propose the manner of the review", subject=queries.commission_of(reader, case),
        values=partial(forms.values_of, scope=found.scope if found else ""), back=lobby.url("commission", case),
        intro="The JCR Chair, the Independent Chair and the Business Manager each agree the same words. If you change "
        "them, each agrees again.",
        button="Propose this", said="The manner of the review has been proposed. The three have been told.",
    )  # fmt: skip


@lobby.page()
def agree_manner(request: HttpRequest, case: Case) -> HttpResponse:
    """Agree the manner of the review, as one of the three."""
    reader = reader_of(request)
    commission = queries.commission_of(reader, case)
    refuse(rules.why_unproposed(commission))
    standing = queries.standing_of(reader, commission)
    is_acting = queries.office_of_hand(reader, timezone.localdate()) == Office.JCR_VICE_CHAIR

    def agree(is_read: bool, **answers: Any) -> Any:
        return operations.agree_manner(commission=commission, **answers)

    return lobby.ask(
        request, case, partial(forms.AgreeMannerForm, is_acting=is_acting), agree,
        title="Agree the manner of the review", initial={"digest": standing.digest if standing else ""},
        intro_template="cases/pages/commissioning/agreeing.html", back=lobby.url("commission", case),
        button="Agree", said="Your agreement is recorded.", commission=commission, standing=standing,
    )  # fmt: skip
