"""The grid on the page: sorted, narrowed and taken away; and how agencies answer, for each who may see that."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse

from sarum.board.models import Agency, Event
from tests import cast
from tests.returns import Way

pytestmark = pytest.mark.django_db
EXPORTS = ["returns_csv", "returns_excel"]


@pytest.fixture
def way():
    made = Way()
    made.asked(agencies=[made.agency, Agency.objects.get(name=cast.TRUST)])
    return made


def get(client, way, who, act="returns", **query):
    client.force_login(way.people[who])
    return client.get(reverse(f"cases:{act}", args=[way.case.reference]), query)


def text(response):
    return " ".join(response.content.decode().split())


def lines(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_chair_reads_one_sentence(client, way):
    way.sent()
    assert "1 of 2 returned, 1 to quality-assure." in text(get(client, way, "chair"))


def test_the_grid_is_sorted_by_a_press_on_a_column_and_says_so(client, way):
    first = text(get(client, way, "officer"))
    assert first.count("aria-sort") == 1 and 'aria-sort="ascending"' in first and 'href="?sort=-agency"' in first
    turned = get(client, way, "officer", sort="-agency", words="care")
    assert 'aria-sort="descending"' in text(turned) and 'href="?sort=days&amp;words=care"' in text(turned)
    assert [row.agency for row in get(client, way, "officer", sort="-agency").context["found"]] == sorted(
        [cast.CARE, cast.TRUST], key=str.casefold, reverse=True
    )


def test_the_grid_is_narrowed_by_standing_and_name(client, way):
    way.sent()
    shown = get(client, way, "officer", show="assure")
    assert [row.agency for row in shown.context["found"]] == [cast.CARE] and "1 return of 2." in text(shown)
    assert "No return is like that" in text(get(client, way, "officer", words="nobody of that name"))


def test_what_is_not_a_choice_changes_nothing(client, way):
    assert len(get(client, way, "officer", show="<script>", sort="x").context["found"]) == 2


@pytest.mark.parametrize("act", EXPORTS)
@pytest.mark.parametrize(
    ("who", "status"), [("officer", 200), ("chair", 200), ("independent_chair", 200), ("council", 403), ("author", 404)]
)
def test_the_list_is_taken_away_by_those_who_see_every_return(client, way, act, who, status):
    assert get(client, way, who, act).status_code == status


def test_the_list_has_the_rows_of_the_page_in_its_order_and_what_they_are_for(client, way):
    rows = lines(get(client, way, "officer", "returns_csv", sort="-agency", show="awaited"))
    assert rows[0][0].startswith(way.case.reference) and "section 45(6)" in rows[1][0]
    agencies = [row.agency for row in get(client, way, "officer", sort="-agency", show="awaited").context["found"]]
    assert [row[rows[3].index("Agency")] for row in rows[4:]] == agencies and len(agencies) == 2
    assert len({len(row) for row in rows[3:]}) == 1


@pytest.mark.parametrize("act", EXPORTS)
def test_the_list_never_holds_the_adults_name_and_its_taking_is_recorded(client, way, act):
    way.sent()
    taken = get(client, way, "officer", act)
    content = taken.content
    if act == "returns_excel":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    assert b"Vera" not in content and b"Lindqvist" not in content and way.case.reference.encode() in content
    assert "attachment" in taken["Content-Disposition"] and "Vera" not in taken["Content-Disposition"]
    assert Event.objects.filter(act=act, about=way.case.reference).exists()


def test_an_agency_named_like_a_formula_is_words_in_the_list(client, way):
    Agency.objects.filter(name=cast.TRUST).update(name='=cmd|"/c calc"!A1')
    assert '\'=cmd|"/c calc"!A1' in [cell for row in lines(get(client, way, "officer", "returns_csv")) for cell in row]


def test_a_weak_return_says_so_to_everybody_who_reads_it(client, way):
    way.sent()
    way.accept(comments="It will do.", rubric={"complete": True, "dates": False})
    for who in ("officer", "council"):
        assert "dates are missing" in text(get(client, way, who))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("officer", 200), ("manager", 200), ("chair", 200), ("independent_chair", 200), ("lead", 403), ("council", 403),
        ("author", 403), ("administrator", 403), ("reviewer", 403),
    ],
)  # fmt: skip
def test_how_agencies_answer_is_for_the_team_and_the_chairs(client, way, who, status):
    client.force_login(way.people[who])
    assert client.get(reverse("cases:turnaround")).status_code == status


def test_small_numbers_are_explained_to_those_who_do_not_see_them(client, way):
    client.force_login(way.people["chair"])
    shown = text(client.get(reverse("cases:turnaround")))
    assert "Small numbers are kept to the Partnership Team" in shown and "Not shown" in shown
    client.force_login(way.people["officer"])
    shown = text(client.get(reverse("cases:turnaround")))
    assert "Small numbers" not in shown and cast.CARE in shown


def test_how_agencies_answer_is_led_to_from_the_agencies_and_from_the_returns(client, way):
    assert reverse("cases:turnaround") in text(get(client, way, "officer"))
    assert reverse("cases:turnaround") in text(client.get(reverse("board:agencies")))
    assert reverse("cases:turnaround") in text(client.get(reverse("board:settings")))


def test_what_the_address_asks_for_and_there_is_not_is_left_out_of_account(client, way):
    page = get(client, way, "officer", sort="shoe size", show="lost")
    assert page.status_code == 200 and "There is a problem" not in text(page)
    assert "2 agencies have been asked" in text(page)
