"""Laying a review on the public shelf."""

import datetime as dt
import json
from hashlib import sha256

from django.utils import timezone
from django.utils.text import slugify

from sarum.board.models import Person
from sarum.board.operations import event
from sarum.library.models import PublishedReview


def lay_on_shelf(
    *, title: str, parts: list[tuple[str, str]], tools: list[tuple[str, str, str]], by: Person, at: dt.datetime
) -> PublishedReview:
    """A copy of the approved text, at an address of its own."""
    day = timezone.localdate(at)
    base = slugify(f"{title}-{day.year}")[:70] or f"review-{day.year}"
    taken = set(PublishedReview.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug = next(s for s in (base, *(f"{base}-{n}" for n in range(2, 1000))) if s not in taken)
    digest = sha256(json.dumps([title, parts, tools]).encode()).hexdigest()
    review = PublishedReview.objects.create(
        slug=slug, title=title, parts=parts, tools=tools, digest=digest, published_on=day
    )
    event.record(
        act="lay_on_shelf", by=by, at=at, office="", sentence=f"laid “{title}” on the public shelf", subject=review
    )
    return review
