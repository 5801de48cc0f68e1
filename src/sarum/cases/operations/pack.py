"""Releasing the pack for a Rapid Review: what was endorsed and accepted, as it then stands, to those who are asked to it."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import Case, Pack
from sarum.cases.models.report import digest_of
from sarum.cases.operations.access import operation
from sarum.cases.queries import pack as queries
from sarum.cases.rules import pack as rules
from sarum.kit.refusal import Refused, refuse


@operation
def release_pack(*, case: Case, note: str = "", digest: str = "", by: Person, at: dt.datetime) -> Done:
    """Release the pack for the Rapid Review as everything stands now; `digest` is that of what was looked at before."""
    content, last = queries.content_of(by, case, timezone.localdate(at)), case.packs.last()
    found = digest_of(content)
    if digest and digest != found:
        raise Refused("What the pack would hold has changed since you opened this page. Look at it again.")
    refuse(rules.why_not_releasable(content, note, found, last.digest if last else ""), field="note")
    pack = Pack.objects.create(
        case=case, number=last.number + 1 if last else 1, note=note.strip(), content=content, digest=found,
        released_at=at, released_by=by,
    )  # fmt: skip
    held, gaps = len(content["returns"]), len(content["gaps"])
    without = f", without {', '.join(one['agency'] for one in content['gaps'])}" if gaps else ""
    weak = [one["agency"] for one in rules.weak_returns(content)]
    marked = f"; marked as weak: {', '.join(weak)}" if weak else ""
    return Done(
        f"released pack {pack.number} for the Rapid Review, with {held} return{'s' * (held != 1)}{without}{marked}", pack,
        case.reference, tell=telling(pack, by), detail={"digest": found},
    )  # fmt: skip


def telling(pack: Pack, by: Person) -> list[Letter]:
    """Tells everybody who is asked to the Rapid Review that there is something to read."""
    reference = pack.case.reference
    subject = f"{reference}: the pack for the Rapid Review is ready"
    said = f"The pack for the Rapid Review of case {reference} is ready."
    if pack.number > 1:
        subject = f"{reference}: a new pack for the Rapid Review"
        said = f"Pack {pack.number} for the Rapid Review of case {reference} takes the place of pack {pack.number - 1}."
    people = [seat.person for seat in queries.seats_of(pack.case) if seat.person_id != by.pk]
    thread = f"pack:{pack.case_id}"
    return [
        Letter(person, subject, f"{said} Sign in to read it before the meeting.", thread=thread) for person in people
    ]
