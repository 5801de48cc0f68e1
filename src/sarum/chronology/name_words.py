"""Words that stand in names and are no name, and short ones that only look like initials; they are in name_words.csv."""

import calendar
import csv
from importlib.resources import files

KINDS: dict[str, set[str]] = {}
for row in csv.DictReader(files("sarum.chronology").joinpath("name_words.csv").read_text("utf-8").splitlines()):
    KINDS.setdefault(row["kind"], set()).update(row["words"].split())

TITLES, PARTICLES = frozenset(KINDS["title"]), frozenset(KINDS["particle"])
EVERYDAY = frozenset(KINDS["everyday"])  # abbreviations that everybody uses
SHORT_WORDS = frozenset(
    KINDS["short"]
)  # an alias of one of these, in lower case, would take every such word for a name
VERBS = frozenset(KINDS["verb"])  # may follow a title in lower case without being the surname that it could be
SEASONS = ("spring", "summer", "autumn", "winter")
MONTHS_AND_DAYS = frozenset(
    [*(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name), "christmas", "easter", *SEASONS]
)
FIRST_NAMES = frozenset(KINDS["first"])  # that are hardly ever anything else
WORDS_TOO = frozenset(KINDS["word_too"])  # first names that are words as well
ROLES = frozenset(KINDS["role"])  # who somebody is, which stands before or after a name
NO_NAMES = frozenset(KINDS["place"] | KINDS["thing"]) | MONTHS_AND_DAYS  # of places, records and bodies
