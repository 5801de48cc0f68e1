"""The Board's Word templates, and the documents made in them: each is kept as it was made, whatever comes later."""

import io
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from docx import Document

from sarum.board.models import Agency, Board, Event
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Agreement, Case, MadeDocument, PaperKind, ReportVersion, Step, WordTemplate
from sarum.cases.queries import document
from sarum.cases.queries import stationery as queries
from sarum.kit import files, pdf
from tests import build, cast
from tests.pages.steps import as_, opened, words
from tests.stationery import brought, in_force, template

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def at(act, *ids):
    return reverse(f"cases:{act}", args=ids)


def said(content):
    return [line.text for line in Document(io.BytesIO(content)).paragraphs if line.text]


def bring(who, *lines, kinds=("REPORT",)):
    file = SimpleUploadedFile("our report.docx", template(*lines))
    return as_(who).post(at("bring_template"), {"upload": file, "kinds": kinds}, follow=True)


def test_a_template_is_brought_tried_put_in_force_and_left_again(case):
    page = words(bring("manager", "OUR HEADING", "{{ title }}", "{{ content }}", kinds=("REPORT", "MINUTES")))
    assert "our report.docx" in page and "Not used yet" in page
    mine = WordTemplate.objects.get(kind="REPORT")
    assert "Sarum’s own" in page and queries.digest_in_force(cast.people()["manager"], "REPORT") == ""
    choosing = words(as_("manager").get(at("choose_trial", mine.pk)))
    assert case.reference in choosing
    chosen = as_("manager").post(at("choose_trial", mine.pk), {"case": case.pk})
    tried = as_("manager").get(chosen.url)
    assert said(tried.content)[:2] == ["OUR HEADING", f"Rapid Review report, case {case.reference}"]
    assert "About this review" in said(tried.content) and not MadeDocument.objects.exists()
    as_("manager").post(at("use_template", mine.pk), {"version": mine.version})
    assert said(opened("officer", "report_word", case, case.report.latest.pk).content)[0] == "OUR HEADING"
    as_("manager").post(at("go_back_to_own_template", mine.pk), {})
    assert said(opened("officer", "report_word", case, case.report.latest.pk).content)[0] == Board.objects.get().name
    assert [one.number for one in WordTemplate.objects.filter(kind="REPORT")] == [2, 1]
    assert "Was in force" in words(as_("officer").get(at("word_templates")))
    copy = as_("officer").get(at("word_template", mine.pk)).content
    assert said(copy)[0] == "OUR HEADING"
    assert (
        as_("manager").get(at("word_template", WordTemplate.objects.get(kind="REPORT", number=2).pk)).status_code == 404
    )


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            ("{{ adult_name }}", "{{ content }}"),
            "Rapid Review report: there is no field {{ adult_name }}. These can be used:",
        ),
        (("{{ title }}",), "The template has no place for the document itself"),
        (("{{ our name }}", "{{ content }}"), "The field {{ our name }} cannot be filled in"),
        (("Dear {{ to }},", "{{ content }}"), "Write Dear {{ dear }} in place of Dear {{ to }}"),
        (("{% if %}", "{{ content }}"), "nothing that begins with {%"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_with_its_reason(lines, reason):
    cast.people()
    answer = bring("manager", *lines, kinds=("REFERRER",) if "Dear" in lines[0] else ("REPORT",))
    assert answer.status_code == 422 and reason in words(answer) and not WordTemplate.objects.exists()


def test_every_field_is_named_on_the_page_and_sarums_own_template_can_be_taken_and_brought_back():
    cast.people()
    page = words(as_("manager").get(at("bring_template")))
    assert all(f"{{{{ {name} }}}}" in page for name in ("content", "signed", "digest", "standing"))
    for kind in PaperKind:
        own = as_("manager").get(at("own_word_template", kind.value)).content
        file = SimpleUploadedFile("own.docx", own)
        assert as_("manager").post(at("bring_template"), {"upload": file, "kinds": [kind.value]}).status_code == 302
    assert as_("manager").get(at("own_word_template", "NOVEL")).status_code == 404


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_kind_of_template_can_be_tried_with_a_case(case, kind):
    one = brought("TRIED", "{{ title }}", "{{ content }}", kinds=(kind.value,))
    assert said(as_("manager").get(at("try_template", case.reference, one.pk)).content)[0] == "TRIED"


def test_a_trial_shows_the_report_without_marks_the_last_meeting_and_sample_words_where_no_letter_waits(case):
    def tried(kind, of):
        one = brought("{{ content }}", kinds=(kind,))
        held = Document(io.BytesIO(as_("manager").get(at("try_template", of.reference, one.pk)).content))
        return "\n".join([*(line.text for line in held.paragraphs), *(c.text for t in held.tables for c in t._cells)])

    report = tried("REPORT", case)
    assert "](fact:" not in report and "Answer and grounds" in report
    assert "Present" in tried("MINUTES", case) and "Standing" in tried("AGENDA", case)
    early = build.case_at(Step.VERIFICATION)
    for kind in ("REFERRER", "AGENCY", "AGENCY_HEAD", "FAMILY", "OTHER_BODY"):
        assert "Sample words" in tried(kind, early)
    assert "Sample words" not in tried("REFERRER", case)


def test_who_sees_no_cases_tries_no_template_with_one(case):
    one = brought("OUR HEADING", "{{ content }}")
    assert as_("administrator").get(at("choose_trial", one.pk)).status_code == 403
    assert as_("administrator").get(at("try_template", case.reference, one.pk)).status_code in (403, 404)


def test_a_document_leaves_a_record_and_is_made_again_byte_for_byte_after_everything_changed(case):
    version = case.report.latest
    in_force("THE OLD HEADING")
    before = {ending: opened("officer", f"report_{ending}", case, version.pk).content for ending in ("word", "pdf")}
    opened("chair", "report_word", case, version.pk)  # the same again leaves no second record
    in_force("A NEW HEADING")
    Board.objects.update(name="Another Board", phone="0")
    Case.objects.filter(pk=case.pk).update(pseudonym="Adult Z")
    ReportVersion.objects.filter(pk=version.pk).update(sections={"facts": "Changed."})
    made = {one.ending: one for one in MadeDocument.objects.filter(case=case)}
    assert set(made) == {"docx", "pdf"} and MadeDocument.objects.count() == 2
    for name, ending in (("word", "docx"), ("pdf", "pdf")):
        one = made[ending]
        again = opened("chair", "made_document", case, one.pk)
        assert again.content == before[name] and one.digest == sha256(again.content).hexdigest()
        assert opened("officer", f"report_{name}", case, version.pk).content != before[name]
    word = made["docx"]
    assert (word.template_number, word.kind, word.made_by) == (1, "REPORT", cast.people()["officer"])
    page = words(opened("officer", "made_documents", case))
    assert "Version 1 of the Board’s template" in page and word.short_digest in page
    assert opened("member", "made_documents", case).status_code in (403, 404)


def test_a_document_is_as_it_was_made_whatever_the_program_makes_since(case, monkeypatch):
    before = opened("officer", "report_pdf", case, case.report.latest.pk).content
    monkeypatch.setattr(pdf, "TYPESETTING", pdf.TYPESETTING.replace("11pt", "12pt"))
    made = MadeDocument.objects.get()
    assert opened("officer", "made_document", case, made.pk).content == before
    files.path_of(made.digest).write_bytes(b"other")
    assert document.damaged(CLOCK) == [f"made document {made.pk}"]
    answer = opened("officer", "made_document", case, made.pk)
    assert answer.status_code == 409 and "cannot be found whole" in words(answer)


def test_nothing_made_says_what_will_be_listed(case):
    assert "Nothing has been made of this case yet" in words(opened("officer", "made_documents", case))


def test_a_signed_copy_is_recorded_and_still_known(case):
    version = case.report.latest
    content = as_("officer").post(at("take_signed_report", case.reference, version.pk)).content
    assert MadeDocument.objects.get().digest == sha256(content).hexdigest()
    taken = Event.objects.filter(act="take_signed_report")
    assert {"digest": sha256(content).hexdigest()} in [one.words.facts for one in taken]
    page = words(as_("officer").post(at("verify_copy"), {"upload": SimpleUploadedFile("copy.pdf", content)}))
    assert "They were ratified, letter for letter" in page and case.reference not in page
    assert files.read(MadeDocument.objects.get().digest) == content


def test_the_report_ends_with_what_was_agreed_after_it_was_ratified_and_is_laid_out_as_its_page_is(case):
    version, ended = case.report.latest, "Recommendations agreed after ratification"
    held = Document(io.BytesIO(opened("officer", "report_word", case, version.pk).content))
    framed = [line.text for line in held.paragraphs if line._p.xpath("./w:pPr/w:pBdr")]
    assert any("The Rapid Review meeting was held on" in words for words in framed)
    assert ["Element", "Answer and grounds"] in [[cell.text for cell in table.rows[0].cells] for table in held.tables]
    assert any(line.text.startswith("Written by\n") for line in held.paragraphs)
    assert ended not in [line.text for line in held.paragraphs]
    agreement = Agreement.objects.create(case=case, where="OUTSIDE")
    recommendation = case.recommendations.create(
        number="R9", text="Ask early.", is_multi_agency=True, proposed_by=cast.people()["officer"],
        proposed_at=timezone.now(), agreed_at=timezone.now(), agreed_by=cast.people()["chair"],
        agreement=agreement,
    )  # fmt: skip
    recommendation.agencies.add(*Agency.objects.all()[:2])
    held = Document(io.BytesIO(opened("officer", "report_word", case, version.pk).content))
    assert ended in [line.text for line in held.paragraphs] and held.tables[-1].cell(1, 1).text == "Ask early."
    assert opened("officer", "report_pdf", case, version.pk).content.startswith(b"%PDF")
    for shown in (opened("officer", "report", case), opened("officer", "report_version", case, version.pk)):
        assert ended in words(shown) and "no part of the words that were signed" in words(shown)
    before = case.report.versions.first()
    if before != version:
        assert ended not in words(opened("officer", "report_version", case, before.pk))


def test_a_draft_says_that_nobody_has_signed_it():
    case = build.case_at(Step.SIGN_OFF)
    content = opened("officer", "report_word", case, case.report.latest.pk).content
    assert "A draft: nobody has passed or signed these words." in said(content)
    assert "How to check this copy" not in said(content)


@pytest.mark.parametrize("of_a_case", [True, False])
def test_two_who_take_the_same_document_at_one_moment_leave_one_record(case, of_a_case):
    opened("officer", "report_word", case, case.report.latest.pk)
    made = MadeDocument.objects.get()
    MadeDocument.objects.filter(pk=made.pk).update(case=case if of_a_case else None)
    again = MadeDocument.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
