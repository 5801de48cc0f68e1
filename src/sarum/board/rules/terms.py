"""The pages that a Board may show under names of its own."""

WORDS = (
    "Action Log",
    "Agencies",
    "Returns",
    "Meetings",
    "Report",
    "Recommendations",
    "Actions",
    "Review",
    "Learning",
    "What changed",
    "Published reviews",
)


def why_not_known(word: str) -> list[str]:
    """Only these are shown by a name that can be changed."""
    return [] if word in WORDS else ["This name cannot be changed. Choose one from the list of names."]
