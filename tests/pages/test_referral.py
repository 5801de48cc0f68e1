"""The public form of referral, page by page; and reading and acknowledging what came."""

import pytest
from django.test import Client
from django.urls import reverse

from sarum.board.models import Board, Event, Notice
from sarum.cases.models import Case, Referral, ReferralDraft
from sarum.cases.rules.form.table import REFERRAL
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return Client()


def begin(browser, risk="no", key="k1"):
    return browser.post("/refer/", {"is_anyone_at_risk_now": risk, "key": key})


def url(act, *rest):
    return reverse(f"cases:{act}", args=[ReferralDraft.objects.latest("pk").pk, *rest])


def fill(browser, key="k1"):
    """Everything that the Board needs."""
    begin(browser, key=key)
    browser.post(url("refer_part", "referrer"), {"as_who": "AGENCY", "name": "Rhiannon Ash"})
    at = {"agency": "Wyvern Hospital Trust", "email": "r@example.org"}
    browser.post(url("refer_part", "referrer", "contact"), at)
    who = {"name": "Edna Marsh", "living": "DIED", "other_names": "Edna Hill\n\nEddie"}
    browser.post(url("refer_entry", "adults", 1, "who"), who)
    browser.post(url("refer_entry", "adults", 1, "home"), {"nhs_number": "999 147 2305"})
    browser.post(url("refer_part", "what-happened"), {"outline": "She was found on the floor."})
    browser.post(url("refer_part", "what-happened", "kinds"), {"abuse_types": ["SELF_NEGLECT"]})


def words(response):
    return " ".join(response.content.decode().split())


def test_anybody_can_start_and_is_told_whom_to_call_and_can_leave_quickly(browser):
    page = browser.get("/refer/")
    assert page.status_code == 200
    for said in (
        "Safeguarding Adults Review (SAR)",
        "call 999",
        "Leave this page quickly",
        "about 20 minutes",
        "You need no account",
    ):
        assert said in words(page)


def test_the_first_question_must_be_answered(browser):
    page = begin(browser, risk="")
    assert page.status_code == 422
    assert "Select yes or no: is anybody at risk now?" in words(page)
    assert not ReferralDraft.objects.exists()


def test_when_somebody_is_at_risk_they_are_shown_whom_to_call_and_may_go_on(browser):
    answer = begin(browser, risk="yes")
    page = browser.get(answer.url)
    assert "Call first, then come back" in words(page) and "call 999" in words(page)
    saved = browser.post(answer.url, {"is_anyone_at_risk_now": "yes", "police_informed": "YES"})
    assert saved.url == url("refer_part", "screen")
    assert "You said that somebody is at risk now" in words(browser.get(url("referral_parts")))


def test_the_parts_say_how_far_each_is(browser):
    begin(browser)
    page = browser.get(url("referral_parts"))
    assert words(page).count("Needed") == 3
    fill(browser)
    page = browser.get(url("referral_parts"))
    assert (
        "Needed" not in words(page)
        and "1 given" in words(page)
        and "Everything that the Board needs is here" in words(page)
    )


def test_each_page_is_saved_as_it_is_left_and_shown_again(browser):
    fill(browser)
    page = browser.get(url("refer_entry", "adults", 1, "who"))
    assert "Edna Hill\nEddie" in page.content.decode() and 'value="Edna Marsh"' in words(page)


def test_how_they_died_is_asked_only_of_somebody_who_has(browser):
    fill(browser)
    answer = browser.post(url("refer_entry", "adults", 1, "who"), {"name": "Edna Marsh", "living": "DIED"})
    assert answer.url == url("refer_entry", "adults", 1, "death")
    day = {"date_of_death_0": "9", "date_of_death_1": "2", "date_of_death_2": "2022", "place_of_death": "Hospital"}
    assert browser.post(answer.url, day).url == url("refer_entry", "adults", 1, "home")
    assert ReferralDraft.objects.get().answers["adults"][0]["date_of_death"] == "2022-02-09"
    assert "agreed to this referral" not in words(browser.get(url("refer_entry", "adults", 1, "needs")))
    alive = browser.post(url("refer_entry", "adults", 1, "who"), {"name": "Edna Marsh", "living": "ALIVE"})
    assert alive.url == url("refer_entry", "adults", 1, "whereabouts")
    assert "agreed to this referral" in words(browser.get(url("refer_entry", "adults", 1, "needs")))
    assert not {"date_of_death", "place_of_death"} & set(ReferralDraft.objects.get().answers["adults"][0])


