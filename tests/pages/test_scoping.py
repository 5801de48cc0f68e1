"""Scoping on the pages of the Partnership Team: who is asked, where returns stand, and how they are judged."""

import pytest
from django.urls import reverse

from sarum.board.models import Agency, Event, Notice
from sarum.cases.models import KnownAgency, ScopingRequest, Standing, Step
from sarum.cases.operations import scoping
from tests import build, cast
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, person, act, case, *ids):
    client.force_login(person)
    return client.get(address(act, case, *ids))


def text(response):
    return " ".join(response.content.decode().split())


def test_before_anybody_is_asked_the_grid_says_what_will_stand_there(client, way):
    shown = page(client, way.people["officer"], "returns", way.case)
    assert shown.status_code == 200
    assert "No agency has been asked yet" in text(shown)
    assert "Send scoping requests" in text(shown)


def test_the_grid_lists_those_who_were_named_and_not_asked(client, way):
    shown = text(page(client, way.people["officer"], "returns", way.case))
    assert "Named as involved, and not yet asked" in shown
    assert cast.CARE in shown and "Home care" in shown


def test_requests_are_sent_to_the_agencies_that_were_ticked(client, way):
    client.force_login(way.people["officer"])
    agencies = Agency.objects.filter(name__in=[cast.CARE, cast.TRUST])
    sent = client.post(
        address("send_requests", way.case),
        {"agencies": [agency.pk for agency in agencies], "questions": "Who stopped the care?", "key": "k1"},
        follow=True,
    )
    assert "The requests have been sent." in text(sent)
    assert ScopingRequest.objects.filter(case=way.case).count() == 2
    assert "0 of 2 returned" in text(sent)
    assert ScopingRequest.objects.filter(case=way.case).first().questions == "Who stopped the care?"


def test_those_named_in_the_case_are_ticked_beforehand(client, way):
    shown = text(page(client, way.people["officer"], "send_requests", way.case))
    care = Agency.objects.get(name=cast.CARE)
    assert f'value="{care.pk}" checked' in shown
    assert "Care Act 2014, section 45" in shown


def test_a_request_without_an_agency_keeps_what_was_typed(client, way):
    client.force_login(way.people["officer"])
    answer = client.post(address("send_requests", way.case), {"questions": "Who stopped the care?"})
    assert answer.status_code == 422
    assert "Choose at least one agency to ask" in text(answer)
    assert "Who stopped the care?" in text(answer)


def test_a_due_day_in_the_past_is_refused_beside_its_field(client, way):
    client.force_login(way.people["officer"])
    care = Agency.objects.get(name=cast.CARE)
    said = {"agencies": [care.pk], "due_on_0": "1", "due_on_1": "3", "due_on_2": "2021"}
    answer = client.post(address("send_requests", way.case), said)
    assert answer.status_code == 422
    assert "so that agencies have time to answer" in text(answer)
    assert not ScopingRequest.objects.filter(case=way.case).exists()


def test_the_same_form_sent_twice_asks_once(client, way):
    client.force_login(way.people["officer"])
    care = Agency.objects.get(name=cast.CARE)
    for _ in range(2):
        client.post(address("send_requests", way.case), {"agencies": [care.pk], "key": "once"})
    assert ScopingRequest.objects.filter(case=way.case).count() == 1


def test_an_agency_found_later_is_asked_and_shown_as_such(client, way):
    way.asked()
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = {"agency": homes.pk, "through": "the return of Orchard Home Care"}
    shown = text(client.post(address("add_late_agency", way.case), said, follow=True))
    assert "Found later: the return of Orchard Home Care" in shown


def test_an_agency_known_under_another_name_is_asked_under_its_own(client, way):
    way.asked()
    known = KnownAgency.objects.create(case=way.case, name="The housing people")
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = {"agency": homes.pk, "through": "the referral", "known_agency": known.pk}
    client.post(address("add_late_agency", way.case), said)
    known.refresh_from_db()
    assert known.agency == homes


def test_a_named_agency_is_set_aside_with_its_reason(client, way):
    known = way.case.known_agencies.get(name=cast.TRUST)
    client.force_login(way.people["officer"])
    shown = client.post(address("set_aside_agency", way.case, known.pk), {"because": "It closed in 2019."}, follow=True)
    assert "It closed in 2019." in text(shown)
    known.refresh_from_db()
    assert known.set_aside_because == "It closed in 2019."


