"""The public shelf: anybody reads, nothing of the case is there."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sarum.library.models import PublishedReview
from sarum.library.operations import shelf
from tests import cast
from tests.board.browser import as_, words

PARTS = [
    ("What happened", "Adult A lived alone.\n\nNobody asked what she wanted."),
    ("What is learnt", "Agencies met too late. " * 40),
]
TOOLS = [("7-minute briefing", "Ask first", "Ask the person.\nThen ask again.")]
INDEX = "/library/"
ATOM = "{http://www.w3.org/2005/Atom}"


def publish(title="The review of Adult A", *, at=dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC), by=None, **more):
    given = {"parts": PARTS, "tools": TOOLS, **more}
    return shelf.lay_on_shelf(title=title, by=by or cast.people()["officer"], at=at, **given)


def test_an_empty_shelf_says_what_will_appear(db):
    assert "No review has been published yet" in words(Client().get(INDEX))


def test_anybody_reads_signed_in_or_out_and_everybody_reads_the_same(db):
    review, people = publish(), cast.people()
    page = reverse("library:review", args=[review.slug])
    read = words(Client().get(page))
    for who in ("officer", "stranger", "barred", "administrator", "leaver"):
        assert words(as_(people[who]).get(page)) == read
        assert as_(people[who]).get(INDEX).status_code == 200


def test_the_index_gives_title_date_and_a_short_text(db):
    publish()
    said = words(Client().get(INDEX))
    assert "The review of Adult A Published 3 March 2026 Adult A lived alone. Nobody asked what she wanted." in said


def test_reviews_are_found_by_year(db):
    publish()
    publish("An older one", at=dt.datetime(2024, 5, 1, 9, tzinfo=dt.UTC))
    both, old = words(Client().get(INDEX)), words(Client().get(INDEX + "?year=2024"))
    assert "An older one" in both and "review of Adult A" in both
    assert "1 review published in 2024" in old and "An older one" in old and "review of Adult A" not in old
    assert "Nothing was published in 1999" in words(Client().get(INDEX + "?year=1999"))
    for nonsense in ("20x6", "٢٠٢٤", "99999", "-1", "0000", "%00"):
        assert Client().get(INDEX + f"?year={nonsense}").status_code == 200


def test_a_review_has_its_contents_its_learning_first_and_its_fingerprint(db):
    review = publish()
    page = Client().get(reverse("library:review", args=[review.slug]))
    body, said = page.content.decode(), words(page)
    order = ["Contents", "Ask the person.", "Nobody asked what she wanted.", review.digest[:12]]
    assert sorted(order, key=said.index) == order
    for anchor in ("learning", "part-1", "part-2"):
        assert f'href="#{anchor}"' in body and f'id="{anchor}"' in body
    assert "Leave this page quickly" in body and body.count("<h1") == 1
    assert "Leave this page quickly" in Client().get(INDEX).content.decode()


def test_a_review_without_a_tool_has_no_empty_place_for_it(db):
    review = publish(tools=[])
    assert "What we learned, in short" not in words(Client().get(reverse("library:review", args=[review.slug])))


def test_words_are_shown_as_they_are_and_never_as_markup(db):
    review = publish("<b>Bold</b>", parts=[("<i>Head</i>", "<script>alert(1)</script>")], tools=[])
    for page in (INDEX, reverse("library:review", args=[review.slug])):
        body = Client().get(page).content.decode()
        assert "<b>Bold" not in body and "<i>Head" not in body and "<script>alert" not in body


def test_nothing_of_a_case_or_of_who_published_it_is_on_the_shelf(db):
    officer = cast.people()["officer"]
    review = publish(by=officer)
    assert not any(field.is_relation for field in PublishedReview._meta.get_fields())
    for page in (INDEX, reverse("library:review", args=[review.slug]), reverse("library:feed")):
        with CaptureQueriesContext(connection) as asked:
            answer = Client().get(page)
        body = answer.content.decode()
        for canary in ("WY-2026", officer.name, officer.email, f"/{review.pk}/", f'"{review.pk}"', "lay_on_shelf"):
            assert canary not in body, (page, canary)
        assert not [one["sql"] for one in asked if '"cases_' in one["sql"]]


def test_a_review_that_is_not_there_is_not_found(db):
    assert Client().get("/library/no-such-review/").status_code == 404


@pytest.mark.parametrize("page", ["library:reviews", "library:feed"])
def test_the_shelf_only_shows(db, page):
    assert Client().post(reverse(page)).status_code == 405


def test_the_feed_names_the_newest_first_with_whole_addresses(db):
    publish("An older one", at=dt.datetime(2024, 5, 1, 9, tzinfo=dt.UTC))
    review = publish()
    answer = Client().get(reverse("library:feed"))
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["The review of Adult A", "An older one"]
    link = entries[0].find(f"{ATOM}link").get("href")
    assert link == f"http://testserver/library/{review.slug}/"
    assert entries[0].findtext(f"{ATOM}published").startswith("2026-03-03")


def test_more_reviews_ask_no_more_queries(db):
    counts = []
    for number in range(2):
        for one in range(6):
            publish(f"Review {number} {one}")
        with CaptureQueriesContext(connection) as asked:
            Client().get(INDEX)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
