"""The pages of the Board's scoping template: drafted, read, issued, and met by agencies on every paper."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document as Word

from sarum.board.models import Agency
from sarum.cases.models import ScopingReturn, ScopingTemplate
from sarum.cases.operations import scoping
from tests import cast
from tests.pages.test_returns import page, part, text
from tests.returns import Way

pytestmark = pytest.mark.django_db
HOME = "/settings/scoping-template/"
QUESTION = {
    "label": "How bad was it?",
    "hint": "At its worst",
    "kind": "CHOICE",
    "options": "Not bad\n\nBad",
    "stage": "SCOPING",
}


@pytest.fixture
def manager(client):
    client.force_login(cast.people()["manager"])
    return client


def draft():
    return ScopingTemplate.objects.get(issued_at=None)


def url(act, *more):
    return reverse(f"cases:{act}", args=[draft().pk, *more])


def begin(manager):
    manager.post(reverse("cases:begin_template"), {})
    return draft()


def post(manager, path, said, version=""):
    return manager.post(path, {**said, "version": version}, follow=True)


def with_question(manager):
    begin(manager)
    post(manager, url("write_section"), {"title": "Self-neglect", "intro": "If it was known."})
    post(manager, url("write_question", "self-neglect"), QUESTION)
    return draft()


def test_the_template_is_read_by_the_team_before_anything_was_drafted(client):
    client.force_login(cast.people()["officer"])
    shown = text(client.get(HOME))
    assert "What was your involvement?" in shown and "Only in a commissioned review" in shown
    assert "The template that Sarum brings." in shown and "Draft a new version" not in shown


def test_the_business_manager_drafts_a_version_and_issues_it(manager):
    with_question(manager)
    shown = text(manager.get(HOME))
    assert "Version 2 is being drafted" in shown and "One of: Not bad; Bad" in shown and "If it was known." in shown
    post(manager, url("move_in_template", "self-neglect"), {"by_one": "-1"})
    assert [one["slug"] for one in draft().sections][-2:] == ["self-neglect", "in-depth"]
    post(manager, url("move_in_template", "summary", "family"), {"by_one": "-1"})
    post(manager, url("remove_question", "summary", "needs_and_voice"), {})
    assert [one["name"] for one in draft().sections[0]["questions"]] == ["summary", "family"]
    refused = post(manager, url("issue_template"), {"changed": ""})
    assert refused.status_code == 422 and "Say what has changed" in text(refused)
    shown = text(post(manager, url("issue_template"), {"changed": "Self-neglect is asked about."}))
    assert "Version 2 is in force." in shown and "Self-neglect is asked about." in shown


def test_a_question_keeps_what_was_typed_when_it_is_refused_and_its_length_when_it_is_worded_anew(manager):
    begin(manager)
    here = url("write_question", "summary", "summary")
    assert "What was your involvement?" in text(manager.get(here))
    refused = post(manager, here, {"label": "What did you do?", "kind": "YES_NO", "stage": "SCOPING"})
    assert (
        refused.status_code == 422
        and "Every return needs this question" in text(refused)
        and "What did you do?" in text(refused)
    )
    post(manager, here, {"label": "What did you do?", "kind": "LONG", "stage": "SCOPING"})
    said = draft().sections[0]["questions"][0]
    assert (said["label"], said["name"], said["rows"]) == ("What did you do?", "summary", 12)


def test_two_tabs_show_each_other_what_they_wrote(manager):
    begin(manager)
    here = url("write_question", "summary", "family")
    opened = manager.get(here).context["version"]
    said = {"kind": "LONG", "stage": "SCOPING", "label": "The first tab?"}
    post(manager, here, said, opened)
    clash = post(manager, here, {**said, "label": "The second tab?"}, opened)
    assert clash.status_code == 422
    assert "The first tab?" in text(clash) and "The second tab?" in text(clash)
    assert draft().sections[0]["questions"][2]["label"] == "The first tab?"
    post(manager, here, {**said, "label": "The second tab?"}, clash.context["version"])
    assert draft().sections[0]["questions"][2]["label"] == "The second tab?"


def test_a_draft_is_not_issued_unseen(manager):
    begin(manager)
    opened = manager.get(url("issue_template")).context["version"]
    post(manager, url("write_section"), {"title": "More"})
    assert post(manager, url("issue_template"), {"changed": "Nothing much"}, opened).status_code == 422
    assert draft().issued_at is None


def test_a_section_is_removed_when_it_is_empty_and_a_draft_is_thrown_away(manager):
    with_question(manager)
    refused = post(manager, url("remove_section", "self-neglect"), {})
    assert refused.status_code == 422 and "still has questions" in text(refused)
    post(manager, url("remove_question", "self-neglect", draft().sections[-1]["questions"][0]["name"]), {})
    post(manager, url("remove_section", "self-neglect"), {})
    assert "Self-neglect" not in text(manager.get(HOME))
    post(manager, url("drop_template"), {})
    assert not ScopingTemplate.objects.filter(issued_at=None).exists()


def test_what_is_no_longer_in_the_draft_is_not_there(manager):
    begin(manager)
    assert manager.get(url("write_question", "nothing")).status_code == 404
    assert manager.get(url("remove_question", "summary", "nothing")).status_code == 404


@pytest.mark.parametrize("who", ["officer", "chair", "author", "stranger", "administrator"])
def test_nobody_else_comes_to_the_pages_of_a_draft(manager, who):
    begin(manager)
    pages = [url("write_section"), url("write_question", "summary"), url("issue_template"), url("drop_template")]
    manager.force_login(cast.people()[who])
    assert {manager.get(one).status_code for one in pages} <= {403, 404}


def test_an_agency_asked_after_meets_the_new_questions_on_every_paper_and_one_asked_before_does_not(manager):
    way, client = Way(), manager
    before = way.sent()
    client.force_login(way.people["manager"])
    with_question(client)
    post(client, url("issue_template"), {"changed": "Self-neglect"})
    trust = Agency.objects.get(name=cast.TRUST)
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[trust])
    after = ScopingReturn.objects.get(request__agency=trust, request__case=way.case)
    way.do(
        scoping.name_respondent, "officer", scoping_return=after, person=cast.people()["member"], capacity="RESPONDENT"
    )
    client.force_login(way.people["author"])
    assert client.get(part(before, "s-self-neglect", "s-self-neglect")).status_code == 404
    assert not codes_in(page(client, way.people["author"], "return_form", before).content) & {
        "answers.q_how_bad_was_it"
    }
    writer = way.people["member"]
    client.force_login(writer)
    assert "At its worst" in text(client.get(part(after, "s-self-neglect", "s-self-neglect")))
    client.post(part(after, "s-self-neglect", "s-self-neglect"), {"q_how_bad_was_it": "O2"})
    assert "answers.q_how_bad_was_it" in codes_in(page(client, writer, "return_form", after).content)
    kept = Word(BytesIO(page(client, writer, "return_word", after).content))
    assert any("How bad was it?" in line.text for line in kept.paragraphs)
    assert page(client, writer, "return_pdf", after).content.startswith(b"%PDF")
    shown = text(page(client, writer, "read_return", after))
    assert "How bad was it?" in shown and "Bad</dd>" in shown
    assert "How bad was it?" not in text(page(client, way.people["officer"], "read_return", before))


def codes_in(content):
    return {row.cells[-1].text for table in Word(BytesIO(content)).tables for row in table.rows}
