"""Names as people type them, in the key and in the text: in capitals, in lower case, turned round, with marks nobody sees."""

import unicodedata

import pytest

from sarum.chronology import Person, Pseudonyms, combined_of, read_people
from sarum.chronology.entries import Entry, Problem

PLAIN = ["Mrs Tranter", "Tranter", "Edna", "Edna Tranter", "EDNA TRANTER", "Tranter, Edna", "ET", "E.T.", "mrs tranter"]


def instead(said, *names, also=()):
    people = [Person(name, f"Adult {letter}", "", tuple(also)) for name, letter in zip(names, "ABCDE", strict=False)]
    return Pseudonyms(people).text(said)


@pytest.mark.parametrize("said", PLAIN)
@pytest.mark.parametrize(
    "name", ["Edna TRANTER", "TRANTER, Edna", "edna tranter", "EDNA TRANTER", "Tranter, Edna", "Mrs Edna TRANTER"]
)
def test_a_key_in_capitals_or_turned_round_covers_the_name_in_every_form(name, said):
    assert instead(f"Saw {said} today.", name) == "Saw Adult A today."


def test_a_comma_within_brackets_turns_no_name_round():
    assert instead("Miss Tranter came, old notes seen", "Edna Tranter (on old notes, not since)").startswith(
        "Adult A came"
    )
    assert instead("Saw Edna Tranter.", "Edna Tranter (Mrs, on file)") == "Saw Adult A."


@pytest.mark.parametrize("name", ["Ian McDonald", "IAN MCDONALD", "Ian Mcdonald", "mcdonald, ian"])
@pytest.mark.parametrize("said", ["McDonald", "Mcdonald", "MCDONALD", "Mr Mcdonald", "Ian McDonald"])
def test_mac_in_any_letters(name, said):
    assert instead(f"Saw {said} today.", name) == "Saw Adult A today."


@pytest.mark.parametrize("name", ["Pat O'Brien", "PAT O'BRIEN", "Pat Obrien", "O’Brien, Pat"])
@pytest.mark.parametrize(
    "said", ["O'Brien", "O’Brien", "Obrien", "OBrien", "O'BRIEN", "mr o'brien", "Pat O'Brien", "PO"]
)
def test_an_apostrophe_in_any_letters(name, said):
    assert instead(f"Saw {said} today.", name) == "Saw Adult A today."


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("tranter.docx", "Adult A.docx"),
        ("et-chron.docx", "Adult A-chron.docx"),
        ("Tranter2021.docx", "Adult A2021.docx"),
        ("ET2021.docx", "Adult A2021.docx"),
        ("tranter chron 2021.csv", "Adult A chron 2021.csv"),
        ("mrs_tranter_1.xlsx", "Adult A_1.xlsx"),
        ("EDNA_TRANTER.docx", "Adult A.docx"),
        ("TranterChronology.docx", "Adult AChronology.docx"),
        ("chronEdnaTranter.docx", "chronAdult A.docx"),
        ("ednatranter.docx", "Adult A.docx"),
        ("tranter, edna.docx", "Adult A.docx"),
        ("letter to council.docx", "letter to council.docx"),
    ],
)
def test_names_of_files_are_read_whatever_their_letters(said, then):
    assert Pseudonyms([Person("Edna Tranter", "Adult A")]).file(said) == then


@pytest.mark.parametrize(
    "said", ["mrs tranter", "dr tranter", "sister tranter", "pc tranter", "mr e tranter", "MrTranter"]
)
def test_a_surname_in_lower_case_after_a_title(said):
    assert instead(f"Seen by {said} today.", "Edna Tranter") == "Seen by Adult A today."


def test_a_title_before_a_verb_is_no_name():
    assert instead("The sister will visit and the nurse may ring.", "Will Page", "Jane May") == (
        "The sister will visit and the nurse may ring."
    )


@pytest.mark.parametrize("name", ["Siân Llŷr", unicodedata.normalize("NFD", "Siân Llŷr"), "Zoë Llŷr"])
def test_accents_of_two_letters_are_one(name):
    people = Pseudonyms([Person(name, "Adult A")])
    for said in (unicodedata.normalize("NFD", name), unicodedata.normalize("NFC", name)):
        assert people.text(f"Saw {said} and {said.split()[0]} today.") == "Saw Adult A and Adult A today."
        assert people.file(f"{said}.docx") == "Adult A.docx"


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"])
def test_what_nobody_sees_hides_no_name(mark):
    assert instead(f"Saw Mrs Tran{mark}ter and Ed{mark}na.", "Edna Tranter") == "Saw Adult A and Adult A."
    assert instead("Saw Mrs Tranter.", f"Edna Tran{mark}ter") == "Saw Adult A."


