"""How far the parts of a form are."""

from sarum.cases.rules.form.questions import Page, Part, Said
from sarum.cases.rules.form.telling import has_answer


def state_of(part: Part, answers: Said) -> tuple[str, str]:
    """How far a part is, in words, and the colour that helps."""
    entries = part.entries(answers)
    answered = [said for said in entries if any(is_answered(page, said, answers) for page in part.pages)]
    if part.one and part.adds:
        return (f"{len(entries)} given", "") if entries else ("Not answered", "grey")
    if not answered:
        return "Not answered", "grey"
    return (
        ("Answered", "") if len(answered) == len(entries) else (f"{len(answered)} of {len(entries)} answered", "grey")
    )


def is_answered(page: Page, said: Said, answers: Said) -> bool:
    return page.when(said, answers) and any(has_answer(one.answer_in(said)) for one in page.asked(said, answers))
