"""Scoping on the pages of an agency: its author and its senior officer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sarum.cases.models import Capacity, Standing
from sarum.cases.operations import returns, writing
from tests.hostile import pdf
from tests.returns import CONTENT, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, person, act, answer):
    client.force_login(person)
    return client.get(address(act, answer.case, answer.pk))


def post(client, person, act, answer, said):
    client.force_login(person)
    return client.post(address(act, answer.case, answer.pk), said, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def part(answer, slug, *more):
    return reverse("cases:return_part", args=[answer.case.reference, answer.pk, slug, *more])


def entry(answer, slug, number):
    return reverse("cases:return_entry", args=[answer.case.reference, answer.pk, slug, number])


def say(client, way, who="author", *, follow=False, version="", **said):
    """Save the page on what the agency did and knew, as somebody who saw it at this version."""
    client.force_login(way.people[who])
    here = part(way.answer, "s-summary", "s-summary")
    return client.post(here, {"summary": CONTENT["answers"]["summary"], "version": version, **said}, follow=follow)


def seen(client, way, who="author"):
    client.force_login(way.people[who])
    return client.get(part(way.answer, "s-summary", "s-summary")).context["version"]


def test_an_author_is_told_what_is_asked_why_and_by_when(client, way):
    answer = way.asked(questions="Who stopped the care?")
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert "Start the return" in shown
    assert "Who stopped the care?" in shown
    assert "15 working days after" in shown
    assert "Care Act 2014, section 45" in shown


def test_an_agency_sees_the_adults_name_and_birth_and_no_more(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert "Vera Lindqvist" in shown and "9 March 1941" in shown
    for more in ("3 Almond Court", "999 123 4569", "Nils"):
        assert more not in shown


def test_an_agency_is_led_to_no_page_of_the_case_that_is_not_its_own(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert reverse("cases:overview", args=[way.case.reference]) + '"' not in shown
    assert reverse("cases:returns", args=[way.case.reference]) not in shown


def test_half_a_return_is_saved_as_it_is(client, way):
    answer = way.asked()
    assert "Not answered" in text(page(client, way.people["author"], "write_return", answer))
    after = say(client, way, summary="We visited.")
    assert after.url == part(answer, "s-analysis", "s-analysis")
    shown = text(page(client, way.people["author"], "write_return", answer))
    assert ">Answered<" in shown.replace("> ", ">").replace(" <", "<")
    assert way.answer.summary == "We visited."
    assert way.answer.standing == Standing.STARTED


def test_a_period_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost(client, way):
    answer = way.asked()
    period = {"period_from_0": "1", "period_from_1": "5", "period_from_2": "2025"}
    period |= {"period_to_0": "1", "period_to_1": "4", "period_to_2": "2025"}
    client.force_login(way.people["author"])
    refused = client.post(part(answer, "involvement", "period"), {"services": "Home care", **period})
    assert refused.status_code == 422
    assert "cannot end before it began" in text(refused) and "Home care" in text(refused)
    assert way.answer.answers == {}


def test_two_authors_both_see_both_texts_and_neither_is_lost(client, way):
    way.asked()
    first = seen(client, way)
    say(client, way, "lead", summary="The lead's words.", version=first)
    clash = say(client, way, summary="The author's words.", version=first)
    assert clash.status_code == 422
    assert "The lead&#x27;s words." in text(clash) and "The author&#x27;s words." in text(clash)
    assert way.answer.summary == "The lead's words."
    note = way.answer.notes.get()
    assert (note.kind, note.part) == ("OVERTAKEN", "s-summary") and "The author's words." in note.words
    shown = text(page(client, way.people["lead"], "write_return", way.answer))
    assert "The author&#x27;s words." in shown and "Written at the same time as somebody else" in shown
    say(client, way, summary="The author's words.", version=clash.context["version"])
    assert way.answer.summary == "The author's words."
    assert way.answer.versions.get().answers["answers"]["summary"] == "The lead's words."


def test_what_is_typed_is_saved_in_the_background_without_ending_anything(client, way):
    way.asked()
    client.force_login(way.people["author"])
    here = part(way.answer, "s-summary", "s-summary")
    saved = client.post(here, {"summary": "Half a sen", "version": seen(client, way)}, headers={"X-Saving": "behind"})
    assert saved.json()["said"].startswith("Saved at") and way.answer.summary == "Half a sen"
    late = client.post(here, {"summary": "Mine", "version": "1"}, headers={"X-Saving": "behind"})
    assert late.json()["stopped"] and way.answer.summary == "Half a sen"


def test_a_list_is_added_to_changed_and_taken_from(client, way):
    answer = way.asked()
    client.force_login(way.people["author"])
    assert "None yet" in text(client.get(part(answer, "others")))
    refused = client.post(entry(answer, "others", 1), {"name": "", "why": "Every Tuesday"})
    assert refused.status_code == 422 and "Every Tuesday" in text(refused)
    shown = text(client.post(entry(answer, "others", 1), {"name": "The lunch club"}, follow=True))
    assert "The lunch club" in shown and "Add another" in shown
    client.post(entry(answer, "others", 1), {"name": "St Anne's lunch club", "why": "Every Tuesday"})
    client.post(entry(answer, "others", 2), {"name": "The gas board"})
    assert [one["name"] for one in way.answer.answers["others"]] == ["St Anne's lunch club", "The gas board"]
    gone = reverse("cases:remove_return_entry", args=[answer.case.reference, answer.pk, "others", 1])
    assert "Remove “St Anne&#x27;s lunch club”?" in text(client.get(gone))
    client.post(gone, {})
    assert [one["name"] for one in way.answer.answers["others"]] == ["The gas board"]
    assert client.get(entry(answer, "others", 9)).status_code == 404


def test_a_document_is_attached_once(client, way):
    answer = way.asked()
    client.force_login(way.people["author"])
    for number in (1, 2):
        said = client.post(
            entry(answer, "attachments", number), {"upload": SimpleUploadedFile("plan.pdf", pdf()), "about": "Plan"}
        )
    assert said.status_code == 422 and "attached already" in text(said)
    assert [one["about"] for one in way.answer.answers["attachments"]] == ["Plan"]


def test_a_comment_stays_among_those_who_write_and_endorse(client, way):
    answer = way.sent()
    client.force_login(way.people["senior"])
    client.post(
        address("comment_on_return", way.case, answer.pk) + "?part=s-analysis", {"words": "Is this fair to Ann?"}
    )
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert "Is this fair to Ann?" in shown and "about “Why it went as it did”" in shown
    assert "Is this fair to Ann?" not in text(page(client, way.people["officer"], "read_return", answer))
    note = answer.notes.get()
    client.force_login(way.people["author"])
    client.post(address("settle_note", way.case, note.pk), {})
    note.refresh_from_db()
    assert note.settled_by == way.people["author"]
    client.force_login(way.people["stranger"])
    assert client.get(address("settle_note", way.case, note.pk)).status_code == 404


def test_the_receipt_gives_number_time_and_digest(client, way):
    answer = way.sent()
    shown = text(page(client, way.people["author"], "return_receipt", answer))
    assert answer.request.reference in shown and answer.digest in shown
    for act, kind in (("return_receipt_pdf", b"%PDF"), ("return_pdf", b"%PDF"), ("return_word", b"PK")):
        kept = page(client, way.people["author"], act, answer)
        assert kept.content.startswith(kind) and "Vera" not in kept["Content-Disposition"]


def test_there_is_no_receipt_before_anything_is_sent(client, way):
    answer = way.endorsed()
    assert page(client, way.people["author"], "return_receipt", answer).status_code == 404


def test_versions_stand_beside_each_other(client, way):
    answer = way.endorsed()
    assert "Version 1" in text(page(client, way.people["author"], "return_versions", answer))
    way.say(summary="Other words.")
    way.do(returns.endorse_return, "senior", statement="I stand by it.")
    shown = text(page(client, way.people["officer"], "return_versions", answer))
    assert "Version 1 beside version 2" in shown
    assert CONTENT["answers"]["summary"] in shown and "Other words." in shown


def test_the_page_warns_that_saving_voids_an_endorsement(client, way):
    answer = way.endorsed()
    shown = text(page(client, way.people["author"], "write_return", answer))
    assert "Selina Frost has endorsed the words as they stand" in shown


def test_saving_without_a_change_leaves_the_endorsement(client, way):
    way.endorsed()
    say(client, way, summary=way.answer.summary)
    assert way.answer.endorsements.get().voided_at is None


def test_a_change_voids_the_endorsement_and_the_page_says_why(client, way):
    answer = way.endorsed()
    say(client, way, summary="Something else.")
    shown = text(page(client, way.people["senior"], "read_return", answer))
    assert "no longer stands" in shown
    assert "The return was edited after it was endorsed." in shown


def test_the_officer_who_was_informed_is_recorded(client, way):
    answer = way.asked()
    told = {"name": "Selina Frost", "role": "Director", "told_on_0": "1", "told_on_1": "6", "told_on_2": "2026"}
    shown = text(post(client, way.people["author"], "inform_senior_officer", answer, told))
    assert "Selina Frost, Director, on 1 June 2026" in shown


def test_an_author_names_who_endorses(client, way):
    answer = way.asked()
    said = {"person": way.people["chief"].pk, "capacity": "SENIOR_OFFICER"}
    post(client, way.people["author"], "name_respondent", answer, said)
    assert way.case.places.filter(person=way.people["chief"], capacity=Capacity.SENIOR_OFFICER).exists()


def test_only_people_of_the_agency_can_be_named(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "name_respondent", answer))
    assert "Chloe Banks" in shown and "Stan Webb" not in shown
    refused = post(
        client, way.people["author"], "name_respondent", answer,
        {"person": way.people["stranger"].pk, "capacity": "RESPONDENT"},
    )  # fmt: skip
    assert refused.status_code == 422


def test_a_senior_officer_endorses_the_exact_words_that_were_shown(client, way):
    answer = way.written()
    shown = text(page(client, way.people["senior"], "endorse_return", answer))
    assert CONTENT["answers"]["summary"] in shown and answer.digest[:12] in shown and answer.digest in shown
    said = {"digest": answer.digest, "statement": "I have read this and stand by it."}
    shown = text(post(client, way.people["senior"], "endorse_return", answer, said))
    assert "You have endorsed this return." in shown
    assert way.answer.endorsements.get().digest == answer.digest


def test_words_that_changed_meanwhile_are_not_endorsed(client, way):
    answer = way.written()
    said = {"digest": answer.digest, "statement": "I stand by it."}
    say(client, way, summary="Something else.")
    refused = post(client, way.people["senior"], "endorse_return", answer, said)
    assert refused.status_code == 422
    assert "The return has changed since you opened it" in text(refused)
    assert "I stand by it." in text(refused)


def test_an_author_is_told_that_nobody_endorses_their_own(client, way):
    answer = way.written()
    post(
        client, way.people["lead"], "name_respondent", answer,
        {"person": way.people["author"].pk, "capacity": "SENIOR_OFFICER"},
    )  # fmt: skip
    shown = text(page(client, way.people["author"], "endorse_return", answer))
    assert "nobody endorses their own" in shown
    assert "<form" not in shown


def test_the_check_page_says_what_is_missing(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "send_return", answer))
    assert "It cannot be sent yet" in shown
    assert "Record which senior officer was informed" in shown


def test_an_endorsed_return_is_sent(client, way):
    answer = way.endorsed()
    assert "Check and send" in text(page(client, way.people["author"], "read_return", answer))
    shown = text(post(client, way.people["author"], "send_return", answer, {"version": answer.version}))
    assert "The return has been sent to the Partnership Team." in shown
    assert way.answer.standing == Standing.RETURNED


def test_sending_without_an_endorsement_is_warned_of(client, way):
    answer = way.written()
    shown = text(page(client, way.people["author"], "send_return", answer))
    assert "No senior officer has endorsed these words" in shown


def test_an_accepted_return_can_be_read_and_not_written(client, way):
    answer = way.accepted()
    assert "Nothing more." in text(page(client, way.people["author"], "read_return", answer))
    refused = say(client, way, summary="Other words.")
    assert refused.status_code == 422
    assert "has accepted this return" in text(refused)


@pytest.mark.parametrize("who", ["stranger", "owner", "barred", "referrer", "housing_lead"])
def test_another_agencys_return_is_not_there(client, way, who):
    answer = way.sent()
    assert page(client, way.people[who], "read_return", answer).status_code == 404


@pytest.mark.parametrize(
    ("who", "act"), [("senior", "write_return"), ("author", "endorse_return"), ("author", "accept_return")]
)
def test_each_does_their_own_part_and_not_the_others(client, way, who, act):
    answer = way.sent()
    assert page(client, way.people[who], act, answer).status_code in (403, 404)


def test_a_lead_of_the_agency_may_name_people_without_writing(client, way):
    answer = way.asked()
    assert page(client, way.people["chief"], "name_respondent", answer).status_code == 200
    said = {"person": way.people["senior"].pk, "capacity": "SENIOR_OFFICER"}
    after = post(client, way.people["chief"], "name_respondent", answer, said)
    assert after.status_code == 200


def test_an_agencys_people_find_their_own_returns_again_and_only_theirs(client, way):
    answer = way.accepted()
    client.force_login(way.people["author"])
    assert "Your agency’s returns" in text(client.get(reverse("cases:home")))
    shown = text(client.get(reverse("cases:our_returns")))
    assert answer.request.reference in shown and "Assured" in shown and "Vera" not in shown
    client.force_login(way.people["stranger"])
    assert "Your agency’s returns" not in text(client.get(reverse("cases:home")))
    assert "None yet" in text(client.get(reverse("cases:our_returns")))


def test_a_part_is_introduced_on_its_first_page_only(client, way):
    answer = way.asked()
    client.force_login(way.people["author"])
    first, other = (text(client.get(part(answer, "involvement", one))) for one in ("involvement", "records"))
    assert "two pages are all" in first and "two pages are all" not in other


def test_a_comment_on_an_accepted_return_is_not_marked_as_dealt_with(client, way):
    way.written()
    way.do(writing.comment_on_return, "author", words="Who was there?")
    seen = text(page(client, way.people["author"], "read_return", way.answer))
    assert "Mark as dealt with" in seen
    way.do(returns.endorse_return, "senior", statement="I endorse it.")
    way.do(returns.send_return, "author")
    way.accept()
    assert "Mark as dealt with" not in text(page(client, way.people["author"], "read_return", way.answer))