def test_adults_are_added_changed_and_removed(browser):
    fill(browser)
    browser.post(url("refer_entry", "adults", 2, "who"), {"name": "Frank Marsh"})
    page = browser.get(url("refer_part", "adults"))
    assert "Edna Marsh" in words(page) and "Frank Marsh" in words(page) and "Add another adult" in words(page)
    assert "Remove Edna Marsh?" in words(browser.get(url("remove_entry", "adults", 1)))
    browser.post(url("remove_entry", "adults", 1), {"key": "k5"})
    assert [adult["name"] for adult in ReferralDraft.objects.get().answers["adults"]] == ["Frank Marsh"]


def test_the_elements_are_asked_of_each_adult_and_never_block(browser):
    fill(browser)
    browser.post(url("refer_entry", "adults", 2, "who"), {"name": "Frank Marsh", "living": "ALIVE"})
    assert "Frank Marsh" in words(browser.get(url("refer_part", "criteria")))
    page = browser.get(url("refer_entry", "criteria", 2, "elements"))
    assert "likely to have died but for an intervention" in words(page) and "(Condition 2)" in words(page)
    assert "likely to have died" not in words(browser.get(url("refer_entry", "criteria", 1, "elements")))
    said = {
        "CONDITION_answer": "MET",
        "CONDITION_standard": "SUSPECTED",
        "CONDITION_reasons": "Sores",
        "NEEDS_answer": "NOT_KNOWN",
    }
    assert browser.post(url("refer_entry", "criteria", 2, "elements"), said).url == url("refer_part", "criteria")
    for shown in ("Met</dd>", "Suspected</dd>", "Sores</dd>"):
        assert shown in words(browser.get(url("check_referral")))


@pytest.mark.parametrize(
    ("part", "said", "shown"),
    [
        ("other-people", {"name": "Keith Marsh", "relationship": "Son"}, "Keith Marsh"),
        ("agencies", {"name": "Kestrel Homes", "nature": "Landlord"}, "Kestrel Homes"),
        ("processes", {"process": "Inquest", "lead": "HM Coroner"}, "Inquest"),
    ],
)
def test_what_there_may_be_several_of_is_added_one_at_a_time(browser, part, said, shown):
    begin(browser)
    first = browser.get(url("refer_part", part)).url
    assert browser.post(first, {"name": ""}).status_code == 422
    assert browser.post(first, said).url == url("refer_part", part)
    assert shown in words(browser.get(url("refer_part", part))) and shown in words(browser.get(url("check_referral")))


def test_the_test_is_asked_when_there_is_an_adult(browser):
    begin(browser)
    assert "Say first who the adult is" in words(browser.get(url("refer_part", "criteria")))


@pytest.mark.parametrize(
    "place",
    [("nonsense",), ("adults", 3, "who"), ("adults", 1, "nonsense"), ("criteria", 9, "elements"), ("referrer", 1, "")],
)
def test_an_address_that_is_nothing_is_not_found(browser, place):
    fill(browser)
    here = f"/refer/{ReferralDraft.objects.get().pk}/{'/'.join(str(one) for one in place)}/"
    assert browser.get(here).status_code == 404


def test_what_is_missing_is_listed_with_the_way_to_it_and_nothing_is_sent(browser):
    begin(browser)
    page = browser.get(url("check_referral"))
    assert "The Board cannot act without this" in words(page) and url("refer_part", "what-happened") in words(page)
    refused = browser.post(url("check_referral"), {"is_true": "on"})
    assert refused.status_code == 422 and "it is listed below" in words(refused)
    assert words(refused).count("Name at least one adult") == 1
    assert not Case.objects.exists()


def test_a_doubtful_nhs_number_is_pointed_out_and_does_not_stop_it(browser):
    fill(browser)
    assert "999 147 2305 does not add up" in words(browser.get(url("check_referral")))
    assert browser.post(url("check_referral"), {"is_true": "on"}).status_code == 302


