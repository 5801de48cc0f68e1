"""What every page of a case passes first: who is asking, which case, whether this is for them; and that they looked."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby as board
from sarum.board.lobby import View, reader_of
from sarum.board.models import Person
from sarum.board.queries import settings
from sarum.board.rules import access as board_rules
from sarum.board.rules.actor import PUBLIC, Outsider
from sarum.cases.models import AnswerCode, Case, Step
from sarum.cases.operations import access as operations
from sarum.cases.queries import access, answering
from sarum.cases.queries import procedure as queries
from sarum.cases.rules import access as rules
from sarum.cases.rules import procedure
from sarum.kit import asking
from sarum.kit.refusal import NotAllowed, Refused

Find = Callable[..., Any]
ANSWERING, BACK_TO = (
    "answering",
    "answering_back_to",
)  # in a session: the code by its number; what it was asked again for
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
            admit(request, act, find, address)
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
                request.session[BACK_TO] = [act, subject.pk if subject else 0]
                return again
            response = view(request, subject) if find else view(request, **address)
            if (case or is_recorded) and response.status_code in SHOWN and not isinstance(reader, Outsider):
                words = rules.ACTS[act].words
                operations.record_reading(subject=subject, act=act, words=words, by=reader, at=timezone.now())
            return response

        return enter

    return decorate


def admit(request: HttpRequest, act: str, find: Find | None, address: dict[str, Any]) -> None:
    """Whoever entered a code in this browser is the reader on the pages of the return that it opened, and on no others."""
    code = opened_in(request) if find and act in rules.BY_CODE else None
    if code and find and answering.belongs_to(code.person, find(code.person, **address), code.scoping_return):
        board.let_in(request, code.person)


def opened_in(request: HttpRequest) -> AnswerCode | None:
    """The code by which this browser answers for an agency now; whoever is signed in comes by no code."""
    pk = None if isinstance(request.user, Person) else request.session.get(ANSWERING)
    return answering.opened_by(PUBLIC, pk, timezone.now()) if pk else None


def open_return(request: HttpRequest, code: AnswerCode) -> str:
    """Let this browser answer by a code that was just entered in it; the address of the page where they go on."""
    request.session.cycle_key()
    rotate_token(request)
    request.session[ANSWERING] = code.pk
    act, pk = request.session.pop(BACK_TO, ["", 0])
    is_back = act in rules.BY_CODE and pk == code.scoping_return_id
    return url(act if is_back else "read_return", code.scoping_return.case, code.scoping_return_id)


def close_return(request: HttpRequest) -> None:
    """This browser answers by no code any more."""
    request.session.pop(ANSWERING, None)
    request.session.cycle_key()


def ask(
    request: HttpRequest, case: Case, form_class: Callable[..., BaseForm], do: Callable[..., Any], *, title: str,
    back: str = "", then: str | Callable[[Any], str] = "", **options: Any,
) -> HttpResponse:  # fmt: skip
    """Ask one question about a case; afterwards go back where it was asked from."""
    back = back or url("overview", case)
    options.setdefault("caption", f"{case.reference} · {case.pseudonym}")
    return asking.ask(
        request, form_class, do, by=reader_of(request), title=title, back=back, then=then or back, **options
    )


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


INSIDE = (
    ("Your work", "cases:home"), ("Inbox", "cases:inbox"), ("Cases", "cases:cases"), ("Action Log", "cases:action_log"),
    ("Agencies", "board:agencies"), ("People", "board:people"), ("Settings", "board:settings"),
)  # fmt: skip
OUTSIDE = [
    ("Refer a case", "cases:refer"), ("Published reviews", "library:reviews"), ("Sign in", "account_login"),
]  # fmt: skip


def further(acts: Iterable[str], offices: set[str]) -> list[dict[str, str]]:
    """Links from the Board's own pages, which know nothing of cases, to pages about them."""
    return [
        {"text": rules.ACTS[act].words, "href": reverse(f"cases:{act}")}
        for act in acts
        if is_for(f"cases:{act}", offices)
    ]


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """What stands around every page: the Board's name, the way about, and the footer."""
    board_ = settings.the_board()
    code = opened_in(request)
    reader = reader_of(request)
    match = request.resolver_match
    here = match.view_name if match else ""
    if isinstance(reader, Outsider):
        links = OUTSIDE
    else:
        offices = access.hats_of(reader, timezone.now())
        links = [link for link in INSIDE if is_for(link[1], offices)]
        links += [("Your account", "cases:account"), ("Sign out", "account_logout")]
    terms = settings.terms()
    return {
        "site_name": board_.name,
        "board": board_,
        "by_code": reverse("cases:answer"),
        "limit": rules.LIMIT if here.removeprefix("cases:") in rules.SUPPLIED else "",
        "navigation": answering_links(code)
        if code
        else [{"text": terms.get(text, text), "href": reverse(name), "active": name == here} for text, name in links],
        "more_settings": []
        if isinstance(reader, Outsider)
        else further(("scoping_template", "set_ladder", "turnaround", "outbox"), offices),
        "about_agencies": [] if isinstance(reader, Outsider) else further(("turnaround",), offices),
        "footer_links": [
            {"text": "Refer a case", "href": reverse("cases:refer")},
            {"text": terms.get("Published reviews", "Published reviews"), "href": reverse("library:reviews")},
        ],
    }


def answering_links(code: AnswerCode) -> list[dict[str, Any]]:
    """The way about for whoever answers by a code: their agency's return, and out of it."""
    there = url("read_return", code.scoping_return.case, code.scoping_return_id)
    return [{"text": "Your agency’s return", "href": there}, {"text": "Leave", "href": reverse("cases:leave_answer")}]


def is_for(name: str, hats: set[str]) -> bool:
    """Whether a link of the navigation leads somewhere this person may go."""
    space, _, act = name.partition(":")
    table = rules.ACTS if space == "cases" else board_rules.ACTS
    return not board_rules.why_not(table[act], hats, rules.HATS)
