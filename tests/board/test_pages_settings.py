"""What the Board has set for itself, through its page."""

import datetime as dt

import pytest
from django.test import Client

from sarum.board.models import Board, Closure, EventWords, Term, Timescale
from sarum.board.operations import register
from sarum.board.queries import settings
from sarum.board.rules import duties, terms
from sarum.cases.rules import procedure
from sarum.kit.refusal import Refused
from tests import cast
from tests.board.browser import as_, at, day, words

BOARD = {
    "name": "Teal Safeguarding Adults Board", "reference_prefix": "tsab", "email": "board@example.org", "phone": "",
    "area": "Teal", "urgent_help": "Call 999.",
}  # fmt: skip
CHRISTMAS = dt.date(2026, 12, 29)


@pytest.fixture
def people(db):
    return cast.people()


@pytest.fixture
def manager(people):
    return as_(people["manager"])


def changes():
    closure = Closure.objects.create(on=CHRISTMAS, reason="the office is shut")
    return [
        at("change_board"), at("set_timescale", "referral"), at("add_closure"), at("remove_closure", closure.pk),
        at("set_term", 0),
    ]  # fmt: skip


def test_each_page_opens_for_those_who_may_and_for_nobody_else(people):
    pages = changes()
    for who in ("manager", "deputy_manager", "administrator", "officer", "chair", "independent_chair", "stranger"):
        client = as_(people[who])
        keeps = who in ("manager", "deputy_manager", "administrator")
        assert client.get(at("settings")).status_code == (200 if keeps or who == "officer" else 403), who
        assert {client.get(page).status_code for page in pages} == {200 if keeps else 403}, who
    assert all(Client().get(page).url.startswith("/account/login/") for page in [at("settings"), *pages])


def test_an_officer_reads_the_settings_without_any_way_to_change_them(people):
    changes()
    said = words(as_(people["officer"]).get(at("settings")))
    assert "Tuesday 29 December 2026" in said and "Change" not in said and "Remove" not in said


def test_the_boards_details_are_changed_and_shown_around_every_page(manager):
    answer = manager.post(at("change_board"), {**BOARD, "version": 1}, follow=True)
    assert "Teal Safeguarding Adults Board" in words(answer) and "TSAB" in words(answer)
    assert "Teal Safeguarding Adults Board" in Client().get("/library/").content.decode()


def test_two_who_change_the_board_both_see_both_texts(manager):
    manager.post(at("change_board"), {**BOARD, "version": 1})
    answer = manager.post(at("change_board"), {**BOARD, "name": "Another Board", "version": 1})
    assert answer.status_code == 422 and "Teal Safeguarding Adults Board" in words(answer)
    assert 'value="Another Board"' in answer.content.decode()
    assert Board.objects.get().name == BOARD["name"]


def test_a_prefix_that_no_reference_can_begin_with_is_refused(manager):
    answer = manager.post(at("change_board"), {**BOARD, "reference_prefix": "1/x", "version": 1})
    assert answer.status_code == 422 and "Give 2 to 12 letters and figures" in words(answer)


def test_a_timescale_is_set_and_put_back(manager):
    manager.post(at("set_timescale", "rapid_review"), {"working_days": "12", "key": "a"})
    assert settings.timescales() == {"rapid_review": 12}
    assert "12 , the Board’s own" in words(manager.get(at("settings")))
    assert settings.due("rapid_review", dt.date(2026, 3, 2)).on == dt.date(2026, 3, 18)
    manager.post(at("set_timescale", "rapid_review"), {"working_days": "", "key": "b"})
    assert not Timescale.objects.exists()
    said = str(EventWords.objects.order_by("-pk").first())
    assert said.endswith(
        "set the time to hold the Rapid Review meeting and decide back to the procedure's 10 working days"
    )


@pytest.mark.parametrize("typed", ["0", "401", "-1", "ten"])
def test_a_timescale_that_is_no_number_of_days_is_refused(manager, typed):
    answer = manager.post(at("set_timescale", "review"), {"working_days": typed})
    assert answer.status_code == 422 and f'value="{typed}"' in answer.content.decode()


def test_only_duties_and_pages_that_there_are_can_be_set(people, manager):
    assert manager.get(at("set_timescale", "tea")).status_code == 404
    assert manager.get(at("set_term", len(terms.WORDS))).status_code == 404
    with pytest.raises(Refused, match="no such duty"):
        register.set_timescale(duty="tea", working_days=3, by=people["manager"], at=cast.AT)
    with pytest.raises(Refused, match="cannot be changed"):
        register.set_term(word="Care Act", shown_as="Law", by=people["manager"], at=cast.AT)


def test_every_step_of_the_procedure_that_takes_time_is_a_duty():
    assert {row.duty_code: row.days for row in procedure.ROWS if row.days}.items() <= duties.DAYS.items()


def test_a_day_on_which_the_office_is_shut_is_added_once_counted_and_removed(manager):
    form = {**day("on", CHRISTMAS), "reason": "between Christmas and New Year"}
    manager.post(at("add_closure"), {**form, "key": "a"})
    assert settings.due("referral", dt.date(2026, 12, 23)).on == dt.date(2026, 12, 30)
    answer = manager.post(at("add_closure"), {**form, "key": "b"})
    assert answer.status_code == 422 and "29 December 2026 is in the list already" in words(answer)
    manager.post(at("remove_closure", Closure.objects.get().pk), {"key": "c"})
    assert settings.due("referral", dt.date(2026, 12, 23)).on == dt.date(2026, 12, 29)


def test_a_page_is_shown_under_the_boards_own_name_and_goes_back(manager):
    manager.post(at("set_term", 0), {"shown_as": "Learning Log", "key": "a"})
    assert settings.terms() == {"Action Log": "Learning Log"}
    assert "Action Log Learning Log" in words(manager.get(at("settings")))
    manager.post(at("set_term", 0), {"shown_as": "", "key": "b"})
    assert not Term.objects.exists()
