"""What does not go as it should on a case, in the words of an agenda."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sarum.cases.models.case import Case, Step
from sarum.cases.models.parallel import ParallelProcess
from sarum.cases.models.pause import Pause
from sarum.cases.models.review import Draft
from sarum.kit.sentence import said_day


def exceptions(
    case: Case, today: dt.date, pauses: Iterable[Pause], drafts: Sequence[Draft], waits_on: Iterable[ParallelProcess]
) -> str:
    """What does not go as it should on a case, for those who meet: late, standing still, its drafts, what it waits for."""
    is_late = bool(case.due_on and case.due_on < today)
    said = [f"It was due on {said_day(case.due_on)}."] if case.due_on and is_late else []
    said += [f"Its clock stands still since {said_day(one.started_on)}: {one.reason}" for one in pauses]
    if case.step == Step.REVIEW:
        said += drafts_in_words(drafts, is_late=is_late)
    said += [f"It waits until this ends: {one}{f' ({one.status})' if one.status else ''}." for one in waits_on]
    return " ".join(said)


def drafts_in_words(drafts: Sequence[Draft], *, is_late: bool) -> list[str]:
    """How far the drafts of a review are, where one is late or waits for somebody."""
    if not drafts:
        return ["No draft of the report has come."] if is_late else []
    last = drafts[-1]
    said = last.last_comment
    if said is None:
        return [
            f"Draft {last.number}, received on {said_day(last.received_at)}, waits for the comments of the Partnership Team."
        ]
    if said.is_ready:
        return []
    return [f"Draft {last.number} had its comments on {said_day(said.reviewed_at)}; the next draft has not come."]
