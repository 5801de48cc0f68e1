"""A challenge through its pages, to the addendum that stands beside the report."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import Addendum, Challenge, Step
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def page(client, who, act, case, *ids):
    client.force_login(cast.people()[who])
    return " ".join(client.get(reverse(f"cases:{act}", args=[case.reference, *ids])).content.decode().split())


def post(client, who, act, case, said, *ids):
    client.force_login(cast.people()[who])
    response = client.post(reverse(f"cases:{act}", args=[case.reference, *ids]), said, follow=True)
    return " ".join(response.content.decode().split())


def on(name):
    today = timezone.localdate()
    return {f"{name}_0": today.day, f"{name}_1": today.month, f"{name}_2": today.year}


def test_a_challenge_goes_from_the_form_to_an_addendum_under_the_report(client, case):
    assert "Nobody has made a challenge" in page(client, "officer", "challenges", case)
    said = {"matter": "CRITERIA", "by_whom": "FAMILY", "name": "Her son", "grounds": "It was neglect"}
    assert "The challenge has been recorded" in post(
        client, "officer", "record_challenge", case, said | on("received_on")
    )
    one = Challenge.objects.get()
    client.force_login(cast.people()["deputy_manager"])
    assert "Answer the challenge to the decision under section 44" in client.get("/").content.decode()
    said = {"outcome": "NOT_UPHELD", "reasons": "The carers came each day"}
    assert "had a part in what is challenged" in page(client, "chair", "answer_challenge", case, one.pk)
    post(client, "deputy_manager", "answer_challenge", case, said, one.pk)
    post(client, "officer", "tell_challenger", case, {"told_how": "POST"} | on("told_on"), one.pk)
    refused = post(client, "officer", "settle_challenge", case, {"is_settled": "no"}, one.pk)
    assert "Say what stays in dispute" in refused
    post(
        client,
        "officer",
        "settle_challenge",
        case,
        {"is_settled": "no", "unsettled_because": "Whether they came"},
        one.pk,
    )
    begun = page(client, "officer", "write_addendum", case, one.pk)
    assert "The carers came each day" in begun and "Whether they came" in begun
    post(client, "officer", "write_addendum", case, {"words": "Her family holds that nobody came."}, one.pk)
    addendum = Addendum.objects.get()
    asked = page(client, "independent_chair", "agree_addendum", case, addendum.pk)
    assert "Her family holds that nobody came." in asked and addendum.short_digest in asked
    said = {"digest": addendum.digest, "is_agreed": "yes"}
    assert "Your decision has been recorded" in post(
        client, "independent_chair", "agree_addendum", case, said, addendum.pk
    )
    report = page(client, "member", "report", case)
    assert "Her family holds that nobody came." in report and "A challenge that was not settled" in report
    assert "Not settled" in page(client, "officer", "challenges", case)
    version = case.report.versions.last()
    client.force_login(cast.people()["officer"])
    copy = client.post(reverse("cases:take_signed_report", args=[case.reference, version.pk]))
    assert copy.content.startswith(b"%PDF")


def test_an_upheld_challenge_says_what_follows(client, case):
    said = {"matter": "REPORT", "by_whom": "PARTNER", "name": "The trust", "grounds": "A date is wrong"}
    post(client, "officer", "record_challenge", case, said | on("received_on"))
    one = Challenge.objects.get()
    post(client, "deputy_manager", "answer_challenge", case, {"outcome": "UPHELD", "reasons": "It is"}, one.pk)
    found = page(client, "officer", "challenge", case, one.pk)
    assert "asks for the report to be amended" in found and "Ombudsman" in found
