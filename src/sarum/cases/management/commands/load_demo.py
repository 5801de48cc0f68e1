"""`sarum load_demo`: a Board to look round in, with cases at every stage that are of today; refused outside the demo."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from sarum.board.models import Office
from sarum.board.operations import demo, register
from sarum.board.queries import offices
from sarum.board.queries import settings as settings_of
from sarum.board.queries.cast import DEMO_PASSWORD
from sarum.board.rules.actor import SETUP
from sarum.cases.management import meetings
from sarum.cases.management.remarks import remark
from sarum.cases.management.touches import touch
from sarum.cases.models import Case, Challenger, Step, Verification
from sarum.cases.operations import challenge as challenges
from sarum.cases.walk import carrying
from sarum.cases.walk.folder import Folder, folder_of
from sarum.cases.walk.reading import NotUnderstood, read_json
from sarum.cases.walk.walking import Walk

PLACES = (Path(__file__).parents[5] / "examples", Path.cwd() / "examples")
Held = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Scene:
    """One case of the demo: whose, how many days ago its referral came (none: as written), and how far it has gone."""

    folder: str
    days_ago: int | None = None
    until: Step | None = None
    done: bool = False
    copy: str = ""


SCENES = (
    Scene("adult-b"),
    Scene("adult-c"),
    Scene("adult-a", 226),
    Scene("adult-d"),
    Scene("adult-a", 78, copy="recommendations"),
    Scene("adult-a", 64, Step.SIGN_OFF, done=True, copy="sign_off"),
    Scene("adult-a", 60, Step.RAPID_REVIEW, done=True, copy="rapid_review"),
    Scene("adult-a", 50, Step.RAPID_REVIEW, copy="meeting"),
    Scene("adult-a", 38, Step.RAPID_REVIEW, copy="scoping"),
    Scene("adult-a", 10, Step.VERIFICATION, done=True, copy="verification"),
    Scene("adult-a", 24, copy="paused"),
    Scene("adult-a", 17, copy="advisory"),
    Scene("adult-b", 8, Step.VERIFICATION, done=True, copy="alive"),
    Scene("adult-a", 0, Step.REFERRAL, copy="referral"),
    Scene("adult-a", 0, Step.REFERRAL, copy="duplicate"),
)
URGENT_HELP = (  # numbers that are kept for stories
    "If somebody is in immediate danger, call 999. To report abuse or neglect, call the council: about an adult on "
    "01632 960 101, about a child on 01632 960 102."
)


class Command(BaseCommand):
    help = "Load the demo: a Board, its people, and cases at every stage. Only in the demo, and only where there is no case."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo is loaded in demo mode only. Set SARUM_DEMO=yes, on a database of no importance."
            )
        if Case.objects.exists():
            self.stdout.write("There are cases here already, so the demo is left as it is.")
            return
        examples = next((place for place in PLACES if (place / "demo.json").is_file()), None)
        if examples is None:
            raise CommandError("The demo's cases are not here: run this in the folder that holds examples/.")
        try:
            with transaction.atomic():
                for scene in SCENES:
                    self.play(scene, examples)
                at = timezone.now()
                officer = offices.holders([Office.PARTNERSHIP_OFFICER], timezone.localdate(at))[0]
                touch(officer, at)
                meetings.end_meetings(officer, at)
                meetings.hold_and_arrange(officer, at)
                name_ways(at)
                people = demo.let_everybody_in(password=DEMO_PASSWORD, by=SETUP, at=timezone.now())
        except NotUnderstood as wrong:
            raise CommandError("\n".join(wrong.sentences)) from wrong
        demo.post_all(by=SETUP)
        self.stdout.write(f"The demo is loaded: {len(SCENES)} cases, {people} people to sign in as.")

    def play(self, scene: Scene, examples: Path) -> None:
        """Walk one case as far as its scene goes, and never past today."""
        today = timezone.localdate()
        folder = folder_for(scene, examples, today)
        walk, went_on = carrying.carry(folder, until=scene.until, done=scene.done, before=today)
        if not went_on or walk.case is None:
            reasons = walk.refusals[-1].reasons if walk.refusals else ["no case was opened"]
            raise CommandError(f"{scene.folder} cannot be walked: {' '.join(reasons)}")
        made = read_json(examples / "demo.json", "demo.json")["chronology"].get(scene.folder)
        if made and not scene.copy:
            remark(walk.case, made, walk.officer(today), timezone.now())
        if scene.copy == "scoping":
            challenge(walk)
        if scene.copy == "meeting":
            meetings.meet_today(walk.case, walk.officer(today), timezone.now())


def name_ways(at: dt.datetime) -> None:
    """Give the Board a telephone number and an address, as a real one has; the number is one of those kept for stories."""
    board = settings_of.the_board()
    register.change_board(
        board=board, name=board.name, reference_prefix=board.reference_prefix, email="partnership.team@example.org",
        phone="01632 960 118", area=board.area, urgent_help=URGENT_HELP, by=SETUP, at=at,
    )  # fmt: skip


def challenge(walk: Walk) -> None:
    """Somebody does not agree with the decision on this case."""
    now, decision = timezone.now(), Verification.objects.get(case=walk.case)
    challenges.record_challenge(
        case=walk.case, matter=f"VERIFICATION-{decision.pk}", by_whom=Challenger.FAMILY, name="Her son",
        grounds="Nobody asked me before it was decided, and I know what the carers wrote down.",
        received_on=timezone.localdate(now), by=walk.officer(timezone.localdate(now)), at=now,
    )  # fmt: skip


def folder_for(scene: Scene, examples: Path, today: dt.date) -> Folder:
    """The folder of a scene: under another name where the same story is told again, and moved to the days it is of."""
    place = examples / scene.folder
    extra = read_json(examples / "demo.json", "demo.json")
    names = [*place.glob("*.json"), *place.glob("returns/*.json")]
    held: Held = {
        str(path.relative_to(place)): read_json(path, f"{scene.folder}/{path.name}")
        for path in sorted(names)
        if path.name != "expected.json"
    }
    for name, events in extra["key_events"].get(scene.folder, {}).items():
        held[name] = held[name] | {"key_events": events}
    if scene.copy:
        held = renamed(decided(held, extra["meetings"].get(scene.copy)), extra["copies"][scene.copy])
    elif more := extra["updates"].get(scene.folder):
        held["jcr.json"] = held["jcr.json"] | {"updates": held["jcr.json"]["updates"] + more}
    board = held["board.json"]
    held["board.json"] = board | {
        "offices": board["offices"] + extra["offices"], "people": board.get("people", []) + extra["people"]
    }  # fmt: skip
    starting = None if scene.days_ago is None else today - dt.timedelta(days=scene.days_ago)
    return folder_of(held, name=scene.folder, starting=starting, place=None if scene.copy else place)


def decided(held: Held, otherwise: dict[str, Any] | None) -> Held:
    """The same story as far as its verification meeting, which decides otherwise, or without somebody."""
    if otherwise is None:
        return held
    held = {name: held[name] for name in ("board.json", "referral.json", "verification.json")}
    meeting = held["verification.json"]["meetings"][-1]
    meeting["decision"] = otherwise["decision"]
    for seat in meeting["attendance"]:
        if seat["name"] == otherwise.get("absent"):
            seat["present"], seat["apologies"] = False, True
    meeting["views"] = [view for view in meeting["views"] if view["by"] != otherwise.get("absent")]
    return held


def renamed(held: Held, names: dict[str, str]) -> Held:
    """The same story about somebody else."""
    text = json.dumps(held, ensure_ascii=False)
    for old, new in names.items():
        text = text.replace(old, new)
    return json.loads(text)
