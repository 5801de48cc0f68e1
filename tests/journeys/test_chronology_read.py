"""A first-time officer reads the chronology of adult-a, finds the gap and the clash, and takes it away in both ways."""

from pathlib import Path

import pytest
from django.utils import timezone

from sarum.cases.models import ChronologySource, Finding, Step
from sarum.cases.operations import chronology, pseudonyms
from sarum.cases.rules import chronology as rules
from sarum.chronology import merge, read_people
from sarum.kit import uploads
from tests import build, cast

PLACE = Path(__file__).parents[2] / "examples" / "adult-a"
NAMES = ("Tranter", "Gittins", "Garbett", "Wargent")


def adult_a():
    """A case with all that the agencies of adult-a sent, and the key to its pseudonyms."""
    case, by = build.case_at(Step.SCOPING), {"by": cast.people()["officer"], "at": timezone.now()}
    pseudonyms.bring_pseudonyms(case=case, people=read_people((PLACE / "people.csv").read_bytes()), **by)
    files = [(path.name, path.read_bytes()) for path in sorted((PLACE / "chronologies").iterdir())]
    brought = zip([uploads.accept(*file) for file in files], rules.read_all(files), strict=True)
    chronology.bring_chronologies(case=case, brought=list(brought), **by)
    for source in ChronologySource.objects.filter(case=case):
        chronology.take_in_chronology(source=source, **by)
    return case


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 320, "height": 640}}], ids=["wide", "320 px"])
def test_the_gap_and_the_clash_are_found_and_what_they_show_is_recorded(at_work, with_script, screen):
    case = adult_a()
    officer = at_work(with_script=with_script, **screen).officer.opens_case(case.reference).opens("Chronology")
    officer.reads("317 entries of 8 agencies.", "Pseudonyms only")
    officer.opens("Gaps and clashes").reads("15 September 2021", "21 October 2021", "36")
    officer.reads("told differently by two agencies", "Herefordshire Council Adult Social Care")
    officer.page.get_by_role("row", name="15 September 2021").first.get_by_role("link").first.click()
    officer.reads("A gap of 36 days, 15 September 2021 to 21 October 2021").opens("the other entry")
    officer.opens("Record a finding that rests on it")
    officer.answers({"What was found?": "For five weeks nobody recorded anything."}).presses("Record the finding")
    officer.reads("For five weeks nobody recorded anything.", "It rests on 1 entry")
    assert Finding.objects.get().entries.count() == 1


def test_the_picture_is_walked_by_keyboard_and_looked_at_closer(at_work, with_script):
    case = adult_a()
    officer = at_work(with_script=with_script).officer.goes_to("cases:chronology_picture", case.reference)
    officer.reads("Not in the picture: 9 earlier", "17 not dated", "The same as a table")
    officer.opens("Zoom in").opens("Everything").reads("12 May 1978 to")
    officer.goes_to("cases:chronology_picture", case.reference)
    mark = officer.page.locator("svg a").nth(3)
    mark.focus()
    officer.page.keyboard.press("Enter")
    officer.reads("What happened")


def test_names_are_switched_on_and_off_and_taken_away_in_both(at_work, with_script, tmp_path):
    case = adult_a()
    officer = at_work(with_script=with_script).officer.goes_to("cases:chronology", case.reference)
    assert not any(name in officer.page.content() for name in NAMES)
    officer.opens("Show names").reads("Names are shown", "Tranter")
    assert {entries_in(officer, kind, tmp_path, named=True) for kind in ("Word", "Excel")} == {317}
    officer.opens("Show pseudonyms only").reads("Pseudonyms only")
    assert {entries_in(officer, kind, tmp_path, named=False) for kind in ("Word", "Excel", "CSV", "one web page")} == {
        317
    }


def entries_in(officer, kind, folder, *, named):
    """How many entries a file that is taken away holds, and that it holds names or none."""
    with officer.page.expect_download() as taken:
        officer.page.get_by_role("link", name=kind, exact=True).click()
    path = folder / taken.value.suggested_filename
    taken.value.save_as(path)
    combined = merge([path])
    said = str(combined.as_json())
    assert any(name in said for name in NAMES) == named and ("names" in path.stem) == named
    return len(combined.entries)