def test_the_grid_says_urgently_that_somebody_may_be_at_risk(client, way):
    way.sent(safety_issues="Her brother lives there alone and has had no food since Monday.")
    shown = text(page(client, way.people["officer"], "returns", way.case))
    assert "says that somebody’s safety may be at risk now" in shown
    assert "Somebody may be at risk now" in shown


def test_a_return_is_accepted_and_what_it_names_has_to_be_asked(client, way):
    answer = way.sent(other_agencies="St Anne's lunch club, every Tuesday")
    client.force_login(way.people["officer"])
    shown = text(page(client, way.people["officer"], "accept_return", way.case, answer.pk))
    assert "St Anne&#x27;s lunch club, every Tuesday" in shown
    after = client.post(
        address("accept_return", way.case, answer.pk),
        {"named": "St Anne's lunch club\n\n", "version": answer.version},
        follow=True,
    )
    assert "has been accepted" in text(after)
    assert way.answer.standing == Standing.ASSURED
    assert way.case.known_agencies.filter(name="St Anne's lunch club", named_by=cast.CARE).exists()
    assert "St Anne&#x27;s lunch club" in text(after)


def test_an_unendorsed_return_is_not_accepted_and_the_page_says_why(client, way):
    answer = way.sent(is_endorsed=False)
    client.force_login(way.people["officer"])
    refused = client.post(address("accept_return", way.case, answer.pk), {"comments": "Thank you"})
    assert refused.status_code == 422
    assert "No senior officer other than its author has endorsed these exact words" in text(refused)
    assert "Thank you" in text(refused)


def test_a_return_is_sent_back_with_what_it_needs(client, way):
    answer = way.sent(analysis={})
    client.force_login(way.people["officer"])
    client.post(address("send_back_return", way.case, answer.pk), {"comments": "Say why the visits stopped."})
    assert way.answer.standing == Standing.SENT_BACK
    shown = text(page(client, way.people["author"], "read_return", way.case, answer.pk))
    assert "Say why the visits stopped." in shown


def test_a_telephone_call_is_kept_in_the_log(client, way):
    answer = way.asked()
    client.force_login(way.people["officer"])
    said = {"what": "Telephoned; it comes on Thursday", "with_letter": "no"}
    before = Notice.objects.count()
    shown = text(client.post(address("chase_return", way.case, answer.pk), said, follow=True))
    assert "Telephoned; it comes on Thursday" in shown
    assert Notice.objects.count() == before


def test_those_invited_see_only_what_has_been_accepted(client):
    case = build.case_at(Step.RAPID_REVIEW)
    people = cast.people()
    invited = case.places.filter(capacity="INVITED").exclude(person__in=people.values()).first()
    reader = invited.person if invited else people["member"]
    shown = page(client, reader, "returns", case)
    assert shown.status_code == 200
    assert "You see the returns that the Partnership Team has accepted." in text(shown)
    assert "Who has been chased" not in text(shown)


@pytest.mark.parametrize("who", ["author", "senior", "stranger", "barred", "leaver", "administrator"])
def test_the_grid_is_not_there_for_whoever_is_not_on_the_case(client, way, who):
    way.asked()
    assert page(client, way.people[who], "returns", way.case).status_code in (403, 404)


def test_reading_a_return_is_recorded(client, way):
    answer = way.sent()
    page(client, way.people["officer"], "read_return", way.case, answer.pk)
    last = Event.objects.order_by("number").last()
    assert last.act == "read_return"
    assert last.actor == f"person:{way.people['officer'].pk}"


def test_the_grid_asks_the_database_as_often_for_many_agencies_as_for_one(client, way, django_assert_max_num_queries):
    way.asked()
    officer = way.people["officer"]
    page(client, officer, "returns", way.case)
    with django_assert_max_num_queries(60) as few:
        page(client, officer, "returns", way.case)
    others = Agency.objects.filter(name__in=[cast.TRUST, cast.HOMES, cast.COUNCIL, cast.POLICE])
    way.do(scoping.send_requests, "officer", case=way.case, agencies=others)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client, officer, "returns", way.case)
