"""What else looks at the same events: of what kind it is, where it stands, and when somebody last asked."""

import datetime as dt

from sarum.cases.models.parallel import ParallelProcess, ProcessKind, ProcessStanding

K, S = ProcessKind, ProcessStanding
CHECK_WEEKS = 6
"""An inquest's or a court's dates move about that often, and a JCR group meets each quarter: twice between its meetings."""

LEADS = {
    K.SECTION_42: "The council", K.INQUEST: "HM Coroner", K.CRIMINAL: "The police and the Crown Prosecution Service",
    K.DARDR: "The Community Safety Partnership", K.LEDER: "The integrated care board", K.PSII: "The NHS provider",
    K.CHILD: "The safeguarding children partners", K.MAPPA: "The MAPPA strategic management board",
    K.MENTAL_HEALTH: "NHS England", K.FIRE: "The fire and rescue service",
    K.PRISON: "The Prisons and Probation Ombudsman",
    K.PROVIDER: "The council", K.IOPC: "The Independent Office for Police Conduct",
}  # fmt: skip
WORDS = (  # the first that is found in what somebody called it
    ("leder", K.LEDER), ("learning disab", K.LEDER), ("domestic", K.DARDR), ("dardr", K.DARDR), ("dhr", K.DARDR),
    ("inquest", K.INQUEST), ("coroner", K.INQUEST), ("whole home", K.PROVIDER), ("large-scale", K.PROVIDER),
    ("provider", K.PROVIDER), ("section 42", K.SECTION_42), ("s42", K.SECTION_42), ("s.42", K.SECTION_42),
    ("safeguarding enquiry", K.SECTION_42), ("criminal", K.CRIMINAL), ("prosecution", K.CRIMINAL),
    ("police investigation", K.CRIMINAL), ("patient safety", K.PSII), ("psii", K.PSII), ("serious incident", K.PSII),
    ("child", K.CHILD), ("mappa", K.MAPPA), ("mental health homicide", K.MENTAL_HEALTH), ("fire", K.FIRE),
    ("prison", K.PRISON), ("ombudsman", K.COMPLAINT), ("complaint", K.COMPLAINT), ("civil claim", K.COMPLAINT),
    ("iopc", K.IOPC), ("regulator", K.REGULATOR), ("cqc", K.REGULATOR), ("inspection", K.REGULATOR), ("hse", K.REGULATOR),
    ("adults board", K.OTHER_BOARD),
)  # fmt: skip


def kind_of(words: str) -> str:
    """What kind of process somebody means by what they call it."""
    plain = words.casefold()
    return next((kind for word, kind in WORDS if word in plain), K.OTHER).value


def standing_of(words: str) -> str:
    """Where a process stands, by what was said of it; open where nothing says otherwise."""
    plain = words.casefold().strip(" .")
    if plain in ("none", "no", "not applicable", "n/a"):
        return S.NOT_APPLICABLE.value
    if any(word in plain for word in ("paused", "suspended", "stayed")):
        return S.PAUSED.value
    if plain in ("closed", "concluded", "ended", "complete", "completed", "finished"):
        return S.CLOSED.value
    if any(word in plain for word in ("possible", "expected", "to be opened", "being considered")):
        return S.POSSIBLE.value
    return S.OPEN.value


def is_live(process: ParallelProcess) -> bool:
    """Whether a process still goes on, or may yet begin."""
    return process.standing not in (S.CLOSED, S.NOT_APPLICABLE)


def check_due(process: ParallelProcess, since: dt.date) -> dt.date:
    """The day by which somebody asks again where it stands; `since` is when it came to be known."""
    return (process.checked_on or since) + dt.timedelta(weeks=CHECK_WEEKS)


def is_unchecked(process: ParallelProcess, since: dt.date, today: dt.date) -> bool:
    return is_live(process) and check_due(process, since) <= today


def why_not_kept(
    kind: str, process: str, opened_on: dt.date | None, closed_on: dt.date | None, standing: str,
    next_on: dt.date | None, next_is: str,
) -> dict[str, str]:  # fmt: skip
    """What an entry of the register must say, and what cannot be, by the question."""
    missing = {}
    if kind not in K.values:
        missing["kind"] = "Choose what kind of process it is."
    if not process.strip():
        missing["process"] = "Say what it is called."
    if standing not in S.values:
        missing["standing"] = "Choose where it stands."
    if opened_on and closed_on and closed_on < opened_on:
        missing["closed_on"] = f"It cannot close before it opened on {opened_on:%-d %B %Y}. Check both dates."
    if closed_on and standing in (S.POSSIBLE, S.OPEN, S.PAUSED):
        missing["standing"] = "It has a day on which it closed. Say that it is closed, or take the day away."
    if next_on and not next_is.strip():
        missing["next_is"] = "Say what happens on the next key date: a hearing, a trial, a report."
    if next_is.strip() and not next_on:
        missing["next_on"] = "Give the day, or take away what happens on it."
    return missing


def why_not_disclosed(what: str, to_whom: str, basis: str, on: dt.date | None, today: dt.date) -> dict[str, str]:
    """A disclosure says what, to whom, on what basis and when. UK GDPR art. 5(2): to be able to show it."""
    missing = {}
    if not what.strip():
        missing["what"] = "Say what was disclosed."
    if not to_whom.strip():
        missing["to_whom"] = "Say to whom."
    if not basis.strip():
        missing["basis"] = "Say on what basis: a request under which law, an agreement, a court’s order."
    if on is None or on > today:
        missing["on"] = "Give the day on which it was disclosed: today or earlier."
    return missing
