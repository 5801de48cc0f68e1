"""Every address, every person of the cast, and what the tables of access say they must meet.

What is expected is worked out here from the tables and from plain rows (who holds which office, who has which place),
and not by the queries that the pages use: so that a mistake there shows.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sarum.board.models import Holding, Person
from sarum.board.rules import access as board_access
from sarum.cases.models import Capacity, Case, LearningPlan, Place, Standing
from sarum.cases.rules import access, procedure

ACTS = {**board_access.ACTS, **access.ACTS}
EVERY_CASE = {"PARTNERSHIP_OFFICER", "BUSINESS_MANAGER", "JCR_CHAIR", "JCR_VICE_CHAIR", "INDEPENDENT_CHAIR"}
LEADING = {"JCR_MEMBER", "STATUTORY_PARTNER", "SAFEGUARDING_LEAD", "CHIEF_OFFICER"}
OWN_RETURN = {"RESPONDENT", "SENIOR_OFFICER"}
FOR_THOSE_ASKED = {  # a meeting of the group, for anybody who signs in and was asked to it
    "group_meeting", "group_calendar", "answer_group_invitation", "do_group_action", "group_minutes", "group_minutes_word",
    "group_minutes_pdf", "group_agenda_word", "group_agenda_pdf", "item_paper",
    "group_document",  # and for whoever made it
    "read_early_learning",  # and for those with whose agency something was shared
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its full name, the act in the tables, and what its path asks for."""

    name: str
    asks: tuple[str, ...]

    @property
    def act(self) -> str:
        return self.name.split(":")[-1]


def addresses() -> list[Address]:
    """Every address there is."""
    return list(found_in(get_resolver().url_patterns, "", ()))


def found_in(patterns: list, space: str, asks: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        here = (*asks, *pattern.pattern.converters, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from found_in(
                pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space, here
            )
        elif isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name}", tuple(dict.fromkeys(here)))


def offices_on(person: Person, day: dt.date) -> set[str]:
    held = Holding.objects.filter(person=person, from_on__lte=day)
    return {h.office for h in held if person.is_active and (h.until_on is None or h.until_on >= day)}


def hats_to(person: Person | None, subject: Model | None, day: dt.date) -> set[str]:
    """Everything somebody is to a thing, from plain rows."""
    if person is None or not person.is_active:
        return {"ANYONE"}
    case = getattr(subject, "case", None)
    held = offices_on(person, day)
    if case is None:
        return {"ANYONE", "SIGNED_IN"} | held
    places = Place.objects.filter(case=case, person=person, until_on=None)
    if any(place.capacity == Capacity.BARRED for place in places):
        return {"ANYONE", "SIGNED_IN"}
    agency = getattr(subject, "agency", None)
    hats = {"ANYONE", "SIGNED_IN"} | held
    hats |= {p.capacity for p in places if p.agency is None or p.agency == agency}
    if getattr(subject, "owner", None) == person or (subject == case and case.actions.filter(owner=person).exists()):
        hats.add("OWNER")
    if getattr(subject, "finder", None) == person:
        hats.add("FINDER")
    mine = person.agency is not None and (agency is None or agency == person.agency)
    in_case = person.agency in {*agencies_in(case), *([agency] if agency else [])}
    if held & LEADING and mine and in_case:
        hats.add("AGENCY_LEAD")
    return hats


def agencies_in(case: Case) -> set:
    return {
        *(request.agency for request in case.requests.all()),
        *(action.agency for action in case.actions.all()),
        *(agency for recommendation in case.recommendations.all() for agency in recommendation.agencies.all()),
        *(agency for plan in LearningPlan.objects.filter(case=case) for agency in plan.agencies.all()),
    }


def sees(person: Person | None, subject: Model, hats: set[str]) -> bool:
    """Whether a thing is there at all for somebody: what is not theirs is answered like what is not there."""
    if person is None or person.pk is None or (hats <= {"ANYONE", "SIGNED_IN"} and is_barred(person, subject.case)):
        return False
    whole_case = bool(hats & (EVERY_CASE | {"INVITED", "REVIEWER"}))
    kind = subject._meta.model_name
    if kind == "scopingreturn":
        if hats & EVERY_CASE or hats & OWN_RETURN or ("AGENCY_LEAD" in hats and subject.is_sent):
            return True
        return subject.standing == Standing.ASSURED and whole_case
    if kind in ("returnnote", "broughtreturn"):
        return bool(hats & OWN_RETURN)
    if kind == "place" and subject.capacity in OWN_RETURN:
        return bool(hats & (EVERY_CASE | OWN_RETURN))
    if kind == "entrynote":
        return person == subject.made_by and whole_case
    if kind in ("action", "unknown"):
        return whole_case or bool({"OWNER", "FINDER"} & hats)
    return whole_case


def is_barred(person: Person, case: Case) -> bool:
    return Place.objects.filter(case=case, person=person, capacity=Capacity.BARRED, until_on=None).exists()


def expected(address: Address, person: Person | None, subject: Model | None, hats: set[str]) -> set[int]:
    """The answers that the tables allow somebody with these hats for a GET: seen, refused, asked to sign in, or not there."""
    act = ACTS[address.act]
    if not set(act.who) & hats:
        return {302, 401} if person is None or not person.is_active else {403, 404}
    if subject is not None and hasattr(subject, "case"):
        if not (sees(person, subject, hats) or (act.name in LED and {"AGENCY_LEAD", "OWNER"} & hats)):
            return {404}
        if procedure.why_not_now(act.name, subject.case.step):
            return {409}
    return {200, 302, 405, 409} | absent_for(address)


def absent_for(address: Address) -> set[int]:
    """What else somebody may meet who may come here: their own second factor, draft or invitation is not there."""
    if address.act.startswith(("mfa_", "account_")):
        return {403, 404}
    if address.act in FOR_THOSE_ASKED:
        return {404}
    return {404} if {"draft", "sent"} & set(address.asks) else {410} if address.act == "accept_invitation" else set()


LED = {
    "learning_plan",
    "confirm_cascade",
    "show_improvement",
    "name_respondent",
    "introduce_respondent",
    "withdraw_respondent",
    "read_return",
    "ask_extension",
    "refuse_request",
    "withdraw_refusal",
}


def path_of(address: Address, **given: object) -> str:
    return reverse(address.name, kwargs={name: given[name] for name in address.asks})
