"""What stands around every page: the Board's name, the way about, and the footer."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.board.rules import access as board_rules
from sarum.board.rules.actor import Outsider
from sarum.cases.lobby.by_code import opened_in
from sarum.cases.models import AnswerCode, ScopingReturn
from sarum.cases.queries import access, returns
from sarum.cases.rules import access as rules

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
        else further(
            ("scoping_template", "word_templates", "letter_wordings", "set_ladder", "turnaround", "outbox"), offices
        ),
        "about_agencies": [] if isinstance(reader, Outsider) else further(("turnaround",), offices),
        "footer_links": [
            {"text": "Refer a case", "href": reverse("cases:refer")},
            {"text": terms.get("Published reviews", "Published reviews"), "href": reverse("library:reviews")},
        ],
    }


def answering_links(code: AnswerCode) -> list[dict[str, Any]]:
    """The way about for whoever answers by a code: their agency's return, and out of it."""
    there = reverse("cases:read_return", args=[code.scoping_return.case.reference, code.scoping_return_id])
    return [{"text": "Your agency’s return", "href": there}, {"text": "Leave", "href": reverse("cases:leave_answer")}]


def is_for(name: str, hats: set[str]) -> bool:
    """Whether a link of the navigation leads somewhere this person may go."""
    space, _, act = name.partition(":")
    table = rules.ACTS if space == "cases" else board_rules.ACTS
    return not board_rules.why_not(table[act], hats, rules.HATS)


def way_back(request: HttpRequest, scoping_return: ScopingReturn | None) -> str:
    """The page of a return, for whoever may read it; whoever may not, or not any more, goes back to their work."""
    if scoping_return and returns.return_by(reader_of(request), scoping_return.case.reference, scoping_return.pk):
        return reverse("cases:read_return", args=[scoping_return.case.reference, scoping_return.pk])
    return reverse("cases:home")
