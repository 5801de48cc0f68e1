"""The questions asked in scoping: of the Partnership Team, and of the agencies."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import Capacity, KnownAgency, ScopingReturn, Standing
from sarum.cases.models.scoping import ANALYSIS
from sarum.kit import fields

QUESTIONS_HINT = (
    "Every agency is given the adult's name and date of birth and asked the same standard questions. Add what you want "
    "to ask besides, and anybody else whose records must be searched: only what the agency needs to know."
)
NO_LEAD = "Nobody in the register can answer for it. Add its safeguarding lead to the register first"
WHO_WRITES = [
    (Capacity.RESPONDENT.value, "They write the return"),
    (Capacity.SENIOR_OFFICER.value, "They endorse it, as a senior officer who did not write it"),
]


def how_known(agency: Any) -> str:
    """What stands beside an agency in the list."""
    known = "Named as involved" if agency.is_named else ""
    return ". ".join(words for words in (known, "" if agency.can_answer else NO_LEAD) if words)


class SendRequestsForm(fields.Form):
    """Which agencies are asked, by when, and what besides the standard questions."""

    def __init__(self, *args: Any, agencies: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"] = fields.ModelChoice(
            "Which agencies are asked?", queryset=agencies, many=True, hinted=how_known,
            hint="Those named in the case come first, and are ticked.", required="Choose at least one agency to ask",
            initial=[agency for agency in agencies if agency.is_named and agency.can_answer],
        )  # fmt: skip
        self.fields["due_on"] = fields.Day(
            "When are the returns due?", hint="Leave this empty for the Board's usual time.", required=False
        )
        self.fields["questions"] = fields.LongText(
            "What else do you want to ask?", hint=QUESTIONS_HINT, rows=6, required=False
        )


class AddLateAgencyForm(fields.Form):
    """An agency that was found later, and how."""

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], known: Iterable[KnownAgency] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.pk): one for one in known}
        self.fields["agency"] = fields.ModelChoice(
            "Which agency?", queryset=agencies, as_select=True, required="Choose the agency to ask",
            hint="An agency that is not listed has to be added to the register first.",
        )  # fmt: skip
        self.fields["through"] = fields.Text(
            "How was it found?", hint="For instance: through the return of the housing association",
            required="Say how this agency was found",
        )  # fmt: skip
        if self.known:
            names = [("", "None of these"), *((pk, one.name) for pk, one in self.known.items())]
            self.fields["known_agency"] = fields.Choice(
                "Is it one of the names in the case that nobody has been asked under?", choices=names, required=False,
                hint="Choose the name, if it is this agency under another name.",
            )  # fmt: skip
        self.fields["questions"] = fields.LongText("What else do you want to ask?", hint=QUESTIONS_HINT, required=False)

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("known_agency")
        return {**self.cleaned_data, "known_agency": self.known.get(chosen or "")}


class SetAsideAgencyForm(fields.Form):
    """Why a named agency is not asked."""

    because = fields.LongText(
        "Why is it not asked?", rows=3, hint="This is kept with the case, and the report can be asked about it.",
        required="Say why this agency is not asked",
    )  # fmt: skip


class NameRespondentForm(fields.Form):
    """Who writes an agency's return, or endorses it."""

    def __init__(self, *args: Any, people: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in people}
        self.fields["person"] = fields.Choice(
            "Who?", choices=[(pk, one.name, one.job_title) for pk, one in self.people.items()],
            hint="Everybody whom the register knows at this agency.", required="Choose a person",
        )  # fmt: skip
        self.fields["capacity"] = fields.Choice(
            "What do they do?", choices=WHO_WRITES, required="Choose whether they write the return or endorse it"
        )

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "person": self.people.get(self.cleaned_data.get("person", ""))}


