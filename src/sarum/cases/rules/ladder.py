"""The ladder: what is climbed when an agency does not answer, on which day, by whom, and in which words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sarum.board.models.office import CHAIRS, TEAM, Office
from sarum.cases.models.ladder import Climb, Rung
from sarum.cases.models.returns import ScopingReturn, Standing
from sarum.cases.models.stationery import PaperKind
from sarum.cases.rules.scoping import REMINDERS, days_from
from sarum.kit.sentence import said_day

CODES = [f"REMINDER_{number}" for number, _ in enumerate(REMINDERS, 1)]
REMINDER_DAYS = dict(zip(CODES, REMINDERS, strict=True))
RUNG_DAYS = {Rung.MEMBER: 6, Rung.LEAD: 8, Rung.CHAIR: 10, Rung.CHIEF: 15, Rung.PARTNERS: 20}
DEFAULT = {**REMINDER_DAYS, **{rung.value: days for rung, days in RUNG_DAYS.items()}}
ORDER = {rung.value: number for number, rung in enumerate(Rung)}
SENT_BY: dict[str, tuple[str, ...]] = {
    Rung.MEMBER: TEAM,
    Rung.LEAD: TEAM,
    Rung.CHAIR: CHAIRS,
    Rung.CHIEF: (Office.INDEPENDENT_CHAIR,),
    Rung.PARTNERS: (Office.INDEPENDENT_CHAIR,),
}
SIGNED_FOR = {Rung.CHAIR: "JCR Chair", Rung.CHIEF: "Independent Chair", Rung.PARTNERS: "Independent Chair"}
SENDERS = {
    Rung.MEMBER: "the Partnership Team",
    Rung.LEAD: "the Partnership Team",
    Rung.CHAIR: "the JCR Chair or Vice-Chair",
    Rung.CHIEF: "the Independent Chair",
    Rung.PARTNERS: "the Independent Chair",
}
DUTY = (
    "Section 45 of the Care Act 2014 obliges whoever a Safeguarding Adults Board asks for information to supply it, where "
    "the request is made to enable or assist the Board to exercise its functions and they are likely to have it."
)


@dataclass(frozen=True)
class Letter:
    """A letter of the ladder, before anybody has changed a word of it."""

    to_name: str
    subject: str
    body: str


def rung_due(
    due_on: dt.date, since: dt.date, today: dt.date, days: Mapping[str, int], climbed: Iterable[str],
    shut: Iterable[dt.date] = (), *, is_refused: bool = False,
) -> str | None:  # fmt: skip
    """The highest rung that has fallen due and stands above those that were climbed; only that one is proposed.

    An agency that refuses is not asked again by those below the JCR Chair: that rung is due at once.
    """
    begun, here = days_from(due_on, since, shut), days_from(due_on, today, shut)
    fallen = [rung for rung, day in days.items() if begun < day <= here]
    if is_refused:
        fallen += [first] if (first := first_when_refused(days)) else []
    reached = max((ORDER[rung] for rung in climbed), default=-1)
    return max((rung for rung in fallen if ORDER[rung] > reached), key=ORDER.__getitem__, default=None)


def first_when_refused(days: Mapping[str, int]) -> str | None:
    """The rung that a refusal leads to: the JCR Chair's, or the next one where the Board has left that out."""
    return min((rung for rung in days if ORDER[rung] >= ORDER[Rung.CHAIR]), key=ORDER.__getitem__, default=None)


def why_not_ladder(days: Mapping[str, int | None]) -> list[str]:
    """A ladder goes up: reminders on days of their own, then each rung later than the one before it."""
    reasons = []
    reminders = [(code[-1], day) for code, day in days.items() if code in REMINDER_DAYS and day is not None]
    for number, comes_on in reminders:
        if comes_on == 0:
            reasons.append(
                f"Reminder {number} comes before or after the day a return is due. Give another number than 0."
            )
    for (one, its_day), (other, same) in combinations(reminders, 2):
        if its_day == same:
            reasons.append(
                f"Reminder {one} and reminder {other} come on the same day. Give them different days, or leave one empty."
            )
    before: Rung | None = None
    for rung in Rung:
        day = days.get(rung)
        if day is None:
            continue
        if day < 1:
            reasons.append(f"“{rung.label}” comes after a return is due. Give 1 or more.")
        elif before and day <= (days[before] or 0):
            reasons.append(f"“{rung.label}” must come later than “{before.label}”.")
        before = rung
    return reasons


