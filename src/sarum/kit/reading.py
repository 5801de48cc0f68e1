"""How hard a text is to read, by the Automated Readability Index (Smith and Senter, 1967): letters a word, words a sentence.

It counts, and understands nothing; it is a hint to whoever writes.
"""

import re

WORD = re.compile(r"\w[\w’'-]*")
SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n")
FEWEST_WORDS = 40  # below this the index jumps about
STARTS_SCHOOL = 5


def words_in(text: str) -> int:
    return len(WORD.findall(text))


def age_to_read(text: str) -> int | None:
    """The age from which somebody reads a text with ease, from 6 to 25; None where it is too short to say."""
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for one in SENTENCE.split(text) if WORD.search(one))
    index = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43
    return min(25, max(6, round(index) + STARTS_SCHOOL))
