"""The report: drafted from the record, and written in versions that never change."""

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Gap, Step
from sarum.cases.operations import report as operations
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import build, cast

pytestmark = pytest.mark.django_db


def do(operation, who, **given):
    return operation(by=cast.people()[who], at=timezone.now(), **given)


def write(held, who="officer", **given):
    sections = {**held.latest.sections, "facts": "She has died."}
    return do(operations.write_report, who, report=held, **{"sections": sections, "why": "Plainer facts", **given})


@pytest.fixture
def decided():
    return build.case_at(Step.RAPID_REVIEW, done=True)


@pytest.fixture
def drafted():
    return build.case_at(Step.SIGN_OFF).report


def test_the_draft_says_who_met_what_was_decided_and_every_gap(decided):
    Gap.objects.create(
        rapid_review=decided.rapid_review, agency=decided.requests.first().agency, what="no return", reason="It closed."
    )
    Notice.objects.all().delete()
    do(operations.draft_report, "officer", case=decided)
    version = decided.report.latest
    assert version.number == 1
    assert "The Rapid Review meeting was held on" in version.sections["about"]
    assert "no return. It closed." in version.sections["returns"]
    assert "Adult A" in version.sections["criteria"] and "Met" in version.sections["criteria"]
    assert version.sections["decision"].startswith("Safeguarding Adults Review: mandatory")
    assert all(text == text.strip() for text in version.sections.values())
    assert {letter.to.name for letter in Notice.objects.all()} == {"Martha Bell", "Dilys Oram"}


def test_there_is_no_report_without_a_decision_and_minutes():
    case = build.case_at(Step.RAPID_REVIEW)
    with pytest.raises(Refused, match="The Rapid Review has not decided"):
        do(operations.draft_report, "officer", case=case)


def test_only_the_partnership_team_drafts(decided):
    with pytest.raises(NotAllowed):
        do(operations.draft_report, "chair", case=decided)


def test_a_new_version_leaves_the_one_before_as_it_was(drafted):
    first = drafted.latest
    write(drafted)
    assert drafted.latest.number == 2 and drafted.latest.sections["facts"] == "She has died."
    assert drafted.versions.get(number=1).digest == first.digest
    said = Event.objects.select_related("words").order_by("number").last().words.sentence
    assert said == "wrote version 2 of the report: Plainer facts"


def test_a_version_says_what_is_new_and_is_new(drafted):
    with pytest.raises(Refused, match="what is new") as refused:
        write(drafted, why=" ")
    assert refused.value.field == "why"
    with pytest.raises(Refused, match="Nothing has changed"):
        write(drafted, sections=drafted.latest.sections)


def test_whoever_wrote_from_an_older_version_sees_the_newer(drafted):
    seen = drafted.version
    write(drafted)
    with pytest.raises(Stale):
        write(drafted, sections={"facts": "Mine."}, version=seen)


def test_a_report_that_the_manager_wrote_goes_to_the_deputy(drafted):
    Notice.objects.all().delete()
    write(drafted, "manager")
    assert {letter.to.name for letter in Notice.objects.all()} == {"Dilys Oram"}


def test_a_ratified_report_is_not_written():
    held = build.case_at(Step.RECOMMENDATIONS).report
    with pytest.raises(NotAllowed):
        write(held)
