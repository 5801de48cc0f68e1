"""What the public may read: everything on the shelf, by anyone."""

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.board.rules.actor import Outsider
from sarum.library.models import PublishedReview


def reviews_for(reader: Person | Outsider) -> QuerySet[PublishedReview]:
    return PublishedReview.objects.all()


def review_for(reader: Person | Outsider, slug: str) -> PublishedReview | None:
    return reviews_for(reader).filter(slug=slug).first()


def reviews_of(reader: Person | Outsider, year: int | None) -> QuerySet[PublishedReview]:
    """Those published in one year, or all of them."""
    reviews = reviews_for(reader)
    return reviews.filter(published_on__year=year) if year else reviews


def years(reader: Person | Outsider) -> list[int]:
    """The years in which anything was published, the latest first."""
    return [day.year for day in reviews_for(reader).dates("published_on", "year", order="DESC")]
