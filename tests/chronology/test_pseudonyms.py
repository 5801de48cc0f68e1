"""Every form of a name becomes the pseudonym, in every byte of every output; ordinary words stay."""

import io
import zipfile

import pytest

from sarum import chronology
from sarum.chronology import Person, Pseudonyms, read_people, writing, writing_excel, writing_page, writing_word
from tests.chronology import layouts
from tests.chronology.layouts import Cell

PEOPLE = [
    Person("Dawn Rosemary Grace", "Adult D", "Adult", ("Mrs Grace", "DRG", "Dawnie")),
    Person("William O'Brien", "Son 1", "Son", ("Will O'Brien", "Billy")),
    Person("Anne-Marie Fitzgerald-Jones", "Daughter 1", "Daughter", ("Annie Jones",)),
    Person("José de la Cruz", "Nurse 1", "Nurse", ("S/N Cruz",)),
    Person("Gareth Parker", "GP 1", "GP partner", ("Dr Parker",)),
    Person("Peter Grace", "Husband 1", "Husband", ("Mr Grace",)),
]
NAMES = {
    "Dawn Rosemary Grace": "Adult D",
    "Dawn Grace": "Adult D",
    "DAWN GRACE": "Adult D",
    "Dawn R. Grace": "Adult D",
    "Grace, Dawn": "Adult D",
    "Mrs Grace's leg": "Adult D's leg",
    "Mrs D Grace": "Adult D",
    "D. GRACE": "Adult D",
    "Dawnie": "Adult D",
    "DG": "Adult D",
    "D.G.": "Adult D",
    "DRG": "Adult D",
    "dawn.grace@example.org": "Adult D@example.org",
    "Mr Grace": "Husband 1",
    "P Grace": "Husband 1",
    "Mrs G": "Adult D",
    "Will O’Brien": "Son 1",
    "WILLIAM OBRIEN": "Son 1",
    "Mr O'BRIEN": "Son 1",
    "Billy’s": "Son 1’s",
    "Anne Marie": "Daughter 1",
    "ANNE-MARIE FITZGERALD-JONES": "Daughter 1",
    "Ms Jones": "Daughter 1",
    "Anne-Marie Fitzgerald Jones": "Daughter 1",
    "Jose de la Cruz": "Nurse 1",
    "S/N DE LA CRUZ": "Nurse 1",
    "Mr Cruz": "Nurse 1",
    "Dr Parker": "GP 1",
    "Dr. G Parker": "GP 1",
    "the Parkers": "the GP 1s",
}
ORDINARY = [
    "at dawn",
    "said grace",
    "the GP",
    "will visit",
    "a car parker",
    "in good grace and will",
    "Care Act assessment",
    "DNA",
    "MDT",
]


@pytest.mark.parametrize(("said", "instead"), NAMES.items())
def test_each_form_of_a_name_is_replaced(said, instead):
    assert Pseudonyms(PEOPLE).text(f"Saw {said} today.") == f"Saw {instead} today."


@pytest.mark.parametrize("said", ORDINARY)
def test_ordinary_words_stay(said):
    assert Pseudonyms(PEOPLE).text(f"Seen {said} today.") == f"Seen {said} today."


def test_a_month_that_is_a_name_stays_a_month():
    people = Pseudonyms([Person("May Evans", "Adult E")])
    assert people.text("May rang on 3 May 2021, as in May 2020.") == "Adult E rang on 3 May 2021, as in May 2020."


def test_those_entitled_can_read_the_names_again():
    people = Pseudonyms(PEOPLE)
    assert people.named(people.text("Dawn Grace and Dr Parker")) == "Dawn Rosemary Grace and Gareth Parker"


def test_no_output_holds_a_name_in_any_byte():
    runs = (
        "<w:p><w:r><w:t>Seen: Dawn Gr</w:t></w:r><w:r><w:t>ace, with Billy</w:t></w:r><w:r>"
        "<w:commentReference w:id='0'/></w:r></w:p>"
    )
    comment = '<w:comment w:id="0" w:author="Gareth Parker"><w:p><w:r><w:t>Ask Mrs Grace</w:t></w:r></w:p></w:comment>'
    rows = [
        ["Date", "Event", "Worker Billy"],
        ["3/3/21", Cell(markup=runs), "G PARKER"],
        ["31/2/21", "Dawn", ""],
        ["3/3/21", Cell(markup=runs), ""],
    ]
    content = layouts.docx("Agency: Parker Surgery", rows, comments=comment)
    combined = chronology.merge([("Grace, Dawn - DG notes.docx", content)], people=PEOPLE)
    assert combined.asides and combined.problems and combined.duplicates
    said = [repr(combined.asides), repr(combined.problems)]
    for write in (writing.as_json, writing.as_csv, writing_page.as_page, writing_word.as_word, writing_excel.as_excel):
        said.append(unpacked(write(combined)))
    for name in ("Dawn", "Grace", "Billy", "Parker", "PARKER"):
        assert not [one for one in said if name in one]


def unpacked(content):
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join([*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())])


def test_people_are_read_from_a_csv():
    people = read_people("name,pseudonym,role,also_known_as\nDawn Grace,Adult D,Adult,Dawnie; DG\n".encode("utf-8-sig"))
    assert people == [Person("Dawn Grace", "Adult D", "Adult", ("Dawnie", "DG"))]


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "headings"), (b"who,called\na,b\n", "headings"), (b"name,pseudonym\nDawn,\n", "row 2")]
)
def test_a_list_of_people_that_cannot_be_used_says_why(content, why):
    with pytest.raises(ValueError, match=why):
        read_people(content)
