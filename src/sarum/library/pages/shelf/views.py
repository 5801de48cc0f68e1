"""The public shelf: what has been published, and each review at its own address, for anybody to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sarum.board import lobby
from sarum.board.lobby import reader_of
from sarum.library.pages.shelf import atom
from sarum.library.queries import shelf as queries

LONGEST_YEAR = 4
newest = atom.Reviews()


@lobby.page
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """Every published review, or those of one year."""
    reader, asked = reader_of(request), request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == LONGEST_YEAR else None
    page = {
        "title": "Published reviews",
        "reviews": queries.reviews_of(reader, year),
        "years": queries.years(reader),
        "year": year,
        "quick_exit": True,
    }
    return render(request, "library/pages/shelf/reviews.html", page)


@lobby.page
@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """One review as it was published."""
    found = queries.review_for(reader_of(request), slug)
    if found is None:
        raise Http404
    page = {"title": found.title, "review": found, "quick_exit": True}
    return render(request, "library/pages/shelf/review.html", page)


@lobby.page
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What is new, for programs that watch for it."""
    return newest(request)
