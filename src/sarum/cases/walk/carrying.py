"""A case carried through the procedure, step after step, as far as its folder goes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sarum.cases.models import RapidReview, Report, Step
from sarum.cases.rules import procedure, sign_off
from sarum.cases.walk import (
    carrying_commissioning,
    carrying_ending,
    carrying_jcr,
    carrying_rapid_review,
    carrying_referral,
    carrying_report,
    carrying_scoping,
    carrying_tracker,
    carrying_verification,
)
from sarum.cases.walk.folder import Folder
from sarum.cases.walk.walking import Act, Blocked, Refusal, Stopped, Walk, in_order

FILES = {"returns": "returns/", "rapid_review": "rapid-review.json", "jcr": "jcr.json", "review": "review.json",
         "learning": "learning.json", "publication": "publication.json", "assurance": "assurance.json"}  # fmt: skip


@dataclass(frozen=True)
class Needed:
    """What the procedure asks for next, and of whom."""

    who: str
    what: str


def carry(
    folder: Folder, *, say: Callable[[Act | Refusal | str], None] = lambda said: None, until: Step | None = None,
    done: bool = False, before: dt.date | None = None,
) -> tuple[Walk, bool]:  # fmt: skip
    """Carry a case as far as its folder goes. False where a gate refused and nothing in the folder satisfies it."""
    walk = Walk(folder, say=say, until=until, done=done, before=before)
    try:
        go(walk)
    except Stopped:
        went_on = True
    except Blocked:
        went_on = False
    else:
        went_on = True
    if walk.case:
        walk.case.refresh_from_db()
    return walk, went_on


def go(walk: Walk) -> None:
    """The procedure, in its order."""
    carrying_referral.set_up(walk)
    carrying_referral.carry(walk)
    carrying_verification.carry(walk)
    if walk.case.step != Step.SCOPING:
        leave(walk, "returns")
        return
    from_scoping = carrying_scoping.carry(walk)
    if walk.folder.rapid_review is None:
        stop_before(walk, "rapid_review")
        return
    carrying_rapid_review.carry(walk)
    carrying_report.carry(walk, from_scoping)
    carrying_jcr.carry(walk)
    if walk.folder.jcr is None:
        stop_before(walk, "jcr")
        return
    form, jcr = walk.folder.assurance, walk.folder.jcr
    deeds = [
        *carrying_commissioning.deeds(walk),
        *carrying_ending.review_deeds(walk),
        *carrying_tracker.updates(walk, "jcr.json", jcr.updates),
        *carrying_tracker.escalations(walk, "jcr.json", jcr.escalations),
        *carrying_ending.learning_deeds(walk),
        *carrying_ending.publication_deeds(walk),
        *(carrying_tracker.updates(walk, "assurance.json", form.updates) if form else ()),
        *(carrying_tracker.escalations(walk, "assurance.json", form.escalations) if form else ()),
        *carrying_ending.assurance_deeds(walk),
    ]
    walk.run(in_order(deeds))


def stop_before(walk: Walk, name: str) -> None:
    """A file is not there; where the folder holds something that comes after it, the gate is what stops the case."""
    if not walk.has_later(name):
        return
    gate = procedure.STEPS[Step(walk.case.step)].gate
    walk.refuse(walk.now.date(), "The walk", "move", [gate], f"{FILES[name]} is missing")


def leave(walk: Walk, first: str) -> None:
    """The Board decided otherwise than on scoping: what the folder holds of later steps is not of this case's way."""
    names = list(FILES)
    left = [FILES[name] for name in names[names.index(first) :] if getattr(walk.folder, name)]
    left += ["chronologies/"] if walk.folder.chronologies else []
    if left:
        walk.tell(f"Not carried, because the verification meeting decided otherwise: {', '.join(left)}")


def needed_next(walk: Walk) -> Needed:
    """Who does what next, from the table of the procedure; for a report, whose hand it waits for."""
    if walk.case is None:
        return Needed("Anybody", "Make a referral.")
    step = Step(walk.case.step)
    row = procedure.STEPS[step]
    if step == Step.SIGN_OFF:
        return hand_needed(walk) or Needed(row.pen.label, row.duty)
    if step == Step.RAPID_REVIEW and RapidReview.objects.filter(case=walk.case).exclude(decision="").exists():
        return Needed("Partnership Officer", "Write the minutes, and draft the report from the record.")
    if step == Step.CLOSED:
        return Needed("Nobody", row.duty)
    return Needed(row.pen.label, row.duty)


def hand_needed(walk: Walk) -> Needed | None:
    """The next hand on the report's latest version."""
    held = Report.objects.get(case=walk.case)
    waiting = sign_off.waits_for(carrying_report.rules_signed(held), held.latest)
    version = f"version {held.latest.number} of the report ({held.latest.short_digest})"
    return {
        "PASSED": Needed("Business Manager", f"Quality-assure {version}."),
        "SIGNED": Needed("JCR Chair", f"Sign {version}, or return it with reasons."),
        "RATIFIED": Needed("Independent Chair", f"Ratify {version}, or return it with reasons."),
    }.get(waiting)
