"""Sharing what can be learned at once, and recording what was shared elsewhere."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import EarlyLearning, RapidReview
from sarum.cases.operations.access import operation
from sarum.cases.queries import early_learning as queries
from sarum.cases.queries import publication
from sarum.cases.rules import early_learning as rules
from sarum.cases.rules import publication as publication_rules
from sarum.kit.refusal import refuse, refuse_at

SUBJECT = "Something that can be learned already"
BODY = (
    "The Joint Case Review group shares something that can be learned already, without waiting for a review. Sign in, open "
    "“Early learning” on the page Your work, and pass it on to whoever needs it in your agency. It names nobody."
)


@operation
def share_early_learning(
    *, rapid_review: RapidReview, point: str, agencies: Collection[Agency], by: Person, at: dt.datetime
) -> Done:
    """Share something worth knowing at once with agencies, without waiting for the review and without the case."""
    case, chosen = rapid_review.case, list(agencies)
    named = publication_rules.why_named(publication.names_left_in(by, case, [point]))
    named += rules.why_marked(rules.marks_left_in(point, queries.marks_of(by, case)))
    refuse_at(rules.why_not_shared(point, chosen, named))
    people = list(queries.told_of(by, chosen))
    refuse(rules.why_nobody_told(chosen, {person.agency_id for person in people}), field="agencies")
    names = ", ".join(str(agency) for agency in chosen)
    made = EarlyLearning.objects.create(
        rapid_review=rapid_review, point=point, shared_with=names, shared_on=timezone.localdate(at), shared_by=by
    )
    made.agencies.set(chosen)
    said = f"shared early learning with {names}: {point}"
    return Done(said, made, case.reference, tell=[Letter(person, SUBJECT, BODY) for person in people])


@operation
def record_early_learning(
    *, rapid_review: RapidReview, point: str, shared_with: str, shared_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record something worth knowing at once that was shared elsewhere."""
    refuse_at(rules.why_not_recorded(point, shared_with, shared_on, timezone.localdate(at)))
    made = EarlyLearning.objects.create(
        rapid_review=rapid_review, point=point, shared_with=shared_with, shared_on=shared_on
    )
    return Done(f"recorded early learning shared with {shared_with}: {point}", made, rapid_review.case.reference)
