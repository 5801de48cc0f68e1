"""One agency's return: who writes it, the senior officer who is informed and endorses, its sending, and how it is assured."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sarum.board.models import Person
from sarum.board.queries import offices
from sarum.cases.models import Capacity, KnownAgency, ScopingReturn
from sarum.cases.operations import quality, returns, scoping, writing
from sarum.cases.rules import quality as quality_rules
from sarum.cases.rules import scoping as rules
from sarum.cases.rules.form.answering import INVOLVED, NIL
from sarum.cases.walk import wording
from sarum.cases.walk.forms.returns import AgencyFound, ReturnForm
from sarum.cases.walk.reading import NotUnderstood
from sarum.cases.walk.walking import Walk
from sarum.kit import working_days

NOBODY = {
    "", "no", "none", "none now", "none known", "none identified", "nil", "nobody", "no one", "n/a", "not applicable",
    "the adult has died", "she has died", "he has died",
}  # fmt: skip
Deeds = Iterator[tuple[dt.date, Callable[[], object]]]


@dataclass(frozen=True)
class Answer:
    """A return and the file it came in."""

    source: str
    form: ReturnForm

    def row(self, walk: Walk) -> ScopingReturn:
        agency = walk.known.agency_named(self.form.agency)
        rows = ScopingReturn.objects.select_related("request__agency", "request__case")
        row = rows.filter(request__case=walk.case, request__agency=agency).first()
        if row is None:
            raise NotUnderstood(f"{self.source}: agency: “{self.form.agency}” was not asked for scoping information")
        return row

    def author(self, walk: Walk, day: dt.date) -> Person:
        by = self.form.completed_by
        return walk.person(
            by.name, day, f"{self.source}: completed_by.name", agency=self.form.agency, email=by.email, title=by.role
        )

    def officer(self, walk: Walk, day: dt.date) -> Person:
        senior = self.form.senior_officer
        return walk.person(
            senior.name, day, f"{self.source}: senior_officer.name", agency=self.form.agency, email=senior.email,
            title=senior.role,
        )  # fmt: skip


def deeds(walk: Walk, answer: Answer, late: set[str]) -> Deeds:
    """What is done with one return, each on its day. An agency that has not answered has done nothing."""
    form, senior = answer.form, answer.form.senior_officer
    asked, returned = form.requested_on, form.returned_on
    if returned is None:
        return
    yield asked, partial(name_people, walk, answer, asked)
    if senior.name and senior.informed_on:
        yield max(asked, senior.informed_on), partial(inform, walk, answer)
    written = max(asked, min(senior.signed_on or returned, returned))
    yield written, partial(write, walk, answer, written)
    if senior.name and senior.signed_on:
        signed = max(asked, senior.signed_on)
        yield signed, partial(endorse, walk, answer, signed)
    yield max(asked, returned), partial(send, walk, answer, max(asked, returned))
    assured = assured_on(walk, form)
    yield assured, partial(assure, walk, answer, assured, late)


def assured_on(walk: Walk, form: ReturnForm) -> dt.date:
    """The working day after a return came and was endorsed; sooner where the Rapid Review is held before that."""
    came = max(form.returned_on, form.senior_officer.signed_on or form.returned_on)
    usual = form.assured_on or working_days.after(came, 1).on
    review = walk.folder.rapid_review
    if review and form.returned_on < review.held_on <= usual:
        return max(form.returned_on, review.held_on - dt.timedelta(days=1))
    return usual


def name_people(walk: Walk, answer: Answer, day: dt.date) -> None:
    """Whoever leads for the agency names who writes and who endorses."""
    row = answer.row(walk)
    lead = next(iter(offices.leads_of(row.agency, day)))
    author = answer.author(walk, day)
    if author != lead:
        walk.act(
            day, lead, scoping.name_respondent, f"{answer.source}: completed_by", scoping_return=row, person=author,
            capacity=Capacity.RESPONDENT.value,
        )  # fmt: skip
    if answer.form.senior_officer.name:
        senior = answer.officer(walk, day)
        walk.act(
            day, author, scoping.name_respondent, f"{answer.source}: senior_officer", scoping_return=row, person=senior,
            capacity=Capacity.SENIOR_OFFICER.value,
        )  # fmt: skip


def inform(walk: Walk, answer: Answer) -> None:
    senior = answer.form.senior_officer
    day = max(answer.form.requested_on, senior.informed_on)
    walk.try_act(
        day, answer.author(walk, day), returns.inform_senior_officer, f"{answer.source}: senior_officer.informed_on",
        scoping_return=answer.row(walk), name=senior.name, role=senior.role, told_on=senior.informed_on,
    )  # fmt: skip


def write(walk: Walk, answer: Answer, day: dt.date) -> None:
    """The answers, part by part, as an author fills them in."""
    for part, said in answers_of(answer.form).items():
        entries = enumerate(said, 1) if isinstance(said, list) else [(None, said)]
        for number, one in entries:
            walk.try_act(
                day, answer.author(walk, day), writing.write_return, answer.source, scoping_return=answer.row(walk), part=part,
                answers=dict(one), number=number,
            )  # fmt: skip


def endorse(walk: Walk, answer: Answer, day: dt.date) -> None:
    """The senior officer signs the exact words; nobody may sign what they wrote, and then the return goes unendorsed."""
    senior = answer.form.senior_officer
    walk.try_act(
        day, answer.officer(walk, day), returns.endorse_return, f"{answer.source}: senior_officer",
        scoping_return=answer.row(walk), statement=senior.statement or "Signed",
    )  # fmt: skip


def send(walk: Walk, answer: Answer, day: dt.date) -> None:
    walk.try_act(day, answer.author(walk, day), returns.send_return, answer.source, scoping_return=answer.row(walk))


def assure(walk: Walk, answer: Answer, day: dt.date, late: set[str]) -> None:
    """The Partnership Team accepts a return, or sends it back with the reasons for which it cannot."""
    row, by, source = answer.row(walk), walk.officer(day), answer.source
    if not row.is_sent:
        return
    accepted = walk.try_act(
        day, by, quality.accept_return, source, scoping_return=row, is_officer_known=True,
        rubric=dict.fromkeys(quality_rules.RUBRIC, True) | quality_rules.suggested(row),
        comments=comments_on(row, answer),
    )  # fmt: skip
    if accepted is None:
        row = answer.row(walk)
        reasons = rules.why_not_assured(row, rules.standing_endorsement(row.endorsements.all(), row.digest))
        comments = " ".join(text for text in (answer.form.note_from_partnership_team, *reasons) if text)
        walk.act(day, by, quality.send_back_return, source, scoping_return=row, comments=comments)
        return
    for found in answer.form.other_agencies_identified:
        set_aside(walk, found, row, day, by, source, late)


def set_aside(
    walk: Walk, found: AgencyFound, row: ScopingReturn, day: dt.date, by: Person, source: str, late: set[str]
) -> None:
    """An agency that a return names and nobody asked: left aside, for what the return itself says of reaching it."""
    agency = walk.known.agency_named(found.agency)
    if agency and (agency.name in late or walk.case.requests.filter(agency=agency).exists()):
        return
    if any(walk.known.agency_named(name) == agency and agency for name in late) or found.agency in late:
        return
    known = KnownAgency.objects.filter(case=walk.case, name__iexact=found.agency, set_aside_because="").first()
    if known is None:
        return
    said = [f"Named by {row.agency}"]
    said += [found.why] if found.why else []
    said += [f"contact: {found.contact}"] if found.contact else ["no contact given"]
    walk.act(
        day, by, scoping.set_aside_agency, f"{source}: other_agencies_identified", known_agency=known,
        because=f"{'; '.join(said)}.",
    )  # fmt: skip


def comments_on(row: ScopingReturn, answer: Answer) -> str:
    """What the team says of a return it accepts; of a weak one it says something in any case."""
    said = answer.form.note_from_partnership_team
    weak = quality_rules.weaknesses(quality_rules.suggested(row))
    return said or ("Accepted as it is." if weak else "")


def answers_of(form: ReturnForm) -> dict[str, Any]:
    """What the agency says, as a return keeps it."""
    involvement, view = form.involvement, form.view_on_criteria
    days = {"period_from": involvement.period_from, "period_to": involvement.period_to}
    learning = [str(point) for point in form.learning]
    candour = form.duty_of_candour
    answers = {
        "involvement": {
            "kind": NIL if form.nil_return else INVOLVED,
            **{name: day.isoformat() for name, day in days.items() if day},
            "services": "\n".join(involvement.services_or_teams),
            "records_searched": "\n".join(involvement.records_searched) or (form.summary if form.nil_return else ""),
            "searched_by": ", ".join(text for text in (form.completed_by.name, form.completed_by.role) if text),
        },
        "answers": {
            "summary": form.summary,
            "needs_and_voice": form.needs_capacity_risk_and_voice,
            **form.analysis.parts,
            "own_investigations": "\n".join(form.own_investigations),
            "learning": "\n".join(learning),
            "good_practice": "\n".join(form.good_practice),
            "view_on_criteria": ": ".join(text for text in (view.view, view.reasons) if text),
            "staff_support": form.staff_support,
            "candour": ". ".join(text.rstrip(".") for text in (candour.triggered, candour.detail) if text),
        },
        "safety": {
            "is_anyone_at_risk_now": (is_at_risk := says_somebody(form.immediate_safety_issues)),
            "at_risk": form.immediate_safety_issues if is_at_risk else "",
        },
        "events": [
            {**one.model_dump(exclude={"on"}), "on": one.on.isoformat() if one.on else ""} for one in form.key_events
        ],
        "others": [
            {"name": one.agency, "why": one.why, "contact": one.contact} for one in form.other_agencies_identified
        ],
        "restrictions": {"restrictions": form.disclosure_restrictions if says_somebody(form.disclosure_restrictions) else ""},
    }  # fmt: skip
    return {part: said for part, said in answers.items() if said}


def says_somebody(words: str) -> bool:
    """Whether words say that somebody or something is concerned; “none” and its like do not."""
    return any(wording.plain(sentence) not in NOBODY for sentence in words.replace("\n", ".").split("."))
