"""What about a case obliges the Board to more: the table of flags, and which of them a referral raises."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Trigger:
    """A flag of the Board's table: what it obliges, which other process it calls for, and where that comes from;
    and whether the Board considers a Rapid Review because of it."""

    code: str
    label: str
    obliges: str
    kind: str
    source: str
    considers_review: str = ""


def read_flags() -> dict[str, Trigger]:
    with Path(__file__).with_name("flags.csv").open(encoding="utf-8", newline="") as table:
        return {row["code"]: Trigger(**row) for row in csv.DictReader(table)}


FLAGS = read_flags()


def flags_in(answers: object) -> list[str]:
    """The flags that a referral's answers raise, however they were given: codes in a list, or yes and no by adult."""
    if not isinstance(answers, dict):
        return []
    part = answers.get("flags")
    listed = part.get("flags") if isinstance(part, dict) else part
    found = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    adults = answers.get("adults")
    for adult in adults if isinstance(adults, list) else []:
        said = adult.get("flags") if isinstance(adult, dict) else None
        pairs = said.items() if isinstance(said, dict) else [(one, True) for one in said or [] if isinstance(one, str)]
        found += [SPOKEN.get(str(name).casefold(), str(name)) for name, is_so in pairs if is_so is True]
    return [code for code in FLAGS if code in found]


SPOKEN = {
    "rough_sleeper": "ROUGH_SLEEPER", "care_leaver": "CARE_LEAVER", "care_leaver_18_25": "CARE_LEAVER",
    "learning_disability_or_autism": "LEARNING_DISABILITY", "learning_disability": "LEARNING_DISABILITY", "autism": "AUTISM",
    "domestic_abuse": "DOMESTIC_ABUSE", "domestic_homicide": "DOMESTIC_HOMICIDE", "prison": "PRISON",
    "placed_out_of_area": "PLACED_OUT_OF_AREA",
}  # fmt: skip


def why_not_flagged(code: str, reasons: str, standing: Iterable[str]) -> dict[str, str]:
    """A flag is one of the table's, has a reason, and is set once."""
    missing = {}
    if code not in FLAGS:
        missing["code"] = "Choose a flag from the list."
    elif code in standing:
        missing["code"] = f"“{FLAGS[code].label}” is set already."
    if not reasons.strip():
        missing["reasons"] = "Say how this is known."
    return missing
