"""The Board's standard template: what every agency is asked, when, and what must not be taken out of it.

The guidance: “using a standard template that details the names and known details of any individuals identified”.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sarum.cases.models.case import Step
from sarum.cases.models.template import ScopingTemplate, Stage
from sarum.cases.rules.form.answering import AFTER, BEFORE, WAS_INVOLVED
from sarum.cases.rules.form.questions import Kind, Page, Part, Question
from sarum.cases.rules.form.whole import Form
from sarum.kit.refusal import Refused

STANDARD = json.loads(Path(__file__).with_name("scoping_template.json").read_text(encoding="utf-8"))
KEPT_IN = "answers"
BROUGHT = "The template that Sarum brings."
SUMMARY = "summary"
KINDS = {"LONG": "A long answer", "TEXT": "A line", "YES_NO": "Yes or no", "DAY": "A date", "CHOICE": "One of several"}
STAGES = {
    Stage.SCOPING.value: "At scoping, and in a commissioned review",
    Stage.REVIEW.value: "Only in a commissioned review",
}
Sections = Sequence[Mapping[str, Any]]


def stage_at(step: str) -> Stage:
    """For what an agency is asked while a case is at this step."""
    return Stage.REVIEW if step in (Step.COMMISSIONING, Step.REVIEW) else Stage.SCOPING


def questions_in(sections: Sections) -> Iterator[Mapping[str, Any]]:
    for section in sections:
        yield from section["questions"]


def is_asked(question: Mapping[str, Any], stage: str) -> bool:
    """A commissioned review asks everything; scoping asks less, so that agencies can answer in time."""
    return stage == Stage.REVIEW or question.get("stage", Stage.SCOPING) == Stage.SCOPING


def form_of(sections: Sections, stage: str) -> Form:
    """What an agency is asked at this stage: what every return has, and between it the Board's own questions."""
    parts = [part for section in sections if (part := part_of(section, stage)).page.questions]
    return Form(
        {part.slug: part for part in (*BEFORE, *parts, *AFTER)},
        room={"events": 5, "others": 3, "actions": 3},
        off_paper=frozenset({"attachments"}),
    )


def part_of(section: Mapping[str, Any], stage: str) -> Part:
    """One section of the template as a part of the form."""
    asked = tuple(question_of(one) for one in section["questions"] if is_asked(one, stage))
    slug, title, intro = f"s-{section['slug']}", section["title"], section.get("intro", "")
    return Part(slug, title, KEPT_IN, (Page(slug, title, asked, WAS_INVOLVED),), intro=intro, when=WAS_INVOLVED)


def question_of(one: Mapping[str, Any]) -> Question:
    return Question(
        one["name"], one["label"], Kind(one["kind"]), one.get("hint", ""), rows=one.get("rows", 4),
        options=tuple((f"O{number}", words) for number, words in enumerate(one.get("options", ()), 1)),
    )  # fmt: skip


def analysing(sections: Sections, stage: str) -> dict[str, str]:
    """The questions that ask why, by their names: without an answer to any of them a return only describes."""
    return {
        one["name"]: one["label"] for one in questions_in(sections) if one.get("is_analysis") and is_asked(one, stage)
    }


def why_not_issuable(sections: Sections, before: Sections | None, changed: str) -> list[str]:
    """What a template needs before agencies are asked by it."""
    reasons = []
    at_scoping = {one["name"] for one in questions_in(sections) if is_asked(one, Stage.SCOPING)}
    if SUMMARY not in at_scoping:
        reasons.append(
            "The question about the agency’s involvement must stay, and be asked at scoping: every return needs it."
        )
    if not analysing(sections, Stage.SCOPING):
        reasons.append("At least one question at scoping must ask why: the guidance asks for appropriate analysis.")
    reasons += [
        f"“{one['title']}” has no question. Add one, or remove the section." for one in sections if not one["questions"]
    ]
    if before is not None and list(sections) == list(before):
        reasons.append("Nothing has been changed. Change a question first, or throw this draft away.")
    if not changed.strip():
        reasons.append("Say what has changed and why, for whoever reads an older return.")
    return reasons


def why_not_changed(template: ScopingTemplate) -> list[str]:
    """A version that agencies have been asked by stays as it was."""
    if template.issued_at:
        return [
            f"Version {template.number} has been issued and stays as it is. Begin a new version to change something."
        ]
    return []


def why_not_a_question(asked: Mapping[str, Any]) -> list[str]:
    """A question has words; one of several has something to choose from."""
    if not str(asked["label"]).strip():
        return ["Write the question."]
    if asked["kind"] == Kind.CHOICE and len(asked.get("options") or []) < 2:
        return ["Give at least two answers to choose from, one on each line."]
    return []


def why_kept(name: str, asked: Mapping[str, Any] | None) -> list[str]:
    """The question about the agency's involvement stays, at scoping: Sarum cannot tell an answer from an empty return without
    it. `asked` is how it would be asked, nothing where it would be removed."""
    if name == SUMMARY and (asked is None or asked["stage"] != Stage.SCOPING or asked["kind"] != Kind.LONG):
        return ["Every return needs this question, with a long answer, at scoping. You can word it otherwise."]
    return []


def why_not_removed(section: Mapping[str, Any]) -> list[str]:
    return ["This section still has questions. Remove or move them first."] if section["questions"] else []


def section_in(sections: Sections, slug: str) -> Any:
    """The section of this slug; refused where there is none any more."""
    found = next((one for one in sections if one["slug"] == slug), None)
    if found is None:
        raise Refused("This section is no longer in the draft. Go back to the template and choose again.")
    return found


def question_in(section: Mapping[str, Any], name: str) -> Any:
    found = next((one for one in section["questions"] if one["name"] == name), None)
    if found is None:
        raise Refused("This question is no longer in the draft. Go back to the template and choose again.")
    return found


def asked_in(sections: Sections, slug: str, name: str = "") -> dict[str, Any]:
    """What stands in a section, or in one question of it; nothing where it is gone."""
    section: Mapping[str, Any] = next((one for one in sections if one["slug"] == slug), {"questions": []})
    if name:
        return dict(next((one for one in section["questions"] if one["name"] == name), {}))
    return {named: section[named] for named in ("title", "intro") if named in section}


def new_name(label: str, taken: set[str], before: str = "") -> str:
    """A name for a new question, drawn from its words, that no question has had."""
    words = before + (re.sub(r"[^a-z]+", "_", label.lower()).strip("_")[:30] or "question")
    return next(
        name for number in range(1, 10_000) if (name := words if number == 1 else f"{words}_{number}") not in taken
    )


def moved(rows: Sequence[Any], place: int, by: int) -> list[Any]:
    """The rows with one moved up (-1) or down (1), as far as there is room."""
    found = list(rows)
    there = min(max(place + by, 0), len(found) - 1)
    found.insert(there, found.pop(place))
    return found
