"""The return as a Word form: taken away filled in, written in as people do, brought back, looked at and used."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as Word
from docx.oxml.ns import qn

from sarum.board.models import Agency
from sarum.cases.models import BroughtReturn
from sarum.kit import files
from tests import cast
from tests.hostile import HOSTILE, TWELVE, pdf
from tests.pages.test_returns import address, page, post, text
from tests.returns import CONTENT, Way

pytestmark = pytest.mark.django_db
SUMMARY = "answers.summary"


@pytest.fixture
def way():
    return Way()


def form(client, way, answer=None):
    """The form as it is downloaded now, open in Word."""
    return Word(BytesIO(page(client, way.people["author"], "return_form", answer or way.answer).content))


def saved(word):
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def row(word, code, number=1):
    """The row of a question; of a list, that of this entry."""
    return [one for table in word.tables for one in table.rows if one.cells[-1].text == code][number - 1]


def write(word, code, words, number=1):
    row(word, code, number).cells[1].text = words


def bring(client, way, word, answer=None, name="return.docx"):
    """Bring a form; gives the page on which it is looked at, or the refusal."""
    client.force_login(way.people["author"])
    content = word if isinstance(word, bytes) else saved(word)
    answer = answer or way.answer
    return client.post(
        address("bring_return", answer.case, answer.pk), {"filled": SimpleUploadedFile(name, content)}, follow=True
    )


def use(client, way, shown=None):
    brought = BroughtReturn.objects.last()
    version = {"version": shown.context["version"]} if shown else {}
    return post_to(client, way, reverse("cases:use_brought_return", args=[way.case.reference, brought.pk]), version)


def post_to(client, way, path, said):
    client.force_login(way.people["author"])
    return client.post(path, said, follow=True)


def test_the_form_holds_what_is_saved_what_is_asked_and_what_it_may_be_used_for_on_every_page(client, way):
    way.asked(questions="Who stopped the care?\nAnd when?")
    way.written(events=[{"about_when": "April 2025", "event": "Care stopped"}])
    word = form(client, way)
    assert row(word, SUMMARY).cells[1].text == CONTENT["answers"]["summary"]
    assert row(word, "involvement.kind").cells[1].text == "Yes, we were involved"
    assert row(word, "involvement.period_from").cells[1].text == "1 October 2024"
    assert row(word, "events.event").cells[1].text == "Care stopped" and not row(word, "events.event", 2).cells[1].text
    opening = "\n".join(one.text for one in word.paragraphs)
    for told in ("Who stopped the care?", "Vera Lindqvist", way.answer.request.reference, "section 45"):
        assert told in opening
    assert (
        "45(6)" in word.sections[0].footer.paragraphs[0].text
        and "Vera" not in word.sections[0].footer.paragraphs[0].text
    )


def test_a_form_brought_back_as_it_was_changes_nothing(client, way):
    way.written(events=[{"about_when": "April 2025", "event": "Care stopped"}], others=[{"name": "The lunch club"}])
    before = way.answer.digest
    shown = text(bring(client, way, form(client, way)))
    assert "Everything in the form found its place" in shown and "the return says all of this already" in shown
    use(client, way)
    assert way.answer.digest == before and not way.answer.notes.exists()


def test_answers_written_in_word_are_shown_beside_what_stands_and_then_used(client, way):
    way.endorsed()
    word = form(client, way)
    write(word, SUMMARY, "We visited every day.\n\nThen we stopped.")
    write(word, "answers.has_hr_matters", "☐ Yes ☒ No")
    write(word, "events.on", "2nd April 2025")
    write(word, "events.event", "We stopped calling")
    write(word, "events.on", "3/4/25", 2)
    write(word, "events.event", "Nobody told the GP", 2)
    write(word, "others.name", "The lunch club")
    answer, shown = way.answer, bring(client, way, word)
    for told in (CONTENT["answers"]["summary"], "Then we stopped.", "Nobody told the GP", "3 April 2025"):
        assert told in text(shown)
    assert way.answer.digest == answer.digest and way.answer.endorsements.get().voided_at is None
    assert "are in the return" in text(use(client, way, shown))
    kept = way.answer
    assert kept.summary == "We visited every day.\n\nThen we stopped."
    assert kept.said("answers", "has_hr_matters") is False
    assert kept.answers["events"] == [
        {"on": "2025-04-02", "event": "We stopped calling"}, {"on": "2025-04-03", "event": "Nobody told the GP"},
    ]  # fmt: skip
    assert kept.answers["others"] == [{"name": "The lunch club"}]
    assert kept.said("answers", "could_be_better") == CONTENT["answers"]["could_be_better"]
    assert kept.endorsements.get().voided_because == "The return was edited after it was endorsed."
    versions = list(kept.versions.order_by("number"))
    assert versions[-1].answers["answers"]["summary"] == CONTENT["answers"]["summary"]


def test_whatever_has_no_place_is_named_and_stays_beside_the_return(client, way):
    way.asked()
    word = form(client, way)
    whole = row(word, "answers.family")
    whole._tr.getparent().remove(whole._tr)
    table = next(one for one in word.tables if one.rows[1].cells[-1].text == SUMMARY)
    for cell, words in zip(table.add_row().cells, ("Also", "She had a cat", ""), strict=True):
        cell.text = words
    word.add_paragraph("PS: call me on Friday")
    write(word, "involvement.kind", "Perhaps")
    write(word, "involvement.period_from", "31 April 2024")
    write(word, "answers.is_candour_triggered", "X Yes X No")
    row(word, SUMMARY).cells[0].paragraphs[0].add_run(" (see my letter)")
    told = (
        "What was known of the people around the adult?” is missing", "Also / She had a cat", "PS: call me on Friday",
        "“Perhaps” is not one of the answers", "“31 April 2024” is not a date", "“X Yes X No” is not one of the answers",
        "Beside the question is written: “(see my letter)”",
    )  # fmt: skip
    shown = text(bring(client, way, word))
    for words in told:
        assert words in shown
    use(client, way)
    notes = list(way.answer.notes.filter(kind="NOT_PLACED").values_list("words", flat=True))
    assert len(notes) == len(told) and all(any(words in note for note in notes) for words in told)
    shown = text(page(client, way.people["author"], "write_return", way.answer))
    assert all(words in shown for words in told)


def test_a_table_that_was_copied_is_one_more_event(client, way):
    way.asked()
    word = form(client, way)
    for number in range(1, 6):
        write(word, "events.event", f"Event {number}", number)
    tables = [one for one in word.tables if one.rows[1].cells[-1].text == "events.on"]
    more = Word(BytesIO(saved(word)))  # the last, as it is empty, copied and filled in
    last = [one for one in more.tables if one.rows[1].cells[-1].text == "events.on"][-1]._tbl
    tables[-1]._tbl.addnext(last)
    write(word, "events.event", "Event 6", 6)
    shown = bring(client, way, word)
    assert "Everything in the form found its place" in text(shown)
    use(client, way)
    assert [one["event"] for one in way.answer.answers["events"]] == [f"Event {number}" for number in range(1, 7)]


def test_what_a_nil_return_is_not_asked_is_named_and_not_used(client, way):
    way.asked()
    word = form(client, way)
    write(word, "involvement.kind", "No: we searched, and found no involvement (a nil return)")
    write(word, "involvement.period_from", "3 March 2021")
    write(word, SUMMARY, "We knew her well.")
    write(word, "events.event", "She telephoned")
    shown = text(bring(client, way, word))
    assert "“When did your involvement begin?” was answered, but it does not apply" in shown
    assert (
        "“What was your involvement?” was answered, but it is not asked of a nil return: “We knew her well.”" in shown
    )
    assert "“What happened?” was answered, but it is not asked of a nil return: “She telephoned”" in shown
    use(client, way)
    assert way.answer.answers == {"involvement": {"kind": "NIL"}}
    assert way.answer.notes.filter(words__contains="We knew her well.").exists()


def test_the_form_of_another_agency_or_case_is_refused_by_its_number(client, way):
    answer = way.asked(agencies=[way.agency, Agency.objects.get(name=cast.TRUST)])
    other = way.case.requests.get(agency__name=cast.TRUST)
    word = form(client, way)
    for one in word.paragraphs:
        one.text = (
            one.text.replace(answer.request.reference, other.reference)
            if "Number of this form" in one.text
            else one.text
        )
    refused = bring(client, way, word)
    assert refused.status_code == 422 and not BroughtReturn.objects.exists()
    assert f"This is the form of {other.reference}, and here you answer {answer.request.reference}." in text(refused)


def test_a_form_whose_number_was_taken_out_is_read_and_that_is_said(client, way):
    way.asked()
    word = form(client, way)
    numbered = next(one for one in word.paragraphs if "Number of this form" in one.text)
    numbered._p.getparent().remove(numbered._p)
    write(word, SUMMARY, "We visited.")
    assert "The number of this form is missing from it" in text(bring(client, way, word))


def test_a_form_that_was_taken_before_more_time_was_given_is_still_the_form(client, way):
    answer = way.asked()
    word = form(client, way)
    until = answer.request.due_on.replace(year=answer.request.due_on.year + 1)
    way.case.requests.update(due_on=until)
    write(word, SUMMARY, "We visited.")
    assert "Everything in the form found its place" in text(bring(client, way, word))


def test_a_period_that_ends_before_it_begins_is_refused_when_it_is_used(client, way):
    way.asked()
    word = form(client, way)
    write(word, "involvement.period_from", "1 May 2025")
    write(word, "involvement.period_to", "1 April 2025")
    bring(client, way, word)
    refused = use(client, way)
    assert refused.status_code == 422 and "cannot end before it began" in text(refused)
    assert way.answer.answers == {}


def test_what_a_colleague_wrote_meanwhile_is_shown_beside_the_form_and_kept(client, way):
    way.written()
    word = form(client, way)
    write(word, SUMMARY, "Mine, from Word.")
    way.say("lead", summary="The lead’s.")
    shown = bring(client, way, word)
    assert "The lead’s." in text(shown) and "Mine, from Word." in text(shown)
    way.say("lead", summary="The lead’s again.")
    again = use(client, way, shown)
    assert again.status_code == 422 and "Somebody else saved this" in text(again)
    assert "The lead’s again." in text(again) and way.answer.summary == "The lead’s again."
    use(client, way, again)
    assert way.answer.summary == "Mine, from Word."
    assert way.answer.versions.last().answers["answers"]["summary"] == "The lead’s again."


def test_a_form_is_used_once_and_by_those_who_write(client, way):
    way.asked()
    word = form(client, way)
    write(word, SUMMARY, "We visited.")
    bring(client, way, word)
    brought = BroughtReturn.objects.get()
    assert row(Word(BytesIO(files.read(brought.digest))), SUMMARY).cells[1].text == "We visited."
    here = reverse("cases:use_brought_return", args=[way.case.reference, brought.pk])
    for who in ("senior", "officer", "stranger", "housing_lead"):
        client.force_login(way.people[who])
        assert client.post(here, {}).status_code in (403, 404)
    use(client, way)
    again = use(client, way)
    assert again.status_code == 422 and "have been used already" in text(again)
    assert set(way.answer.authors.all()) == {way.people["author"]}


@pytest.mark.parametrize("kind", TWELVE)
def test_a_hostile_file_is_refused_with_its_reason(client, way, kind):
    name, content, why = HOSTILE[kind]
    way.asked()
    refused = bring(client, way, content, name=name)
    assert refused.status_code == 422 and why.replace("“", "").split("”")[0] in text(refused).replace("“", "")
    assert not BroughtReturn.objects.exists()


def test_a_word_file_that_is_not_the_form_is_refused(client, way):
    way.asked()
    word = Word()
    word.add_table(rows=2, cols=3).rows[1].cells[1].text = "We visited her."
    refused = bring(client, way, word)
    assert refused.status_code == 422 and "it is not this form" in text(refused)


def test_an_answer_in_a_content_control_and_with_tracked_changes_is_read_as_it_stands(client, way):
    way.asked()
    word = form(client, way)
    write(word, SUMMARY, "We visited daily.")
    run = row(word, SUMMARY).cells[1].paragraphs[0].runs[0]._r
    deleted = run.makeelement(qn("w:del"), {})
    run.addnext(deleted)
    gone = deleted.makeelement(qn("w:r"), {})
    words = gone.makeelement(qn("w:delText"), {})
    words.text = "Not this."
    gone.append(words)
    deleted.append(gone)
    bring(client, way, word)
    use(client, way)
    assert way.answer.summary == "We visited daily."


def test_nothing_is_brought_to_a_return_that_was_accepted(client, way):
    way.accepted()
    refused = bring(client, way, form(client, way))
    assert refused.status_code == 422 and "has accepted this return" in text(refused)


def test_the_word_form_is_the_authors_alone(client, way):
    answer = way.asked()
    for who in ("stranger", "housing_lead", "barred"):
        assert page(client, way.people[who], "return_form", answer).status_code == 404
    assert post(client, way.people["stranger"], "bring_return", answer, {}).status_code == 404


def test_the_form_as_it_came_is_kept_for_the_agency_and_the_team_and_not_for_those_invited(client, way):
    way.asked()
    word = form(client, way)
    write(word, SUMMARY, "We visited.")
    content = saved(word)
    bring(client, way, content)
    digest = BroughtReturn.objects.get().digest
    there = address("return_file", way.case, way.answer.pk, digest)
    client.force_login(way.people["author"])
    assert client.get(there).status_code == 404  # it has not been used
    use(client, way)
    for who in ("author", "senior", "officer", "chair"):
        client.force_login(way.people[who])
        kept = client.get(there)
        assert kept.content == content and "my" not in kept["Content-Disposition"]
        assert kept["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert there in text(page(client, way.people[who], "read_return", way.answer))
    for who in ("stranger", "housing_lead", "barred", "member"):
        client.force_login(way.people[who])
        assert client.get(there).status_code == 404


def test_a_document_of_a_return_is_opened_and_held_where_it_cannot_be_checked(client, way, settings):
    answer = way.asked()
    client.force_login(way.people["author"])
    place = reverse("cases:return_entry", args=[answer.case.reference, answer.pk, "attachments", 1])
    client.post(place, {"upload": SimpleUploadedFile("plan.pdf", pdf()), "about": "Care plan"})
    there = address("return_file", way.case, answer.pk, way.answer.answers["attachments"][0]["digest"])
    client.force_login(way.people["officer"])
    assert client.get(there).content == pdf()
    assert ">Care plan</a>" in text(page(client, way.people["officer"], "read_return", way.answer))
    settings.CLAMD = "127.0.0.1:1"
    held = client.get(there)
    assert held.status_code == 409 and "the check does not answer. It is kept" in text(held)
    files.path_of(way.answer.answers["attachments"][0]["digest"]).unlink()
    assert "cannot be found whole on the server" in text(client.get(there))
    assert client.get(address("return_file", way.case, answer.pk, "0" * 64)).status_code == 404
