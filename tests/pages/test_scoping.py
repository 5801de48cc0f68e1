"""Scoping on the pages of the Partnership Team: who is asked, where returns stand, and how they are judged."""

import datetime as dt

import pytest
from django.urls import reverse

from sarum.board.models import Agency, Event, Notice
from sarum.cases.models import Adult, Case, KnownAgency, ScopingRequest, Standing, Step
from sarum.cases.operations import scoping
from sarum.cases.pages.scoping.asking_forms import SendRequestsForm
from sarum.cases.queries import asking as queries
from sarum.cases.rules.quality import RUBRIC
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


def asking(way, **more):
    """The form for sending requests as it is first shown, with the box ticked."""
    proposed = queries.proposals(way.people["officer"], way.case)
    interests = queries.interests(way.people["officer"], way.case)
    others = queries.others_to_ask(way.people["officer"], way.case, proposed)
    form = SendRequestsForm(proposals=proposed, others=others, interests=interests)
    return {name: said for name, said in form.initial.items() if said} | {"is_checked": "on", "key": "k1", **more}


def test_requests_are_sent_to_the_agencies_that_were_named(client, way):
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = asking(way, questions="Who stopped the care?", others=[homes.pk])
    sent = client.post(address("send_requests", way.case), said, follow=True)
    assert "The requests have been sent." in text(sent)
    found = ScopingRequest.objects.filter(case=way.case)
    assert {str(one.agency) for one in found} == {cast.CARE, cast.TRUST, cast.HOMES}
    assert "0 of 3 returned" in text(sent)
    assert {one.questions for one in found} == {"Who stopped the care?"}


def test_another_agency_of_the_register_is_told_what_the_officer_chose(client, way):
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = asking(way, others=[homes.pk], others_shown=[])
    refused = client.post(address("send_requests", way.case), said)
    assert refused.status_code == 422 and "Select at least one thing that the other agencies are told" in text(refused)
    client.post(address("send_requests", way.case), said | {"others_shown": [shown_first(way)]})
    asked = ScopingRequest.objects.get(case=way.case, agency=homes)
    everything = ScopingRequest.objects.get(case=way.case, agency__name=cast.CARE)
    assert asked.shown and asked.shown != everything.shown


def test_those_named_in_the_case_are_asked_unless_somebody_says_otherwise(client, way):
    shown = page(client, way.people["officer"], "send_requests", way.case)
    found = {one["agency"].name: one["ask"].initial for one in shown.context["form"].panels()}
    assert found[cast.CARE] == found[cast.TRUST] == "ASK" and found[cast.POLICE] == "LATER"
    assert "Named by" in text(shown) and "A statutory partner" in text(shown)
    assert "Care Act 2014, section 45" in text(shown)


def test_an_agency_is_not_asked_for_a_reason_that_has_to_be_given(client, way):
    client.force_login(way.people["officer"])
    trust = Agency.objects.get(name=cast.TRUST)
    said = asking(way, **{f"ask_{trust.pk}": "ASIDE"})
    refused = client.post(address("send_requests", way.case), said)
    assert refused.status_code == 422 and f"Say why {cast.TRUST} is not asked" in text(refused)
    client.post(address("send_requests", way.case), said | {f"why_{trust.pk}": "It closed in 2019."})
    assert way.case.known_agencies.get(agency=trust).set_aside_because == "It closed in 2019."
    assert not way.case.requests.filter(agency=trust).exists()


