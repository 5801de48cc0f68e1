"""What agencies sent of their records: brought, looked at, read again, taken in, set aside."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, ChronologySource, SourceStanding
from sarum.cases.operations import chronology as operations
from sarum.cases.pages.sources import forms
from sarum.cases.queries import chronology as queries
from sarum.cases.queries import document, pseudonyms
from sarum.cases.rules import chronology as rules
from sarum.chronology import in_words
from sarum.kit import fields

S = SourceStanding
MOST_ASIDES = 100


@lobby.page()
def chronology_sources(request: HttpRequest, case: Case) -> HttpResponse:
    """What the chronology is made from: what waits to be looked at, what is in, and what is no longer."""
    reader = reader_of(request)
    name_of = pseudonyms.masking_files(reader, case)
    words_of = pseudonyms.masking(reader, case, True)
    agencies = queries.agencies_by_source(reader, case)
    rows = [
        (one, name_of(one.name), words_of(", ".join(agencies.get(one.pk) or rules.agencies_in(one.reading))))
        for one in queries.sources_of(reader, case)
    ]
    page: dict[str, Any] = {
        "waiting": [row for row in reversed(rows) if row[0].standing == S.READ],
        "taken": [row for row in rows if row[0].standing == S.IN],
        "gone": [row for row in rows if row[0].standing in (S.REPLACED, S.SET_ASIDE)],
        "problems_open": queries.problems_of(reader, case).filter(settled_at=None).count(),
        "tab": "chronology",
    }
    return lobby.show(request, case, "sources/chronology_sources.html", "What the chronology is made from", **page)


@lobby.page()
def bring_chronologies(request: HttpRequest, case: Case) -> HttpResponse:
    """Bring what agencies sent, several files at once or a table that is pasted."""
    reader, refused = reader_of(request), list[str]()
    form = partial(
        forms.BringChronologiesForm, agencies=queries.agencies_to_name(reader, case), refused=refused,
        known=partial(queries.source_of_file, reader, case),
    )  # fmt: skip
    answer = lobby.ask(
        request, case, form, partial(operations.bring_chronologies, case=case), title="Bring agencies’ chronologies",
        back=lobby.url("chronology_sources", case), button="Read them",
        then=lambda source: lobby.url("take_in_chronology", case, source.pk),
        intro="Each is read row by row, and you see what was understood before anything goes into the chronology. The files "
        "are kept with the documents of the case.",
    )  # fmt: skip
    if answer.status_code == 302:
        for reason in refused:
            messages.warning(request, f"Not brought: {reason}")
    return answer


@lobby.page(queries.source_by)
def chronology_source(request: HttpRequest, source: ChronologySource) -> HttpResponse:
    """How a chronology was read: heading by heading, what was not understood, and its first entries."""
    page = {"source": source, "back": lobby.url("chronology_sources", source.case), "tab": "chronology"}
    page |= understood(request, source)
    return lobby.show(request, source.case, "sources/chronology_source.html", source.title, **page)


def understood(request: HttpRequest, source: ChronologySource) -> dict[str, Any]:
    """What was made of a source."""
    asides = source.reading.get("asides", [])
    return {
        "source": source,
        "told": rules.told_by_agency(source.reading),
        "doubts": rules.doubts_of(source.reading)[:MOST_ASIDES],
        "tables": [
            table | {"headings": [(heading, rules.MEANINGS[role]) for heading, role in table["headings"]]}
            for table in source.reading.get("tables", [])
        ],
        "asides": asides[:MOST_ASIDES],
        "more_asides": len(asides[MOST_ASIDES:]),
        "first": [(in_words(row["date"]), row) for row in queries.first_entries(reader_of(request), source)],
    }


@lobby.page(queries.source_by)
def take_in_chronology(request: HttpRequest, source: ChronologySource) -> HttpResponse:
    """Look at what was understood, settle what was not, and put it into the chronology."""
    case, reader = source.case, reader_of(request)
    if source.standing != S.READ and request.method != "POST":
        return redirect(lobby.url("chronology_source", case, source.pk))
    replaceable = queries.replaceable(reader, source)
    like, changes = queries.version_of(reader, source, replaceable)
    form = partial(forms.TakeInForm, source=source, replaceable=replaceable, like=like)
    asked = rules.asked_of(source.reading)
    return lobby.ask(
        request, case, form, partial(operations.take_in_chronology, source=source), title=f"Take in {source.name}",
        back=lobby.url("chronology_sources", case), then=lambda _: onward(request, case), button="Take it in", subject=source,
        template="cases/pages/sources/take_in_chronology.html", asked=len(asked),
        more_asked=len(asked[rules.MOST_ASKED :]), like=like, changes=changes, said=lambda now: f"{now.name} is in the chronology.",
        **understood(request, source),
    )  # fmt: skip


@lobby.page()
def take_in_all_chronologies(request: HttpRequest, case: Case) -> HttpResponse:
    """Take in everything that waits, as it was read."""
    return lobby.ask(
        request, case, fields.Form, partial(operations.take_in_all_chronologies, case=case), title="Take in all that waits",
        back=lobby.url("chronology_sources", case), then=lobby.url("chronology", case), button="Take them all in",
        said="They are in the chronology.", intro_template="cases/pages/sources/take_in_all.html",
        waiting=queries.waiting(reader_of(request), case),
    )  # fmt: skip


def onward(request: HttpRequest, case: Case) -> str:
    """Where one goes when a source is dealt with: to the next that waits, or to the chronology."""
    following = queries.waiting(reader_of(request), case).first()
    return lobby.url("take_in_chronology", case, following.pk) if following else lobby.url("chronology", case)


@lobby.page(queries.source_by)
def read_chronology_again(request: HttpRequest, source: ChronologySource) -> HttpResponse:
    """Say whose a source is and what its headings mean, and have it read anew."""
    case, reader = source.case, reader_of(request)

    def read(agency: str, roles: dict[int, dict[str, str]]) -> rules.Reading:
        content = document.content_of(reader, source.document) if source.document else b""
        return rules.read_all([(source.name, content)], agency, {source.name: roles})[0]

    if source.standing != S.READ:
        return redirect(lobby.url("chronology_source", case, source.pk))
    form = partial(forms.ReadAgainForm, source=source, agencies=queries.agencies_to_name(reader, case), read=read)
    back = lobby.url("take_in_chronology", case, source.pk)
    return lobby.ask(
        request, case, form, partial(operations.read_chronology_again, source=source), back=back, button="Read it again",
        title=f"What do the headings of {source.name} mean?", initial={"agency": source.agency},
        intro_template="cases/pages/sources/doubts.html", doubts=rules.doubts_of(source.reading),
        said="It has been read again. This is what was understood now.", subject=source,
    )  # fmt: skip


@lobby.page(queries.source_by)
def set_aside_chronology(request: HttpRequest, source: ChronologySource) -> HttpResponse:
    """Take a source out of the chronology, or leave it out, for a reason."""
    case, was_in = source.case, source.standing == S.IN
    what = (
        "Its entries leave the chronology, and so do the gaps and clashes that rest on them. What was noted on them is"
    )
    return lobby.ask(
        request, case, forms.SetAsideForm, partial(operations.set_aside_chronology, source=source),
        title=f"Set {source.name} aside", back=lobby.url("chronology_sources", case), button="Set it aside",
        then="" if was_in else lambda _: onward(request, case),
        button_classes="govuk-button--warning", said=f"{source.name} has been set aside.",
        intro=f"{what} kept." if was_in else "It is not taken in. The file is kept, and the list says why.",
    )  # fmt: skip
