"""A page asks the database as many questions for many cases as for few.

What a page leaves behind (a session, an event) is taken back, so that every walk begins where it began before.
"""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.cases.models import Step
from sarum.cases.operations import scoping, stationery, telling
from sarum.cases.queries import letter as letters
from sarum.cases.queries import telling as telling_queries
from tests import build, cast, many

pytestmark = pytest.mark.django_db
MOST = 50  # questions of a page; a third of them ask who is asking


def questions(who: str, path: str) -> int:
    client = Client()
    with transaction.atomic():
        client.force_login(cast.people()[who])
        client.get(path)  # what is read once and kept is not counted
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200, path
        transaction.set_rollback(True)
    return len(asked)


@pytest.mark.parametrize("who", ["officer", "chair", "member", "author", "owner"])
@pytest.mark.parametrize("name", ["cases:home", "cases:cases"])
def test_a_persons_own_pages_ask_as_much_for_many_cases_as_for_few(name, who):
    build.case_at(Step.SCOPING, done=True)
    build.case_at(Step.ASSURANCE)
    few = questions(who, reverse(name))
    for _ in range(2):
        build.case_at(Step.SCOPING, done=True)
        build.case_at(Step.ASSURANCE)
    assert questions(who, reverse(name)) == few <= MOST


def test_the_action_log_asks_as_much_for_many_actions_as_for_few():
    build.case_at(Step.TRACKER, done=True)
    few = questions("officer", reverse("cases:action_log"))
    build.case_at(Step.ASSURANCE)
    build.case_at(Step.REVIEW)
    assert questions("officer", reverse("cases:action_log")) == few <= MOST


def test_the_inbox_asks_as_much_for_many_referrals_as_for_few():
    build.case_at(Step.REFERRAL)
    few = questions("officer", reverse("cases:inbox"))
    for step in (Step.REFERRAL, Step.VERIFICATION, Step.REFERRAL):
        build.case_at(step)
    assert questions("officer", reverse("cases:inbox")) == few <= MOST


LISTS = ["returns", "returns_csv", "returns_excel", "send_requests"]


def agencies(number: int) -> list[Agency]:
    """Agencies of the register that can answer."""
    there = Agency.objects.count()
    made = [Agency.objects.create(name=f"Practice {there + one}") for one in range(number)]
    for agency in made:
        lead = Person.objects.create(name=f"Lead of {agency}", email=f"{agency.pk}@x.example", agency=agency)
        Holding.objects.create(person=lead, office=Office.SAFEGUARDING_LEAD, from_on="2020-01-01")
    return made


def test_the_grid_of_returns_asks_as_much_for_120_agencies_as_for_one():
    case, officer, counts = build.case_at(Step.SCOPING), cast.people()["officer"], {}
    for number in (1, 12, 120):
        asked = agencies(number - case.requests.count())
        scoping.send_requests(case=case, agencies=asked, by=officer, at=timezone.now())
        pages = [(name, reverse(f"cases:{name}", args=[case.reference])) for name in LISTS]
        pages.append(("turnaround", reverse("cases:turnaround")))
        counts[number] = {name: questions("officer", path) for name, path in pages}
    assert counts[1] == counts[12] == counts[120], counts
    assert max(counts[120].values()) <= MOST, counts


CHRONOLOGY = [
    "chronology", "chronology_picture", "chronology_signs", "chronology_sources", "chronology_problems", "pseudonyms", "findings",
    "glossary", "chronology_word", "chronology_excel", "chronology_csv", "chronology_page",
]  # fmt: skip
ASKED = {"chronology": "?names=yes&words=leg+Contact&since=1+January+2016", "compare_periods": many.TWO_PERIODS}


def test_the_chronology_asks_as_much_for_5000_entries_as_for_50():
    case, officer, counts = build.case_at(Step.SCOPING), cast.people()["officer"], {}
    for number in (50, 5000):
        many.fill(case, number - case.chronology.count(), by=officer)
        there = {name: reverse(f"cases:{name}", args=[case.reference]) for name in CHRONOLOGY}
        there |= {
            f"{name}{asked}": reverse(f"cases:{name}", args=[case.reference]) + asked for name, asked in ASKED.items()
        }
        counts[number] = {name: questions("officer", path) for name, path in there.items()}
    assert counts[50] == counts[5000], counts
    assert max(counts[5000].values()) <= MOST, counts


PAGES = [
    "overview", "people_in_case", "read_referral", "meetings", "returns", "rapid_review", "report", "recommendations",
    "tracker", "commission", "drafts", "learning", "publication", "assurance", "history", "places", "involvement",
    "other_processes", "duplicates",
]  # fmt: skip


def test_no_page_of_a_case_asks_more_than_it_should():
    case = build.case_at(Step.ASSURANCE, done=True)
    counts = {name: questions("officer", reverse(f"cases:{name}", args=[case.reference])) for name in PAGES}
    assert {name: count for name, count in counts.items() if count > MOST} == {}


def test_the_letters_about_a_decision_and_what_was_made_ask_as_much_for_many_as_for_few():
    case, officer, at = build.case_at(Step.RECOMMENDATIONS), cast.people()["officer"], timezone.now()
    pages = [reverse(f"cases:{name}", args=[case.reference]) for name in ("report_letters", "made_documents")]
    few = [questions("officer", page) for page in pages]
    for one in telling_queries.letters_of(officer, case):
        letter = telling.write_report_letter(
            case=case, whom=one.key, to_name="R", subject="S", words=f"To {one.key}", by=officer, at=at
        )
        written = letters.written(officer, letter)
        made = {"kind": letter.kind, "ending": "docx", "written": written, "case": case}
        stationery.make(**made, content_at=at, by=officer, at=at)
    assert [questions("officer", page) for page in pages] == few and max(few) <= MOST