def test_an_agency_asked_about_the_same_adult_elsewhere_is_proposed(way):
    adult = way.case.adults.get()
    other = Case.objects.create(
        reference="WY-2025-900", pseudonym="Case 900", step=Step.SCOPING, step_since=dt.date(2025, 1, 1),
        opened_at=way.case.opened_at,
    )  # fmt: skip
    Adult.objects.create(case=other, name=adult.name.upper(), date_of_birth=adult.date_of_birth, pseudonym="Adult Z")
    way.do(scoping.send_requests, "officer", case=other, agencies=[Agency.objects.get(name=cast.HOMES)])
    found = {one.agency.name: one.because for one in queries.proposals(way.people["officer"], way.case)}
    assert "Asked in WY-2025-900, about the same adult" in found[cast.HOMES]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"is_checked": ""}, "Check what each agency is told"),
        ({"due_on_0": "1", "due_on_1": "3", "due_on_2": "2021"}, "so that agencies have time to answer"),
        ({"shown": []}, "Select at least one thing that"),
        ({"ask": "LATER"}, "Choose at least one agency to ask"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_kept(client, way, more, words):
    client.force_login(way.people["officer"])
    said = asking(way, questions="Who stopped the care?")
    for field in ("shown", "ask"):
        if field in more:
            said |= {name: more[field] for name in said if name.startswith(f"{field}_")}
    refused = client.post(address("send_requests", way.case), said | more)
    assert refused.status_code == 422
    assert words in text(refused) and "Who stopped the care?" in text(refused)
    assert not ScopingRequest.objects.filter(case=way.case).exists()


def test_the_same_form_sent_twice_asks_once(client, way):
    client.force_login(way.people["officer"])
    said = asking(way)
    for _ in range(2):
        client.post(address("send_requests", way.case), said)
    assert ScopingRequest.objects.filter(case=way.case).count() == 2


def shown_first(way):
    return queries.interests(way.people["officer"], way.case)[0].key


def test_an_agency_found_later_is_asked_and_shown_as_such(client, way):
    way.asked()
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = {"agency": homes.pk, "through": "the return of Orchard Home Care", "shown": [shown_first(way)]}
    shown = text(client.post(address("add_late_agency", way.case), said, follow=True))
    assert "Found later: the return of Orchard Home Care" in shown


def test_an_agency_known_under_another_name_is_asked_under_its_own(client, way):
    way.asked()
    known = KnownAgency.objects.create(case=way.case, name="The housing people")
    client.force_login(way.people["officer"])
    homes = Agency.objects.get(name=cast.HOMES)
    said = {"agency": homes.pk, "through": "the referral", "known_agency": known.pk, "shown": [shown_first(way)]}
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
    way.written(safety={"is_anyone_at_risk_now": True, "at_risk": "Her brother lives there alone."})
    shown = text(page(client, way.people["officer"], "returns", way.case))
    assert "says that somebody’s safety may be at risk now" in shown
    assert "Somebody may be at risk now" in shown


JUDGED = dict.fromkeys(RUBRIC, "yes")


def test_a_return_is_accepted_and_whoever_it_names_has_to_be_asked(client, way):
    answer = way.sent(others=[{"name": "St Anne's lunch club", "why": "every Tuesday"}])
    client.force_login(way.people["officer"])
    shown = text(page(client, way.people["officer"], "accept_return", way.case, answer.pk))
    assert "Does it say why, and not only what?" in shown
    said = {**JUDGED, "others": "no", "version": answer.version}
    refused = client.post(address("accept_return", way.case, answer.pk), said)
    assert refused.status_code == 422 and "Say what is weak" in text(refused)
    after = text(
        client.post(address("accept_return", way.case, answer.pk), said | {"comments": "We ask."}, follow=True)
    )
    assert "has been accepted" in after and way.answer.standing == Standing.ASSURED
    assert "St Anne&#x27;s lunch club" in after and "every Tuesday" in after
    shown = text(page(client, way.people["officer"], "read_return", way.case, answer.pk))
    assert "accepted although it is weak" in shown and "it may not name everybody who was involved" in shown


def test_an_unendorsed_return_is_not_accepted_and_the_page_says_why(client, way):
    answer = way.sent(is_endorsed=False)
    client.force_login(way.people["officer"])
    refused = client.post(address("accept_return", way.case, answer.pk), {**JUDGED, "comments": "Thank you"})
    assert refused.status_code == 422
    assert "No senior officer other than its author has endorsed these exact words" in text(refused)
    assert "Thank you" in text(refused)


def test_a_return_is_sent_back_with_what_it_needs(client, way):
    answer = way.sent(answers={"summary": "We visited."})
    client.force_login(way.people["officer"])
    client.post(address("send_back_return", way.case, answer.pk), {"part_3": "Say why the visits stopped."})
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
