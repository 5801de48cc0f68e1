"""The key to the pseudonyms through its pages: added, changed, taken out, brought as a list; for those who may read names."""

from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sarum.cases.models import ChronologyEntry, NamedPerson, Step
from tests import build, chronologies
from tests.hostile import pdf
from tests.pages.steps import answered, opened, words

pytestmark = pytest.mark.django_db
PEOPLE = Path(__file__).parents[2] / "examples" / "adult-a" / "people.csv"


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


def said(response):
    return unescape(words(response))


def add(case, **said_):
    given = {"name": "Grace Okafor", "pseudonym": "Neighbour 1", "role": "", "also_known_as": "Mrs Okafor\nGO"}
    return answered("officer", "add_pseudonym", case, **given | said_)


def bring(case, content, name="people.csv"):
    return answered("officer", "bring_pseudonyms", case, people=SimpleUploadedFile(name, content))


def test_an_empty_key_says_how_it_fills(case):
    assert "Nobody is in the key yet" in said(opened("officer", "pseudonyms", case))


def test_the_key_says_who_is_called_what_and_offers_what_looks_like_a_name(case):
    chronologies.taken_in(case)
    page = said(opened("chair", "pseudonyms", case))
    assert "Vera Lindqvist" in page and case.adults.first().pseudonym in page and "Mrs Okafor, 1 time" in page
    page = opened("officer", "pseudonyms", case)
    assert "add-pseudonym/?name=Mrs%20Okafor" in page.content.decode()
    assert 'value="Mrs Okafor"' in opened("officer", "add_pseudonym", case, name="Mrs Okafor").content.decode()


def test_whoever_is_added_stands_in_the_chronology_by_their_pseudonym(case):
    chronologies.taken_in(case)
    assert add(case).status_code == 302
    entry = ChronologyEntry.objects.get(event="Mrs Okafor telephoned")
    assert entry.hidden["event"] == "Neighbour 1 telephoned" and [one.pseudonym for one in entry.people.all()] == [
        "Neighbour 1"
    ]
    assert "These look like names" not in said(opened("officer", "pseudonyms", case))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Say how the records name this person"),
        ({"pseudonym": ""}, "Say what they are called"),
        ({"pseudonym": "Grace"}, "This pseudonym holds a part of the name"),
        ({"name": "Vera Lindqvist"}, "is in the key already"),
    ],
)
def test_a_line_that_cannot_be_is_refused_beside_its_question(case, wrong, sentence):
    refused = add(case, **wrong)
    assert refused.status_code == 422 and sentence in said(refused)


def test_a_line_is_changed_and_taken_out_and_the_adult_stays(case):
    chronologies.taken_in(case)
    add(case)
    named, adult = NamedPerson.objects.get(name="Grace Okafor"), NamedPerson.objects.get(name="Vera Lindqvist")
    page = opened("officer", "change_pseudonym_in_key", case, named.pk).content.decode()
    assert "Mrs Okafor\nGO" in page
    given = {"name": "Grace Okafor", "pseudonym": "Friend 1", "role": "Friend", "also_known_as": "Mrs Okafor"}
    answered("officer", "change_pseudonym_in_key", case, named.pk, **given)
    assert ChronologyEntry.objects.get(event="Mrs Okafor telephoned").hidden["event"] == "Friend 1 telephoned"
    assert "Friend 1 is no longer in the key" in said(
        follow(case, answered("officer", "remove_pseudonym", case, named.pk))
    )
    refused = answered("officer", "remove_pseudonym", case, adult.pk)
    assert refused.status_code == 422 and "belongs to the case, and so stays in the key" in said(refused)


def follow(case, answer):
    return answer.client.get(answer.url)


def test_a_list_of_people_is_brought(case):
    assert bring(case, PEOPLE.read_bytes()).status_code == 302
    assert NamedPerson.objects.get(case=case, name="Maureen Gittins").pseudonym == "Neighbour 1"
    people = NamedPerson.objects.filter(case=case).count()
    bring(case, PEOPLE.read_bytes() + b"\n")
    assert NamedPerson.objects.filter(case=case).count() == people


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"name,pseudonym\nMaureen Gittins,\n", "people.csv", "row 2 has a name and no pseudonym"),
        (b"who,what\na,b\n", "people.csv", "a row of headings with name and pseudonym"),
        (pdf(), "people.pdf", "This is no CSV file"),
        (b"name,pseudonym\n,\n", "people.csv", "No line of this list names anybody"),
    ],
)
def test_a_list_that_cannot_be_used_says_which_row_and_why(case, content, name, sentence):
    refused = bring(case, content, name)
    assert refused.status_code == 422 and sentence in said(refused)


def test_the_key_is_for_nobody_who_never_reads_names():
    case = build.case_at(Step.RAPID_REVIEW)
    assert opened("member", "pseudonyms", case).status_code == 403