class WriteReturnForm(fields.Form):
    """An agency's return. Nothing is demanded here: it is saved as far as it has come."""

    is_nil = fields.YesNo(
        "Is this a nil return?", yes="Yes: we searched our records and found no involvement", no="No: we were involved",
        inline=False, required=False,
    )  # fmt: skip
    period_from = fields.Day("When did your involvement begin?", not_after="today", required=False)
    period_to = fields.Day(
        "When did it end?", hint="Leave this empty if it goes on.", not_after="today", required=False
    )
    services = fields.LongText("Which of your services and teams were involved?", rows=3, required=False)
    records_searched = fields.LongText(
        "Which records did you search, and under which names?", rows=3, required=False,
        hint="A nil return needs this, so that the Board can rely on it.",
    )  # fmt: skip
    summary = fields.LongText(
        "What was your involvement?", rows=12, required=False,
        hint="A summary, not a chronology: the contacts that mattered, what was decided and why. For a nil return, say "
        "what you searched and that you found nothing.",
    )  # fmt: skip
    needs_and_voice = fields.LongText(
        "What was known of the adult's needs, capacity and risk, and what did they say they wanted?", rows=8,
        hint="Say how capacity was assessed and for which decision, and whose voice was heard.", required=False,
    )  # fmt: skip
    learning = fields.LongText(
        "What has your agency learnt, and what has it done about it already?", rows=5, required=False,
        hint="With dates, and what shows that it was done. Name any investigation of your own.",
    )  # fmt: skip
    safety_issues = fields.LongText(
        "Is anybody's safety at risk now?", rows=4, required=False,
        hint="The adult or anybody else. Say who, why, and whom you have told. Leave this empty if nobody is. If somebody "
        "is in danger, do not wait for this form: call 999, or the council's adult social care team.",
    )  # fmt: skip
    other_agencies = fields.LongText(
        "Which other agencies or people should the Board ask?", rows=3, required=False,
        hint="Anybody who was involved and may not have been asked: one on each line, with how they were involved.",
    )  # fmt: skip
    view_on_criteria = fields.LongText(
        "Do you think that the criteria for a Safeguarding Adults Review are met?", rows=4, required=False,
        hint="Your view on what you know now, with your reasons. “No view” is an answer.",
    )  # fmt: skip
    restrictions = fields.LongText(
        "Must anything here not be shared further?", rows=3, required=False,
        hint="For instance because of a criminal investigation, or because it is about somebody else.",
    )  # fmt: skip
    groups = {
        "Your involvement": ["period_from", "period_to", "services", "records_searched", "summary", "needs_and_voice"],
        "Your analysis": [f"analysis_{name}" for name in ANALYSIS],
        "Learning and safety": ["learning", "safety_issues"],
        "For the Board to know": ["other_agencies", "view_on_criteria", "restrictions"],
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, question in ANALYSIS.items():
            self.fields[f"analysis_{name}"] = fields.LongText(question, rows=6, required=False)
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")


def typed_in(scoping_return: ScopingReturn) -> dict[str, Any]:
    """A return as the form asks for it: every prompt of the analysis a question by itself."""
    values = {name: getattr(scoping_return, name) for name in ScopingReturn.CONTENT if name != "analysis"}
    values["is_nil"] = None if scoping_return.standing == Standing.ASKED else scoping_return.is_nil
    return values | {f"analysis_{name}": scoping_return.analysis.get(name, "") for name in ANALYSIS}


def content_of(typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as the return holds it."""
    analysis = {name: typed[f"analysis_{name}"] for name in ANALYSIS}
    plain = {name: typed[name] for name in ScopingReturn.CONTENT if name in typed}
    return plain | {"is_nil": bool(typed["is_nil"]), "analysis": analysis}


class InformSeniorOfficerForm(fields.Form):
    """Which senior officer was informed of the review, and when."""

    name = fields.Text("Who was informed?", hint="Their full name", required="Name the senior officer who was informed")
    role = fields.Text("What is their role?", hint="For instance: Director of Nursing", required="Give their role")
    told_on = fields.Day("When were they informed?", not_after="today", required="Give the day they were informed")


class EndorseReturnForm(fields.Form):
    """A senior officer's own words, on the exact words that the page shows."""

    digest = fields.Hidden("The words you read")
    statement = fields.LongText(
        "Your statement", rows=4, required="Say in your own words that you endorse this return",
        hint="For instance: I have read this return. It is a fair and complete account of my agency's part.",
    )  # fmt: skip


class SendReturnForm(fields.Form):
    """Nothing is asked: the page shows what is sent."""


class AcceptReturnForm(fields.Form):
    """What the Partnership Team says of a return it accepts, and which other agencies it names."""

    named = fields.LongText(
        "Which agencies does it name that the Board has not asked?", rows=3, required=False,
        hint="One on each line. Each will have to be asked, or set aside with a reason.",
    )  # fmt: skip
    comments = fields.LongText("Anything to say to the agency?", rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        lines = self.cleaned_data.get("named", "").splitlines()
        return {**self.cleaned_data, "named": [line.strip() for line in lines if line.strip()]}


class SendBackReturnForm(fields.Form):
    """What needs work in a return."""

    comments = fields.LongText(
        "What needs work?", rows=6, required="Say what needs work, so that the agency can put it right",
        hint="The agency reads this as you write it. Say what is missing and why it matters.",
    )  # fmt: skip
