"""Who stands ready to be signed in as, in the demo."""

from django.utils import timezone

from sarum.board.models import Person

DEMO_PASSWORD = "sarum demo only"


def cast_lines() -> list[str]:
    """One line for each person of the demo: address, name and offices; and the password that opens them all."""
    today = timezone.localdate()
    people = (
        Person.objects.filter(is_active=True, email__isnull=False).prefetch_related("holdings").select_related("agency")
    )
    lines = [f'Everybody\'s password is "{DEMO_PASSWORD}".']
    for person in people:
        offices = [str(holding) for holding in person.holdings.all() if holding.is_held_on(today)]
        where = [person.agency.name] if person.agency else []
        lines.append(f"  {person.email:<44} {', '.join([person.name, *offices, *where])}")
    return lines if people else ["Nobody is in the register yet."]
