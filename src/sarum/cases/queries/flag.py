"""Reading what about a case obliges the Board to more."""

from collections.abc import Iterable

from sarum.cases.models import Case, Flag
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import flag as rules


def flags_of(reader: Reader, case: Case) -> list[tuple[Flag, rules.Trigger]]:
    """The flags that stand on a case, with what each obliges."""
    found = Flag.objects.filter(case__in=access.cases_for(reader), case=case, lifted_at=None).select_related("set_by")
    return [(flag, rules.FLAGS[flag.code]) for flag in found if flag.code in rules.FLAGS]


def flag_by(reader: Reader, reference: str, pk: int) -> Flag | None:
    mine = access.cases_for(reader).filter(reference=reference)
    return Flag.objects.filter(case__in=mine, pk=pk, lifted_at=None).select_related("case").first()


def labels_of(reader: Reader, flags: Iterable[Flag]) -> list[str]:
    return [rules.FLAGS[flag.code].label for flag in flags if flag.code in rules.FLAGS]
