"""The pack for a Rapid Review on its pages: released after a look at it, read by those who are asked, and by whom."""

import pytest
from django.utils import timezone

from sarum.board.models import Event
from sarum.cases.models import BroughtReturn, Pack, ReturnNote, Rung, ScopingRequest, Step
from sarum.cases.operations import extension, ladder, pack, quality, returns
from sarum.cases.queries import diary
from sarum.cases.rules import access
from sarum.kit import working_days
from sarum.kit.templatetags.words import moment
from tests import build, cast
from tests.everywhere import matrix
from tests.everywhere.test_access_matrix import SUBJECTS
from tests.kit.test_pdf import behind_each_page, foot_of_each_page
from tests.operations.test_pack import convene
from tests.pages.steps import answered, as_, opened, url, words
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    made = Way()
    made.accepted(
        events=[{"about_when": "early March 2025", "event": "We found the heating off"}],
        restrictions={"restrictions": "The neighbour’s name."},
    )
    return made


@pytest.fixture
def released(way):
    convene(way, "member", "council")
    return way.do(pack.release_pack, "officer", case=way.case, note="Read the care notes first.")


def test_the_team_sees_what_is_in_it_and_what_is_missing_before_it_is_released(way):
    shown = words(opened("officer", "release_pack", way.case))
    assert "The return of Orchard Home Care, endorsed by" in shown and "says what must not be shared further" in shown
    assert "Named, and not yet asked" in shown and cast.TRUST in shown
    assert "the Rapid Review has not been convened" in shown
    refused = answered("officer", "release_pack", way.case, note="")
    assert refused.status_code == 422 and "Say what its readers should know about that" in words(refused)
    done = answered("officer", "release_pack", way.case, note="The Trust answers next week.")
    made = Pack.objects.get()
    assert done.url == url("pack", way.case, made.pk) and made.note == "The Trust answers next week."


def test_before_a_return_is_accepted_the_page_says_what_to_do_and_asks_nothing():
    way = Way()
    way.sent()
    shown = words(opened("officer", "release_pack", way.case))
    assert "Assure the returns first" in shown and "return received but not assured" in shown and "<form" not in shown


def test_what_is_released_is_what_was_looked_at(way):
    shown = opened("officer", "release_pack", way.case)
    digest = shown.context["form"].initial["digest"]
    way.case.known_agencies.filter(name=cast.TRUST).update(set_aside_because="It holds nothing.")
    late = answered("officer", "release_pack", way.case, note="x", digest=digest)
    assert late.status_code == 422 and "has changed since you opened this page" in words(late)


@pytest.mark.parametrize("who", ["officer", "manager", "chair", "independent_chair", "member", "council"])
def test_those_on_the_case_read_the_whole_pack(released, who):
    shown = words(opened(who, "pack", released.case, released.pk))
    for said in (
        "Care Act 2014, section 45", "section 45(6)", "Read the care notes first.", "The return of Orchard Home Care",
        "early March 2025", "We found the heating off", "Must not be shared further: ", "The neighbour’s name.",
        "We visited twice a day from October to April.", f"{cast.people()[who].name}, ",
    ):  # fmt: skip
        assert said in shown, said
    assert shown.count("<h1") == 1 and 'id="return-1"' in shown and 'href="#return-1"' in shown


@pytest.mark.parametrize("who", ["author", "senior", "stranger", "outsider_lead", "barred", "owner"])
@pytest.mark.parametrize("act", ["pack", "pack_pdf"])
def test_nobody_else_finds_it(released, who, act):
    assert opened(who, act, released.case, released.pk).status_code == 404


def test_a_pack_of_another_case_is_not_found(released):
    other = build.case_at(Step.RAPID_REVIEW)
    assert opened("officer", "pack", other, released.pk).status_code == 404


def test_the_pdf_carries_its_reader_and_the_time(released):
    before = timezone.now()
    answer = opened("member", "pack_pdf", released.case, released.pk)
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == f'attachment; filename="{released.reference.lower()}.pdf"'
    behind, feet = behind_each_page(answer.content), foot_of_each_page(answer.content)
    reader, minutes = cast.people()["member"].name, (moment(before), moment(timezone.now()))
    assert len(behind) > 1 and len(set(behind)) == 1 and behind[0] in [f"{reader}, {minute}" for minute in minutes]
    assert len(feet) == len(behind)
    for number, foot in enumerate(feet, 1):
        assert foot.endswith(f" Page {number} of {len(feet)}") and foot.startswith(
            f"{released.reference}. {access.LIMIT_IN_SHORT}"
        )


def test_it_waits_in_their_work_until_they_opened_it_and_a_new_one_waits_again(way, released):
    member = cast.people()["member"]
    day = timezone.localdate(released.case.rapid_review.meeting.starts_at)
    text = f"Read the pack for the Rapid Review on {day.day} {day:%B}"

    def waits(who):
        return [line.text for line in diary.work_of(who) if "pack" in line.text]

    assert waits(member) == [text] and waits(cast.people()["chair"]) == []
    opened("member", "pack_pdf", released.case, released.pk)
    assert waits(member) == [] and waits(cast.people()["council"]) == [text]
    way.case.known_agencies.filter(name=cast.TRUST).update(set_aside_because="It holds nothing at all.")
    way.do(pack.release_pack, "officer", case=way.case, note="The Trust is set aside.")
    assert waits(member) == [text]


