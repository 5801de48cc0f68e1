"""Leaving a referral, coming back to it from another browser, keeping the receipt, and adding to what was sent."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sarum.board.jobs import deliver_notices
from sarum.board.models import Notice
from sarum.board.queries import settings as board
from sarum.cases.models import Addition, Case, DraftKey, Referral, ReferralDraft, ReturnCode
from sarum.cases.pages.referral import papers
from tests import cast
from tests.pages.test_referral import begin, fill, url, words

pytestmark = pytest.mark.django_db
EMAIL = "nurse@example.org"
ASK, ENTER = "/refer/return/", "/refer/return/code/"


@pytest.fixture
def browser():
    return Client()


def posted() -> str:
    """The last code that was e-mailed."""
    deliver_notices.run()
    found = [re.search(r"\b[0-9]{8}\b", letter.body) for letter in mail.outbox if letter.subject == "Your code"]
    return found[-1][0] if found else ""


def saved(browser):
    fill(browser)
    browser.post(url("save_for_later"), {"email": EMAIL})
    return ReferralDraft.objects.latest("pk")


def ask(browser, reference, email=EMAIL):
    return browser.post(ASK, {"reference": reference, "email": email})


def come_back(browser, reference, email=EMAIL):
    ask(browser, reference, email)
    return browser.post(ENTER, {"code": posted()})


def sent(browser):
    fill(browser)
    browser.post(url("check_referral"), {"is_true": "on"})
    return Referral.objects.get()


def test_the_parts_say_how_to_leave_and_come_back(browser):
    begin(browser)
    page = browser.get(url("referral_parts"))
    assert "can be opened in this browser only" in words(page) and url("save_for_later") in words(page)
    assert "Save and come back later" in words(browser.get(url("refer_part", "referrer")))
    draft = saved(browser)
    page = browser.get(url("referral_parts"))
    assert draft.return_reference in words(page) and EMAIL in words(page) and "It is kept until" in words(page)


def test_a_page_can_be_left_for_later_with_what_is_on_it(browser):
    begin(browser)
    answer = browser.post(
        url("refer_part", "referrer", "contact"), {"role": "Nurse", "email": "r@example.org", "later": "yes"}
    )
    assert answer.url == url("save_for_later") and 'value="r@example.org"' in words(browser.get(answer.url))
    assert ReferralDraft.objects.get().answers["referrer"]["role"] == "Nurse"


def test_a_code_opens_it_in_another_browser_and_both_go_on(browser):
    draft, other = saved(browser), Client()
    assert come_back(other, draft.return_reference).url == url("referral_parts")
    for one in (browser, other):
        assert "Edna Marsh" in words(one.get(url("refer_part", "adults")))
    assert Client().get(url("referral_parts")).status_code == 404


def test_two_browsers_tell_each_other_and_neither_overwrites_the_other_unseen(browser):
    draft, other = saved(browser), Client()
    come_back(other, draft.return_reference)
    here = url("refer_part", "what-happened")
    version = browser.get(here).context["version"]
    other.post(here, {"outline": "The other browser", "version": version})
    page = browser.post(here, {"outline": "The first browser", "version": version})
    assert page.status_code == 422 and "The other browser" in words(page) and "The first browser" in words(page)


def test_coming_back_opens_that_draft_and_leaves_the_one_that_was_open(browser):
    draft, other = saved(browser), Client()
    begin(other, key="k2")
    open_there = ReferralDraft.objects.latest("pk")
    other.post(url("refer_part", "referrer"), {"name": "Somebody else"})
    answer = come_back(other, draft.return_reference)
    assert answer.url == reverse("cases:referral_parts", args=[draft.pk])
    page = words(other.get("/refer/"))
    assert f"/refer/{draft.pk}/" in page and f"/refer/{open_there.pk}/" in page
    open_there.refresh_from_db()
    assert open_there.answers["referrer"]["name"] == "Somebody else" and DraftKey.objects.get().draft == draft


def test_whether_they_belong_together_is_told_to_nobody(browser):
    draft = saved(browser)
    pages = []
    for reference, email in [
        (draft.return_reference, EMAIL),
        (draft.return_reference, "x@example.org"),
        ("BBBB-BBBB", EMAIL),
    ]:
        other = Client()
        answer = ask(other, reference, email)
        assert (answer.status_code, answer.url) == (302, ENTER)
        pages.append(re.sub(r'value="[\w-]{30,}"', "", words(other.get(ENTER))))
        assert "If the reference and the address match, a code is on its way." in pages[-1]
    assert len(set(pages)) == 1 and ReturnCode.objects.count() == 1


def test_looking_never_uses_a_code_up(browser):
    draft, other = saved(browser), Client()
    ask(other, draft.return_reference)
    code = posted()
    for _ in range(50):
        for path in (ENTER, ASK, f"{ENTER}?code={code}", url("referral_parts")):
            other.get(path)
            Client().head(path)
    assert ReturnCode.objects.get().tries == 0
    assert other.post(ENTER, {"code": code}).url == url("referral_parts")


def test_a_code_works_only_in_the_browser_that_asked_and_only_once(browser):
    draft, other, thief = saved(browser), Client(), Client()
    ask(other, draft.return_reference)
    code = posted()
    assert thief.get(ENTER).url == ASK and thief.post(ENTER, {"code": code}).url == ASK
    ask(thief, draft.return_reference, "thief@example.org")
    refused = thief.post(ENTER, {"code": code})
    assert refused.status_code == 422 and "That code does not work" in words(refused)
    assert thief.get(url("referral_parts")).status_code == 404
    form = {"code": code, "key": "k7"}
    assert other.post(ENTER, form).status_code == 302
    other.session.flush()
    again = Client()
    ask(again, "BBBB-BBBB")
    assert again.post(ENTER, form).status_code == 422


def test_nothing_secret_stands_in_an_address_or_in_the_log(browser, caplog):
    draft, other = saved(browser), Client()
    answers = [ask(other, draft.return_reference)]
    code = posted()
    answers.append(other.post(ENTER, {"code": code}))
    other.get("/nowhere/")
    assert "/nowhere/" in caplog.text  # it is being listened to
    said = caplog.text + "".join(answer.url for answer in answers)
    for secret in (code, draft.return_reference, EMAIL):
        assert secret not in said
    assert code not in str(list(Notice.objects.values()))


def test_what_is_asked_too_often_from_one_place_is_refused_kindly_and_the_team_is_not(browser, settings):
    settings.REFERRALS_AN_HOUR = 2
    cache.clear()
    assert [begin(browser, key=f"k{n}").status_code for n in range(3)] == [302, 302, 422]
    page = begin(browser, key="k9")
    assert "ring the Partnership Team" in words(page) and ReferralDraft.objects.count() == 2
    officer = Client()
    officer.force_login(cast.people()["officer"])
    assert begin(officer, key="k10").status_code == 302
    assert begin(Client(REMOTE_ADDR="10.9.9.9"), key="k11").status_code == 302


def test_codes_are_asked_for_and_tried_only_so_often_from_one_place(browser):
    cache.clear()
    statuses = [ask(browser, "BBBB-BBBB").status_code for _ in range(21)]
    assert statuses == [302] * 20 + [422]


def test_a_form_is_saved_behind_as_far_as_it_can_be(browser):
    begin(browser)
    here = url("refer_entry", "adults", 1, "who")
    version = browser.get(here).context["version"]
    half = {"name": "", "known_as": "Edie", "date_of_birth_0": "9", "version": version, "key": "k"}
    answer = browser.post(here, half, headers={"X-Saving": "behind"}).json()
    assert "Saved at" in answer["said"] and "Full name" in answer["said"] and "Date of birth" in answer["said"]
    assert ReferralDraft.objects.get().answers["adults"][0]["known_as"] == "Edie"
    done = browser.post(here, {"name": "Edna", "known_as": "Eddie", "version": answer["version"], "key": "k"})
    assert done.status_code == 302 and ReferralDraft.objects.get().answers["adults"][0]["known_as"] == "Eddie"


def test_what_is_saved_behind_never_replaces_what_another_window_saved(browser):
    fill(browser)
    here = url("refer_part", "what-happened")
    version = browser.get(here).context["version"]
    browser.post(here, {"outline": "Theirs", "version": version})
    answer = browser.post(here, {"outline": "Mine", "version": version}, headers={"X-Saving": "behind"}).json()
    assert answer["stopped"] and "changed somewhere else" in answer["said"] and "version" not in answer
    assert ReferralDraft.objects.get().answers["what_happened"]["outline"] == "Theirs"


def test_saving_the_same_again_is_no_clash(browser):
    fill(browser)
    here = url("refer_part", "what-happened")
    form = {"outline": "Once", "version": browser.get(here).context["version"]}
    assert browser.post(here, form, headers={"X-Saving": "behind"}).json()["version"]  # whose answer is lost on the way
    assert browser.post(here, form).status_code == 302


def test_a_slip_of_the_mouse_takes_nothing_away_that_another_page_asked(browser):
    fill(browser)
    browser.post(url("refer_entry", "adults", 1, "death"), {"place_of_death": "Hospital"})
    slip = {"name": "Edna Marsh", "living": "ALIVE"}
    browser.post(url("refer_entry", "adults", 1, "who"), slip, headers={"X-Saving": "behind"})
    assert ReferralDraft.objects.get().answers["adults"][0]["place_of_death"] == "Hospital"


def test_what_is_saved_behind_outlives_the_session_by_the_secret_in_the_form(browser):
    begin(browser)
    here = url("refer_part", "what-happened")
    secret = browser.session["referrals"][str(ReferralDraft.objects.get().pk)]
    answer = Client().post(here, {"outline": "A long account", "secret": secret}, headers={"X-Saving": "behind"})
    assert "Saved at" in answer.json()["said"]
    assert Client().post(here, {"outline": "x"}, headers={"X-Saving": "behind"}).status_code == 404


def test_the_receipt_says_by_when_and_is_a_pdf_that_names_nobody(browser):
    referral = sent(browser)
    page = words(browser.get(url("receipt")))
    assert "2 working days after" in page and "10 working days after" in page and "keep the receipt as a PDF" in page
    pdf = browser.get(url("receipt_pdf"))
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf") and pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == f'attachment; filename="receipt-{referral.number.lower()}.pdf"'
    assert Client().get(url("receipt_pdf")).status_code == 404


def test_a_receipt_before_sending_leads_back(browser):
    fill(browser)
    assert browser.get(url("receipt_pdf")).url == url("referral_parts")


def test_the_receipt_holds_the_number_the_moment_the_digest_and_no_name(browser):
    referral = sent(browser)
    said = str(papers.receipt_paper(referral, board.the_board()))
    for there in (referral.number, referral.case.reference, referral.digest, "What happens next", "working days after"):
        assert there in said
    assert "/refer/return/" in said and "You are sent a code" in said
    assert said.index(referral.number) < said.index(f"'{referral.case.reference}'") < said.index(referral.digest)
    for name in ("Edna", "Marsh", "Rhiannon", "Ash", "r@example.org", "floor"):
        assert name not in said


def test_the_referrer_comes_back_to_the_stage_alone_and_adds_to_it(browser):
    cast.people()
    referral, later = sent(browser), Client()
    mail.outbox.clear()
    answer = come_back(later, referral.number, "r@example.org")
    here = reverse("cases:sent_referral", args=[referral.pk])
    assert answer.url == here
    Case.objects.update(step="VERIFICATION")
    page = words(later.get(here))
    assert "Being considered" in page and "Marsh" not in page and "floor" not in page and "Nothing yet" in page
    add = reverse("cases:add_to_referral", args=[referral.pk])
    assert later.post(add, {"words": ""}).status_code == 422
    form = {"words": "Her brother had written in March.", "key": "k3"}
    assert [later.post(add, form).url for _ in range(2)] == [here, here]
    addition = Addition.objects.get()
    page = words(later.get(here))
    assert addition.number in page and addition.digest in page and "brother" not in page


def test_nobody_else_finds_a_referral_that_was_sent(browser):
    referral = sent(browser)
    for who in (None, "stranger", "officer"):
        other = Client()
        if who:
            other.force_login(cast.people()[who])
        for act in ("sent_referral", "add_to_referral"):
            here = reverse(f"cases:{act}", args=[referral.pk])
            assert (other.get(here).status_code, other.post(here, {"words": "x"}).status_code) == (404, 404)
    assert not Addition.objects.exists()


def test_whoever_gave_no_address_can_add_from_the_browser_that_sent_it(browser):
    fill(browser)
    browser.post(url("refer_part", "referrer", "contact"), {"email": ""})
    browser.post(url("check_referral"), {"is_true": "on"})
    referral = Referral.objects.get()
    page = words(browser.get(url("receipt")))
    assert "You gave no e-mail address" in page and reverse("cases:sent_referral", args=[referral.pk]) in page
    browser.post(reverse("cases:add_to_referral", args=[referral.pk]), {"words": "One thing more."})
    assert Addition.objects.get().words == "One thing more."


def test_the_team_reads_what_was_added_under_what_was_sent_and_records_what_it_is_told(browser, client):
    referral = sent(browser)
    browser.get(url("receipt"))
    browser.post(reverse("cases:add_to_referral", args=[referral.pk]), {"words": "One thing more."})
    client.force_login(cast.people()["officer"])
    read = reverse("cases:read_referral", args=[referral.case.reference])
    page = words(client.get(read))
    assert "What was added since" in page and "One thing more." in page and "Sent by the referrer" in page
    record = reverse("cases:record_addition", args=[referral.case.reference])
    said = {"referral": referral.pk, "words": "She rang.", "how": "by telephone"}
    assert client.post(record, {**said, "how": ""}).status_code == 422
    assert client.post(record, said).url == read
    assert "Recorded by Olive Fenn, by telephone" in words(client.get(read))
    for who, status in (("chair", 403), ("stranger", 404)):
        client.force_login(cast.people()[who])
        assert client.get(record).status_code == status
