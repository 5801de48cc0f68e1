"""The clock's list of jobs."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django_q.models import Schedule

from sarum.board.models import Person
from sarum.board.rules.actor import Outsider


@transaction.atomic
def keep(jobs: Iterable[tuple[str, str, str]], *, by: Person | Outsider, at: dt.datetime) -> None:
    """Make the clock's list say what the settings say: name, function, cron. Saying it again changes nothing."""
    wanted = {name: (function, cron) for name, function, cron in jobs}
    Schedule.objects.exclude(name__in=wanted).delete()
    for name, (function, cron) in wanted.items():
        known = Schedule.objects.filter(name=name)
        if not known.filter(func=function, cron=cron, schedule_type=Schedule.CRON).exists():
            known.delete()
            Schedule.objects.create(name=name, func=function, schedule_type=Schedule.CRON, cron=cron)
