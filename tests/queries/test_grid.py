"""The grid of a case: when a return was opened and by whom, what is chased next, and the officer's next act."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Agency
from sarum.cases.models import Climb, Extension, Pause, Step
from sarum.cases.operations import ladder, quality
from sarum.cases.queries import grid as queries
from sarum.kit import working_days
from tests import build, cast
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def row(way, who="officer"):
    return queries.rows(way.people[who], way.case)[0]


def opens(way, who, act="read_return", *more):
    client = Client()
    client.force_login(way.people[who])
    return client.get(reverse(f"cases:{act}", args=[way.case.reference, way.answer.pk, *more]))


def make_late(way, days=7):
    answer = way.answer
    answer.request.due_on = timezone.localdate() - dt.timedelta(days=days)
    answer.request.save()


def test_a_return_is_opened_when_somebody_of_its_agency_first_looks(way):
    way.asked()
    opens(way, "officer")
    assert row(way).opened_on is None
    opens(way, "author")
    assert row(way).opened_on == timezone.localdate()


@pytest.mark.parametrize("act", ["read_return", "write_return"])
def test_a_senior_officer_and_each_page_of_a_return_count(way, act):
    way.asked()
    opens(way, "author" if act == "write_return" else "senior", act)
    assert row(way).opened_on == timezone.localdate()


def test_a_part_opened_from_a_bookmark_counts_for_the_authors_agency_only(way):
    way.asked(agencies=[way.agency, Agency.objects.get(name=cast.TRUST)])
    assert opens(way, "author", "return_part", "s-summary", "s-summary").status_code == 200
    opened = {one.agency: one.opened_on for one in queries.rows(way.people["officer"], way.case)}
    assert opened == {cast.CARE: timezone.localdate(), cast.TRUST: None}


def test_nobody_who_may_not_see_the_case_learns_when_it_was_opened(way):
    answer = way.asked()
    opens(way, "author")
    assert queries.opened_on(way.people["stranger"], way.case, [answer], []) == {}
    assert queries.rows(way.people["stranger"], way.case) == []


def test_days_and_names_of_a_return_that_went_its_whole_way(way):
    way.sent()
    way.accept(comments="Late, but true.", rubric=dict.fromkeys(quality.quality.RUBRIC, True) | {"dates": False})
    found, today = row(way), timezone.localdate()
    assert (found.sent_on, found.started_on, found.endorsed_on, found.returned_on, found.assured_on) == (today,) * 5
    assert (found.endorsed_by, found.assured_by, found.weak) == ("Selina Frost", "Olive Fenn", ("dates are missing",))
    assert (found.days, found.days_late, found.next_on, found.next_words) == (0, 0, None, "None")


def test_the_next_chase_is_a_reminder_then_a_letter_then_whatever_is_done_by_hand(way):
    way.asked()
    assert row(way).next_words == "Reminder" and row(way).next_on > timezone.localdate()
    make_late(way, 9)
    assert row(way).next_words == "Letter: the agency’s safeguarding lead, with the Business Manager"
    make_late(way, 90)
    assert row(way).next_words == "None left: chase by hand"


def test_while_the_clock_stands_still_nobody_is_chased(way):
    way.asked()
    Pause.objects.create(
        case=way.case, reason="Inquest", started_on=timezone.localdate(), started_by=way.people["officer"]
    )
    assert (row(way).next_on, row(way).next_words) == (None, "None while the clock stands still")


def test_the_officers_next_act_follows_what_waits(way):
    answer = way.asked()
    assert row(way).act is None
    make_late(way)
    assert row(way).act.name == "chase_return"
    more = Extension.objects.create(
        request=answer.request, asked_at=timezone.now(), asked_by=way.people["author"], was_due_on=answer.request.due_on,
        until_on=answer.request.due_on + 20 * working_days.DAY, why="Away",
    )  # fmt: skip
    assert (row(way).act.name, row(way).act.pk) == ("answer_extension", more.pk)
    ladder.write(way.answer, "MEMBER", "It is late.", by=way.people["officer"], at=timezone.now())
    assert (row(way).act.name, row(way).act.pk) == ("rung", Climb.objects.get().pk)
    assert row(way).next_words == "A letter waits for the Partnership Team to send"


def test_a_letter_that_is_the_chairs_to_send_waits_for_the_chair(way):
    way.asked()
    make_late(way)
    ladder.write(way.answer, "CHAIR", "It is late.", by=way.people["officer"], at=timezone.now())
    assert row(way).act.name == "chase_return" and row(way, "chair").act.name == "rung"
    assert row(way).next_words == "A letter waits for the JCR Chair or Vice-Chair to send"


def test_somebody_is_named_where_nobody_answers(way):
    way.asked()
    way.case.places.filter(capacity="RESPONDENT").update(until_on=timezone.localdate())
    assert row(way).act.name == "name_respondent"


def test_those_invited_see_accepted_returns_and_only_read(way):
    way.accepted()
    found = row(way, "council")
    assert found.act.name == "read_return" and found.assured_by == "Olive Fenn"


def test_returns_of_another_case_stay_there(way):
    way.asked()
    assert queries.rows(way.people["officer"], build.case_at(Step.SCOPING)) == []
