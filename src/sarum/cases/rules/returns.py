"""What an agency's return says, word for word, and what is done on it next."""

import datetime as dt

from sarum.cases.models.scoping import ANALYSIS, Endorsement, ScopingReturn

HEADINGS = {
    "services": "Services and teams involved",
    "records_searched": "Records searched",
    "summary": "Summary of involvement",
    "needs_and_voice": "What was known of needs, capacity and risk, and the adult's voice",
    **ANALYSIS,
    "learning": "Learning, and action already taken",
    "safety_issues": "Anybody whose safety is at risk now",
    "other_agencies": "Other agencies or people to ask",
    "view_on_criteria": "View on whether the criteria are met",
    "restrictions": "Restrictions on sharing this",
}


def words_of(scoping_return: ScopingReturn) -> list[tuple[str, str]]:
    """Everything a return says, under its headings: exactly what is endorsed. What a nil return leaves empty is left out."""
    said = {name: getattr(scoping_return, name, "") for name in HEADINGS}
    said |= {name: scoping_return.analysis.get(name, "") for name in ANALYSIS}
    lines = [
        (
            "Kind of return",
            "Nil return: no involvement was found" if scoping_return.is_nil else "The agency was involved",
        ),
        ("Period of involvement", period_in_words(scoping_return.period_from, scoping_return.period_to)),
        *((heading, said[name]) for name, heading in HEADINGS.items()),
    ]
    return [(heading, text) for heading, text in lines if text or not scoping_return.is_nil]


def period_in_words(begins: dt.date | None, ends: dt.date | None) -> str:
    first, last = (f"{day:%-d %B %Y}" if day else "" for day in (begins, ends))
    if first and last:
        return f"{first} to {last}"
    return f"From {first}" if first else f"Until {last}" if last else ""


def next_act(
    scoping_return: ScopingReturn, endorsement: Endorsement | None, has_officer: bool, is_untouched: bool = False
) -> str:
    """What an agency does next on its return: the name of the act, or nothing while it waits for somebody else.

    `is_untouched`: it was sent back, and nobody has done anything about it yet.
    """
    if scoping_return.is_sent:
        return ""
    if is_untouched or not scoping_return.summary.strip():
        return "write_return"
    if not scoping_return.senior_officer_told_on:
        return "inform_senior_officer"
    if endorsement:
        return "send_return"
    return "" if has_officer else "name_respondent"
