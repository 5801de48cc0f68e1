"""The grid of returns: its order, what is chosen, what comes next, its sentence, and how days are counted."""

import datetime as dt

import pytest

from sarum.board.models import Agency
from sarum.cases.models import ScopingRequest, ScopingReturn, Stage
from sarum.cases.rules import grid as rules
from sarum.cases.rules.grid import Row

DAY = dt.date(2026, 3, 2)  # a Monday


def row(name="Orchard", standing="ASKED", *, stage="SCOPING", **more):
    request = ScopingRequest(agency=Agency(name=name), stage=stage, due_on=DAY, due_because="15 working days")
    return Row(ScopingReturn(pk=7, request=request, standing=standing), "", "grey", more.pop("sent_on", DAY), **more)


def names(rows):
    return [one.agency for one in rows]


def test_rows_stand_by_agency_unless_asked_otherwise():
    rows = [row("zebra"), row("Apple"), row("mill")]
    assert names(rules.in_order(rows, "agency")) == ["Apple", "mill", "zebra"]
    assert names(rules.in_order(rows, "-agency")) == ["zebra", "mill", "Apple"]
    assert names(rules.in_order(rows, "nonsense")) == ["Apple", "mill", "zebra"]


@pytest.mark.parametrize(("by", "order"), [("opened", ["B", "C", "A"]), ("-opened", ["C", "B", "A"])])
def test_what_has_no_day_yet_comes_last_either_way(by, order):
    rows = [row("A"), row("B", opened_on=DAY), row("C", opened_on=DAY + dt.timedelta(1))]
    assert names(rules.in_order(rows, by)) == order


def test_the_latest_stand_first_when_days_are_turned_round():
    rows = [row("A", days=30), row("B", days=10, days_late=2), row("C", days=12, days_late=2)]
    assert names(rules.in_order(rows, "-days")) == ["C", "B", "A"]


@pytest.mark.parametrize("by", rules.COLUMNS)
def test_every_column_sorts_both_ways_and_loses_no_row(by):
    rows = [row("A"), row("B", opened_on=DAY, started_on=DAY, endorsed_on=DAY, returned_on=DAY, next_on=DAY)]
    for sign in ("", "-"):
        assert sorted(names(rules.in_order(rows, sign + by))) == ["A", "B"]


@pytest.mark.parametrize(
    ("show", "found"),
    [
        ("", ["asked", "late", "returned", "back", "weak", "good"]), ("awaited", ["asked", "late", "back"]),
        ("late", ["late"]), ("assure", ["returned"]), ("weak", ["weak"]), ("assured", ["weak", "good"]),
        ("returned", ["returned", "weak", "good"]), ("nonsense", ["asked", "late", "returned", "back", "weak", "good"]),
    ],
)  # fmt: skip
def test_rows_are_chosen_by_where_they_stand(show, found):
    rows = [
        row("asked"), row("late", "STARTED", days_late=1), row("returned", "RETURNED"), row("back", "SENT_BACK"),
        row("weak", "ASSURED", weak=("dates are missing",)), row("good", "ASSURED"),
    ]  # fmt: skip
    assert names(rules.chosen(rows, show)) == found


def test_rows_are_found_by_words_of_the_agencys_name_in_any_order():
    rows = [row("Wye Valley NHS Trust"), row("Valley Homes")]
    assert names(rules.chosen(rows, "", "trust valley")) == ["Wye Valley NHS Trust"]


WAITING = {"letter": None, "extension": None, "is_answered_for": True, "is_late": False}


@pytest.mark.parametrize(
    ("standing", "more", "words"),
    [
        ("ASKED", {"letter": 3, "extension": 4, "is_late": True}, "Send the waiting letter"),
        ("ASKED", {"extension": 4, "is_late": True}, "Answer the request for more time"),
        ("RETURNED", {}, "Quality-assure"),
        ("STARTED", {"is_answered_for": False, "is_late": True}, "Name who answers"),
        ("SENT_BACK", {"is_late": True}, "Chase"),
        ("STARTED", {}, "Read"),
        ("ASSURED", {"is_answered_for": False}, "Read"),
        ("DECLINED", {"is_late": True, "is_answered_for": False}, "Read"),
    ],
)
def test_what_waits_longest_for_the_officer_comes_next(standing, more, words):
    assert rules.next_act(row(standing=standing).answer, lambda act: True, **{**WAITING, **more}).words == words


def test_somebody_who_may_do_nothing_reads():
    given = {**WAITING, "letter": 3, "extension": 4, "is_late": True}
    assert rules.next_act(row(standing="STARTED").answer, lambda act: False, **given).name == "read_return"
    assert (
        rules.next_act(row(standing="ASKED").answer, lambda act: False, **given) is None
    )  # there is nothing to read yet


def test_the_sentence_counts_what_a_chair_asks_about():
    rows = [row(standing="ASSURED"), row(standing="ASSURED", weak=("dates are missing",)), row(standing="RETURNED")]
    rows += [row(standing="SENT_BACK", days_late=2), row(days_late=1), row(standing="DECLINED")]
    assert rules.summary(rows) == (
        "3 of 6 returned, 2 late, 1 to quality-assure, 1 being put right, 1 refused, 1 accepted as weak."
    )


def test_both_stages_have_a_sentence_of_their_own():
    rows = [row(standing="ASSURED"), row(stage=Stage.REVIEW)]
    assert rules.summary(rows) == "Scoping: 1 of 1 returned. A commissioned review: 0 of 1 returned."


def test_each_due_day_is_told_once():
    assert rules.due_days([row(), row("B")]) == [(DAY, "15 working days")]


@pytest.mark.parametrize(
    ("still", "days"),
    [
        ([], 10),
        ([(DAY + dt.timedelta(2), DAY + dt.timedelta(4))], 8),  # from Wednesday to Friday stand two days still
        ([(DAY - dt.timedelta(30), DAY + dt.timedelta(1))], 9),  # only what lies within counts
        ([(DAY + dt.timedelta(7), None)], 5),  # still standing
        ([(DAY - dt.timedelta(9), DAY - dt.timedelta(2))], 10),
    ],
)
def test_days_on_which_the_clock_stood_still_do_not_count(still, days):
    assert rules.working_time(DAY, DAY + dt.timedelta(14), still) == days
