"""Which rows of a corrected file are rows of the file before."""

from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.rules import editions as rules
from sarum.chronology import Entry


def row(written, event, time="", agency="A"):
    return Entry(agency, "", time, written, "", event, {}, "a.csv", 1, 2)


OLD = [row("1/3/21", "Seen at home"), row("2/3/21", "Rang"), row("3/3/21", "Fell"), row("3/3/21", "Ambulance")]


def test_the_same_row_is_known_whatever_the_spaces_and_capitals_in_it():
    new = [row("2/3/21", "Rang"), row("1/3/21", "seen  at home")]
    assert rules.pairs(OLD, new) == [(OLD[0], new[1]), (OLD[1], new[0])]


def test_a_row_in_other_words_is_known_by_its_day_where_there_is_only_one_of_it():
    new = [row("1/3/21", "Seen at her home"), row("3/3/21", "Fell downstairs"), row("3/3/21", "Ambulance came")]
    assert rules.pairs(OLD, new) == [(OLD[0], new[0])]  # of the two on 3 March nobody can tell which is which


def test_a_row_dated_otherwise_is_known_by_its_words():
    assert rules.pairs(OLD, [corrected := row("12/3/21", "Rang")]) == [(OLD[1], corrected)]
    assert rules.pairs(OLD, [row("12/3/21", "Rang", agency="B")]) == []


def test_what_a_corrected_file_does_is_told():
    new = [OLD[0], row("2/3/21", "Rang twice"), row("9/3/21", "New"), OLD[2]]
    found = rules.changes(OLD, new)
    assert (found.same, found.changed, found.new, found.gone) == (2, [(OLD[1], new[1])], [new[2]], [OLD[3]])


def test_a_file_is_like_another_by_the_share_of_its_rows_that_stand_there():
    assert rules.likeness(OLD, OLD[:2]) == 1 and rules.likeness(OLD, [OLD[0], row("x", "y")]) == 0.5
    assert rules.likeness(OLD, []) == rules.likeness([], OLD) == 0


ROWS = st.lists(
    st.builds(row, st.sampled_from(["", "1/3/21", "2/3/21"]), st.sampled_from(["a", "b", "c", ""])), max_size=8
)


@given(ROWS, ROWS)
def test_no_row_is_paired_twice_and_every_row_is_told_once(old, new):
    found = rules.pairs(old, new)
    for side in (0, 1):
        assert len({id(pair[side]) for pair in found}) == len(found)
    told = rules.changes(old, new)
    assert told.same + len(told.changed) + len(told.new) == len(new)
    assert told.same + len(told.changed) + len(told.gone) == len(old)
