"""Who is told once the report is ratified: the referrer, the agencies that were asked, and the family as planned."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sarum.cases.models.involvement import Involvement, Part
from sarum.cases.models.letter import DecisionLetter
from sarum.cases.models.parallel import ParallelProcess, ProcessKind, ProcessStanding
from sarum.cases.models.rapid_review import Decision
from sarum.cases.models.stationery import PaperKind
from sarum.cases.models.telling import Telling
from sarum.cases.rules.citing import in_short
from sarum.kit.sentence import said_day

DEEDS = ("record_telling", "write_report_letter", "write_agency_letters", "tell_by_letter", "tell_by_letters")
OVER = (ProcessStanding.CLOSED, ProcessStanding.NOT_APPLICABLE)
LETTER_TO = {"agency": PaperKind.AGENCY, "family": PaperKind.FAMILY}
NO_NAME = re.compile(r"(?:the|her|his|their|adult[’']s)\b.*|family\b.*|relatives|next of kin", re.IGNORECASE)
THE = re.compile(r"^the\s+", re.IGNORECASE)
WITHIN = (ProcessKind.SECTION_42, ProcessKind.COMPLAINT)  # what the agencies that were asked do themselves


@dataclass(frozen=True)
class ToTell:
    """One who is told: under which key they are chosen, who they are, and how far it is."""

    key: str
    name: str
    told: Telling | None = None
    not_told_because: str = ""
    advice: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.told is None and not self.not_told_because


@dataclass(frozen=True)
class ToWrite:
    """One to whom a letter about a ratified report goes: in which template, and how far it is."""

    key: str
    name: str
    kind: PaperKind
    letter: DecisionLetter | None = None
    line: ToTell | None = None
    agency_id: int | None = None
    plan: Involvement | None = None
    process: ParallelProcess | None = None

    @property
    def why_not(self) -> str:
        """Why they are not written to."""
        return self.line.not_told_because if self.line else ""

    @property
    def is_told(self) -> bool:
        return bool(self.line and self.line.told) or bool(self.letter and self.letter.told_on)

    @property
    def is_agencys_to_write(self) -> bool:
        """Whether an agency, or its head, has still to be written to."""
        return bool(self.agency_id) and not self.letter and not self.is_told

    @property
    def is_to_send(self) -> bool:
        """Whether a letter is kept that was not sent."""
        return self.letter is not None and not self.letter.told_on


def key_of_letter(letter: DecisionLetter) -> str:
    """Under which key whoever a letter is for is chosen."""
    if letter.process_id:
        return f"body-{letter.process_id}"
    if letter.kind == PaperKind.AGENCY_HEAD:
        return f"head-{letter.agency_id}"
    if letter.agency_id:
        return f"agency-{letter.agency_id}"
    return f"family-{letter.involvement_id}" if letter.involvement_id else "referrer"


def to_write(
    lines: Iterable[ToTell], agencies: Iterable[tuple[int, str]], involved: Iterable[Involvement],
    processes: Iterable[ParallelProcess], letters: Iterable[DecisionLetter], decision: str,
) -> list[ToWrite]:  # fmt: skip
    """Everybody to whom a letter goes: whoever is told; the heads of agencies where there is a review; and who leads what
    else is under way."""
    kept = {key_of_letter(one): one for one in letters}
    plans = {f"family-{one.pk}": one for one in involved}
    found = []
    for line in lines:
        kind, _, pk = line.key.partition("-")
        template = LETTER_TO.get(kind, PaperKind.REFERRER)
        agency = int(pk) if kind == "agency" else None
        found.append(ToWrite(line.key, line.name, template, kept.get(line.key), line, agency, plans.get(line.key)))
    heads = dict(agencies) if decision != Decision.NO_REVIEW else {}
    for head, name in heads.items():
        key = f"head-{head}"
        found.append(ToWrite(key, f"The head of {name}", PaperKind.AGENCY_HEAD, kept.get(key), agency_id=head))
    for one in processes:
        if one.standing not in OVER and one.kind not in WITHIN:
            key = f"body-{one.pk}"
            name = f"{one.lead or one.get_kind_display()} ({one.process})"
            found.append(ToWrite(key, name, PaperKind.OTHER_BODY, kept.get(key), process=one))
    return found


def why_not_written(one: ToWrite | None, to_name: str, subject: str, words: str) -> list[str]:
    """A letter is to somebody who is to be told, about something, and says something."""
    if one is None:
        return ["Nobody of this case waits for such a letter. Open the letters again."]
    if one.why_not:
        return [f"{one.name} is not to be told: {one.why_not}"]
    if one.letter and one.letter.told_on:
        return [f"A letter to {one.name} was sent on {said_day(one.letter.told_on)}. It stays as it was."]
    said = (
        ("To whom is the letter?", to_name),
        ("Say what the letter is about.", subject),
        ("Write the letter.", words),
    )
    return [reason for reason, text in said if not text.strip()]


def why_written_meanwhile(one: ToWrite | None, before: str | None) -> list[str]:
    """Two who write the same letter at once hear of each other."""
    kept = str(one.letter.pk) if one and one.letter else ""
    if before is None or before == kept:
        return []
    return [
        "Somebody has written this letter since you opened the page. Read theirs under Letters before you keep another."
    ]


def why_sent_otherwise(letter: DecisionLetter, is_sent: bool) -> list[str]:
    """One of two letters to the same person is sent, not both."""
    return [f"Another letter to {letter.to_name} has been sent already."] if is_sent and not letter.told_on else []


def why_not_chosen(chosen: Iterable[ToWrite | None]) -> list[str]:
    """Letters to agencies are begun together for those who have none yet."""
    found = list(chosen)
    if not found:
        return ["Select to whom the letters go."]
    if any(one is None or not one.is_agencys_to_write for one in found):
        return ["Somebody you chose has been written to meanwhile. Open the letters again."]
    return []


def why_not_sent(letter: DecisionLetter, told_on: dt.date, ratified_on: dt.date | None, today: dt.date) -> list[str]:
    """That a letter was sent is recorded once, after it was sent, and of a report that is ratified."""
    if letter.told_on:
        return [f"It is recorded already that {letter.to_name} was told."]
    return why_not_on(told_on, ratified_on, today)


def why_not_on(told_on: dt.date, ratified_on: dt.date | None, today: dt.date) -> list[str]:
    """Nobody is told of a report before it is ratified, or tomorrow."""
    if ratified_on is None:
        return ["The report is not ratified, so nobody is told what it decides."]
    reasons = ["Record it once they have been told: today or a day before."] if told_on > today else []
    if told_on < ratified_on:
        reasons.append(f"The report was ratified on {ratified_on:%-d %B %Y}. Enter that day or a later one.")
    return reasons


def key_of(telling: Telling) -> str:
    if telling.agency_id:
        return f"agency-{telling.agency_id}"
    return f"family-{telling.involvement_id}" if telling.involvement_id else "referrer"


def everybody(
    referrer: str, agencies: Iterable[tuple[int, str]], involved: Iterable[Involvement], told: Iterable[Telling]
) -> list[ToTell]:
    """Everybody who is told, each with what was done. Of the family, each as the plan for them says."""
    done = {key_of(one): one for one in told}
    lines = [ToTell("referrer", f"The referrer, {referrer}", done.get("referrer"))] if referrer else []
    lines += [ToTell(f"agency-{pk}", name, done.get(f"agency-{pk}")) for pk, name in dict(agencies).items()]
    plans = list(involved)
    for one, name in zip(plans, told_apart(plans), strict=True):
        key = f"family-{one.pk}"
        because = one.reasons if one.part == Part.NOT and key not in done else ""
        care = [one.safe_contact, one.adjustments, one.dates_to_avoid and f"Not on {one.dates_to_avoid}"]
        lines.append(ToTell(key, name, done.get(key), because, ". ".join(word for word in care if word)))
    return lines


def told_apart(plans: Iterable[Involvement]) -> list[str]:
    """What each of the family is called in a list: by name and relationship, and two that are alike by more than that."""
    plans = list(plans)
    names = [f"{one.who} ({one.relationship})" if one.relationship else one.who for one in plans]
    for more in (of_whom, recorded):
        counted = Counter(names)
        names = [f"{name}{more(one)}" if counted[name] > 1 else name for one, name in zip(plans, names, strict=True)]
    return names


def of_whom(plan: Involvement) -> str:
    return f", of {plan.adult.pseudonym}" if plan.adult else ""


def recorded(plan: Involvement) -> str:
    return f", as planned on {said_day(plan.recorded_at.date())}: {in_short(plan.decision)}"


def salutation(plan: Involvement, pseudonym: str) -> str:
    """To whom a letter to the family is: the name that the plan gives, or the family of the adult."""
    is_named = not NO_NAME.fullmatch(plan.who.strip())
    return plan.who.strip() if is_named else f"Family of {plan.adult.pseudonym if plan.adult else pseudonym}"


def dear(to_name: str, kind: str = "") -> str:
    """How a letter greets them: “Dear family of Adult A”, “Dear Head of Wyvern Council”, a referrer without their agency."""
    name = to_name.partition(",")[0].strip() or to_name if kind == PaperKind.REFERRER else to_name
    whom = THE.sub("", name)
    if whom.lower().startswith("family of "):
        return f"family of {whom[len('family of ') :]}"
    return name if whom == name else whom[:1].upper() + whom[1:]


def in_words(lines: Iterable[ToWrite], by: dt.date) -> str:
    """How far the letters are, counted as they are listed."""
    lines = list(lines)
    waiting = sum(not one.is_told and not one.why_not for one in lines)
    if not waiting:
        return "Everybody below has been told who is to be told."
    return f"{waiting} of the {len(lines)} below have still to be told, by {said_day(by)}."


def why_not_told(
    chosen: Iterable[str], lines: Iterable[ToTell], told_on: dt.date, ratified_on: dt.date | None, today: dt.date
) -> list[str]:
    """That somebody was told is recorded once, after it was done, of a report that is ratified."""
    if ratified_on is None:
        return ["The report is not ratified, so nobody is told what it decides."]
    waiting = {line.key for line in lines if line.is_waiting}
    chosen = list(chosen)
    reasons = [] if chosen else ["Choose who was told."]
    if not waiting.issuperset(chosen):
        reasons.append("One of them is not to be told, or it is recorded already that they were. Open the page again.")
    return reasons + why_not_on(told_on, ratified_on, today)