def test_dates_that_cannot_all_be_so_are_worth_a_second_look_and_links_keep_names_as_they_are(browser):
    fill(browser)
    born = {"date_of_birth_0": "4", "date_of_birth_1": "8", "date_of_birth_2": "2009"}
    browser.post(url("refer_entry", "adults", 1, "who"), {"name": "Edna Marsh", "living": "DIED", **born})
    died = {"date_of_death_0": "9", "date_of_death_1": "2", "date_of_death_2": "2008"}
    browser.post(url("refer_entry", "adults", 1, "death"), died)
    page = words(browser.get(url("check_referral")))
    assert "9 February 2008, is before the date of birth, 4 August 2009" in page
    assert '<span class="govuk-visually-hidden"> Edna Marsh: Who is the adult?</span>' in page


def test_what_is_written_is_said_to_be_saved_by_the_button_until_the_script_says_otherwise(browser):
    begin(browser)
    for page in (browser.get("/refer/"), browser.get(url("referral_parts"))):
        assert ">What you write is saved each time you press Save.</span>" in words(page)


def test_somebody_who_cannot_be_reached_is_promised_no_answer(browser):
    fill(browser)
    cannot = "You gave no e-mail address or telephone number"
    assert cannot not in words(browser.get(url("check_referral")))
    browser.post(url("refer_part", "referrer", "contact"), {"email": "", "phone": ""})
    assert f"{cannot}, so we cannot reply to you" in words(browser.get(url("check_referral")))
    browser.post(url("check_referral"), {"is_true": "on"})
    page = words(browser.get(url("receipt")))
    assert cannot in page and "acknowledges your referral" not in page and "tells you what was decided" not in page


def test_the_bereaved_are_met_kindly_and_not_asked_of_themselves(browser):
    fill(browser)
    knows = "Do their family or those close to them know of this referral?"
    assert "sorry for your loss" not in words(browser.get(url("referral_parts")))
    assert knows in words(browser.get(url("refer_entry", "adults", 1, "needs")))
    browser.post(url("refer_part", "referrer"), {"as_who": "FAMILY", "name": "Nina Marsh"})
    assert "We are sorry for your loss." in words(browser.get(url("referral_parts")))
    assert knows not in words(browser.get(url("refer_entry", "adults", 1, "needs")))


def test_a_referral_is_sent_once_and_its_receipt_says_what_happens_next(browser):
    cast.people()
    fill(browser)
    version = ReferralDraft.objects.get().version
    sent = [browser.post(url("check_referral"), {"is_true": "on", "key": "k9", "version": version}) for _ in range(2)]
    assert {answer.url for answer in sent} == {url("receipt")}
    referral = Referral.objects.get()
    assert (referral.entered_by, referral.route, referral.case.adults.get().other_names) == (
        None,
        "ONLINE",
        ["Edna Hill", "Eddie"],
    )
    page = words(browser.get(url("receipt")))
    assert referral.number in page and referral.digest in page and "2 working days after" in page
    assert ReferralDraft.objects.get().answers == {}
    assert {"Olive Fenn", "Martha Bell"} <= {notice.to.name for notice in Notice.objects.filter(to__isnull=False)}
    assert not any("Marsh" in notice.body + notice.subject for notice in Notice.objects.all())


def test_that_somebody_is_at_risk_now_is_said_to_the_referrer_again_and_to_the_team_first(browser, client):
    cast.people()
    fill(browser)
    browser.post(url("check_referral"), {"is_true": "on"})
    fill(browser, key="k2")
    browser.post(url("refer_part", "safety"), {"is_anyone_at_risk_now": "yes"})
    assert "Sending this does not get help" in words(browser.get(url("check_referral")))
    browser.post(url("check_referral"), {"is_true": "on", "key": "k8"})
    receipt = words(browser.get(url("receipt")))
    assert "Sending this does not get help" in receipt and receipt.count("call 999") == 1
    calm, urgent = Case.objects.order_by("pk")
    letters = {one.subject: one.body for one in Notice.objects.filter(to__name="Olive Fenn")}
    assert "read it first" in letters[f"{urgent.reference}: a referral has arrived, read it first"]
    assert "at risk" not in letters[f"{calm.reference}: a referral has arrived"]
    client.force_login(cast.people()["officer"])
    inbox = words(client.get(reverse("cases:inbox")))
    assert inbox.index(urgent.reference) < inbox.index(calm.reference)
    assert inbox.count("Somebody may be at risk now") == 1
    for act in ("overview", "acknowledge_referral"):
        for case in (calm, urgent):
            page = words(client.get(reverse(f"cases:{act}", args=[case.reference])))
            assert ("Somebody may be at risk now" in page) == (case == urgent)


