"""Writing an agency's return: part by part, saved as it is typed, by several people; and what they say beside it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.answers import PartForm, typed
from sarum.cases.models import ReturnNote, ScopingReturn
from sarum.cases.operations import writing as operations
from sarum.cases.pages.scoping import forms, papers
from sarum.cases.queries import returns
from sarum.cases.queries import writing as queries
from sarum.cases.queries.writing import Opened
from sarum.cases.rules import returns as rules
from sarum.cases.rules.form import held, progress
from sarum.cases.rules.form.questions import Part
from sarum.cases.rules.form.telling import kept
from sarum.cases.rules.form.whole import entry_name
from sarum.kit import fields, saving
from sarum.kit.refusal import Stale


@lobby.page(queries.own_return_by)
def write_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The parts of a return, and how far each is."""
    form = rules.form_of(scoping_return)
    tasks = [task(scoping_return, part) for part in form.parts_of(scoping_return.answers).values()]
    reading = returns.reading_of(reader_of(request), scoping_return)
    page = {"reading": reading, "tasks": tasks, "back": place("read_return", scoping_return), "tab": "returns"}
    page["purpose"] = papers.PURPOSE
    page["notes"] = [note for note in reading.notes if note.settled_at is None]
    title = f"Write the return of {scoping_return.agency}"
    return lobby.show(request, scoping_return.case, "scoping/write_return.html", title, **page)


def task(answer: ScopingReturn, part: Part) -> dict[str, Any]:
    """One line of the list of parts."""
    words, colour = progress.state_of(part, answer.answers)
    status = {"tag": {"text": words, "classes": f"govuk-tag--{colour}"}} if colour else {"text": words}
    return {"title": {"text": part.title}, "href": first_of(answer, part), "status": status}


def first_of(answer: ScopingReturn, part: Part) -> str:
    """Where a part begins: its list, or the first page of its questions."""
    if part.one:
        return place("return_part", answer, part.slug)
    return place("return_part", answer, part.slug, part.page.slug)


@lobby.page(queries.part_by)
def return_part(request: HttpRequest, opened: Opened) -> HttpResponse:
    """One part of a return: its questions, or the list of what has been added to it."""
    answer, part = opened.answer, opened.part
    if opened.page:
        return ask(request, opened)
    entries = part.entries(answer.answers)
    page = {"opened": opened, "answer": answer, "part": part, "back": place("write_return", answer), "tab": "returns"}
    page["entries"] = [(number, entry_name(part, said, number)) for number, said in enumerate(entries, 1)]
    page |= {"following": len(entries) + 1, "notes": queries.notes_on(reader_of(request), opened)}
    onward = next_part(answer, part)
    page["onward"] = (first_of(answer, onward), onward.title) if onward else None
    return lobby.show(request, answer.case, "scoping/return_part.html", part.title, **page)


@lobby.page(queries.entry_by)
def return_entry(request: HttpRequest, opened: Opened) -> HttpResponse:
    """One entry of a list in a return: a key event, another agency, an action, a document."""
    return ask(request, opened)


