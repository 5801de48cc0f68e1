"""Recording how the adult, and those close to them, are told and take part; and whether an adult needs an advocate."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Adult, Advocacy, AdvocacyOutcome, Case, Contact, Involvement, Part
from sarum.cases.operations.access import operation
from sarum.cases.operations.case import refuse_stale
from sarum.cases.rules import involvement as rules
from sarum.kit.refusal import Refused, refuse_at

MORE = {
    "relationship", "safe_contact", "adjustments", "wishes", "dates_to_avoid", "key_worker", "is_suspected_source",
}  # fmt: skip


@operation
def record_involvement(
    *, case: Case, who: str, decision: str, reasons: str = "", part: str = Part.NOW, adult: Adult | None = None,
    by: Person, at: dt.datetime, **more: Any,
) -> Done:  # fmt: skip
    """Record how somebody is involved, or the reason why not."""
    made = Involvement(case=case, recorded_by=by, recorded_at=at)
    write(made, case, who, decision, reasons, part, adult, more)
    return Done(f"recorded how {who} is involved: {decision}", made, case.reference)


@operation
def update_involvement(
    *, plan: Involvement, who: str, decision: str, reasons: str = "", part: str = Part.NOW, adult: Adult | None = None,
    by: Person, at: dt.datetime, **more: Any,
) -> Done:  # fmt: skip
    """Change how somebody is involved. What stood before is in the history."""
    write(plan, plan.case, who, decision, reasons, part, adult, more)
    return Done(f"changed how {who} is involved: {decision}", plan, plan.case.reference)


def write(
    plan: Involvement, case: Case, who: str, decision: str, reasons: str, part: str, adult: Adult | None, more: dict
) -> None:
    refuse_at(rules.why_not_recordable(who, part, decision, reasons))
    if adult is not None and adult.case_id != case.pk:
        raise Refused("Choose an adult of this case.", field="adult")
    plan.who, plan.decision, plan.reasons, plan.part, plan.adult = who, decision, reasons, part, adult
    for name in MORE & more.keys():
        setattr(plan, name, more[name])
    plan.save()


@operation
def log_contact(
    *, plan: Involvement, on: dt.date, how: str, said: str, promised: str = "", next_on: dt.date | None = None,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Record one contact: what was said, what was promised, and when the next is due."""
    if on > timezone.localdate(at):
        raise Refused("A contact is recorded once it has been made. Give today or an earlier day.", field="on")
    if next_on and next_on < on:
        raise Refused("The next contact comes after this one.", field="next_on")
    if not said.strip():
        raise Refused("Say what was said.", field="said")
    made = Contact.objects.create(
        involvement=plan, on=on, how=how, said=said, promised=promised, next_on=next_on, recorded_by=by, recorded_at=at
    )
    return Done(f"recorded a contact with {plan.who} on {on:%-d %B %Y}", made, plan.case.reference)


@operation
def answer_advocacy(
    *, adult: Adult, has_difficulty: str, has_supporter: str, outcome: str, reasons: str,
    difficulties: list[str] | None = None, supporter: str = "", advocate: str = "", seen: int | None = None,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Answer the two tests of the Care Act 2014 s.68 for an adult, and say what was done about an advocate."""
    said = (has_difficulty, difficulties or [], has_supporter, supporter, outcome, reasons, advocate)
    refuse_at(rules.why_not_answered(adult.living, *said))
    held = Advocacy.objects.filter(adult=adult).first()
    version = refuse_stale(held, seen)
    made, _ = Advocacy.objects.update_or_create(
        adult=adult,
        defaults={
            "has_difficulty": has_difficulty, "difficulties": difficulties or [], "has_supporter": has_supporter,
            "supporter": supporter, "outcome": outcome, "reasons": reasons, "advocate": advocate,
            "answered_on": timezone.localdate(at), "answered_by": by, "version": version,
        },
    )  # fmt: skip
    duty = rules.DUTY_WORDS[rules.duty(has_difficulty, has_supporter)]
    outcome_words = AdvocacyOutcome(outcome).label
    return Done(
        f"answered whether {adult.pseudonym} needs an advocate: {outcome_words}. {duty}", made, adult.case.reference
    )
