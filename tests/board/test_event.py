"""The chain finds whatever is done to it, and names the first event that does not hold."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.rules import event as rules

COLUMNS = rules.Link._fields
WORDS = ("salt", "who", "office", "sentence", "detail")
LENGTHS = st.integers(min_value=1, max_value=12)


def chain_of(length, sentence="scoping requested"):
    """A chain as the product makes it, and its head."""
    links, previous = [], rules.START
    for number in range(1, length + 1):
        words = (f"{number:032x}", "Priya Nair", "Business Manager", f"{sentence} {number}", '{"days":10}')
        digest = rules.words_digest(*words)
        fields = (number, number * 1_000_001, number * 1_000_003, "send_requests", "person:7", "cases.case:1", "", "k")
        link = rules.link_of(*fields, digest, previous)
        links.append(rules.Link(*fields, digest, previous, link, *words))
        previous = link
    return links, (length, previous)


def other(value):
    """Something of the same kind that is not the same."""
    return value + 40 if isinstance(value, int) else value[:-1] + ("x" if value[-1:] != "x" else "y")


def first_broken(links, head):
    found = rules.first_broken(sorted(links, key=lambda link: link.number), head)
    return found and found[0]


@given(LENGTHS)
def test_an_unchanged_chain_holds(length):
    assert rules.first_broken(*chain_of(length)) is None


def test_an_empty_chain_holds():
    assert rules.first_broken([], (0, rules.START)) is None


@pytest.mark.parametrize("column", COLUMNS)
@given(st.data())
def test_an_edited_column_is_found(column, data):
    links, head = chain_of(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = links[at]._replace(**{column: other(getattr(links[at], column))})
    assert first_broken(links, head) == at + 1


@given(st.data())
def test_any_other_words_are_found(data):
    links, head = chain_of(5)
    column, words = data.draw(st.sampled_from(WORDS)), data.draw(st.text())
    at = data.draw(st.integers(0, 4))
    is_same = words == getattr(links[at], column)
    links[at] = links[at]._replace(**{column: words})
    assert first_broken(links, head) == (None if is_same else at + 1)


@given(st.lists(st.text(), min_size=5, max_size=5), st.lists(st.text(), min_size=5, max_size=5))
def test_no_two_sets_of_words_share_a_digest(some, others):
    assert (rules.words_digest(*some) == rules.words_digest(*others)) == (some == others)


@given(st.lists(st.text(), min_size=5, max_size=5))
def test_anybody_can_work_out_a_digest_with_json_and_sha256(words):
    text = json.dumps(words, separators=(",", ":"))
    assert rules.words_digest(*words) == sha256(text.encode()).hexdigest()


@given(st.lists(st.integers(), min_size=3, max_size=3), st.lists(st.text(), min_size=7, max_size=7))
def test_anybody_can_work_out_a_link_with_json_and_sha256(numbers, texts):
    text = json.dumps([*numbers, *texts], separators=(",", ":"))
    assert rules.link_of(*numbers, *texts) == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("mark", ["\x1f", '","', "\x00", "\n"])
def test_words_cannot_slide_from_one_field_to_the_next(mark):
    one = rules.words_digest("salt", f"a{mark}b", "c", "d", "{}")
    two = rules.words_digest("salt", "a", f"b{mark}c", "d", "{}")
    assert one != two


@given(st.data())
def test_a_removed_event_is_found(data):
    links, head = chain_of(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    del links[at]
    assert first_broken(links, head) == at + 1


@given(st.data())
def test_a_cut_tail_is_found(data):
    links, head = chain_of(data.draw(LENGTHS))
    kept = data.draw(st.integers(0, len(links) - 1))
    assert first_broken(links[:kept], head) == kept + 1


@given(st.data())
def test_two_events_that_changed_places_are_found(data):
    links, head = chain_of(data.draw(st.integers(2, 12)))
    first, second = sorted(data.draw(st.sets(st.integers(0, len(links) - 1), min_size=2, max_size=2)))
    swapped = links[second]._replace(number=first + 1), links[first]._replace(number=second + 1)
    links[first], links[second] = swapped
    assert first_broken(links, head) == first + 1


@given(st.data())
def test_an_event_slipped_in_between_is_found(data):
    """Even one with a right link of its own: the event after it followed from another."""
    links, head = chain_of(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    forged = chain_of(at + 1, sentence="nothing happened")[0][-1]._replace(previous=links[at].previous)
    forged = forged._replace(link=rules.link_of(*forged[:10]))
    later = [link._replace(number=link.number + 1) for link in links[at:]]
    assert first_broken([*links[:at], forged, *later], (head[0] + 1, head[1])) == at + 2


@given(LENGTHS)
def test_an_event_added_at_the_end_is_found(length):
    longer, _ = chain_of(length + 1)
    assert first_broken(longer, chain_of(length)[1]) == length + 1


@given(st.data())
def test_a_replaced_event_is_found(data):
    links, head = chain_of(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = chain_of(at + 1, sentence="nothing happened")[0][-1]
    if at:
        assert first_broken(links, head) == at + 1
    else:
        assert first_broken(links, head) == (2 if len(links) > 1 else 1)


@given(st.data())
def test_removed_words_are_found(data):
    links, head = chain_of(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = links[at]._replace(**dict.fromkeys(WORDS))
    assert first_broken(links, head) == at + 1


@given(LENGTHS)
def test_an_edited_head_is_found(length):
    links, (number, link) = chain_of(length)
    assert first_broken(links, (number, other(link))) == length
    assert first_broken(links, (number + 1, link)) == length + 1
    assert first_broken(links, (number - 1, link)) == length


def test_the_whole_chain_made_anew_needs_a_witness_outside():
    """Whoever can rewrite everything, head and all, can make a chain that holds; only a kept link tells."""
    (_, kept), (anew, head) = chain_of(3), chain_of(3, sentence="nothing happened")
    assert rules.first_broken(anew, head) is None
    assert head != kept


def test_what_is_wrong_is_said_in_a_sentence():
    links, head = chain_of(3)
    said = [
        rules.first_broken(links[:2], head)[1],
        rules.first_broken(links, (2, links[1].link))[1],
        rules.first_broken(links, (3, rules.START))[1],
    ]
    assert said == [
        "event 3 is missing: the chain should end at event 3, and ends at 2",
        "event 3 stands beyond event 2, where the chain should end",
        "event 3 is not the last event that was recorded",
    ]
