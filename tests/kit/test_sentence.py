"""What somebody wrote, joined into a sentence."""

import pytest

from sarum.kit.sentence import joined


@pytest.mark.parametrize(
    ("written", "as_joined"),
    [
        ("The care stopped. Nobody knew.", "the care stopped. Nobody knew"),
        ("Nobody knew", "nobody knew"),
        ("Wyvern Council asked for it.", "Wyvern Council asked for it"),
        ("NHS records are late ", "NHS records are late"),
        ("I was away", "I was away"),
        ("", ""),
    ],
)
def test_reasons_follow_because_without_a_stop_and_names_keep_their_capitals(written, as_joined):
    assert joined(written) == as_joined
