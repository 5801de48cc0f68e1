"""Key events on their way: from an agency's own chronology into its return, and of an accepted return into the chronology."""

import pytest

from sarum.board.models import Event
from sarum.cases.models import ChronologyEntry, ChronologyProblem, EntryNote
from sarum.cases.operations import entries, findings, quality, writing
from sarum.cases.rules import chronology
from sarum.kit.refusal import NotAllowed, Refused
from tests.returns import NIL, Way

pytestmark = pytest.mark.django_db
VISIT = {"on": "2025-03-03", "event": "We visited Vera Lindqvist", "was_seen": "Yes", "decided": "Ring the GP"}
AUTUMN = {"about_when": "Through the autumn", "event": "Nobody came"}


@pytest.fixture
def way():
    return Way()


def last_sentence():
    return Event.objects.select_related("words").order_by("number").last().words.sentence


def rows(way):
    return ChronologyEntry.objects.filter(case=way.case, place__isnull=False).order_by("place")


def read(words, name="ours.csv"):
    return chronology.read_all([(name, words.encode())])[0]


def bring(way, *said, who="author"):
    reading = read("Date,What happened\n" + "\n".join(said))
    way.do(writing.bring_key_events, who, reading=reading)
    return way.answer


def test_the_key_events_of_an_accepted_return_are_in_the_chronology_without_names(way):
    answer = way.accepted(events=[VISIT, AUTUMN])
    assert last_sentence() == "accepted the return of Orchard Home Care; 2 key events of it went into the chronology"
    visit, autumn = rows(way)
    assert (visit.date, visit.agency, visit.source.name) == (
        "2025-03-03", "Orchard Home Care", f"Return {answer.request.reference}"
    )  # fmt: skip
    assert visit.columns == {"Was the adult seen?": "Yes", "Decision": "Ring the GP"}
    assert "Lindqvist" not in visit.hidden_text and "Lindqvist" in visit.named_text
    assert (autumn.date, autumn.written) == ("", "Through the autumn")
    (problem,) = ChronologyProblem.objects.all()
    assert (problem.entry, problem.settled_at) == (autumn, None)


def test_a_nil_return_and_one_without_events_put_nothing_there(way):
    way.accepted()
    assert not way.case.chronology_sources.exists()


def test_a_nil_return_that_once_had_events_puts_none_there(way):
    way.sent(**NIL, events=[VISIT])
    way.accept()
    assert not way.case.chronology_sources.exists()


def test_a_return_accepted_anew_replaces_its_rows_and_what_was_noted_on_them_stays(way):
    way.accepted(events=[VISIT, AUTUMN])
    visit, autumn = rows(way)
    findings.note_entry(entry=visit, words="Who saw her?", by=way.people["officer"], at=way.answer.returned_at)
    entries.date_entry(
        entry=autumn, date="October 2024", because="They said so", by=way.people["officer"], at=way.answer.returned_at
    )
    way.do(quality.send_back_return, "officer", comments="Say more.")
    way.sent(events=[VISIT, AUTUMN, {"on": "2025-04-01", "event": "We stopped"}])
    way.accept()
    assert [one.date for one in rows(way)] == ["2024-10", "2025-03-03", "2025-04-01"]
    assert EntryNote.objects.get().entry == rows(way)[1]
    standing = list(way.case.chronology_sources.order_by("number").values_list("standing", "edition"))
    assert standing == [("REPLACED", 1), ("IN", 2)]
    assert not ChronologyProblem.objects.filter(source__standing="IN").exists()


def test_a_return_accepted_anew_without_events_leaves_none(way):
    way.accepted(events=[VISIT])
    way.do(quality.send_back_return, "officer", comments="Is this so?")
    way.do(writing.write_return, "author", part="events", number=1, answers=None)
    way.sent()
    way.accept()
    assert not rows(way).exists()


def test_an_authors_own_chronology_is_added_to_the_key_events(way):
    way.endorsed(events=[VISIT])
    answer = bring(way, "3 April 2025,We rang", "sometime,We wrote")
    assert answer.answers["events"] == [
        VISIT, {"on": "2025-04-03", "event": "We rang", "source": "ours.csv, row 2"},
        {"about_when": "sometime", "event": "We wrote", "source": "ours.csv, row 3"},
    ]  # fmt: skip
    (note,) = answer.notes.all()
    assert (note.kind, note.part) == ("NOT_PLACED", "events")
    assert note.words.startswith("ours.csv, row 3: “sometime” is no date that can be read.")
    assert answer.endorsements.get().voided_at
    assert (
        last_sentence() == "brought 2 key events into the return of Orchard Home Care; its endorsement no longer stands"
    )


def test_brought_again_it_changes_nothing(way):
    way.written()
    before = bring(way, "3 April 2025,We rang", "sometime,We wrote")
    after = bring(way, "3 April 2025,We rang", "sometime,We wrote")
    assert after.digest == before.digest and after.notes.count() == 1


def test_more_than_a_return_holds_are_refused_and_nothing_is_kept(way):
    way.written()
    with pytest.raises(Refused, match="at most 200 entries in one list, and this has 201"):
        bring(way, "sometime,We wrote", *(f"3 April 2025,Visit {number}" for number in range(200)))
    assert "events" not in way.answer.answers and not way.answer.notes.exists()


def test_a_file_without_a_chronology_a_nil_return_and_an_accepted_one_are_refused(way):
    way.written()
    with pytest.raises(Refused, match="No chronology was found"):
        way.do(writing.bring_key_events, "author", reading=read("Dear all,\nthere is nothing."))
    way.write("involvement", {"kind": "NIL"})
    with pytest.raises(Refused, match="nil return"):
        bring(way, "3 April 2025,We rang")
    way.write("involvement", {"kind": "INVOLVED"})
    way.accepted()
    with pytest.raises(Refused, match="has accepted this return"):
        bring(way, "3 April 2025,We rang")


@pytest.mark.parametrize("who", ["senior", "officer", "outsider_lead"])
def test_only_those_who_write_a_return_bring_its_events(way, who):
    way.written()
    with pytest.raises(NotAllowed):
        bring(way, "3 April 2025,We rang", who=who)
