"""What the Rapid Review report must say before anybody signs it."""

from sarum.cases.models.report import Report

SECTIONS = {
    "about": "About this review",
    "facts": "Summary of the facts and context",
    "returns": "Who was asked, and what is missing",
    "analysis": "How agencies worked together",
    "safety": "Immediate safety and early learning",
    "good_practice": "Good practice",
    "criteria": "Whether the criteria are met, and on what grounds",
    "decision": "Decision and reasons",
    "no_review": "The learning, and why no more can be learnt",
    "next_steps": "Next steps",
}
REQUIRED = ("facts", "criteria", "decision")


def why_not_writable(report: Report) -> list[str]:
    """The guidance has the report ratified once: what is ratified is changed only by an approved amendment."""
    return ["This report is ratified and locked. Ask for an amendment."] if report.is_locked else []


def why_incomplete(sections: dict[str, str], is_no_review: bool) -> list[str]:
    """The guidance: “a clear decision … on what grounds and, if not, why not”; and the learning when there is no review."""
    needed = (*REQUIRED, "no_review") if is_no_review else REQUIRED
    return [
        f"“{SECTIONS[key]}” is empty. Write it before the report goes on."
        for key in needed
        if not sections.get(key, "").strip()
    ]
