"""The pack for a Rapid Review: released by the Partnership Team, read on its page or as a PDF by those who are asked."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import Case, Pack
from sarum.cases.operations import pack as operations
from sarum.cases.pages.pack import forms, paper
from sarum.cases.queries import pack as queries
from sarum.cases.queries import scoping
from sarum.cases.rules import pack as rules
from sarum.kit.pdf import pdf_of


@lobby.page()
def release_pack(request: HttpRequest, case: Case) -> HttpResponse:
    """Look at what the pack would hold, what is missing and what is weak, and release it."""
    found = queries.preview(reader_of(request), case)
    return lobby.ask(
        request, case, forms.ReleasePackForm, partial(operations.release_pack, case=case),
        title=f"Release pack {found.number} for the Rapid Review", template="cases/pages/pack/release_pack.html",
        back=lobby.url("returns", case), button="Release the pack", said=lambda made: f"{made} has been released.",
        then=lambda made: lobby.url("pack", case, made.pk), initial={"digest": found.digest},
        found=found, content=found.content, weak=rules.weak_returns(found.content), nil=rules.nil_returns(found.content),
        asked=queries.seats_of(case), meeting=queries.meeting_of(case),
    )  # fmt: skip


@lobby.page()
def key_events(request: HttpRequest, case: Case) -> HttpResponse:
    """The key events of every return that somebody may read, in one list."""
    reader = reader_of(request)
    page = {"events": queries.events_of(reader, case), "sees_all": scoping.sees_all(reader), "tab": "returns"}
    page["back"] = lobby.url("returns", case)
    return lobby.show(request, case, "pack/key_events.html", "Key events of all agencies", **page)


@lobby.page(queries.pack_by)
def pack(request: HttpRequest, pack: Pack) -> HttpResponse:
    """One pack as it was released, and what became of its returns since."""
    reader = reader_of(request)
    latest = queries.latest_pack(reader, pack.case)
    page = {
        "pack": pack,
        "content": pack.content,
        "returns": [(one, rules.warnings(one), rules.chapters(one)) for one in pack.returns],
        "views": paper.views(pack.content),
        "weak": rules.weak_returns(pack.content),
        "nil": rules.nil_returns(pack.content),
        "newer": latest if latest and latest.number > pack.number else None,
        "older": [one for one in queries.packs_of(reader, pack.case) if one.number < pack.number],
        "changes": queries.changes_since(reader, pack),
        "readers": queries.readers_of(reader, pack),
        "meeting": queries.meeting_of(pack.case),
        "now": timezone.now(),
        "purpose": rules.PURPOSE,
        "tab": "returns",
    }
    return lobby.show(request, pack.case, "pack/pack.html", f"Pack {pack.number} for the Rapid Review", **page)


@lobby.page(queries.pack_by)
def pack_pdf(request: HttpRequest, pack: Pack) -> HttpResponse:
    """The pack as a PDF that says on every page who took it, and when."""
    made = paper.paper_of(pack, settings.the_board().name, reader_of(request), timezone.now())
    return file(pdf_of(made), "application/pdf", f"{pack.reference}.pdf")