def test_the_team_sees_who_has_opened_it_and_who_has_not(released):
    people = cast.people()
    for act in ("pack", "pack_pdf"):
        opened("member", act, released.case, released.pk)
    assert Event.objects.filter(act__in=("pack", "pack_pdf"), subject=f"cases.pack:{released.pk}").count() == 2
    shown = words(opened("officer", "pack", released.case, released.pk))
    read, unread = shown.split('id="readers"')[1].split(people["council"].name)
    assert people["member"].name in read and "Not yet" not in read and "Not yet" in unread
    assert 'id="readers"' not in words(opened("member", "pack", released.case, released.pk))


def test_what_became_of_a_return_since_is_said_and_the_pack_stays_as_it_was(way, released):
    way.do(quality.send_back_return, "officer", comments="Say why.")
    shown = words(opened("member", "pack", released.case, released.pk))
    assert "Since this pack was released" in shown and "The return of Orchard Home Care was sent back." in shown
    assert "We visited twice a day from October to April." in shown


def test_an_older_pack_stays_readable_and_says_that_there_is_a_newer_one(way, released):
    way.case.known_agencies.filter(name=cast.TRUST).update(set_aside_because="It holds nothing at all.")
    newer = way.do(pack.release_pack, "officer", case=way.case, note="The Trust is set aside.")
    shown = words(opened("member", "pack", released.case, released.pk))
    assert "A newer pack has taken the place of this one." in shown and "Read the care notes first." in shown
    shown = words(opened("member", "pack", released.case, newer.pk))
    assert "A newer pack" not in shown and url("pack", released.case, released.pk) in shown


@pytest.mark.parametrize("act", ["returns", "rapid_review", "meeting"])
def test_it_is_reached_from_the_returns_the_rapid_review_and_the_meeting(way, act):
    convene(way, "member")
    pks = [way.case.rapid_review.meeting_id] if act == "meeting" else []
    shown = words(opened("member", act, way.case, *pks))
    assert "No pack for the Rapid Review has been released." in shown
    assert url("release_pack", way.case) not in shown
    assert url("release_pack", way.case) in words(opened("officer", act, way.case, *pks))
    made = way.do(pack.release_pack, "officer", case=way.case, note="x")
    assert url("pack", way.case, made.pk) in words(opened("member", act, way.case, *pks))


def test_the_meeting_can_be_held_without_one(way):
    convene(way, "member")
    assert words(opened("officer", "record_attendance", way.case, way.case.rapid_review.meeting_id)).count("<form") >= 1


FILES = {
    "return_form",
    "return_pdf",
    "return_word",
    "return_file",
    "return_receipt_pdf",
}  # each says it in its own foot


def path_in(case, address):
    """Where an address leads in a case: to its return, its pack, or whatever else the act is done to."""
    subject = SUBJECTS.get(address.act, lambda case: case)(case)
    part = "involvement" if "page" in address.asks else "events"
    place = {"part": part, "page": "involvement", "number": 1, "digest": "0" * 64}
    return matrix.path_of(address, reference=case.reference, pk=subject.pk if subject else 0, **place)


def open_pages(case, found):
    """Add every page of what agencies supplied that somebody can open now: by its act, how often it says what it is for."""
    browsers = [as_(who) for who in ("officer", "author", "senior")]
    for address in [one for one in matrix.addresses() if one.act in access.SUPPLIED]:
        for browser in [] if address.act in found else browsers:
            answer = browser.get(path_in(case, address))
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found[address.act] = words(answer).count(access.LIMIT)
                break


def test_what_it_may_be_used_for_stands_once_on_every_page_of_what_agencies_supplied():
    way, found = Way(), {}
    way.written(events=[{"about_when": "early March 2025", "event": "We found the heating off"}])
    by = {"made_by": way.people["author"], "made_at": timezone.now()}
    ReturnNote.objects.create(
        scoping_return=way.answer, kind=ReturnNote.Kind.BETWEEN_AUTHORS, words="Is this fair?", **by
    )
    BroughtReturn.objects.create(
        scoping_return=way.answer, name="form.docx", digest="0" * 64, answers={}, brought_by=by["made_by"],
        brought_at=by["made_at"],
    )  # fmt: skip
    until = working_days.after(way.answer.request.due_on, 5).on
    way.do(extension.ask_extension, "author", until_on=until, why="Two of us are away")
    ScopingRequest.objects.update(due_on=timezone.localdate() - working_days.DAY)
    way.do(ladder.propose_rung, "officer", rung=Rung.CHIEF)
    open_pages(way.case, found)
    way.do(returns.endorse_return, "senior", statement="I endorse it.")
    open_pages(way.case, found)
    way.do(returns.send_return, "author")
    open_pages(way.case, found)
    way.accept()
    way.do(pack.release_pack, "officer", case=way.case, note="As far as it goes.")
    open_pages(way.case, found)
    assert [act for act, times in found.items() if times != 1] == []
    assert {one.act for one in matrix.addresses()} & access.SUPPLIED - set(found) == FILES


def test_the_key_events_of_all_agencies_stand_in_one_list():
    way = Way()
    way.sent(events=[{"on": "2025-03-03", "event": "She fell.", "source": "Care notes"}, {"event": "Nobody came."}])
    shown = words(opened("officer", "key_events", way.case))
    assert shown.index("She fell.") < shown.index("Nobody came.") and "3 March 2025" in shown and cast.CARE in shown
    assert "She fell." not in words(opened("council", "key_events", way.case))
    assert opened("author", "key_events", way.case).status_code == 404
