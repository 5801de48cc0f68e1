"""The Board's standard template: drafted from the version in force, put right question by question, and issued."""

import datetime as dt
from typing import Any

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import ScopingTemplate
from sarum.cases.operations.access import operation
from sarum.cases.rules import template as rules
from sarum.kit.refusal import Refused, refuse


def in_force(at: dt.datetime) -> ScopingTemplate:
    """The version by which agencies are asked now: the Board's latest, or the one that Sarum brings until there is one."""
    latest = ScopingTemplate.objects.filter(issued_at__isnull=False).last()
    if latest:
        return latest
    brought = {"sections": rules.STANDARD, "drafted_at": at, "issued_at": at, "changed": rules.BROUGHT}
    return ScopingTemplate.objects.get_or_create(number=1, defaults=brought)[0]


@operation
def begin_template(*, by: Person, at: dt.datetime) -> Done:
    """Begin a new version of the template, with everything that the version in force holds."""
    if ScopingTemplate.objects.filter(issued_at__isnull=True).exists():
        raise Refused("A new version is being drafted already. Go on with it, or throw it away first.")
    before = in_force(at)
    draft = ScopingTemplate.objects.create(
        number=before.number + 1, sections=before.sections, drafted_at=at, drafted_by=by
    )
    return Done(f"began version {draft.number} of the scoping template", draft)


@operation
def write_section(
    *, template: ScopingTemplate, slug: str, title: str, intro: str = "", by: Person, at: dt.datetime
) -> Done:
    """Name a section anew, or add one (without a slug)."""
    refuse(rules.why_not_changed(template))
    if not title.strip():
        raise Refused("Give the section a title.", field="title")
    if slug:
        section = rules.section_in(template.sections, slug)
        section |= {"title": title, "intro": intro}
    else:
        taken = {one["slug"] for one in template.sections}
        made = rules.new_name(title, {name.replace("-", "_") for name in taken}).replace("_", "-")
        template.sections.append({"slug": made, "title": title, "intro": intro, "questions": []})
    template.save()
    return Done(f"wrote the section “{title}” of version {template.number} of the scoping template", template)


@operation
def write_question(
    *, template: ScopingTemplate, slug: str, name: str = "", asked: dict[str, Any], by: Person, at: dt.datetime
) -> Done:
    """Word a question anew, or add one to a section (without a name). It keeps its name, so that answers can be compared."""
    refuse(rules.why_not_changed(template))
    refuse(rules.why_not_a_question(asked), field="label")
    section = rules.section_in(template.sections, slug)
    if name:
        question = rules.question_in(section, name)
        refuse(rules.why_kept(name, asked), field="stage")
        question |= asked
    else:
        taken = {one["name"] for kept in ScopingTemplate.objects.all() for one in rules.questions_in(kept.sections)}
        taken |= {one["name"] for one in rules.questions_in(template.sections)}
        section["questions"].append({"name": rules.new_name(asked["label"], taken, "q_"), **asked})
    template.save()
    return Done(f"wrote the question “{asked['label']}” of version {template.number} of the scoping template", template)


@operation
def remove_question(*, template: ScopingTemplate, slug: str, name: str, by: Person, at: dt.datetime) -> Done:
    """Take a question out of the next version; what was answered to it before stays."""
    refuse(rules.why_not_changed(template))
    refuse(rules.why_kept(name, None))
    section = rules.section_in(template.sections, slug)
    question = rules.question_in(section, name)
    section["questions"].remove(question)
    template.save()
    return Done(
        f"took the question “{question['label']}” out of version {template.number} of the scoping template", template
    )


@operation
def remove_section(*, template: ScopingTemplate, slug: str, by: Person, at: dt.datetime) -> Done:
    """Take an empty section out of the next version."""
    refuse(rules.why_not_changed(template))
    section = rules.section_in(template.sections, slug)
    refuse(rules.why_not_removed(section))
    template.sections.remove(section)
    template.save()
    return Done(
        f"took the section “{section['title']}” out of version {template.number} of the scoping template", template
    )


@operation
def move_in_template(
    *, template: ScopingTemplate, slug: str, name: str = "", by_one: int, by: Person, at: dt.datetime
) -> Done:
    """Move a question up or down in its section, or a section among the sections."""
    refuse(rules.why_not_changed(template))
    section = rules.section_in(template.sections, slug)
    if name:
        place = section["questions"].index(rules.question_in(section, name))
        section["questions"] = rules.moved(section["questions"], place, by_one)
    else:
        template.sections = rules.moved(template.sections, template.sections.index(section), by_one)
    template.save()
    return Done(f"moved part of version {template.number} of the scoping template", template)


@operation
def issue_template(*, template: ScopingTemplate, changed: str, by: Person, at: dt.datetime) -> Done:
    """Put a new version in force: every agency that is asked from now on is asked by it."""
    refuse(rules.why_not_changed(template))
    refuse(rules.why_not_issuable(template.sections, in_force(at).sections, changed))
    template.changed, template.issued_at, template.issued_by = changed, at, by
    template.save()
    return Done(f"issued version {template.number} of the scoping template: {changed}", template)


@operation
def drop_template(*, template: ScopingTemplate, by: Person, at: dt.datetime) -> Done:
    """Throw a draft away; the version in force stays."""
    refuse(rules.why_not_changed(template))
    number = template.number
    template.delete()
    return Done(f"threw away the draft of version {number} of the scoping template")
