"""Many agencies' chronologies as one: read what they sent, find gaps and clashes, switch to pseudonyms, write it out.

`merge` is the way in for files, `combined_of` for entries that are read already. Nothing here knows Django.
"""

from sarum.chronology.clashes import Clash
from sarum.chronology.dates import Reading, read_date
from sarum.chronology.dates_in_words import APPROXIMATE, EXACT, SPAN, UNCERTAIN, UNDATED, certainty, in_words
from sarum.chronology.entries import Aside, Entry, Problem, Understood
from sarum.chronology.files import merge
from sarum.chronology.gaps import Gap, span_of
from sarum.chronology.likely import likely_names
from sarum.chronology.meant import ROLES
from sarum.chronology.merging import GAP, Combined, combined_of
from sarum.chronology.people import Person, read_people
from sarum.chronology.pseudonyms import Pseudonyms

__all__ = [
    "APPROXIMATE",
    "EXACT",
    "GAP",
    "ROLES",
    "SPAN",
    "UNCERTAIN",
    "UNDATED",
    "Aside",
    "Clash",
    "Combined",
    "Entry",
    "Gap",
    "Person",
    "Problem",
    "Pseudonyms",
    "Reading",
    "Understood",
    "certainty",
    "combined_of",
    "in_words",
    "likely_names",
    "merge",
    "read_date",
    "read_people",
    "span_of",
]
