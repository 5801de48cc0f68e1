"""What the public may read: everything on the shelf, by anyone."""

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.board.rules.actor import Outsider
from sarum.library.models import PublishedReview


def reviews_for(reader: Person | Outsider) -> QuerySet[PublishedReview]:
    return PublishedReview.objects.all()
