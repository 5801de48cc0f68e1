"""Many agencies' chronologies as one: read what they sent, find gaps and clashes, switch to pseudonyms, write it out.

`merge` is the way in. Nothing here knows Django.
"""

from sarum.chronology.entries import Aside, Entry, Problem
from sarum.chronology.files import merge
from sarum.chronology.merging import GAP, Combined
from sarum.chronology.people import Person, read_people
from sarum.chronology.pseudonyms import Pseudonyms

__all__ = ["GAP", "Aside", "Combined", "Entry", "Person", "Problem", "Pseudonyms", "merge", "read_people"]
