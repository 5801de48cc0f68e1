"""The words with which letters begin, on their pages: written, tried with a case, in force, and gone back from."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import LetterWording, ParallelProcess, Step
from sarum.cases.operations import telling as letters
from sarum.cases.queries import telling
from tests import build, cast

pytestmark = pytest.mark.django_db
WORDS = "Hello from the Board about {{ reference }}.\n\n{{ thanks }}\n\n{{ decision }}"


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def words(page):
    return " ".join(page.content.decode().split())


def opened(client, act, *where, who="manager"):
    client.force_login(cast.people()[who])
    return client.get(reverse(f"cases:{act}", args=where))


def post(client, act, *where, **said):
    client.force_login(cast.people()["manager"])
    return client.post(reverse(f"cases:{act}", args=where), said)


def to_agency(case):
    reader = cast.people()["officer"]
    one = next(one for one in telling.letters_of(reader, case) if one.key.startswith("agency-"))
    return one, telling.Begun(reader, case).to(one)


def test_the_business_manager_writes_tries_and_puts_words_in_force_and_goes_back(client, case):
    unknown = post(client, "write_wording", "AGENCY", words="Dear {{ surname }}")
    assert unknown.status_code == 422 and "The field {{ surname }} cannot be filled in" in words(unknown)
    one, before = to_agency(case)
    by = {"by": cast.people()["officer"], "at": timezone.now()}
    kept = letters.write_report_letter(case=case, whom=one.key, to_name="T", subject="S", words=before, **by)
    made = post(client, "write_wording", "AGENCY", words=WORDS)
    version = LetterWording.objects.get()
    assert made.url == reverse("cases:choose_wording_trial", args=[version.pk]) and version.number == 1
    assert to_agency(case)[1] == before  # nothing changes until it is put in force
    tried = post(client, "choose_wording_trial", version.pk, case=case.pk)
    assert tried.url == reverse("cases:use_wording", args=[case.reference, version.pk])
    shown = words(opened(client, "use_wording", case.reference, version.pk))
    assert "would begin like this" in shown and f"Hello from the Board about {case.reference}." in shown
    post(client, "use_wording", case.reference, version.pk)
    assert to_agency(case)[1].startswith(f"Hello from the Board about {case.reference}.")
    listed = words(opened(client, "letter_wordings", who="officer"))
    assert "Begins in the Board’s words, version 1." in listed and "Written by Martha Bell" in listed
    kept.refresh_from_db()
    assert kept.words == before
    again = post(client, "use_wording", case.reference, version.pk)
    assert again.status_code == 422 and "in force already" in words(again)
    post(client, "go_back_to_own_wording", "AGENCY")
    assert to_agency(case)[1] == before
    assert post(client, "go_back_to_own_wording", "AGENCY").status_code == 422
    assert LetterWording.objects.count() == 2


def test_where_nobody_is_written_to_yet_fields_are_shown_by_what_they_stand_for(client, case):
    ParallelProcess.objects.all().delete()
    post(client, "write_wording", "OTHER_BODY", words="{{ process }}: {{ decision }}")
    version = LetterWording.objects.get()
    shown = words(opened(client, "use_wording", case.reference, version.pk))
    assert "Nobody of this case is written to in these words yet" in shown and "[what they lead" in shown


def test_only_the_business_manager_changes_the_words_and_the_team_reads_them(client, case):
    assert opened(client, "letter_wordings", who="officer").status_code == 200
    assert opened(client, "letter_wordings", who="member").status_code == 403
    assert opened(client, "write_wording", "AGENCY", who="officer").status_code == 403
    assert opened(client, "write_wording", "REPORT").status_code == 404
