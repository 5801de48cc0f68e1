"""An answer is remembered while one page is read, and never longer."""

from sarum.kit import memory


def test_the_same_question_is_asked_once_while_a_page_is_read():
    asked = []
    find = memory.remembered(lambda word: asked.append(word) or len(asked))
    with memory.while_reading():
        assert (find("a"), find("a"), find("b")) == (1, 1, 2)
    assert asked == ["a", "b"]


def test_nothing_is_remembered_from_one_page_to_the_next_or_outside_a_page():
    asked = []
    find = memory.remembered(lambda word: asked.append(word) or len(asked))
    for _ in range(2):
        with memory.while_reading():
            find("a")
    assert (find("a"), find("a")) == (3, 4)