def ask(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Ask the questions of one page and keep the answers as they are typed."""
    answer, part, page, number = opened.answer, opened.part, opened.page, opened.number
    assert page is not None  # the query has found it
    names = [] if number else [one.name for one in page.all_questions()]
    seen = rules.seen(answer, part.kept_in, number, names)
    asked, is_behind = page.asked(seen.said, answer.answers), saving.is_behind(request)
    form = partial(PartForm, page=page, said=seen.said, answers=answer.answers, says_optional=False)

    def save(*, by: Any, at: Any, key: str | None = None, version: int | None = None, **said: Any) -> ScopingReturn:
        kept_ = kept(asked, said)
        dropped = {} if is_behind or number else not_asked(opened, {**seen.said, **kept_})
        try:
            return operations.write_return(
                scoping_return=answer, part=part.kept_in, number=number, answers=dropped | kept_, names=names,
                seen=version, by=by, at=at, key=key,
            )  # fmt: skip
        except Stale:
            words = "\n\n".join(
                f"{one.label}\n{in_words}" for one in asked if (in_words := str(said.get(one.name) or ""))
            )
            if words and not is_behind:
                operations.keep_overtaken(scoping_return=answer, part=part.slug, words=words, by=by, at=at)
            raise

    def values(now: held.Seen) -> dict[str, Any]:
        return typed(asked, now.said)

    if is_behind:
        return saving.save_behind(
            request, form, save, by=reader_of(request), subject=seen, values=values,
            stands=lambda saved: rules.seen(saved, part.kept_in, number, names),
        )  # fmt: skip
    back = place("return_part", answer, part.slug) if number else place("write_return", answer)
    intro = page.intro or (part.intro if page == part.page else "")
    return lobby.ask(
        request, answer.case, form, save, subject=seen, values=values, back=back,
        then=lambda saved: place("write_return", saved) if "later" in request.POST else after(saved, opened),
        title=entry_name(part, seen.said, number) if number and seen.said else page.title, intro=intro,
        template="cases/pages/scoping/write_part.html", saves_behind=not form_has_file(asked), opened=opened,
        purpose=papers.PURPOSE, notes=queries.notes_on(reader_of(request), opened),
    )  # fmt: skip


def form_has_file(asked: list[Any]) -> bool:
    return any(one.kind == "FILE" for one in asked)


def not_asked(opened: Opened, said: dict[str, Any]) -> dict[str, None]:
    """The answers of this page to questions that do not apply any more, each to be taken away."""
    page, answers = opened.page, opened.answer.answers
    assert page is not None
    asked = {one.name for one in page.asked(said, answers)}
    return {one.name: None for one in page.all_questions() if one.name not in asked and one.name in said}


def after(answer: ScopingReturn, opened: Opened) -> str:
    """Where somebody goes on: the list, the next page of the part, or the next part."""
    part = opened.part
    if opened.number:
        return place("return_part", answer, part.slug)
    following = part.next_page(opened.page, {}, answer.answers) if opened.page else None
    if following:
        return place("return_part", answer, part.slug, following.slug)
    onward = next_part(answer, part)
    return first_of(answer, onward) if onward else place("read_return", answer)


def next_part(answer: ScopingReturn, part: Part) -> Part | None:
    parts = list(rules.form_of(answer).parts_of(answer.answers).values())
    slugs = [one.slug for one in parts]
    later = parts[slugs.index(part.slug) + 1 :] if part.slug in slugs else []
    return later[0] if later else None


@lobby.page(queries.entry_by)
def remove_return_entry(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Take one entry out of a list of a return."""
    answer, part, number = opened.answer, opened.part, opened.number
    assert number is not None
    seen, back = rules.seen(answer, part.kept_in, number), place("return_part", answer, part.slug)

    def remove(*, by: Any, at: Any, key: str | None = None, version: int | None = None) -> ScopingReturn:
        return operations.write_return(
            scoping_return=answer, part=part.kept_in, number=number, answers=None, seen=version, by=by, at=at, key=key
        )

    if not seen.said:
        return redirect(back)
    return lobby.ask(
        request, answer.case, fields.Form, remove, subject=seen, back=back, cancel=back, button="Remove",
        title=f"Remove “{entry_name(part, seen.said, number)}”?", button_classes="govuk-button--warning",
        intro="What was written about it here will be gone.",
    )  # fmt: skip


@lobby.page(queries.own_return_by)
def comment_on_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Say something to the others who write or endorse a return."""
    do = partial(operations.comment_on_return, scoping_return=scoping_return, part=request.GET.get("part", "")[:60])
    return lobby.ask(
        request, scoping_return.case, forms.CommentForm, do, title="Comment on this return", button="Add the comment",
        back=place("write_return", scoping_return), said="Your comment has been added.",
        intro="Only those who write or endorse this return for your agency read it.",
    )  # fmt: skip


@lobby.page(returns.note_by)
def settle_note(request: HttpRequest, note: ReturnNote) -> HttpResponse:
    """Mark a comment as dealt with."""
    back = place("write_return", note.scoping_return)
    return lobby.ask(
        request, note.case, fields.Form, partial(operations.settle_note, note=note), title="Is this dealt with?", back=back,
        intro=note.words, button="Yes, mark it as dealt with", cancel=back,
    )  # fmt: skip


@lobby.page(returns.return_by)
def return_versions(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The versions of a return that were endorsed or sent, each beside the one before it."""
    reader = reader_of(request)
    page: dict[str, Any] = {
        "versions": queries.versions_of(reader, scoping_return),
        "compared": queries.compared(reader, scoping_return),
    }
    page |= {"answer": scoping_return, "back": place("read_return", scoping_return), "tab": "returns"}
    title = f"Versions of the return of {scoping_return.agency}"
    return lobby.show(request, scoping_return.case, "scoping/return_versions.html", title, **page)


def place(act: str, answer: ScopingReturn, *more: Any) -> str:
    return lobby.url(act, answer.case, answer.pk, *more)
