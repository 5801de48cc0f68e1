"""What looks like a person's name is listed for whoever makes the key; places, records and bodies are not."""

from pathlib import Path

import pytest

from sarum import chronology
from sarum.chronology import Person, Pseudonyms, likely_names, read_people

PACK = Path(__file__).parents[2] / "examples" / "adult-a"
FOUND = {
    "Mr Jenkins rang.": ["Mr Jenkins"],
    "Brenda Holloway attended.": ["Brenda Holloway"],
    "Seen by Brenda Holloway's daughter.": ["Brenda Holloway"],
    "Social Worker Obinna Okafor and Sister Bufton called.": ["Obinna Okafor", "Sister Bufton"],
    "PC 4821 Hodnett and S/N Adeyemi": ["PC Hodnett", "S/N Adeyemi"],
    "Mr. T. Weir rang": ["Mr T. Weir"],
    "T Weir": ["T Weir"],
    "Jenkins, Brenda": ["Brenda Jenkins"],
    "O'Brien, Pat": ["Pat O'Brien"],
    "EDNA TRANTER": ["EDNA TRANTER"],
    "Siân Llŷr and Mary Ann Poole came": ["Mary Ann Poole", "Siân Llŷr"],
    "spoke to mrs jenkins about it": ["mrs jenkins"],
    "Her friend Edna said so.": ["Edna"],
    "They asked Dawn to come.": ["Dawn"],
}
NONE = [
    "Care Plan and Home Visit by Adult Social Care, Wye Valley NHS Trust",
    "Cider Mill Row, Hereford County Hospital, Arrow Ward",
    "Visited. Nobody in. The nurse. Moisture lesion. Will do.",
    "On Monday 3 May 2021 in Winter, since August",
    "Dawn broke. Grace was said. Mark made.",
    "Mental Capacity Act assessment; Fire Safety Visit; Section 42 Enquiry",
    "A letter from West Mercia Police, Lloyd George envelope, Green Lane Surgery",
    "Ward C, Hepatitis B, Vitamin D Deficiency",
    "HOME VISIT. CARE PLAN",
]


@pytest.mark.parametrize(("said", "names"), FOUND.items())
def test_a_name_is_found(said, names):
    assert sorted(name for name, _ in likely_names([said])) == names


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_person_is_not(said):
    assert likely_names([said]) == []


def test_the_most_frequent_is_first():
    assert likely_names(["Mr Jenkins rang.", "Brenda Holloway", "Told Mr Jenkins"]) == [
        ("Mr Jenkins", 2),
        ("Brenda Holloway", 1),
    ]


def test_a_word_that_the_texts_use_without_a_capital_is_no_surname():
    texts = ["Skin Bundle done", "the bundle was done", "skin is well"]
    assert likely_names(texts) == []


def test_what_the_key_knows_and_its_pseudonyms_are_left_out():
    known = [Person("Edna Tranter", "Adult A"), Person("Tom Weir", "Brenda Jones", "", ("Uncle Tom",))]
    texts = ["Edna, Mrs Tranter, mrs tranter and Adult A", "Brenda Jones and Tom Weir met Alun Critchlow"]
    assert likely_names(texts, known) == [("Alun Critchlow", 1)]


@pytest.fixture(scope="module")
def texts():
    entries = chronology.merge(sorted((PACK / "chronologies").iterdir())).entries
    return [said for entry in entries for said in (entry.event, entry.source, *entry.columns.values())]


def test_everybody_of_the_open_pack_is_found_without_its_key(texts):
    found = [name for name, _ in likely_names(texts)]
    people = read_people((PACK / "people.csv").read_bytes())
    unfound = [one.name for one in people if not any(Pseudonyms([one]).text(name) != name for name in found)]
    assert unfound == []


def test_beyond_the_key_of_the_open_pack_there_is_hardly_anything(texts):
    assert len(likely_names(texts, read_people((PACK / "people.csv").read_bytes()))) <= 3
