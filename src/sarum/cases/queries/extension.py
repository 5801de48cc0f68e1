"""More time that agencies ask for, and the days on which the clock of scoping stands still."""

from django.db.models import QuerySet

from sarum.cases.models import Extension, Pause, ScopingReturn
from sarum.cases.queries import access, returns, scoping
from sarum.cases.queries.access import Reader


def pause_of(reader: Reader, answer: ScopingReturn) -> Pause | None:
    """The pause in which the clock of a return stands still, for whoever may reach that return."""
    if returns.return_to_staff(reader, answer.case.reference, answer.pk) is None:
        return None
    return Pause.objects.filter(case=answer.case, ended_on=None).first()


def extensions_of(reader: Reader, answer: ScopingReturn) -> QuerySet[Extension]:
    """Every time that more time was asked for, the latest first; for whoever may reach the return."""
    if returns.return_to_staff(reader, answer.case.reference, answer.pk) is None:
        return Extension.objects.none()
    found = Extension.objects.filter(request=answer.request).select_related("request__agency", "asked_by", "decided_by")
    return found.order_by("-asked_at", "-pk")


def to_decide(reader: Reader) -> QuerySet[Extension]:
    """The extensions that wait for an answer, on the cases somebody may see."""
    waiting = Extension.objects.filter(decided_at=None, request__case__in=access.cases_for(reader))
    return waiting.select_related("request__case", "request__agency")


def extension_by(reader: Reader, reference: str, pk: int) -> Extension | None:
    """One extension, for whoever may read its return."""
    readable = scoping.returns_for(reader).filter(request__case__reference=reference).values("request")
    found = Extension.objects.filter(request__in=readable, pk=pk)
    return found.select_related("request__case", "request__agency", "request__answer").first()
