"""How good an agency's return is: the Partnership Team's questions of it, and what is said of one that is weak."""

from collections.abc import Mapping
from typing import Any

from sarum.cases.models.returns import ScopingReturn
from sarum.cases.rules.returns import form_of, told

RUBRIC = {
    "complete": "Is every question answered, or does it say why not?",
    "dates": "Are the dates there: the period, and when things happened?",
    "analysis": "Does it say why, and not only what?",
    "others": "Does it name everybody else who should be asked?",
    "limits": "Does it say what was searched, and what could not be found?",
    "fair": "Is it fair to those who were there, and to the adult, and without needless names?",
}  # the team's questions of a return. The guidance: “Quality Assurance of any scoping, including to ensure appropriate analysis”
WEAKNESSES = {
    "complete": "questions are left open",
    "dates": "dates are missing",
    "analysis": "it says little about why",
    "others": "it may not name everybody who was involved",
    "limits": "it does not say what was searched or could not be found",
    "fair": "it is not fair to those it is about, or names people needlessly",
}


def suggested(scoping_return: ScopingReturn) -> dict[str, bool]:
    """What a first look at a return answers to the rubric, for somebody to confirm. Whether it says why, names everybody and is
    fair is for a person to judge."""
    form, said = form_of(scoping_return), scoping_return.said
    open_ = [row for one in form.as_asked(scoping_return.answers) for row in one["rows"] if not row["answer"]]
    is_nil = scoping_return.is_nil
    return {
        "complete": is_nil or len(open_) * 3 <= len(told(form, scoping_return.answers)),
        "dates": is_nil or bool(said("involvement", "period_from")),
        "limits": bool(said("involvement", "records_searched")),
    }


def weaknesses(rubric: Mapping[str, Any]) -> list[str]:
    """What is weak about a return that was accepted all the same, to be said wherever it is read."""
    return [WEAKNESSES[name] for name in RUBRIC if rubric.get(name) is False]


def why_not_acceptable(rubric: Mapping[str, Any], comments: str) -> list[str]:
    """A weak return can be accepted, but not in silence."""
    if weaknesses(rubric) and not comments.strip():
        return ["Say what is weak and why you accept it all the same. It stands beside the return wherever it is read."]
    return []
