"""The key to the pseudonyms: whoever is in it stands nowhere by name once it has changed."""

import pytest

from sarum.cases.models import NamedPerson, Step
from sarum.cases.operations import pseudonyms as operations
from sarum.chronology import Person
from tests import build, chronologies
from tests.chronologies import by_officer
from tests.operations.saying import refused, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = build.case_at(Step.SCOPING)
    chronologies.taken_in(case)
    return case


def add(case, name="Grace Okafor", pseudonym="Neighbour 1", **more):
    return operations.add_pseudonym(case=case, name=name, pseudonym=pseudonym, **more, **by_officer())


def hidden(case):
    return " ".join(case.chronology.order_by("place").values_list("hidden_text", flat=True))


def test_no_event_of_the_key_holds_a_name(case):
    add(case)
    assert said() == "put Neighbour 1 into the key of pseudonyms"
    named = NamedPerson.objects.get(pseudonym="Neighbour 1")
    operations.change_pseudonym_in_key(named=named, name="Grace Okafor", pseudonym="Friend 1", **by_officer())
    assert "Okafor" not in said()
    operations.remove_pseudonym(named=named, **by_officer())
    assert "Okafor" not in said() and not NamedPerson.objects.filter(pk=named.pk).exists()


def test_the_chronology_follows_the_key(case):
    assert "Mrs Okafor" in hidden(case)
    add(case)
    assert "Neighbour 1" in hidden(case) and "Okafor" not in hidden(case)
    operations.remove_pseudonym(named=NamedPerson.objects.get(pseudonym="Neighbour 1"), **by_officer())
    assert "Mrs Okafor" in hidden(case)


def test_two_people_are_not_called_the_same_and_nobody_is_in_it_twice(case):
    add(case)
    assert "Somebody else is called Neighbour 1" in refused(add, case=case, name="Ivo Bell")
    assert "is in the key already, as Neighbour 1" in refused(add, case=case, pseudonym="Neighbour 2")


def test_an_adult_of_the_case_stays(case):
    adult = NamedPerson.objects.get(name="Vera Lindqvist")
    assert "stays in the key" in refused(operations.remove_pseudonym, named=adult, **by_officer())


def test_a_list_brings_the_key_up_to_date_and_keeps_every_other_name(case):
    add(case, also_known_as=["GO"])
    people = [Person("Grace Adaeze Okafor", "Neighbour 1", "Neighbour", ("Grace Okafor",)), Person("Ivo Bell", "Son")]
    operations.bring_pseudonyms(case=case, people=people, **by_officer())
    named = NamedPerson.objects.get(pseudonym="Neighbour 1")
    assert named.name == "Grace Adaeze Okafor" and set(named.also_known_as) == {"Grace Okafor", "GO"}
    assert NamedPerson.objects.filter(name="Ivo Bell").exists()
    assert "names anybody" in refused(operations.bring_pseudonyms, case=case, people=[], **by_officer())


def test_a_list_is_taken_in_whole_or_not_at_all(case):
    people = [Person("Ivo Bell", "Son"), Person("Ada Moor", "Moor")]
    assert "part of the name" in refused(operations.bring_pseudonyms, case=case, people=people, **by_officer())
    assert not NamedPerson.objects.filter(name="Ivo Bell").exists()
