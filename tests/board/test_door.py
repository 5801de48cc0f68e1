"""The one door: permission, version, change, event, notice; all of it, or nothing."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sarum.board.models import Agency, Board, Closure, Event, Notice, Person
from sarum.board.operations import door
from sarum.board.operations.notice import Letter
from sarum.kit.refusal import NotAllowed, Refused, SentBefore, Stale

AT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
FORBIDDEN = "Nobody in particular"


def authorise(act, *, by, at, subject):
    if by.name == FORBIDDEN:
        raise NotAllowed("Only the Business Manager may do this.")
    return "Business Manager"


operation = door.door(authorise)


@operation
def rename(board, *, name, by, at, tell=(), fail=False):
    board.name = name
    board.save()
    if fail:
        raise Refused("The name is taken.")
    return door.Done(f"renamed the Board {name}", board, about="board:1", tell=list(tell), detail={"name": name})


@operation
def invite(name, *, by, at):
    return door.Done(f"invited {name}", Agency.objects.create(name=name))


@operation
def open_again(closure, *, by, at):
    closure.delete()
    return door.Done("opened the office again")


@pytest.fixture
def board(db):
    return Board.objects.get()


@pytest.fixture
def priya(db):
    return Person.objects.create(name="Priya Nair", email="priya@wyvern.example")


@pytest.fixture
def letter(priya):
    return Letter(to=priya, subject="WY-2026-001", body="Please look at it.", once="look:1")


def test_a_change_leaves_an_event_and_a_letter(board, priya, letter):
    assert rename(board=board, name="Wye SAB", by=priya, at=AT, key="k", version=1, tell=[letter]) == board
    board.refresh_from_db()
    event, notice = Event.objects.get(), Notice.objects.get()
    assert (board.name, board.version) == ("Wye SAB", 2)
    assert (event.act, event.actor, event.about, event.subject, event.happened_at) == (
        "rename", f"person:{priya.pk}", "board:1", "board.board:1", AT,
    )  # fmt: skip
    assert (event.words.who, event.words.office) == ("Priya Nair", "Business Manager")
    assert (event.words.sentence, event.words.facts) == ("renamed the Board Wye SAB", {"name": "Wye SAB"})
    assert (notice.address, notice.subject, notice.about, notice.sent_at) == (
        priya.email,
        "WY-2026-001",
        "board:1",
        None,
    )


def test_what_is_refused_leaves_nothing(board, priya, letter):
    with pytest.raises(Refused, match="The name is taken"):
        rename(board=board, name="Wye SAB", by=priya, at=AT, key="k", tell=[letter], fail=True)
    board.refresh_from_db()
    assert (board.name, board.version) == ("Wyvern Safeguarding Adults Board", 1)
    assert not Event.objects.exists() and not Notice.objects.exists()


def test_whoever_may_not_changes_nothing(board):
    with pytest.raises(NotAllowed):
        rename(board=board, name="Wye SAB", by=Person.objects.create(name=FORBIDDEN), at=AT)
    assert Board.objects.get().version == 1 and not Event.objects.exists()


def test_a_letter_that_cannot_be_written_takes_the_change_with_it(board, priya):
    broken = Letter(to=priya, subject=None, body="")
    with pytest.raises(Exception, match=r"(?i)not.null"):
        rename(board=board, name="Wye SAB", by=priya, at=AT, tell=[broken])
    assert Board.objects.get().version == 1 and not Event.objects.exists() and not Notice.objects.exists()


def test_somebody_without_an_address_gets_no_letter(board, priya):
    quiet = Letter(to=Person.objects.create(name="No Post"), subject="s", body="b")
    rename(board=board, name="Wye SAB", by=priya, at=AT, tell=[quiet])
    assert not Notice.objects.exists()


def test_a_letter_that_is_written_once_is_written_once(board, priya, letter):
    for name in ("One", "Two"):
        rename(board=board, name=name, by=priya, at=AT, tell=[letter])
    assert Notice.objects.count() == 1


def test_a_form_filled_in_from_an_older_version_is_refused_and_shown_the_newer(board, priya):
    rename(board=board, name="First", by=priya, at=AT, version=1)
    with pytest.raises(Stale) as refusal:
        rename(board=board, name="Second", by=priya, at=AT, version=1)
    assert refusal.value.current.name == "First"
    assert Board.objects.get().name == "First" and Event.objects.count() == 1


def test_the_operation_works_on_the_row_as_it_is_now(board, priya):
    Board.objects.update(area="Wye")
    rename(board=board, name="Wye SAB", by=priya, at=AT)
    assert Board.objects.get().area == "Wye"


def test_the_same_form_twice_is_one_change_and_one_answer(board, priya):
    first = invite(name="Wye Valley NHS Trust", by=priya, at=AT, key="k")
    assert invite(name="Wye Valley NHS Trust", by=priya, at=AT, key="k") == first
    assert Agency.objects.count() == Event.objects.count() == 1


def test_the_same_form_twice_is_one_change_even_when_its_version_has_passed(board, priya):
    for _ in range(2):
        assert rename(board=board, name="Wye SAB", by=priya, at=AT, key="k", version=1) == board
    assert Event.objects.count() == 1


def test_the_same_form_with_other_words_is_refused_once_and_nothing_is_dropped_in_silence(board, priya):
    form, again = "f" * door.FORM, "g" * door.FORM
    invite(name="Wye Valley NHS Trust", by=priya, at=AT, key=f"{form}one")
    with pytest.raises(SentBefore, match="press the button again"):
        invite(name="Wye Fire and Rescue", by=priya, at=AT, key=f"{form}two")
    invite(name="Wye Fire and Rescue", by=priya, at=AT, key=f"{again}two")
    assert [agency.name for agency in Agency.objects.all()] == ["Wye Fire and Rescue", "Wye Valley NHS Trust"]


def test_the_same_form_with_other_words_is_compared_where_its_version_tells(board, priya):
    form = "f" * door.FORM
    rename(board=board, name="Wye SAB", by=priya, at=AT, key=f"{form}one", version=1)
    with pytest.raises(Stale):
        rename(board=board, name="Severn SAB", by=priya, at=AT, key=f"{form}two", version=1)


def test_a_key_used_for_another_act_or_by_another_person_is_refused(board, priya):
    invite(name="Wye Valley NHS Trust", by=priya, at=AT, key="k")
    with pytest.raises(Refused, match="sent already"):
        rename(board=board, name="Wye SAB", by=priya, at=AT, key="k")
    with pytest.raises(Refused, match="sent already"):
        invite(name="Another", by=Person.objects.create(name="Somebody else"), at=AT, key="k")
    assert Event.objects.count() == Agency.objects.count() == 1


def test_without_a_key_every_form_is_its_own(board, priya):
    for name in ("One", "Two"):
        invite(name=name, by=priya, at=AT)
    assert Agency.objects.count() == Event.objects.count() == 2


def test_a_subject_that_is_gone_is_a_refusal(priya):
    closure = Closure.objects.create(on=AT, reason="Snow")
    open_again(closure=Closure.objects.get(), by=priya, at=AT)
    with pytest.raises(Refused, match="no longer there"):
        open_again(closure=closure, by=priya, at=AT)


def test_a_guard_is_locked_before_its_subject(board, priya):
    guarded = door.door(authorise, guard=lambda subject: board)(open_again.__wrapped__)
    closure = Closure.objects.create(on=AT, reason="Snow")
    with CaptureQueriesContext(connection) as asked:
        guarded(closure=closure, by=priya, at=AT)
    read = [said["sql"] for said in asked if said["sql"].startswith("SELECT")]
    assert "board_board" in read[0] and "board_closure" in read[1]
    if connection.vendor == "postgresql":
        assert all("FOR UPDATE" in said for said in read[:2])


def all_at_once(count, work):
    """Run the work in so many threads at the same moment; what each gave, or raised."""
    barrier, given = threading.Barrier(count), []

    def thread(number):
        barrier.wait()
        try:
            given.append(work(number))
        except Exception as wrong:
            given.append(wrong)
        finally:
            connection.close()

    threads = [threading.Thread(target=thread, args=[number]) for number in range(count)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return given


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_eight_times_at_once_is_one_change():
    priya = Person.objects.create(name="Priya Nair")
    given = all_at_once(8, lambda number: invite(name="Wye Valley NHS Trust", by=priya, at=AT, key="k"))
    assert given == [Agency.objects.get()] * 8
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_once_lose_nothing():
    priya = Person.objects.create(name="Priya Nair")
    given = all_at_once(8, lambda number: invite(name=f"Agency {number}", by=priya, at=AT, key=f"k{number}"))
    assert sorted(map(str, given)) == [f"Agency {number}" for number in range(8)]
    assert sorted(Event.objects.values_list("number", flat=True)) == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_the_same_version_one_is_told():
    priya, board = Person.objects.create(name="Priya Nair"), Board.objects.get()
    given = all_at_once(2, lambda number: rename(board=board, name=f"Name {number}", by=priya, at=AT, version=1))
    assert sorted(type(one) for one in given if isinstance(one, Stale)) == [Stale]
    assert Event.objects.count() == 1 and Board.objects.get().version == 2
