"""Releasing the pack: what is in it, who may, who is told, and that it stays as it was."""

import pytest
from django.utils import timezone

from sarum.board.models import Ending, Notice
from sarum.cases.models import Pack, Step
from sarum.cases.models.report import digest_of
from sarum.cases.operations import access, pack, quality, rapid_review
from sarum.cases.queries import pack as queries
from sarum.cases.rules.quality import RUBRIC
from sarum.kit.refusal import NotAllowed
from tests import build, cast
from tests.operations.saying import refused, said, told
from tests.returns import NIL, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def release(way, who="officer", **given):
    return way.do(pack.release_pack, who, case=way.case, **{"note": "As far as it goes.", **given})


def convene(way, *who):
    """The Rapid Review of this case, in a week, with these people; and nobody else left to ask."""
    way.case.known_agencies.exclude(name=cast.CARE).update(set_aside_because="It holds nothing.")
    day = timezone.now() + timezone.timedelta(days=7)
    people = [way.people[one] for one in who]
    way.do(rapid_review.convene_rapid_review, "officer", case=way.case, starts_at=day, people=people, reasons={})
    way.case.refresh_from_db()


def test_a_pack_holds_the_accepted_return_word_for_word_and_says_what_is_missing(way):
    way.accepted(events=[{"on": "2025-01-03", "event": "We found the heating off", "source": "Care notes"}])
    made = release(way)
    (kept,) = made.returns
    assert (made.number, kept["agency"], kept["digest"]) == (1, cast.CARE, way.answer.digest)
    assert kept["words"] == way.answer.versions.last().words
    assert kept["endorsed"].startswith(way.people["senior"].name)
    assert [one["event"] for one in made.content["events"]] == ["We found the heating off"]
    assert {one["name"] for one in made.content["unasked"]} >= {cast.TRUST}
    assert made.digest == digest_of(made.content)
    assert said() == "released pack 1 for the Rapid Review, with 1 return"


def test_a_return_that_is_not_accepted_is_a_gap(way):
    way.accepted()
    way.do(quality.send_back_return, "officer", comments="Say why.")
    assert "No return has been accepted yet" in refused(release, way=way)
    gaps = queries.content_of(way.people["officer"], way.case, timezone.localdate())["gaps"]
    assert [one["what"].split(";")[0] for one in gaps] == ["return sent back for work and not yet put right"]


def test_a_weak_return_is_marked(way):
    way.sent()
    weak = {**dict.fromkeys(RUBRIC, True), "analysis": False}
    way.do(quality.accept_return, "officer", rubric=weak, comments="There is nobody left to ask.")
    made = release(way)
    assert made.returns[0]["weaknesses"] == ["it says little about why"]
    assert made.returns[0]["comments"] == "There is nobody left to ask."
    assert said().endswith("; marked as weak: Orchard Home Care")


def test_a_nil_return_is_one_too(way):
    way.accepted(**NIL)
    assert release(way).returns[0]["is_nil"]


@pytest.mark.parametrize("who", ["chair", "independent_chair", "author", "senior", "member", "stranger"])
def test_only_the_team_releases_it(way, who):
    way.accepted()
    with pytest.raises(NotAllowed):
        release(way, who)


def test_what_is_missing_is_not_passed_over_in_silence(way):
    way.accepted()
    assert "Say what its readers should know" in refused(release, way=way, note=" ")


def test_what_changed_while_it_was_looked_at_is_looked_at_again(way):
    way.accepted()
    assert "has changed since you opened this page" in refused(release, way=way, digest="0" * 64)
    found = queries.preview(way.people["officer"], way.case)
    assert release(way, digest=found.digest).digest == found.digest


def test_the_same_is_not_released_twice_and_a_new_one_says_what_is_new(way):
    first = release(way) if way.accepted() else None
    assert "Nothing has changed since the last pack" in refused(release, way=way)
    way.case.known_agencies.filter(name=cast.TRUST).update(set_aside_because="It holds nothing.")
    assert "Say what is new in it" in refused(release, way=way, note="")
    second = release(way, note="The Trust is set aside.")
    assert (first.number, second.number) == (1, 2)
    assert Pack.objects.get(pk=first.pk).content == first.content


def test_a_pack_stays_as_it_was_when_a_return_is_sent_back_and_its_page_can_say_so(way):
    way.accepted()
    made = release(way)
    way.do(quality.send_back_return, "officer", comments="Say why.")
    way.say(summary="Other words.")
    made.refresh_from_db()
    assert digest_of(made.content) == made.digest and "Other words." not in str(made.content)
    assert queries.changes_since(way.people["officer"], made) == ["The return of Orchard Home Care was sent back."]


def test_those_asked_to_the_rapid_review_are_told_with_the_reference_and_nothing_else(way):
    way.accepted()
    convene(way, "member", "council", "nhs", "officer")
    access.seat(way.case, way.people["nhs"], "BARRED", "related", by=way.people["officer"], at=timezone.now())
    release(way)
    assert told("the pack for the Rapid Review is ready") == {way.people[one].name for one in ("member", "council")}
    for letter in Notice.objects.filter(subject__contains="pack for the Rapid Review"):
        assert letter.body == (
            f"The pack for the Rapid Review of case {way.case.reference} is ready. Sign in to read it before the meeting."
        )


def test_a_new_pack_tells_them_that_it_takes_the_place_of_the_one_before(way):
    way.accepted()
    convene(way, "member")
    release(way)
    way.case.known_agencies.filter(name=cast.TRUST).update(set_aside_because="It holds nothing at all.")
    release(way, note="The Trust is set aside.")
    assert told("a new pack for the Rapid Review") == {way.people["member"].name}
    first = Notice.objects.get(subject__contains="the pack for the Rapid Review is ready")
    assert first.ending == Ending.OVERTAKEN  # it had not gone out


def test_it_is_released_during_scoping_and_the_rapid_review_and_not_before_or_after():
    for step in (Step.VERIFICATION, Step.SIGN_OFF):
        case = build.case_at(step)
        with pytest.raises(NotAllowed, match="belongs to"):
            pack.release_pack(case=case, note="x", by=cast.people()["officer"], at=timezone.now())


def test_a_return_for_a_review_is_not_in_a_pack(way):
    way.accepted()
    way.answer.request.__class__.objects.filter(pk=way.answer.request.pk).update(stage="REVIEW")
    assert "No return has been accepted" in refused(release, way=way)
