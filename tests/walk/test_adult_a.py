"""The example case walks as its Board lived it: what was refused, what followed, and where it stands."""

import json

import pytest
from django.db import transaction

from sarum.cases.models import Report, Step
from sarum.cases.queries import publication, sections
from sarum.cases.rules import report as rules
from sarum.cases.walk import carrying
from sarum.cases.walk.folder import read_folder
from tests.walk.walks import EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker):
    """The whole walk, once for everything that is asked of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        walk, went_on = carrying.carry(read_folder(EXAMPLES / "adult-a"))
        assert went_on
        yield walk
        transaction.set_rollback(True)


def test_the_example_case_walks_to_its_review(walk):
    assert (walk.case.step, walk.case.reference) == (Step.REVIEW, "HSAB-2022-001")
    assert carrying.needed_next(walk).who == "Partnership Officer"
    assert f"{walk.case.due_on}" == "2022-11-25"
    done = [act.act for act in walk.acts]
    counted = {act: done.count(act) for act in done}
    assert {act: counted[act] for act in ("send_return", "endorse_return", "accept_return", "send_back_return")} == {
        "send_return": 10, "endorse_return": 9, "accept_return": 9, "send_back_return": 1,
    }  # fmt: skip
    assert (counted["decide_limb"], counted["recommend"], counted["add_action"]) == (4, 9, 15)
    assert (counted["agree_manner"], counted["escalate_action"], counted["verify_action"]) == (3, 1, 2)


def test_what_was_refused_on_the_way_is_told_with_its_reasons(walk):
    assert [(refusal.act, refusal.source) for refusal in walk.refusals] == [
        ("decide_verification", "verification.json: meetings[0]"),
        ("endorse_return", "returns/applecote-care-at-home.json: senior_officer"),
        ("accept_return", "returns/applecote-care-at-home.json"),
    ]
    assert "CCG was not represented" in walk.refusals[0].reasons[0]
    assert "nobody endorses their own" in walk.refusals[1].reasons[0]
    assert len(walk.refusals[2].reasons) == 2


def test_the_agency_found_later_is_asked_and_the_others_are_set_aside_with_reasons(walk):
    late = walk.case.requests.get(is_late_identified=True)
    assert (str(late.agency), f"{late.due_on}") == ("Dore Vale Good Neighbours", "2022-04-12")
    assert late.identified_through == "Three Brooks Homes' return, 21 March 2022"
    aside = dict(walk.case.known_agencies.exclude(set_aside_because="").values_list("name", "set_aside_because"))
    assert len(aside) == 4
    assert "contact: not known" in aside["Podiatry independent provider"]


def test_the_report_states_the_gap_and_is_ratified_without_its_chair(walk):
    report = Report.objects.get(case=walk.case)
    assert report.is_locked
    assert "Gap: Applecote Care at Home Ltd" in report.latest.sections["returns"]
    signed = report.versions.first().sign_offs.get(outcome="SIGNED")
    assert (signed.person.name, signed.office) == ("Gwilym Astley", "JCR_VICE_CHAIR")
    assert "conflict of interest" in signed.acting_because
    assert "duty manager" in report.latest.sections["facts"]


def test_a_fresh_draft_holds_no_name_of_anybody_in_the_case(walk):
    officer = Report.objects.get(case=walk.case).latest.written_by
    drafted = sections.sections_from_record(officer, walk.case)
    assert publication.names_left_in(officer, walk.case, rules.plain_words(drafted)) == []
    assert "Adult A" in drafted["facts"] and "JCR member, Wye Valley NHS Trust" in drafted["about"]


def test_nothing_the_referrer_said_is_lost(walk):
    answers = json.dumps(walk.case.referrals.get().answers, ensure_ascii=False)
    given = json.loads((EXAMPLES / "adult-a/referral.json").read_text())
    for text in ("Hard of hearing on the left", "He would like to be involved, by phone after 6pm", "COPD"):
        assert text in json.dumps(given) and text in answers
    assert given["media_or_public_interest"] in answers


def test_the_seven_chronologies_are_in_before_the_rapid_review_with_the_key_to_their_pseudonyms(walk):
    taken = [act.date for act in walk.acts if act.act == "take_in_chronology"]
    assert {f"{day}" for day in taken} == {"2022-04-07"} and len(taken) == 7
    sources = walk.case.chronology_sources
    assert sources.filter(kind="FILE", standing="IN").count() == 7
    assert walk.case.chronology.filter(source__kind="FILE", place__isnull=False).count() == 317
    assert walk.case.named_people.get(name="Keith Tranter").pseudonym == "Son of Adult A"
    shown = " ".join(walk.case.chronology.values_list("hidden_text", flat=True))
    assert "Tranter" not in shown and "Son of Adult A" in shown
    assert "discussed on ward round" in shown  # “Edna Preece (maiden name, on old GP notes)” hides no “on”
    told = [note for note in walk.notes if note.startswith("chronologies/")]
    assert len(told) == 7 and told[0].endswith("2 things in it could not be read for certain, and wait to be settled")


def test_the_pack_is_released_the_day_before_the_rapid_review_and_says_that_the_weak_return_is_missing(walk):
    (pack,) = walk.case.packs.all()
    assert (f"{pack.released_at:%Y-%m-%d}", len(pack.returns)) == ("2022-04-12", 9)
    (gap,) = pack.content["gaps"]
    assert gap["agency"] == "Applecote Care at Home Ltd" and gap["what"].startswith("return sent back for work")
    assert "Applecote" in pack.note and gap["because"]
