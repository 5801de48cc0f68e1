"""Who is told once the report is ratified: the referrer, the agencies that were asked, and the family as planned."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sarum.cases.models.involvement import Involvement, Part
from sarum.cases.models.telling import Telling


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
    for one in involved:
        key, name = f"family-{one.pk}", f"{one.who} ({one.relationship})" if one.relationship else one.who
        because = one.reasons if one.part == Part.NOT and key not in done else ""
        care = [one.safe_contact, one.adjustments, one.dates_to_avoid and f"Not on {one.dates_to_avoid}"]
        lines.append(ToTell(key, name, done.get(key), because, ". ".join(word for word in care if word)))
    return lines


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
    if told_on > today:
        reasons.append("Record it once they have been told: today or a day before.")
    if told_on < ratified_on:
        reasons.append(f"The report was ratified on {ratified_on:%-d %B %Y}. Enter that day or a later one.")
    return reasons
