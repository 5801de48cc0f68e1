"""Letters: a letter stays as it was written, whatever the Board's templates become; and letters about a ratified report."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from docx import Document

from sarum.cases.models import (
    Case,
    DecisionLetter,
    Involvement,
    MadeDocument,
    ParallelProcess,
    ProcessKind,
    RapidReview,
    Step,
    Telling,
)
from sarum.cases.operations import telling as operations
from sarum.cases.queries import telling as queries
from sarum.kit import word_pdf
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.operations.test_verification import decide, heard, received
from tests.pages.steps import answered, day, opened, words
from tests.stationery import in_force

pytestmark = pytest.mark.django_db


def test_a_letter_keeps_the_template_it_was_written_in(monkeypatch):
    people = cast.people()
    case = received(people)
    decision = decide(heard(case, people), people)
    in_force("The Wyvern letter")
    answered("officer", "write_letter", case, decision.pk, to_name="Robin Tate", words="It was decided.")
    in_force("A newer letter")
    letter = DecisionLetter.objects.get()
    content = opened("officer", "letter_word", case, letter.pk).content
    assert [line.text for line in Document(io.BytesIO(content)).paragraphs] == ["The Wyvern letter", "It was decided."]
    printed = []
    monkeypatch.setattr(word_pdf, "is_there", lambda: True)
    monkeypatch.setattr(word_pdf, "pdf_from", lambda word: printed.append(word) or b"%PDF-printed")
    monkeypatch.setattr("sarum.kit.bare.pdf", lambda content: content)
    assert opened("officer", "letter_pdf", case, letter.pk).content == b"%PDF-printed"
    assert Document(io.BytesIO(printed[0])).paragraphs[0].text == "The Wyvern letter"
    assert "Download it as PDF</a>, in the same template" in words(opened("officer", "letter", case, letter.pk))
    assert [one.template_number for one in MadeDocument.objects.order_by("pk")] == [1, 1]


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def plan(case, who="Her brother", **changes):
    given = {
        "part": "NOW",
        "decision": "Told, and asked how he wishes to take part",
        "safe_contact": "By post, not at home",
    }
    return Involvement.objects.create(
        case=case, who=who, **given | changes, recorded_at=timezone.now(), recorded_by=cast.people()["officer"]
    )


def inquest(case, **changes):
    given = {"kind": ProcessKind.INQUEST, "process": "Inquest", "lead": "HM Coroner", "reference": "I 12"}
    return ParallelProcess.objects.create(case=case, **given | changes)


def written(case, key, **changes):
    one = queries.to_write(cast.people()["officer"], case, key)
    given = {
        "to_name": queries.addressed(case, one),
        "subject": "Our decision",
        "words": queries.Begun(cast.people()["officer"], case).to(one),
    }
    operations.write_report_letter(
        case=case, whom=key, **given | changes, by=cast.people()["officer"], at=timezone.now()
    )
    return DecisionLetter.objects.latest("pk")


def keys(case):
    return {one.key: one for one in queries.letters_of(cast.people()["officer"], Case.objects.get(pk=case.pk))}


def test_a_letter_goes_to_the_referrer_each_agency_its_head_the_family_and_who_leads_what_else_is_under_way(case):
    brother, coroner = plan(case), inquest(case)
    over, within = inquest(case, standing="CLOSED"), inquest(case, kind=ProcessKind.SECTION_42)
    asked = {one.agency_id for one in case.requests.all()}
    found = keys(case)
    assert {"referrer", f"family-{brother.pk}", f"body-{coroner.pk}"} <= set(found)
    assert {f"agency-{pk}" for pk in asked} | {f"head-{pk}" for pk in asked} <= set(found)
    assert not {f"body-{over.pk}", f"body-{within.pk}"} & set(found)
    RapidReview.objects.filter(case=case).update(
        decision="NO_REVIEW", learning_summary="Ask.", why_no_more="It is clear."
    )
    assert not any(key.startswith("head-") for key in keys(case))


@pytest.mark.parametrize("decision", ["MANDATORY", "NO_REVIEW"])
def test_every_letter_begins_from_the_record_and_names_nobody(case, decision):
    plan(case), inquest(case)
    RapidReview.objects.filter(case=case).update(decision=decision, learning_summary="Ask.", why_no_more="It is clear.")
    names = [adult.name for adult in case.adults.all() if adult.name]
    for one in keys(case).values():
        said = queries.Begun(cast.people()["officer"], case).to(one)
        assert case.reference in said and not any(name in said for name in names), one.key
    said = queries.Begun(cast.people()["officer"], case).to(keys(case)["referrer"])
    assert "The reasons are these" in said and ("What was learnt: Ask." in said) == (decision == "NO_REVIEW")


def test_a_letter_is_kept_read_taken_and_recorded_as_sent(case):
    brother = plan(case)
    key = f"family-{brother.pk}"
    page = words(opened("officer", "write_report_letter", case, key))
    assert "By post, not at home" in page and "Her brother" in page
    answer = answered(
        "officer",
        "write_report_letter",
        case,
        key,
        to_name="Mr Marsh",
        subject="Our decision",
        words="We will hold a review.",
    )
    letter = DecisionLetter.objects.get(report=case.report)
    assert answer.url.endswith(f"/letter/{letter.pk}/") and letter.kind == "FAMILY" and letter.involvement == brother
    assert "We will hold a review." in words(opened("chair", "letter", case, letter.pk))
    assert "Kept, not sent" in words(opened("officer", "report_letters", case))
    content = opened("officer", "letter_word", case, letter.pk).content
    assert "Dear Mr Marsh," in [line.text for line in Document(io.BytesIO(content)).paragraphs]
    assert opened("officer", "letter_pdf", case, letter.pk).content.startswith(b"%PDF-")
    today = timezone.localdate()
    given = day("told_on", today.year, today.month, today.day) | {"told_how": "POST"}
    assert answered("officer", "tell_by_letter", case, letter.pk, **given).status_code == 302
    letter.refresh_from_db()
    assert letter.told_how == "POST" and Telling.objects.get(involvement=brother).told_how == "POST"
    assert keys(case)[key].is_told
    again = answered("officer", "tell_by_letter", case, letter.pk, **given)
    assert again.status_code == 422 and "It is recorded already" in words(again)


def test_a_letter_to_a_head_or_a_coroner_is_told_without_being_a_line_of_those_who_must_be(case):
    coroner = inquest(case)
    head = next(key for key in keys(case) if key.startswith("head-"))
    for key in (f"body-{coroner.pk}", head):
        letter = written(case, key)
        by = {"by": cast.people()["officer"], "at": timezone.now()}
        operations.tell_by_letter(letter=letter, told_how="EMAIL", told_on=timezone.localdate(), **by)
        assert keys(case)[key].is_told
    assert not Telling.objects.exists()


def test_every_agency_and_its_head_is_written_to_at_once_and_what_was_sent_together_is_recorded_together(case):
    page = opened("officer", "write_agency_letters", case)
    waiting = [key for key, one in keys(case).items() if one.agency_id]
    assert page.context["form"]["whom"].value() == waiting and len(waiting) > 2
    kept, rest = waiting[:-1], waiting[-1]
    assert answered("officer", "write_agency_letters", case, whom=kept).status_code == 302
    found = keys(case)
    assert all(found[key].letter.words == queries.Begun(cast.people()["officer"], case).to(found[key]) for key in kept)
    assert found[rest].letter is None and "Kept, not sent" in words(opened("officer", "report_letters", case))
    again = answered("officer", "write_agency_letters", case, whom=kept)
    assert again.status_code == 422
    today = timezone.localdate()
    sent = [str(found[key].letter.pk) for key in kept]
    given = day("told_on", today.year, today.month, today.day) | {"told_how": "EMAIL", "letters": sent}
    assert answered("officer", "tell_by_letters", case, **given).status_code == 302
    found = keys(case)
    assert all(found[key].is_told and found[key].letter.told_how == "EMAIL" for key in kept)
    assert {f"agency-{one.agency_id}" for one in Telling.objects.all()} == {
        one for one in kept if one.startswith("agency-")
    }
    assert opened("officer", "tell_by_letters", case).context["form"].fields["letters"].choices == []


def test_letters_that_were_kept_meanwhile_are_not_kept_twice_and_none_is_sent_before_ratification(case):
    by = {"by": cast.people()["officer"], "at": timezone.now()}
    head = next(key for key in keys(case) if key.startswith("head-"))
    operations.write_agency_letters(case=case, whom=[head], **by)
    for chosen, why in (([head], "meanwhile"), (["family-0"], "meanwhile"), ([], "Select to whom")):
        with pytest.raises(Refused, match=why):
            operations.write_agency_letters(case=case, whom=chosen, **by)
    with pytest.raises(NotAllowed):
        operations.write_agency_letters(case=case, whom=[head], **by | {"by": cast.people()["chair"]})
    before = case.report.ratified_at.date() - dt.timedelta(days=1)
    with pytest.raises(Refused, match="Enter that day or a later one"):
        operations.tell_by_letters(case=case, letters=[keys(case)[head].letter], told_how="POST", told_on=before, **by)
    assert not keys(case)[head].is_told
    of_two, today = keys(case)[head].letter, timezone.localdate()
    operations.tell_by_letters(case=case, letters=[of_two], told_how="POST", told_on=today, **by)
    with pytest.raises(Refused, match="recorded already"):
        operations.tell_by_letters(case=case, letters=[of_two], told_how="EMAIL", told_on=today, **by)
    of_two.refresh_from_db()
    assert of_two.told_how == "POST"
    with pytest.raises(Refused, match="It stays as it was"):
        written(case, head)


def test_two_who_write_the_same_letter_hear_of_each_other_and_one_of_them_is_sent(case):
    whom, today = "referrer", timezone.localdate()
    sent = {"to_name": "Ann", "subject": "A case", "words": "Dear Ann"}
    assert opened("officer", "write_report_letter", case, whom).context["form"]["before"].value() == ""
    assert answered("officer", "write_report_letter", case, whom, **sent, before="").status_code == 302
    late = answered("second_officer", "write_report_letter", case, whom, **sent | {"words": "Other words"}, before="")
    assert (
        late.status_code == 422
        and "Somebody has written this letter since" in words(late)
        and "Other words" in words(late)
    )
    first = keys(case)[whom].letter
    assert answered("officer", "write_report_letter", case, whom, **sent, before=str(first.pk)).status_code == 302
    second, by = keys(case)[whom].letter, {"by": cast.people()["officer"], "at": timezone.now()}
    operations.tell_by_letter(letter=second, told_how="POST", told_on=today, **by)
    with pytest.raises(Refused, match="Another letter to Ann has been sent"):
        operations.tell_by_letter(letter=first, told_how="POST", told_on=today, **by)


def test_a_letter_is_refused_to_whom_is_not_told_to_nobody_and_without_words(case):
    sister = plan(case, "Her sister", part="NOT", reasons="She did not wish it.")
    with pytest.raises(Refused, match="She did not wish it"):
        written(case, f"family-{sister.pk}")
    assert opened("officer", "write_report_letter", case, f"family-{sister.pk}").status_code == 409
    assert opened("officer", "write_report_letter", case, "family-0").status_code == 404
    with pytest.raises(Refused, match="Nobody of this case"):
        operations.write_report_letter(
            case=case,
            whom="family-0",
            to_name="x",
            subject="x",
            words="x",
            by=cast.people()["officer"],
            at=timezone.now(),
        )
    with pytest.raises(Refused, match="Write the letter"):
        written(case, "referrer", words=" ")
    with pytest.raises(NotAllowed):
        operations.write_report_letter(
            case=case,
            whom="referrer",
            to_name="x",
            subject="x",
            words="x",
            by=cast.people()["chair"],
            at=timezone.now(),
        )


def test_no_letter_is_written_of_a_report_that_is_not_ratified():
    case = build.case_at(Step.SIGN_OFF)
    assert "Once the Independent Chair has ratified the report" in words(opened("officer", "report_letters", case))
    assert opened("officer", "write_report_letter", case, "referrer").status_code == 404


def test_a_report_that_is_ratified_again_has_its_letters_written_again(case):
    written(case, "referrer")
    case.report.ratified_at = timezone.now()
    case.report.save()
    assert keys(case)["referrer"].letter is None


def test_a_name_that_is_left_in_a_letter_is_pointed_out(case):
    name = next(adult.name for adult in case.adults.all() if adult.name)
    letter = written(case, "referrer", words=f"It was about {name}.")
    assert "Names of people in this case are in the letter" in words(opened("officer", "letter", case, letter.pk))
    plain = written(case, "referrer", words="It was decided.")
    assert "Names of people" not in words(opened("officer", "letter", case, plain.pk))


def test_a_letter_about_a_report_is_no_letter_about_a_verification(case):
    letter = written(case, "referrer")
    assert opened("officer", "tell_referrer", case, letter.pk).status_code == 404
