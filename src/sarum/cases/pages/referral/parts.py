"""The parts of a referral, in the order they are offered: the one table that every page of the form reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sarum.cases.models import Living, ReferralDraft
from sarum.cases.pages.referral import adult_forms, forms
from sarum.cases.pages.referral.answers import PartForm
from sarum.cases.rules import referral as rules

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """One page of questions, and when it is asked."""

    slug: str
    title: str
    form: type[PartForm]
    asked: Callable[[Said], bool] = lambda said: True


@dataclass(frozen=True)
class Part:
    """One part of a referral: where its answers are kept, its pages, and what one entry is called where there may be many."""

    title: str
    kept_in: str
    pages: tuple[Page, ...]
    one: str = ""
    adds: bool = True
    intro: str = ""

    @property
    def page(self) -> Page:
        return self.pages[0]

    def entries(self, answers: Mapping[str, Any]) -> list[Said]:
        held = answers.get(self.kept_in) or {}
        if self.one:
            return list(held)
        return [held if isinstance(held, Mapping) else {self.kept_in: held}]

    def next_page(self, page: Page, said: Said) -> Page | None:
        """The page asked after this one, if there is one."""
        after = self.pages[self.pages.index(page) + 1 :]
        return next((one for one in after if one.asked(said)), None)

    def dropped(self, said: Said) -> dict[str, None]:
        """The questions no longer asked, each to be taken away."""
        return {
            name: None for page in self.pages if not page.asked(said) for name in page.form.base_fields if name in said
        }


def single(title: str, kept_in: str, form: type[PartForm], intro: str = "") -> Part:
    return Part(title, kept_in, (Page("", title, form),), intro=intro)


def listed(title: str, kept_in: str, one: str, form: type[PartForm], intro: str = "") -> Part:
    return Part(title, kept_in, (Page("about", f"About the {one}", form),), one, intro=intro)


def has_died(said: Said) -> bool:
    return said.get("living") == Living.DIED


ADULT = (
    Page("who", "Who is the adult?", adult_forms.AdultForm),
    Page("death", "About their death", adult_forms.DeathForm, has_died),
    Page("needs", "Their needs and wishes", adult_forms.NeedsForm),
)
PARTS = {
    "safety": single("Whether anybody is at risk now", "safety", forms.SafetyForm),
    "referrer": single("Who is referring", "referrer", forms.ReferrerForm),
    "reason": single("Why you are referring", "reason", forms.ReasonForm),
    "adults": Part(
        "The adult or adults", "adults", ADULT, "adult",
        intro="The person, or each of the people, at the centre of this referral.",
    ),
    "what-happened": single("What happened", "what_happened", forms.WhatHappenedForm),
    "working-together": single(
        "How agencies worked together", "what_happened", forms.WorkingTogetherForm,
        "This is what a review learns from. Say what you saw; nobody is blamed by this form.",
    ),
    "criteria": Part(
        "The test in the Care Act", "adults", (Page("elements", "The test in the Care Act", adult_forms.ElementsForm),), "adult",
        adds=False,
        intro="The law asks four questions about each adult. The Board answers them in the end. Say what you think and why; "
        "“I do not know” never stops a referral.",
    ),
    "other-people": listed(
        "Other people who matter", "other_people", "other person", forms.OtherPersonForm,
        "Family, friends, neighbours, carers, children in the home, anybody who may have caused harm.",
    ),
    "agencies": listed(
        "Agencies you know were involved", "agencies", "agency", forms.AgencyForm,
        "Each will be asked what it knows, if the case goes on.",
    ),
    "processes": listed(
        "Other processes", "processes", "process", forms.ProcessForm,
        "An inquest, an enquiry or an investigation does not stop a referral, but the Board must know of it.",
    ),
    "attachments": Part(
        "Attachments", "attached_files", (Page("file", "What you attach", forms.AttachmentForm),), "attachment",
        intro="Letters, care plans, photographs, records: whatever the Board should see. Nobody needs to attach anything. "
        f"At most {rules.MOST_ATTACHMENTS} files.",
    ),
}  # fmt: skip
HELD_IN = {part.kept_in: slug for slug, part in reversed(PARTS.items())}


def entry_name(part: Part, said: Said, number: int) -> str:
    return said.get("name") or said.get("process") or f"{part.one.capitalize()} {number}"


def detail_of(part: Part, said: Said) -> str:
    """What tells one entry from another in a list; or, where answers are asked about each, whether they have been given."""
    if not part.adds:
        return "Answered" if has_answer(part.page, said) else "Not answered"
    return next(
        (said[name] for name in ("relationship", "nature", "status", "known_as", "about") if said.get(name)), ""
    )


def is_needed(part: Part) -> bool:
    """Whether the Board cannot act without this part."""
    return part.kept_in in rules.NEEDED and PARTS[HELD_IN[part.kept_in]] is part


def state_of(part: Part, answers: Mapping[str, Any]) -> tuple[str, str]:
    """How far a part is, in words, and the colour that helps."""
    entries = part.entries(answers)
    answered = [said for said in entries if any(has_answer(page, said) for page in part.pages)]
    if is_needed(part) and part.kept_in in rules.missing_in(answers):
        return "Needed", "blue"
    if part.one and part.adds:
        return (f"{len(entries)} given", "") if entries else ("Not answered", "grey")
    if not answered:
        return "Not answered", "grey"
    return (
        ("Answered", "") if len(answered) == len(entries) else (f"{len(answered)} of {len(entries)} answered", "grey")
    )


def has_answer(page: Page, said: Said) -> bool:
    form = page.form(said=said)
    return page.asked(said) and any(value not in (None, "", []) for value in form.typed(said).values())


@dataclass(frozen=True)
class Section:
    """Some of a referral read back: a title, each question with its answer, and where it can be changed."""

    title: str
    rows: list[tuple[str, str]]
    part: str
    number: int | None = None
    page: str = ""

    @property
    def answered(self) -> list[tuple[str, str]]:
        return [(question, answer) for question, answer in self.rows if answer]

    @property
    def unanswered(self) -> list[str]:
        return [question for question, answer in self.rows if not answer]


def read_back(answers: Mapping[str, Any]) -> list[Section]:
    """A whole referral, question by question, in the order it was asked; what no question asks for stands at the end."""
    sections = []
    for slug, part in PARTS.items():
        for number, said in enumerate(part.entries(answers), 1):
            for page in part.pages:
                if page.asked(said):
                    title = page.title[0].lower() + page.title[1:]
                    name = f"{entry_name(part, said, number)}: {title}" if part.one else part.title
                    rows = page.form(said=said).read_back()
                    sections.append(Section(name, rows, slug, number if part.one else None, page.slug))
    return sections


def left_over(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What came with a referral on paper that the form does not ask for, each under the name it came with."""
    asked: dict[str, set[str]] = {}
    for part in PARTS.values():
        names = {name for page in part.pages for name in (*page.form.base_fields, *page.form.keeps)}
        asked.setdefault(part.kept_in, {"elements"}).update(names)
    rows = []
    for key, held in answers.items():
        for said in held if isinstance(held, list) else [held]:
            if not isinstance(said, Mapping):
                rows += [(in_words(key), in_words_of(said))] if key not in asked else []
                continue
            rows += [
                (f"{in_words(key)}: {in_words(name)}", in_words_of(value))
                for name, value in said.items()
                if name not in asked.get(key, set())
            ]
    return [(label, words) for label, words in rows if words]


def in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def in_words_of(value: Any) -> str:
    """Any kept answer in words, however it was given."""
    if isinstance(value, Mapping):
        return "; ".join(
            f"{in_words(str(name)).lower()}: {in_words_of(one)}" for name, one in value.items() if in_words_of(one)
        )
    if isinstance(value, list):
        return "; ".join(in_words_of(one) for one in value)
    return {True: "Yes", False: "No", None: ""}.get(value, str(value)) if not isinstance(value, str) else value


def why_doubtful(draft: ReferralDraft) -> list[str]:
    """What is worth a second look before sending, and stops nothing."""
    return [
        reason
        for adult in draft.answers.get("adults") or []
        for reason in rules.why_nhs_number_doubtful(adult.get("nhs_number", ""))
    ]
