"""What a referral leaves open that the Board needs before it meets: the questions that matter, of all that are asked."""

from collections.abc import Iterator

from sarum.cases.rules.form.questions import Said
from sarum.cases.rules.form.table import REFERRAL
from sarum.cases.rules.form.telling import has_answer
from sarum.cases.rules.form.whole import entry_name

MATTER = {
    "referrer": ("email", "phone"),  # either will do
    "adults": (
        "date_of_birth", "living", "date_of_death", "address", "nhs_number", "gp", "needs", "capacity", "family_aware",
        "IN_AREA_answer", "NEEDS_answer", "CONCERN_answer", "CONDITION_answer",
    ),
    "what_happened": ("date_from", "abuse_types", "working_together", "immediate_action"),
}  # fmt: skip
"""By where the answers are kept. Statutory guidance ch. 14 and Care Act 2014 s.44: who, when, and each element of the test."""
LISTS = ("agencies", "other-people")


def not_answered(answers: Said) -> list[str]:
    """Each question that matters and has no answer, as it is asked, with whom it is about."""
    return [*reaching_the_referrer(answers), *left_open(answers), *lists_empty(answers)]


def reaching_the_referrer(answers: Said) -> Iterator[str]:
    referrer = answers.get("referrer") or {}
    if not any(referrer.get(name) for name in MATTER["referrer"]):
        yield "How to reach the referrer: an e-mail address or a telephone number"


def left_open(answers: Said) -> Iterator[str]:
    for part, number, said, page in REFERRAL.pages_of(answers):
        if part.kept_in == "referrer":
            continue
        about = f"{entry_name(part, said, number)}: " if part.one else ""
        for one in page.asked(said, answers):
            if one.name in MATTER.get(part.kept_in, ()) and not has_answer(one.answer_in(said)):
                yield f"{about}{one.group or one.label}"


def lists_empty(answers: Said) -> Iterator[str]:
    parts = REFERRAL.parts_of(answers)
    yield from (parts[slug].title for slug in LISTS if slug in parts and not parts[slug].entries(answers))
