"""What an agency may be told when it is asked: only what it needs to search its records."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sarum.cases.models.case import Adult, OtherPerson
from sarum.kit.sentence import said_day


@dataclass(frozen=True)
class Interest:
    """Somebody or something an agency may be told of: whom it is about, how it is offered, and what is told."""

    key: str
    label: str
    who: str
    facts: tuple[tuple[str, str], ...]


def interests(adults: Iterable[Adult], others: Iterable[OtherPerson]) -> list[Interest]:
    """Everything an agency may be told to search its records by. The guidance: “details the names and known details of any
    individuals identified from the referral as being relevant to the review”."""
    found = []
    for adult in adults:
        who, key = adult.pseudonym, f"adult-{adult.pk}"
        days = [("Born on", adult.date_of_birth), ("Died on", adult.date_of_death)]
        facts = [
            ("Name", ", also known as ".join(adult.names)),
            *((label, said_day(day)) for label, day in days if day),
        ]
        found.append(Interest(key, f"{who}: name, and dates of birth and death", who, tuple(facts)))
        if adult.address:
            found.append(Interest(f"{key}-address", f"{who}: address", who, (("Address", adult.address),)))
        if adult.nhs_number:
            found.append(Interest(f"{key}-nhs", f"{who}: NHS number", who, (("NHS number", adult.nhs_number),)))
    for one in others:
        about = [("Name", one.name), ("Relationship", one.relationship), ("Date of birth", one.date_of_birth)]
        label = f"{one.name}{f' ({one.relationship})' if one.relationship else ''}"
        found.append(Interest(f"person-{one.pk}", label, label, tuple(fact for fact in about if fact[1])))
    return found


def is_first_shown(interest: Interest, agency: str) -> bool:
    """What is ticked before somebody has looked: whom the case is about, and the NHS number where the NHS is asked."""
    if interest.key.endswith("-nhs"):
        return (
            re.search(r"\b(NHS|surgery|medical|hospital|health|ambulance|hospice|pharmacy)\b", agency, re.I) is not None
        )
    return interest.key.startswith("adult-")


def shown_of(
    adults: Iterable[Adult], others: Iterable[OtherPerson], keys: Collection[str] | None
) -> list[dict[str, Any]]:
    """What one agency is shown, as it is kept: each person once, with what it is told of them. Without `keys`, the adults'
    names and dates, which every agency needs to search at all."""
    held: dict[str, list[list[str]]] = {}
    for one in interests(adults, others):
        if re.fullmatch(r"adult-\d+", one.key) if keys is None else one.key in keys:
            held.setdefault(one.who, []).extend([label, words] for label, words in one.facts)
    return [{"who": who, "facts": facts} for who, facts in held.items()]
