"""Who is told once the report is ratified: the referrer, the agencies, and the family as planned."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event
from sarum.cases.models import Involvement, Step, Telling
from sarum.cases.operations import telling
from sarum.cases.queries import diary
from sarum.cases.queries import telling as queries
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def tell(case, *whom, who="officer", told_on=None):
    today = timezone.localdate()
    telling.record_telling(
        case=case, whom=whom, told_how="POST", told_on=told_on or today, by=cast.people()[who], at=timezone.now()
    )


def found(case):
    return queries.round_of(cast.people()["officer"], case)


def test_nobody_is_told_of_a_report_that_is_not_ratified():
    case = build.case_at(Step.SIGN_OFF)
    assert found(case) is None
    with pytest.raises(Refused, match="The report is not ratified"):
        tell(case, "referrer")


def test_the_referrer_each_agency_and_each_of_the_family_is_a_line(case):
    Involvement.objects.create(
        case=case, who="Her brother", part="NOT", decision="Not told", reasons="She did not wish it.",
        recorded_at=timezone.now(), recorded_by=cast.people()["officer"],
    )  # fmt: skip
    lines = {line.key: line for line in found(case).lines}
    assert "referrer" in lines and {f"agency-{one.agency_id}" for one in case.requests.all()} <= set(lines)
    brother = next(line for line in lines.values() if line.name == "Her brother")
    assert brother.not_told_because == "She did not wish it." and not brother.is_waiting


def test_who_was_told_is_recorded_once_and_the_rest_still_wait(case):
    before = len(found(case).waiting)
    tell(case, "referrer")
    assert len(found(case).waiting) == before - 1 and Telling.objects.get().told_how == "POST"
    said = Event.objects.select_related("words").order_by("number").last().words.sentence
    assert said.startswith("told of the ratified report, post, on ")
    with pytest.raises(Refused, match="it is recorded already"):
        tell(case, "referrer")


def test_it_is_recorded_after_it_was_done_and_after_ratification(case):
    today = timezone.localdate()
    with pytest.raises(Refused, match="once they have been told"):
        tell(case, "referrer", told_on=today + dt.timedelta(days=1))
    with pytest.raises(Refused, match="The report was ratified on"):
        tell(case, "referrer", told_on=dt.date(2020, 1, 1))
    with pytest.raises(Refused, match="Choose who was told"):
        tell(case)
    with pytest.raises(NotAllowed):
        tell(case, "referrer", who="chair")


def test_a_report_that_is_ratified_again_is_told_again(case):
    tell(case, "referrer")
    case.report.ratified_at = timezone.now() + dt.timedelta(days=1)
    case.report.save()
    assert "referrer" in {line.key for line in found(case).waiting}


def test_your_work_says_so_until_everybody_is_told(case):
    def lines():
        return [one.text for one in diary.work_of(cast.people()["officer"]) if one.text.startswith("Tell people what")]

    assert lines()
    tell(case, *[line.key for line in found(case).waiting])
    assert not lines() and found(case).in_words == "Everybody has been told who is to be told."


def test_it_is_read_and_recorded_on_the_pages_of_the_case(client, case):
    client.force_login(cast.people()["officer"])
    report = reverse("cases:report", args=[case.reference])
    assert "Not told yet" in client.get(report).content.decode()
    assert (
        "what the ratified report decides"
        in client.get(reverse("cases:overview", args=[case.reference])).content.decode()
    )
    there, today = reverse("cases:record_telling", args=[case.reference]), timezone.localdate()
    day = {f"told_on_{place}": part for place, part in enumerate((today.day, today.month, today.year))}
    assert client.post(there, {"whom": ["referrer"], "told_how": "POST", **day, "key": "k"}).status_code == 302
    assert "Told" in client.get(report).content.decode()
    tell(case, *[line.key for line in found(case).waiting])
    assert client.get(there).status_code == 409
