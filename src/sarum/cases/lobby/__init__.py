"""What every page of a case passes first: who is asking, which case, whether this is for them; and that they looked."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby as board
from sarum.board.lobby import View, reader_of
from sarum.board.queries import settings
from sarum.board.rules import access as board_rules
from sarum.board.rules.actor import Outsider
from sarum.cases.lobby import by_code
from sarum.cases.models import Case, Step
from sarum.cases.operations import access as operations
from sarum.cases.queries import access
from sarum.cases.queries import procedure as queries
from sarum.cases.rules import access as rules
from sarum.cases.rules import procedure
from sarum.kit import asking
from sarum.kit.refusal import NotAllowed, Refused

Find = Callable[..., Any]
SHOWN = (200, 422)  # a page of the case was shown, perhaps with what is wrong in its form


def find_case(reader: access.Reader, reference: str) -> Case | None:
    """The case of this reference, if it is there and theirs."""
    return access.cases_for(reader).filter(reference=reference).first()


def page(find: Find | None = find_case, *, is_recorded: bool = False) -> Callable[[View], View]:
    """A page whose name is its act. `find` turns the address into what the page is about, for this reader, or nothing:
    what is not theirs and what is not there are answered alike. A reading of a case is always recorded; a page across
    cases says with `is_recorded` that its reading is too."""

    def decorate(view: View) -> View:
        act = view.__name__

        @wraps(view)
        def enter(request: HttpRequest, **address: Any) -> HttpResponse:
            if any("\x00" in str(part) for part in address.values()):
                raise Http404
            by_code.admit(request, act, find, address)
            reader = reader_of(request)
            if isinstance(reader, Outsider) and board_rules.ANYONE not in rules.ACTS[act].who:
                return board.sign_in_first(request, code_url=reverse("cases:answer") if act in rules.BY_CODE else "")
            subject = find(reader, **address) if find else None
            if find and subject is None:
                raise Http404
            if reasons := rules.why_not(act, access.hats_of(reader, timezone.now(), subject)):
                raise NotAllowed(*reasons)
            case = getattr(subject, "case", None)
            if case and (reasons := procedure.why_not_now(act, case.step)):
                raise Refused(*reasons, next="Open the case to see what happens next.")
            if reasons := access.why_conflicted(reader, act, case):
                raise NotAllowed(*reasons)
            if rules.is_solemn(act) and (again := board.prove_again(request, code_url=reverse("cases:answer"))):
                request.session[by_code.BACK_TO] = [act, subject.pk if subject else 0]
                return again
            response = view(request, subject) if find else view(request, **address)
            if (case or is_recorded) and response.status_code in SHOWN and not isinstance(reader, Outsider):
                words = rules.ACTS[act].words
                operations.record_reading(subject=subject, act=act, words=words, by=reader, at=timezone.now())
            return response

        return enter

    return decorate


def ask(
    request: HttpRequest, case: Case, form_class: Callable[..., BaseForm], do: Callable[..., Any], *, title: str,
    back: str = "", then: str | Callable[[Any], str] = "", **options: Any,
) -> HttpResponse:  # fmt: skip
    """Ask one question about a case, and remind whoever decides of what they declared; then go back where it was asked."""
    back = back or url("overview", case)
    reader, act = reader_of(request), request.resolver_match.url_name or "" if request.resolver_match else ""
    options.setdefault("caption", f"{case.reference} · {case.pseudonym}")
    if declared := access.conflicts_declared(reader, act, case):
        options |= {"declared": declared, "declare": url("declare_conflict", case)}
        options["reminder_template"] = "cases/pages/declared.html"
    return asking.ask(request, form_class, do, by=reader, title=title, back=back, then=then or back, **options)


def show(request: HttpRequest, case: Case, template: str, title: str, **page: Any) -> HttpResponse:
    """One page of a case, with its name, its step and the way to its other pages."""
    reader = reader_of(request)
    hats = access.hats_of(reader, timezone.now(), case)
    here = page.get("tab") or (request.resolver_match.url_name if request.resolver_match else "")
    terms, been = settings.terms(), queries.reached(reader, case)
    tabs = [
        {
            "text": terms.get(text, text),
            "href": url(act, case),
            "active": act == here,
        }
        for act, text, since in TABS
        if not rules.why_not(act, hats) and (since is None or since in been or act == here)
    ]
    page |= {
        "case": case,
        "title": title,
        "tabs": tabs,
        "reader": reader,
        "may": Permissions(case, hats, access.conflicts_barring(reader, case)),
    }
    return render(request, f"cases/pages/{template}", page)


class Permissions:
    """What this reader may do now on this case, for a template to ask: `{% if may.send_requests %}`."""

    def __init__(self, case: Case, hats: set[str], conflicts: Iterable[str] = ()) -> None:
        self.case, self.hats, self.conflicts = case, hats, conflicts

    def __getitem__(self, act: str) -> bool:
        if act not in rules.ACTS:
            raise KeyError(act)
        if rules.why_not(act, self.hats) or procedure.why_not_now(act, self.case.step):
            return False
        return not rules.why_conflicted(act, self.conflicts)


# A case's pages: the act, what it is called, and the step from which it has something to show.
TABS: tuple[tuple[str, str, Step | None], ...] = (
    ("overview", "Overview", None),
    ("people_in_case", "People", None),
    ("documents", "Documents", None),
    ("involvement", "Involvement", None),
    ("other_processes", "Other processes", None),
    ("meetings", "Meetings", None),
    ("returns", "Returns", Step.SCOPING),
    ("chronology", "Chronology", Step.SCOPING),
    ("rapid_review", "Rapid Review", Step.RAPID_REVIEW),
    ("report", "Report", Step.RAPID_REVIEW),
    ("recommendations", "Recommendations", Step.RECOMMENDATIONS),
    ("tracker", "Actions", Step.RAPID_REVIEW),
    ("drafts", "Review", Step.COMMISSIONING),
    ("learning", "Learning", Step.TRACKER),
    ("publication", "Publication", Step.PUBLICATION),
    ("assurance", "What changed", Step.TRACKER),
    ("history", "History", None),
    ("places", "Access", None),
)


def url(act: str, case: Case, *ids: int | str) -> str:
    """The address of a page of a case."""
    return reverse(f"cases:{act}", args=[case.reference, *ids])
