"""A case at any step, reached through operations, so that no impossible state is ever tested.

    case = build.case_at(Step.SCOPING)             # just arrived at that step, with nothing of it done
    case = build.case_at(Step.SCOPING, done=True)  # everything of that step done but the act that leaves it

It is about “Vera Lindqvist”, who died, with the people of `cast` in their parts: `author` answers for Orchard Home Care
and `senior` endorses, `owner` has an action, `reviewer` writes the review, `barred` must not see the case. `files()` is
the folder it walks: change it and give it as `files=` for a case that went otherwise.
"""

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

from sarum.board.models import Person
from sarum.cases.models import Capacity, Case, Step
from sarum.cases.operations import access
from sarum.cases.rules import sign_off
from sarum.cases.walk import carrying
from sarum.cases.walk.folder import folder_of
from tests import cast, kept
from tests.story import STORY

EXAMPLES = Path(__file__).parents[1] / "examples"
Files = dict[str, dict[str, Any]]
CHECKED = dict.fromkeys(sign_off.CHECKS, (True, ""))  # the checklist of quality assurance, all yes


def files() -> Files:
    """The folder of the standing case, to be changed at will."""
    return copy.deepcopy(STORY)


def case_at(
    step: Step, *, done: bool = False, files: Files | None = None, starting: dt.date | None = None, barred: bool = True
) -> Case:
    """A case at this step. `starting` moves it by whole weeks, so that its referral came in the week of that day."""
    people = cast.people()
    story = files or STORY

    def walk_there() -> int:
        folder = folder_of(story, name="standing case", starting=starting)
        walk, went_on = carrying.carry(folder, until=step, done=done)
        case = walk.case
        assert case is not None and case.step == step, (went_on, walk.refusals[-1:], case and case.step)
        if barred:
            bar(case, people["barred"], people["officer"])
        return case.pk

    return Case.objects.get(pk=kept.once(json.dumps([step, done, story, str(starting), barred]), walk_there))


def bar(case: Case, person: Person, by: Person) -> None:
    """Somebody who must not see the case, whatever their office."""
    access.seat(case, person, Capacity.BARRED, "is related to the adult", by=by, at=case.opened_at)
