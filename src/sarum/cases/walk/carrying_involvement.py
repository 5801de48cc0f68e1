"""A person or a reason before verification: from the folder's own entry, else from whom and what the referral names."""

import datetime as dt

from sarum.board.models import Person
from sarum.cases.models import Adult, Living, OtherPerson, Part
from sarum.cases.operations import involvement as operations
from sarum.cases.walk.forms.verification import Family
from sarum.cases.walk.walking import Walk

KIN = {
    "kin", "son", "daughter", "brother", "sister", "wife", "husband", "partner", "mother", "father", "parent", "niece",
    "nephew", "cousin", "family", "friend", "carer", "aunt", "uncle", "grandson", "granddaughter",
}  # fmt: skip
FROM = "referral.json: other_people"


def involve(walk: Walk, family: Family | None, day: dt.date, by: Person, source: str) -> None:
    """How the family is told and takes part, and each adult who is alive; once a case."""
    if walk.case.involvement.exists():
        return
    adults = list(walk.case.adults.all())
    if family is not None:
        record_family(walk, family, day, by, source)
    else:
        record_named(walk, adults, day, by)
    for adult in adults:
        if adult.living == Living.ALIVE and not adult.plans.exists():
            record_own(walk, adult, family, day, by)


def record_family(walk: Walk, family: Family, day: dt.date, by: Person, source: str) -> None:
    """The folder's own entry of how the adult or the family is told and takes part."""
    told = {
        "": family.decision or family.wishes,
        "Key worker": family.key_worker,
        "Advocacy": family.advocacy,
        "By": family.by,
    }
    said = "; ".join(f"{word}: {text}" if word else text.rstrip(".;") for word, text in told.items() if text)
    who = (family.who or "the adult's family")[:200]
    own = next((one for one in walk.case.adults.all() if is_about(one, who)), None)
    walk.act(
        day, by, operations.record_involvement, f"{source}.family", case=walk.case, who=who, adult=own,
        decision=said or "Not decided", reasons=family.reasons or (family.wishes if family.decision else ""),
        wishes=family.wishes, key_worker=family.key_worker[:200],
    )  # fmt: skip


def is_about(adult: Adult, who: str) -> bool:
    return adult.living == Living.ALIVE and any(who.casefold().startswith(name.casefold()) for name in adult.names)


def record_named(walk: Walk, adults: list[Adult], day: dt.date, by: Person) -> None:
    """Where the folder has no entry: the next of kin whom the referral names, or what it says instead of one."""
    kin = kin_of(list(walk.case.other_people.all()))
    views = next((text for one in adults if (text := str(one.particulars.get("family_views") or ""))), "")
    if kin:
        who_they_are = kin.relationship or kin.role or "somebody close to the adult"
        walk.act(
            day, by, operations.record_involvement, FROM, case=walk.case, who=kin.name, relationship=kin.relationship,
            decision=f"Named in the referral ({who_they_are}); to be told by the Partnership Team", wishes=views,
            safe_contact=kin.is_safe_to_contact,
        )  # fmt: skip
    elif views:
        walk.act(
            day, by, operations.record_involvement, "referral.json: adults", case=walk.case, who="The adult’s family",
            part=Part.NOT, decision="Nobody is named in the referral", reasons=views,
        )  # fmt: skip


def kin_of(people: list[OtherPerson]) -> OtherPerson | None:
    """Somebody of the family or close to the adult; else anybody whom the referral names."""
    living = [one for one in people if "died" not in one.relationship.casefold()]
    close = [one for one in living if KIN & set(words(f"{one.relationship} {one.role}"))]
    return next(iter([*close, *living]), None)


def words(text: str) -> list[str]:
    return "".join(letter if letter.isalpha() else " " for letter in text.casefold()).split()


def record_own(walk: Walk, adult: Adult, family: Family | None, day: dt.date, by: Person) -> None:
    """The own plan of an adult who is alive: what the referral says of their consent and views, or the folder's entry."""
    said = adult.particulars
    told = str(said.get("consent") or said.get("family_views") or (family.decision or family.wishes if family else ""))
    if not told:
        if walk.case.involvement.exists():  # somebody is named who can be asked with them
            say_later(walk, adult, day, by)
        return
    walk.act(
        day, by, operations.record_involvement, "referral.json: adults", case=walk.case, who=adult.name, adult=adult,
        decision=told, adjustments=str(said.get("communication_needs") or "")[:300],
    )  # fmt: skip


def say_later(walk: Walk, adult: Adult, day: dt.date, by: Person) -> None:
    """An adult who is alive and of whom the folder says nothing more: they are asked later, and why is on record."""
    reasons = "The referral does not say how they wish to take part; they are asked, with those close to them."
    walk.tell(
        f"The folder does not say how {adult.pseudonym}, who is alive, takes part; it is recorded as still to be asked"
    )
    walk.act(
        day, by, operations.record_involvement, "referral.json: adults", case=walk.case, who=adult.name, adult=adult,
        part=Part.LATER, decision="Not asked yet", reasons=reasons,
    )  # fmt: skip