DATES = [
    "12 May 2021",
    "late May 2021",
    "Winter 2020",
    "May 2021",
    "in May",
    "She may have fallen",
    "May have fallen",
    "MAY HAVE FALLEN",
    "April/May 2021",
    "3rd May",
    "early Winter",
]


@pytest.mark.parametrize("said", DATES)
def test_a_month_or_a_season_is_no_surname(said):
    assert instead(said, "Jane May", "Tom Winter") == said


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("Mrs May", "Adult A"),
        ("Jane May", "Adult A"),
        ("Her friend May rang", "Her friend Adult A rang"),
        ("It was 2020. May rang", "It was 2020. Adult A rang"),
        ("Mr Winter", "Adult B"),
    ],
)
def test_a_person_called_like_a_month_is_one(said, then):
    assert instead(said, "Jane May", "Tom Winter") == then


@pytest.mark.parametrize("written", ["May", "Winter 2020", "May 21", "12 May 2021"])
def test_a_date_as_written_keeps_its_month(written):
    entry = Entry("Police", "2021-05-12", "", written, "", "Mrs May rang", {}, "a.csv", 1, 2)
    problem = Problem("a.csv", 1, 2, "Date", written, "no year")
    combined = combined_of([entry])
    combined.problems.append(problem)
    masked = Pseudonyms([Person("Jane May", "Adult A"), Person("Tom Winter", "Son 1")]).applied(combined)
    assert masked.entries[0].written == written and masked.problems[0].written == written
    assert masked.entries[0].event == "Adult A rang"


@pytest.mark.parametrize("also", ["Dr ???", "Mrs ??", "--- ...", "", "Peter --", "'"])
def test_an_alias_without_letters_is_ignored(also):
    people = Pseudonyms([Person("Edna Tranter", "Adult A", "", (also,)), Person(also, "Nobody")])
    assert people.text("Saw Mrs Tranter in town ? -- ... on Tuesday") == "Saw Adult A in town ? -- ... on Tuesday"


@pytest.mark.parametrize("also", ["on", "the", "an"])
def test_an_alias_that_is_an_everyday_word_is_ignored(also):
    assert (
        instead("On the day an aide called on her", "Edna Tranter", also=[also]) == "On the day an aide called on her"
    )


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("ET/KT", "Adult A/Adult B"),
        ("ET&KT", "Adult A&Adult B"),
        ("the ETs", "the Adult As"),
        ("E.T", "Adult A"),
        ("K.T today", "Adult B today"),
        ("MrTranter", "Adult A"),
        ("E. Trains", "E. Trains"),
        ("Vitamin E. T waves", "Vitamin E. T waves"),
    ],
)
def test_smaller_forms(said, then):
    assert instead(said, "Edna Tranter", "Keith Tranter") == then


@pytest.mark.parametrize("name", ["Mary-Ann Poole", "Mary Ann Poole", "MaryAnn Poole"])
@pytest.mark.parametrize("said", ["MaryAnn", "Mary Ann", "Mary-Ann", "MaryAnn Poole", "MARY ANN POOLE"])
def test_two_first_names_in_one(name, said):
    assert instead(f"Saw {said} today.", name) == "Saw Adult A today."


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("Ann Poole,Adult A\n--- ...,Adult B", "row 3 has a name without letters"),
        ("Ann Poole,Adult A\n" + "x" * 201 + ",Adult B", "row 3 has a name of more than 200"),
        ("Ann Poole,Adult A\nTom Weir,Son\nANN POOLE,Adult B", "rows 2 and 4 have one name"),
        ("Ann Poole,Adult A\nTom Weir,adult a", "rows 2 and 3 have one pseudonym"),
    ],
)
def test_a_row_of_the_key_that_cannot_be_used_is_told_with_its_number(rows, why):
    with pytest.raises(ValueError, match=why):
        read_people(f"name,pseudonym\n{rows}\n".encode())
