"""The key to the pseudonyms of a case, for those who may read names; and any words without names, for everybody else."""

from collections.abc import Callable

from django.db.models import Count, Q, QuerySet

from sarum.cases.models import Case, ChronologyEntry, KeyCheck, NamedPerson, OtherPerson
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import pseudonyms as rules
from sarum.chronology import Pseudonyms
from sarum.chronology import likely_names as found_in
from sarum.kit.memory import remembered

NAMED = "named_chronology"


def may_read_names(reader: Reader, case: Case) -> bool:
    """Whether somebody may read the chronology with names in it; everybody else only ever meets pseudonyms."""
    return access.may_see(reader, case) and access.may(reader, NAMED, case)


def key_of(reader: Reader, case: Case) -> QuerySet[NamedPerson]:
    """The key to the pseudonyms, each line with how many entries name them; nothing for whoever may not read names."""
    found = NamedPerson.objects.filter(case=case) if may_read_names(reader, case) else NamedPerson.objects.none()
    return found.annotate(entries_naming=Count("entries")).order_by("pk")


def checked(reader: Reader, case: Case) -> KeyCheck | None:
    """When the key was last checked, and by whom."""
    return KeyCheck.objects.filter(case=case, case__in=access.cases_for(reader)).select_related("checked_by").first()


@remembered
def shown_to(reader: Reader, case: Case) -> Q:
    """The entries that somebody is shown: all of them, where they may read names; else what was in when somebody last checked
    that everybody named is in the key."""
    if may_read_names(reader, case):
        return Q()
    check = checked(reader, case)
    return Q(source__taken_in_at__lte=check.checked_at) if check else Q(pk__in=[])


def named_by(reader: Reader, reference: str, pk: int) -> NamedPerson | None:
    case = access.cases_for(reader).filter(reference=reference).first()
    return key_of(reader, case).select_related("case").filter(pk=pk).first() if case else None


@remembered
def engine_of(reader: Reader, case: Case) -> Pseudonyms:
    """The key as the engine uses it, whoever reads: it only ever takes names away."""
    return Pseudonyms(rules.people_of(NamedPerson.objects.filter(case=case)))


def masking(reader: Reader, case: Case, named: bool) -> Callable[[str], str]:
    """What makes of any words those that this reader is shown: without names, unless they asked for names and may read them."""
    return str if named and may_read_names(reader, case) else engine_of(reader, case).text


def masking_everybody(reader: Reader, case: Case) -> Callable[[str], str]:
    """The same for what becomes a report: without the names of the key, nor of whoever belongs to the case and is not in it yet."""
    key = list(NamedPerson.objects.filter(case=case, case__in=access.cases_for(reader)))
    involved = [OtherPerson(name=name) for one in case.involvement.all() for name in rules.names_in(one.who)]
    missing = rules.missing_from(key, case.adults.all(), [*case.other_people.all(), *involved])
    named = ("name", "pseudonym", "role", "also_known_as")
    return Pseudonyms(
        rules.people_of([*key, *(NamedPerson(**dict(zip(named, one, strict=True))) for one in missing)])
    ).text


def masking_files(reader: Reader, case: Case) -> Callable[[str], str]:
    """The same for the name of a file, which is shown as it is to whoever may read names."""
    return str if may_read_names(reader, case) else engine_of(reader, case).file


def likely_names(reader: Reader, case: Case) -> list[tuple[str, int]]:
    """What looks like a name in the chronology and is not in the key yet; for whoever may read names."""
    if not may_read_names(reader, case):
        return []
    texts = ChronologyEntry.objects.filter(case=case, place__isnull=False).values_list("hidden_text", flat=True)
    return found_in(texts, rules.people_of(key_of(reader, case)))