def why_not_proposed(scoping_return: ScopingReturn, rung: str, climbed: Iterable[str], today: dt.date) -> list[str]:
    """A rung is climbed while a return is late or refused, and once in each wait for it."""
    request = scoping_return.request
    if scoping_return.is_sent:
        return [f"{scoping_return.agency} has sent its return."]
    if rung in climbed:
        return ["This letter has been written already. Look for it in the list of what was done."]
    if scoping_return.standing != Standing.DECLINED and request.due_on >= today:
        return [
            f"The return is due by {said_day(request.due_on)}, so it is not late. Wait, or chase the agency by hand."
        ]
    return []


def why_not_yours(climb: Climb, offices: Iterable[str]) -> list[str]:
    """Each rung has its own sender."""
    if set(SENT_BY[climb.rung]) & set(offices):
        return []
    return [f"This letter is for {SENDERS[Rung(climb.rung)]} to send or to set aside."]


def why_not_open(climb: Climb) -> list[str]:
    """A letter that was sent or set aside, or whose return has come, waits no longer."""
    if climb.sent_at:
        return [f"This letter was sent on {said_day(climb.sent_at.date())}."]
    if climb.dismissed_at:
        return [f"This letter was set aside: {climb.dismissed_because}"]
    return [f"{climb.agency} has sent its return meanwhile."] if climb.request.answer.is_sent else []


def why_naming(words: str, names: Iterable[str]) -> list[str]:
    """A letter holds no fact of a case but its reference: it goes by e-mail, and may be forwarded."""
    low = words.lower()
    found = next((name for name in names if name.strip() and name.strip().lower() in low), None)
    return [f"Take “{found}” out of the letter: it says no more of a case than its reference."] if found else []


def why_no_response(climb: Climb, response: str) -> list[str]:
    if climb.sent_at is None:
        return ["This letter has not been sent, so nobody can have answered it."]
    if climb.responded_at:
        return ["An answer to this letter has been recorded already."]
    return [] if response.strip() else ["Say what they answered."]


def letter_of(
    rung: str, *, reference: str, sent_on: dt.date, due_on: dt.date, to_names: Iterable[str],
    is_refused: bool, chased: int, tell: str, is_sent_back: bool = False,
) -> Letter:  # fmt: skip
    """What a rung's letter says until its sender changes it: the reference, the days, the law; no fact of the case."""
    who = "one of the agencies asked" if rung == Rung.PARTNERS else "your agency"
    asked = (
        f"On {said_day(sent_on)} the Safeguarding Adults Board asked {who} for information under section 45 of the Care Act "
        f"2014, for case {reference}."
    )
    stands = (
        f"{who[0].upper()}{who[1:]} has told the Board that it will not supply it, and on what grounds."
        if is_refused
        else f"The return was due by {said_day(due_on)}. It came, was sent back for work, and has not come again."
        if is_sent_back
        else f"The return was due by {said_day(due_on)}, and has not come."
    )
    reminded = (
        f" It has been asked for {'once' if chased == 1 else f'{chased} times'} since."
        if chased and not is_refused
        else ""
    )
    wish = {
        Rung.MEMBER: "As your agency’s member of the Joint Case Review group, please find out what is in the way, and see "
        "that the return is sent.",
        Rung.LEAD: "As your agency’s safeguarding lead, please see that the return is sent. This letter goes to the Board’s "
        "Business Manager as well.",
        Rung.CHAIR: "The Joint Case Review group cannot decide well without what your agency knows. Please send the return, or "
        "tell me within 3 working days what stands in its way.",
        Rung.CHIEF: "I write to you as the chief officer. Please see that your agency complies, and let me know within 5 "
        "working days when the Board will have its return.",
        Rung.PARTNERS: "The letters to the agency and to its chief officer have not brought it. Please decide with me what "
        "the Safeguarding Partners do to obtain it.",
    }[Rung(rung)]
    names = " and ".join(to_names) or ("The chief officer" if rung == Rung.CHIEF else "Colleagues")
    law = [DUTY] if rung in (Rung.CHAIR, Rung.CHIEF, Rung.PARTNERS) else []
    body = "\n\n".join([asked, stands + reminded, *law, wish, f"If you have a question, {tell}."])
    title = "refused" if is_refused else "outstanding"
    return Letter(names, f"{reference}: a scoping return is {title}", body)


def kind_of(rung: str) -> PaperKind:
    """In which kind of template a letter of a rung is written."""
    return PaperKind.AGENCY_HEAD if rung == Rung.CHIEF else PaperKind.AGENCY


def signed_for(rung: str) -> str:
    """In whose name a letter stands until somebody sends it."""
    return SIGNED_FOR.get(Rung(rung), "The Partnership Team")
