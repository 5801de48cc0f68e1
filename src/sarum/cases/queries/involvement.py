"""Reading how the adult and those close to them are involved, and what is owed to them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from sarum.cases.models import Adult, Advocacy, Case, Contact, Involvement, Living, OtherPerson, Part, Step
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import involvement as rules


def plans_of(reader: Reader, case: Case) -> QuerySet[Involvement]:
    """How each is involved, with every contact with them."""
    contacts = Prefetch("contacts", Contact.objects.select_related("recorded_by"))
    found = Involvement.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("recorded_by", "adult").prefetch_related(contacts)


def plan_by(reader: Reader, reference: str, pk: int) -> Involvement | None:
    found = Involvement.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "adult").first()


def adult_by(reader: Reader, reference: str, pk: int) -> Adult | None:
    found = Adult.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case").first()


def adults_alive(reader: Reader, case: Case) -> QuerySet[Adult]:
    found = Adult.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.exclude(living=Living.DIED)


def others_in(reader: Reader, case: Case) -> list[str]:
    """Those whom the referral names around the adult, to be offered as people to involve."""
    return list(OtherPerson.objects.filter(case__in=access.cases_for(reader), case=case).values_list("name", flat=True))


def advocacy_of(reader: Reader, adult: Adult) -> Advocacy | None:
    return Advocacy.objects.filter(adult__case__in=access.cases_for(reader), adult=adult).first()


@dataclass(frozen=True)
class Asked:
    """An adult who is alive, what was answered about an advocate, and what the Act makes of it."""

    adult: Adult
    answer: Advocacy | None

    @property
    def duty(self) -> str:
        return rules.duty(self.answer.has_difficulty, self.answer.has_supporter) if self.answer else rules.NOT_KNOWN

    @property
    def duty_words(self) -> str:
        return (
            rules.DUTY_WORDS[self.duty] if self.answer else "It has not been asked yet whether an advocate is needed."
        )

    @property
    def difficulties(self) -> list[str]:
        held = self.answer.difficulties if self.answer else []
        return [difficulty.label.lower() for difficulty in rules.Difficulty if difficulty in held]


def advocacy_in(reader: Reader, case: Case) -> list[Asked]:
    """For each adult who may be alive, whether an advocate is needed."""
    adults = list(adults_alive(reader, case))
    answers = {one.adult_id: one for one in Advocacy.objects.filter(adult__in=adults)}
    return [Asked(adult, answers.get(adult.pk)) for adult in adults]


def why_not_involved(reader: Reader, case: Case) -> list[str]:
    """A person or a reason: what is missing before the case may pass verification."""
    return rules.why_not_involved(case.adults.all(), list(case.involvement.all()))


def owed_in(reader: Reader, case: Case) -> list[str]:
    """Everything that is still owed to the adult and the family of a case."""
    if not access.may_see(reader, case):
        return []
    answered = Advocacy.objects.filter(adult__case=case)
    return why_not_involved(reader, case) + rules.advocacy_owed(case.adults.all(), answered)


def untold(reader: Reader) -> list[Case]:
    """The open cases in which somebody is to be told now, and no contact with them is recorded."""
    found = Involvement.objects.filter(case__in=access.cases_for(reader), part=Part.NOW, contacts=None)
    return list(Case.objects.filter(pk__in=found.values("case")).exclude(step=Step.CLOSED))


def contacts_due(reader: Reader, day: dt.date) -> list[tuple[Involvement, dt.date]]:
    """Those with whom the next contact is due by a day, as the latest contact said."""
    last = Contact.objects.filter(involvement=OuterRef("pk")).order_by("-on", "-pk")
    found = Involvement.objects.filter(case__in=access.cases_for(reader)).exclude(case__step=Step.CLOSED)
    due = found.annotate(next_on=Subquery(last.values("next_on")[:1])).filter(next_on__lte=day)
    return [(plan, plan.next_on) for plan in due.select_related("case")]