def test_a_referral_that_was_sent_leads_to_its_receipt(browser):
    fill(browser)
    browser.post(url("check_referral"), {"is_true": "on"})
    assert browser.get(url("referral_parts")).url == url("receipt")
    assert browser.post(url("refer_part", "what-happened"), {"outline": "Changed"}).url == url("receipt")
    assert Referral.objects.get().outline == "She was found on the floor."


def test_a_receipt_before_sending_leads_back(browser):
    fill(browser)
    assert browser.get(url("receipt")).url == url("referral_parts")


def test_sending_says_that_it_is_true(browser):
    fill(browser)
    assert browser.post(url("check_referral"), {"key": "k3"}).status_code == 422
    assert not Case.objects.exists()


def test_another_browser_cannot_open_it_and_is_told_kindly(browser):
    fill(browser)
    for act, *rest in (["referral_parts"], ["refer_part", "referrer"], ["check_referral"], ["receipt"]):
        page = Client().get(url(act, *rest))
        assert page.status_code == 404 and "not kept in this browser" in words(page) and "Marsh" not in words(page)
    assert Client().post(url("refer_part", "referrer"), {"name": "Thief", "secret": "guessed"}).status_code == 404


def test_somebody_who_wrote_longer_than_the_session_lasts_loses_nothing(browser):
    fill(browser)
    secret = browser.session["referrals"][str(ReferralDraft.objects.get().pk)]
    assert f'value="{secret}"' in words(browser.get(url("refer_part", "what-happened")))
    later = Client()
    saved = later.post(url("refer_part", "what-happened"), {"outline": "A long account", "secret": secret})
    assert saved.status_code == 302 and later.get(url("referral_parts")).status_code == 200
    assert ReferralDraft.objects.get().answers["what_happened"]["outline"] == "A long account"


def test_two_referrals_in_one_browser_are_kept_apart(browser):
    fill(browser)
    first = ReferralDraft.objects.get()
    page = browser.get("/refer/")
    assert "You have begun a referral in this browser" in words(page) and f"/refer/{first.pk}/" in words(page)
    begin(browser, key="k2")
    assert ReferralDraft.objects.count() == 2
    browser.post(url("refer_part", "referrer"), {"name": "Somebody else"})
    first.refresh_from_db()
    assert first.answers["referrer"]["name"] == "Rhiannon Ash"


def test_starting_twice_with_one_form_begins_one(browser):
    assert begin(browser).url == begin(browser).url
    assert ReferralDraft.objects.count() == 1 and browser.get(url("referral_parts")).status_code == 200


def test_two_windows_never_overwrite_each_other_unseen(browser):
    fill(browser)
    here = url("refer_part", "what-happened")
    version = browser.get(here).context["version"]
    browser.post(here, {"outline": "The first window", "version": version})
    page = browser.post(here, {"outline": "The second window", "version": version})
    assert page.status_code == 422 and "The first window" in words(page) and "The second window" in words(page)
    again = browser.post(here, {"outline": "The second window", "version": page.context["version"]})
    assert again.status_code == 302


def test_saving_one_part_does_not_disturb_another_window(browser):
    fill(browser)
    here = url("refer_part", "what-happened")
    version = browser.get(here).context["version"]
    browser.post(url("refer_part", "reason"), {"reason": "LEARNING"})
    assert browser.post(here, {"outline": "Still mine", "version": version}).status_code == 302


def test_an_error_keeps_everything_that_was_typed(browser):
    begin(browser)
    page = browser.post(url("refer_part", "referrer", "contact"), {"role": "Nurse", "email": "not an address"})
    assert page.status_code == 422 and 'value="Nurse"' in words(page) and "Error:" in words(page)


