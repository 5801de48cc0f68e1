"""The key to the pseudonyms of a case: who is called what where names are not shown."""

import datetime as dt
from collections.abc import Collection, Iterable

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, KeyCheck, NamedPerson
from sarum.cases.operations.access import operation
from sarum.cases.operations.combining import combine, whole_key
from sarum.cases.rules import pseudonyms as rules
from sarum.chronology import Person as Named
from sarum.kit.refusal import Refused, refuse


@operation
def add_pseudonym(
    *, case: Case, name: str, pseudonym: str, role: str = "", also_known_as: Iterable[str] = (), by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Put somebody into the key: from now they stand in the chronology by their pseudonym."""
    key = whole_key(case, by=by, at=at)
    refuse(rules.why_not_in_key(name, pseudonym, key), field="pseudonym")
    one = keep(case, Named(name.strip(), pseudonym.strip(), role, tuple(also_known_as)), by, at)
    combine(case, by=by, at=at)
    return Done(f"put {one.pseudonym} into the key of pseudonyms", one, case.reference)


def keep(case: Case, person: Named, by: Person, at: dt.datetime) -> NamedPerson:
    return NamedPerson.objects.create(
        case=case, name=person.name, pseudonym=person.pseudonym, role=person.role[:200],
        also_known_as=list(person.also_known_as), added_at=at, added_by=by,
    )  # fmt: skip


@operation
def change_pseudonym_in_key(
    *, named: NamedPerson, name: str, pseudonym: str, role: str = "", also_known_as: Iterable[str] = (), by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Change how somebody stands in the key, which is then to be checked again."""
    others = list(named.case.named_people.exclude(pk=named.pk))
    refuse(rules.why_not_in_key(name, pseudonym, others), field="pseudonym")
    named.name, named.pseudonym, named.role = name.strip(), pseudonym.strip(), role[:200]
    named.also_known_as = list(also_known_as)
    named.save()
    KeyCheck.objects.filter(case=named.case).delete()
    combine(named.case, by=by, at=at)
    return Done(f"changed {named.pseudonym} in the key of pseudonyms", named, named.case.reference)


@operation
def remove_pseudonym(*, named: NamedPerson, by: Person, at: dt.datetime) -> Done:
    """Take a line out of the key that is not needed, and that is then to be checked again; who belongs to the case stays in it."""
    case = named.case
    people = {name for adult in case.adults.all() for name in adult.names} | {
        one.name for one in case.other_people.all()
    }
    if named.name in people:
        raise Refused(f"{named.pseudonym} belongs to the case, and so stays in the key. Change the line instead.")
    pseudonym = named.pseudonym
    named.entries.clear()
    named.delete()
    KeyCheck.objects.filter(case=case).delete()
    combine(case, by=by, at=at)
    return Done(f"took {pseudonym} out of the key of pseudonyms", case, case.reference)


@operation
def check_key(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Say that everybody whom the records name is in the key: from now those who may not read names see what is in."""
    if not whole_key(case, by=by, at=at):
        raise Refused("Nobody is in the key yet. Add whoever the records name first.")
    check, _ = KeyCheck.objects.update_or_create(case=case, defaults={"checked_at": at, "checked_by": by})
    return Done("checked that everybody whom the chronology names is in the key", check, case.reference)


@operation
def bring_pseudonyms(*, case: Case, people: Iterable[Named], by: Person, at: dt.datetime) -> Done:
    """Take a whole list of people into the key; who is in it already, by name or pseudonym, is brought up to date."""
    brought = list(people)
    if not brought:
        raise Refused("No line of this list names anybody.", field="people")
    key, new = whole_key(case, by=by, at=at), 0
    centre = {adult.pseudonym.casefold() for adult in case.adults.all()}
    for person in brought:
        held = next((one for one in key if is_same(one, person, centre)), None)
        others = [one for one in key if one is not held]
        refuse(rules.why_not_in_key(person.name, person.pseudonym, others), field="people")
        if held is None:
            key.append(keep(case, person, by, at))
            new += 1
            continue
        also = [name for name in (held.name, *held.also_known_as, *person.also_known_as) if name != person.name]
        held.name, held.pseudonym, held.role = person.name, person.pseudonym, person.role[:200] or held.role
        held.also_known_as = list(dict.fromkeys(also))
        held.save()
    combine(case, by=by, at=at)
    return Done(f"took {len(brought)} people into the key of pseudonyms", case, case.reference)


def is_same(one: NamedPerson, person: Named, centre: Collection[str]) -> bool:
    """Whether a line of the key is about this person: the same name in any of its forms; or, of the adults at the centre, whose
    pseudonyms are in `centre`, the same pseudonym."""
    known = {one.name.casefold(), *(also.casefold() for also in one.also_known_as)}
    told = {person.name.casefold(), *(also.casefold() for also in person.also_known_as)}
    pseudonym = person.pseudonym.casefold()
    return bool(known & told) or (one.pseudonym.casefold() == pseudonym and pseudonym in centre)
