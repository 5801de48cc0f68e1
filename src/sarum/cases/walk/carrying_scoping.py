"""Asking the agencies, taking in what they answer, assuring it; and convening the Rapid Review."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial

from sarum.board.models import Agency, Office, Person
from sarum.board.queries import offices
from sarum.cases.models import ScopingReturn
from sarum.cases.operations import pack, rapid_review, scoping
from sarum.cases.queries import pack as packs
from sarum.cases.rules import pack as pack_rules
from sarum.cases.walk import carrying_chronology, carrying_return, wording
from sarum.cases.walk import carrying_meeting as at_meeting
from sarum.cases.walk.carrying_return import Answer
from sarum.cases.walk.walking import Deed, Walk, in_order
from sarum.kit import working_days

DAY = dt.timedelta(days=1)
FILE = "rapid-review.json"


def carry(walk: Walk) -> list[Deed]:
    """Everything of scoping in the order of its days, then the Rapid Review convened. What comes after that is given back."""
    folder = walk.folder
    if not folder.returns and folder.rapid_review is None:
        carrying_chronology.carry(walk, first_asked(walk))
        return []
    held_on = folder.rapid_review.held_on if folder.rapid_review else None
    deeds = in_order(scoping_deeds(walk))
    before = [deed for deed in deeds if held_on is None or deed.day < held_on]
    walk.run(before)
    carrying_chronology.carry(walk, max([deed.day for deed in before], default=held_on))
    if folder.rapid_review is None:
        return []
    convened_on = folder.rapid_review.convened_on or max([deed.day for deed in before], default=held_on)
    convene(walk, min(convened_on, held_on))
    release(walk, max(min(convened_on, held_on), held_on - DAY))
    return deeds[len(before) :]


def scoping_deeds(walk: Walk) -> Iterator[tuple[dt.date, Callable[[], object]]]:
    """Each thing that somebody does in scoping, with its day."""
    first = first_asked(walk)
    late = {one.form.agency for one in answers(walk) if one.form.late_identified}
    yield first, partial(ask_all, walk, first)
    for answer in answers(walk):
        on = answer.form.requested_on
        if answer.form.late_identified:
            yield on, partial(ask_late, walk, answer, on)
        elif on > first:
            yield on, partial(ask, walk, [answer.form.agency], on, answer.form.due_on)
        yield from carrying_return.deeds(walk, answer, late)


def answers(walk: Walk) -> list[Answer]:
    """The returns in the folder, in the order of their files."""
    return [Answer(source, form) for source, form in walk.folder.returns.items()]


def first_asked(walk: Walk) -> dt.date:
    """The day of the first requests: the earliest in the returns, else the working day after the decision."""
    asked = [form.requested_on for form in walk.folder.returns.values() if not form.late_identified]
    decided = walk.folder.verification.meetings[-1].held_on
    return max(min(asked), decided) if asked else working_days.after(decided, 1).on


def ask_all(walk: Walk, day: dt.date) -> None:
    """Ask every agency named in the referral, or those that the meeting chose; the rest are set aside."""
    meeting = walk.folder.verification.meetings[-1]
    chosen = [name for name in meeting.agencies_to_ask if not wording.plain(name).startswith("all")]
    known = {one.agency: walk.agency(one.agency, day) for one in walk.folder.referral.agencies_known}
    wanted = {walk.agency(name, day) for name in chosen} if chosen else set(known.values())
    with_return = [one for one in answers(walk) if not one.form.late_identified and one.form.requested_on <= day]
    by_day: dict[dt.date | None, list[str]] = {}
    for one in with_return:
        by_day.setdefault(one.form.due_on or meeting.returns_due_on, []).append(one.form.agency)
    later = {walk.agency(one.form.agency, day) for one in answers(walk)}
    unanswered = [agency.name for agency in wanted if agency and agency not in later]
    if unanswered:
        by_day.setdefault(meeting.returns_due_on, []).extend(sorted(unanswered))
    for due_on, names in by_day.items():
        ask(walk, names, day, due_on)
    set_aside_unchosen(walk, wanted | later, day)


def set_aside_unchosen(walk: Walk, asked: set[Agency | None], day: dt.date) -> None:
    for known in walk.case.known_agencies.filter(set_aside_because=""):
        if walk.known.agency_named(known.name) not in asked:
            walk.act(
                day, walk.officer(day), scoping.set_aside_agency, "verification.json: agencies_to_ask",
                known_agency=known, because="The verification meeting chose which agencies to ask, and not this one.",
            )  # fmt: skip


def ask(walk: Walk, names: list[str], day: dt.date, due_on: dt.date | None) -> None:
    """Send requests to agencies, each of which has somebody to answer."""
    agencies = [walk.agency(name, day) for name in names]
    for agency in agencies:
        give_lead(walk, agency, day)
    walk.act(
        day, walk.officer(day), scoping.send_requests, "referral.json: agencies_known", case=walk.case,
        agencies=agencies, due_on=due_on,
    )  # fmt: skip


def ask_late(walk: Walk, answer: Answer, day: dt.date) -> None:
    """Ask an agency that was found later, saying through what."""
    agency = walk.agency(answer.form.agency, day)
    give_lead(walk, agency, day)
    through = re.sub(r"(?i)^found through ", "", answer.form.note_from_partnership_team).rstrip(".") or found_through(
        walk, agency
    )
    walk.act(
        day, walk.officer(day), scoping.add_late_agency, answer.source, case=walk.case, agency=agency,
        through=through[:300],
    )  # fmt: skip


def found_through(walk: Walk, agency: Agency) -> str:
    """The return that named an agency."""
    for one in answers(walk):
        if any(walk.known.agency_named(found.agency) == agency for found in one.form.other_agencies_identified):
            return f"the return of {one.form.agency}"
    return "found after the first requests"


def give_lead(walk: Walk, agency: Agency, day: dt.date) -> None:
    """Make sure that an agency has somebody to whom a request can go: the contact that the referral or its return gives."""
    if offices.leads_of(agency, day):
        return
    answer = next((one for one in answers(walk) if walk.known.agency_named(one.form.agency) == agency), None)
    known = [
        one.contact for one in walk.folder.referral.agencies_known if walk.known.agency_named(one.agency) == agency
    ]
    contact = known[0] if known and "@" in known[0] else ""
    author = answer.form.completed_by if answer else None
    person = walk.known.with_address(contact)
    if person is None and author and (not contact or author.email == contact):
        person = walk.person(
            author.name,
            day,
            f"{answer.source}: completed_by",
            agency=agency.name,
            email=author.email,
            title=author.role,
        )
    if person is None or person.agency_id != agency.pk:
        name = f"Safeguarding lead, {agency}"[:200]
        person = walk.person(
            name, day, "referral.json: agencies_known", agency=agency.name, email=contact, title="Safeguarding lead"
        )
    manager = next(iter(offices.holders([Office.BUSINESS_MANAGER], day)), None) or register_keeper(walk, day)
    walk.give_office(person, Office.SAFEGUARDING_LEAD, day, day, manager, "referral.json: agencies_known")


def register_keeper(walk: Walk, day: dt.date) -> Person:
    return walk.officer(day)


def convene(walk: Walk, day: dt.date) -> None:
    """Convene the Rapid Review, saying of each return that is missing or not assured why the meeting does not wait."""
    form = walk.folder.rapid_review
    who = at_meeting.asked(walk, form.attendance, day, FILE + ": ")
    told = [*form.returns.outstanding, *form.returns.sent_back]
    reasons: dict[str, str] = {}
    for place, one in enumerate(told):
        agency = walk.known.agency_named(one.agency)
        if agency is None:
            walk.tell(f"{FILE}: returns: “{one.agency}” is not an agency of this case (entry {place + 1})")
        elif one.reason:
            reasons.setdefault(agency.name, one.reason[0].upper() + one.reason[1:])
    walk.act(
        day, walk.officer(day, form.minuted_by), rapid_review.convene_rapid_review,
        f"{FILE}: returns.outstanding and returns.sent_back", case=walk.case,
        starts_at=at_meeting.ten_o_clock(form.held_on, form.begins), people=dict.fromkeys(who), reasons=reasons,
        where=form.where or "Virtual",
    )  # fmt: skip


def release(walk: Walk, day: dt.date) -> None:
    """Release the pack, on the day before the Rapid Review, with a word on what it goes without; where a return is assured."""
    by, source = walk.officer(day, walk.folder.rapid_review.minuted_by), f"{FILE}: returns"
    content = packs.content_of(by, walk.case, day)
    if not content["returns"]:
        walk.tell(f"{source}: no return was assured, so no pack was released for the Rapid Review")
        return
    without = ", ".join(one["agency"] for one in content["gaps"])
    weak = ", ".join(one["agency"] for one in pack_rules.weak_returns(content))
    note = [f"It goes without {without}. The reasons are below."] if without else []
    note += [f"The return of {weak} was accepted although it is weak in parts."] if weak else []
    walk.act(day, by, pack.release_pack, source, case=walk.case, note=" ".join(note))


def answer_of(walk: Walk, agency: Agency) -> ScopingReturn:
    return ScopingReturn.objects.select_related("request__agency", "request__case").get(
        request__case=walk.case, request__agency=agency
    )
