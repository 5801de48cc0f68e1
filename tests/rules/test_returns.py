"""What a return says, word for word, and what an agency does on it next."""

import datetime as dt

import pytest

from sarum.board.models import Agency
from sarum.cases.models import Case, Endorsement, ScopingRequest, ScopingReturn, Standing
from sarum.cases.rules import returns as rules

DUE = dt.date(2026, 11, 23)
ENDORSED = Endorsement()


def answer(standing=Standing.STARTED, **said):
    request = ScopingRequest(
        agency=Agency(pk=1, name="Orchard Home Care"), case=Case(reference="WY-2026-001"), due_on=DUE
    )
    said.setdefault("summary", "We visited.")
    return ScopingReturn(request=request, standing=standing, **said)


def ready(**said):
    return answer(senior_officer_name="Selina Frost", senior_officer_told_on=DUE, **said)


def test_the_words_shown_are_all_that_is_endorsed():
    said = answer(
        period_from=dt.date(2025, 6, 1),
        analysis={"why": "Nobody asked."},
        learning="Ask.",
        restrictions="Not to family.",
    )
    shown = dict(rules.words_of(said))
    assert shown["Period of involvement"] == "From 1 June 2025"
    assert shown["Why it happened: what made it hard or easy"] == "Nobody asked."
    assert shown["Restrictions on sharing this"] == "Not to family."
    assert shown["Services and teams involved"] == ""


def test_a_nil_return_shows_only_what_it_says():
    shown = dict(rules.words_of(answer(is_nil=True, records_searched="All of them")))
    assert set(shown) == {"Kind of return", "Records searched", "Summary of involvement"}


@pytest.mark.parametrize(
    "field", [name for name in ScopingReturn.CONTENT if name not in ("is_nil", "analysis", "period_from", "period_to")]
)
def test_nothing_is_endorsed_that_is_not_shown(field):
    assert "a word of its own" in dict(rules.words_of(answer(**{field: "a word of its own"}))).values()


def test_the_next_thing_to_do_follows_the_order_of_the_work():
    assert rules.next_act(answer(Standing.ASKED, summary=""), None, False) == "write_return"
    assert rules.next_act(answer(), None, False) == "inform_senior_officer"
    assert rules.next_act(ready(), None, False) == "name_respondent"
    assert rules.next_act(ready(), None, True) == ""
    assert rules.next_act(ready(), ENDORSED, True) == "send_return"
    assert rules.next_act(ready(standing=Standing.SENT_BACK), ENDORSED, True, is_untouched=True) == "write_return"
    assert rules.next_act(ready(standing=Standing.RETURNED), None, True) == ""
