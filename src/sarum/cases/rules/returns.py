"""What an agency's return says, question for question, how good it is, and what is done on it next."""

import copy
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sarum.board.models.person import Person
from sarum.cases.models.returns import Endorsement, ScopingReturn
from sarum.cases.rules import template
from sarum.cases.rules.form import held
from sarum.cases.rules.form.chapters import Chapter, chapters_of
from sarum.cases.rules.form.days import day_about
from sarum.cases.rules.form.questions import Part
from sarum.cases.rules.form.telling import in_words
from sarum.cases.rules.form.whole import Form, entry_name

MOST_ATTACHMENTS = 20
MOST_ENTRIES = 200  # of one list; a chronology has a tool of its own
MOST_FORMS = 20  # Word forms brought and not used


def form_of(scoping_return: ScopingReturn) -> Form:
    """The form by which this return was asked for."""
    return template.form_of(scoping_return.request.template.sections, scoping_return.request.stage)


def words_of(scoping_return: ScopingReturn) -> list[dict[str, Any]]:
    """Everything asked and answered: exactly what is endorsed."""
    return form_of(scoping_return).as_asked(scoping_return.answers)


def chapters(scoping_return: ScopingReturn) -> list[Chapter]:
    """A return, read back."""
    return chapters_of(words_of(scoping_return))


def named(people: Iterable[Person]) -> str:
    """People by name and role."""
    return "; ".join(f"{one.name}, {one.job_title}" if one.job_title else one.name for one in people)


def informed(scoping_return: ScopingReturn) -> str:
    """Which senior officer was informed of the review, and when; nothing where it is not recorded."""
    day, who = scoping_return.senior_officer_told_on, scoping_return.senior_officer_name
    role = f", {scoping_return.senior_officer_role}" if scoping_return.senior_officer_role else ""
    return f"{who}{role}, on {day.day} {day:%B %Y}" if day else ""


def period_of(scoping_return: ScopingReturn) -> tuple[dt.date | None, dt.date | None]:
    """When the agency was involved; without an end where it goes on, or was not said."""
    begins, ends = (str(scoping_return.said("involvement", name)) for name in ("period_from", "period_to"))
    return (dt.date.fromisoformat(begins) if begins else None, dt.date.fromisoformat(ends) if ends else None)


def why_not_attachable(documents: Sequence[Mapping[str, Any]], digest: str, number: int | None) -> list[str]:
    """A return holds a few documents, and each once."""
    others = [one for place, one in enumerate(documents, 1) if place != number]
    if any(one.get("digest") == digest for one in others):
        return ["This document is attached already."]
    if len(others) >= MOST_ATTACHMENTS:
        return [
            f"A return holds {MOST_ATTACHMENTS} documents. Remove one first, or send the rest to the Partnership Team."
        ]
    return []


def placeable(scoping_return: ScopingReturn, more: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a Word form brings, without the answers to questions that are not asked then; and a sentence for each of those.

    An answer that stands in the return already is no news: it is kept with what else came, as it is when the same is
    said on the pages.
    """
    form, now = form_of(scoping_return), scoping_return.answers
    after, kept, faults = held.brought(now, dict(more)), copy.deepcopy(dict(more)), []
    for part, number, said, one in form.unasked(after):
        place = entries_of(kept, part, number)
        if one.name not in place:
            continue
        words = in_words(one, place.pop(one.name))
        if said.get(one.name) != entries_of(now, part, number).get(one.name):
            about = f"{entry_name(part, said, number)}: " if part.one else ""
            why = (
                "it is not asked of a nil return"
                if not part.when({}, after)
                else "it does not apply to what was answered"
            )
            faults.append(f"{about}“{one.label}” was answered, but {why}: “{words}”")
    return held.tidy(kept), faults


def entries_of(answers: Mapping[str, Any], part: Part, number: int) -> dict[str, Any]:
    """One entry of a part, or the whole of one that is no list."""
    found: Any = answers.get(part.kept_in) or {}
    if part.one:
        return found[number - 1] if number <= len(found) else {}
    return found


def why_too_many(answers: Mapping[str, Any]) -> list[str]:
    """A list of a return has an end: what is longer is a chronology, and belongs in a document."""
    lists = {part: len(said) for part, said in answers.items() if isinstance(said, list) and len(said) > MOST_ENTRIES}
    return [
        f"A return holds at most {MOST_ENTRIES} entries in one list, and this has {count}. Keep those that matter most, and "
        "attach the rest as a document."
        for count in lists.values()
    ]


Difference = tuple[str, str, str]


def differences(form: Form, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Each question that was answered otherwise: the question, what was said before, and after."""
    here, there = told(form, before), told(form, after)
    both = list(dict.fromkeys([*here, *there]))
    return [(asked, here.get(asked, ""), there.get(asked, "")) for asked in both if here.get(asked) != there.get(asked)]


def told(form: Form, answers: Mapping[str, Any]) -> dict[str, str]:
    """Every answer in words, by its question; of a list, with the entry it is about."""
    said: dict[str, str] = {}
    for part, number, entry, page in form.pages_of(answers):
        about = f"{entry_name(part, entry, number)}: " if part.one else ""
        for one in page.asked(entry, answers):
            if words := in_words(one, one.answer_in(entry)):
                asked = f"{about}{one.label}"
                said[f"{asked} ({number})" if asked in said and part.one else asked] = words
    return said


def events_of(scoping_return: ScopingReturn) -> list[dict[str, Any]]:
    """The key events of a return, each with the day by which it is sorted, as far as its words tell."""
    return [
        {**one, "day": dt.date.fromisoformat(one["on"]) if one.get("on") else day_about(one.get("about_when", ""))}
        for one in scoping_return.answers.get("events", [])
    ]


def seen(scoping_return: ScopingReturn, part: str, number: int | None, names: Sequence[str] = ()) -> held.Seen:
    return held.seen(scoping_return.answers, part, number, names)


def endorsing(endorsement: Endorsement | None, officers: Iterable[Person], authors: Iterable[Person]) -> str:
    """Whose endorsement a return has, or waits for: nobody endorses what they wrote."""
    named_, wrote = list(officers), set(authors)
    if endorsement:
        return f"Endorsed by {endorsement.person}"
    if waits_for := [str(person) for person in named_ if person not in wrote]:
        return f"Waits for {', '.join(waits_for)}"
    names = ", ".join(str(person) for person in named_)
    return f"{names} wrote in it: name somebody who did not" if names else "Nobody is named"


def next_act(
    scoping_return: ScopingReturn, endorsement: Endorsement | None, has_officer: bool, is_untouched: bool = False
) -> str:
    """What an agency does next on its return: the name of the act, or nothing while it waits for somebody else.

    `is_untouched`: it was sent back, and nobody has done anything about it yet.
    """
    if scoping_return.is_sent:
        return ""
    if is_untouched or not (scoping_return.is_nil or scoping_return.summary.strip()):
        return "write_return"
    if not scoping_return.senior_officer_told_on:
        return "inform_senior_officer"
    if endorsement:
        return "send_return"
    return "" if has_officer else "name_respondent"