@pytest.fixture
def received(browser):
    fill(browser)
    browser.post(url("check_referral"), {"is_true": "on"})
    return Case.objects.get()


def test_the_team_reads_every_question_and_answer(received, client):
    client.force_login(cast.people()["officer"])
    page = client.get(reverse("cases:read_referral", args=[received.reference]))
    for said in (
        "Edna Marsh",
        "She was found on the floor.",
        "Self-neglect",
        "Acknowledge the referral",
    ):
        assert said in words(page)
    assert "Not answered (" in words(page) and "Ask the referrer for more" in words(page)
    assert "Edna Marsh: GP or surgery" in words(page)
    assert Event.objects.filter(act="read_referral", about=received.reference).exists()
    client.force_login(cast.people()["chair"])
    assert "Not answered (" not in words(client.get(reverse("cases:read_referral", args=[received.reference])))


def test_what_was_not_answered_is_not_shown_as_if_it_was(received, client):
    client.force_login(cast.people()["officer"])
    page = words(client.get(reverse("cases:read_referral", args=[received.reference])))
    assert "Not yet known" not in page and page.count('data-label="Answer">Not answered<') == 4
    assert (
        '<dt class="govuk-summary-list__key">Reason</dt><dd class="govuk-summary-list__value">Not answered</dd>' in page
    )


def test_nobody_is_told_to_ring_without_a_number(browser):
    places = ["/", "/refer/", "/refer/404/"]
    assert all("ring the Partnership Team" not in words(browser.get(place)) for place in places)
    assert all("tell the Partnership Team" in words(browser.get(place)) for place in places)
    Board.objects.update(email="team@example.org", phone="01632 960 118")
    for place in places:
        assert "ring the Partnership Team on 01632 960 118 or write to team@example.org" in words(browser.get(place))


def test_what_came_on_paper_beyond_the_form_is_shown_too(received, client):
    client.force_login(cast.people()["officer"])
    referral = Referral.objects.get()
    answers = {
        **referral.answers,
        "attachments": ["trust timeline"],
        "referrer": {**referral.answers["referrer"], "flags": {"deaf": True}},
    }
    Referral.objects.update(asked=REFERRAL.as_asked({**answers, "reason": "CRITERIA"}))
    page = words(client.get(reverse("cases:read_referral", args=[received.reference])))
    assert "What else came with it" in page and "trust timeline" in page and "deaf: Yes" in page


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("lead", 404), ("administrator", 404)])
def test_nobody_else_finds_it(received, client, who, status):
    client.force_login(cast.people()[who])
    for act in ("read_referral", "acknowledge_referral"):
        assert client.get(reverse(f"cases:{act}", args=[received.reference])).status_code == status


def test_a_chair_reads_it_but_does_not_acknowledge_it(received, client):
    client.force_login(cast.people()["chair"])
    assert client.get(reverse("cases:read_referral", args=[received.reference])).status_code == 200
    assert client.get(reverse("cases:acknowledge_referral", args=[received.reference])).status_code == 403


def test_a_referral_is_acknowledged_and_it_is_said_how(received, client):
    client.force_login(cast.people()["officer"])
    here = reverse("cases:acknowledge_referral", args=[received.reference])
    assert "Rhiannon Ash" in words(client.get(here)) and "r@example.org" in words(client.get(here))
    assert client.post(here, {"how": ""}).status_code == 422
    assert client.post(here, {"how": "through Sarum"}).status_code == 422  # the register does not know this referrer
    assert client.post(here, {"how": "by telephone"}).status_code == 302
    referral = Referral.objects.get()
    assert referral.acknowledged_by.name == "Olive Fenn"
    done = Event.objects.filter(act="acknowledge_referral").latest("number")
    assert done.words.sentence == f"acknowledged referral {referral.number} (by telephone)"
    page = words(client.get(here))
    assert "Every referral of this case has been acknowledged" in page and f"{referral.number}: " in page
    assert "by Olive Fenn" in page and "The referrer has been told" not in page
    overview = words(client.get(reverse("cases:overview", args=[received.reference])))
    assert "Arrange a verification meeting." in overview and "Acknowledge the referral and" not in overview
