"""What can be learned at once, on its pages: shared, recorded where it was shared elsewhere, and read without the case."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event
from sarum.cases.models import Step
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW)


def post(client, act, case, **said):
    client.force_login(cast.people()["officer"])
    return client.post(reverse(f"cases:{act}", args=[case.reference]), said, follow=True)


def text(page):
    return " ".join(page.content.decode().split())


def test_those_who_were_asked_and_the_members_are_ticked_and_the_words_are_read_without_the_case(client, case):
    client.force_login(cast.people()["officer"])
    form = client.get(reverse("cases:share_early_learning", args=[case.reference])).context["form"]
    ticked = {str(one) for one in form.initial["agencies"]}
    assert {cast.TRUST, cast.COUNCIL, cast.BOARD_NHS} <= ticked
    trust = cast.agency(cast.TRUST).pk
    shown = text(post(client, "share_early_learning", case, point="Ring back.", agencies=[trust]))
    assert "The early learning has been shared." in shown and "Shared with Wyvern Hospital Trust" in shown
    made = case.rapid_review.early_learning.get(shared_by__isnull=False)
    client.force_login(cast.people()["member"])
    address = reverse("cases:read_early_learning", args=[made.pk])
    assert address in text(client.get(reverse("cases:home")))
    read = text(client.get(address))
    assert "Ring back." in read and case.reference not in read and case.pseudonym not in read
    last = Event.objects.filter(act="read_early_learning").last()
    assert last.actor == f"person:{cast.people()['member'].pk}" and last.about == case.reference
    client.force_login(cast.people()["outsider_lead"])
    assert client.get(address).status_code == 404 and address not in text(client.get(reverse("cases:home")))


def test_a_name_in_the_words_is_refused_where_they_were_typed(client, case):
    name = case.adults.get().name.split()[-1]
    page = post(client, "share_early_learning", case, point=f"Ask {name}.", agencies=[cast.agency(cast.TRUST).pk])
    assert page.status_code == 422 and f"names of people in the case: {name}" in text(page)


def test_what_was_shared_elsewhere_is_shown_with_who_was_told(client, case):
    today = timezone.localdate()
    said = {"point": "Ask who else goes in.", "shared_with": "all leads"}
    said |= {"shared_on_0": today.day, "shared_on_1": today.month, "shared_on_2": today.year}
    shown = text(post(client, "record_early_learning", case, **said))
    assert "Ask who else goes in." in shown and "Shared with all leads" in shown
