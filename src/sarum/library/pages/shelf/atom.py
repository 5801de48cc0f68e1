"""What is new on the shelf, for programs that watch for it."""

import datetime as dt

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator

from sarum.board.lobby import reader_of
from sarum.board.models import Board, Person
from sarum.board.queries import settings
from sarum.board.rules.actor import Outsider
from sarum.library.models import PublishedReview
from sarum.library.queries import shelf as queries

NEWEST = 30
SHORT = 45


class Reviews(Feed):
    """The newest published reviews, as Atom."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> tuple[Board, Person | Outsider]:
        return settings.the_board(), reader_of(request)

    def title(self, about: tuple[Board, Person | Outsider]) -> str:
        return f"Published reviews – {about[0].name}"

    def subtitle(self, about: tuple[Board, Person | Outsider]) -> str:
        return f"Safeguarding Adults Reviews published by {about[0].name}"

    def link(self, about: tuple[Board, Person | Outsider]) -> str:
        return reverse("library:reviews")

    def feed_url(self, about: tuple[Board, Person | Outsider]) -> str:
        return reverse("library:feed")

    def author_name(self, about: tuple[Board, Person | Outsider]) -> str:
        return about[0].name

    def items(self, about: tuple[Board, Person | Outsider]) -> QuerySet[PublishedReview]:
        return queries.reviews_for(about[1])[:NEWEST]

    def item_description(self, item: PublishedReview) -> str:
        return Truncator(item.parts[0][1]).words(SHORT) if item.parts else ""

    def item_link(self, item: PublishedReview) -> str:
        return reverse("library:review", args=[item.slug])

    def item_pubdate(self, item: PublishedReview) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(item.published_on, dt.time.min))
