"""The questions asked in scoping: of the Partnership Team, and of the agencies."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import KnownAgency
from sarum.cases.rules.answering import WHO_WRITES
from sarum.cases.rules.asking import Interest, is_first_shown
from sarum.cases.rules.form.chapters import Chapter
from sarum.cases.rules.quality import RUBRIC
from sarum.kit import fields
from sarum.kit.uploads import WORD_LIMITS

QUESTIONS_HINT = "Besides the questions of the Board's template. Only what an agency needs to know."


class AddLateAgencyForm(fields.Form):
    """An agency that was found later, and how."""

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], interests: Iterable[Interest], known: Iterable[KnownAgency] = (),
        **options: Any,
    ) -> None:  # fmt: skip
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
        offered = list(interests)
        self.fields["shown"] = fields.Several(
            "What is it told?", choices=[(one.key, one.label) for one in offered], hint="Only what it needs to search.",
            required="Select at least one thing that it is told, so that it can search",
        )  # fmt: skip
        self.initial.setdefault("shown", [one.key for one in offered if is_first_shown(one, "")])
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
    """The team's questions of a return, answered by a first look until somebody looks; and what is said about it."""

    groups: dict[str, list[str]] = {}

    def __init__(
        self, *args: Any, suggested: Mapping[str, bool], endorser: Person | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, question in RUBRIC.items():
            self.fields[name] = fields.YesNo(question, required=f"Select yes or no: {question}")
            if name in suggested:
                self.initial[name] = suggested[name]
        if endorser:
            self.fields["is_officer_known"] = fields.Tick(
                f"I have asked the agency, and {endorser} is its senior officer", required=False,
                hint="Whoever wrote the return named them, and the Board did not know them.",
            )  # fmt: skip
        self.fields["comments"] = fields.LongText(
            "What do you want to say about it?", rows=3, required=False,
            hint="Needed where an answer above is no. The agency reads it, and so does everybody who reads the return.",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = {name: self.cleaned_data.pop(name, None) for name in RUBRIC}
        return {**self.cleaned_data, "rubric": said}


class SendBackReturnForm(fields.Form):
    """What needs work in a return, as a whole and beside each part of it."""

    def __init__(self, *args: Any, chapters: Iterable[Chapter], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = {f"part_{number}": one for number, one in enumerate(chapters)}
        self.fields["comments"] = fields.LongText(
            "What needs work, on the whole?", rows=4, required=False,
            hint="Write here, or beside one part below. The agency reads it as you write it: say what is missing and why it "
            "matters.",
        )  # fmt: skip
        self.fields["comments"].label = "What needs work, on the whole?"  # not optional where no part is written beside
        for name, chapter in self.parts.items():
            self.fields[name] = fields.LongText(f"About “{chapter.title}”", rows=2, required=False)
        self.groups = {"Comments against the place": list(self.parts)}

    def clean(self) -> dict[str, Any]:
        said = {one.sections[0].part: self.cleaned_data.pop(name, "") for name, one in self.parts.items()}
        return {**self.cleaned_data, "places": said}


class CommentForm(fields.Form):
    words = fields.LongText("What do you want to say?", rows=4, required="Write what you want to say")


class BringReturnForm(fields.Form):
    filled = fields.Upload(
        "The form you filled in", limits=WORD_LIMITS, endings=".docx", required="Choose the form that you filled in"
    )


class BringKeyEventsForm(fields.Form):
    own = fields.Upload(
        "Your agency’s chronology", endings=".docx,.xlsx,.csv,.txt", required="Choose the file of your chronology",
        limits="One Word, Excel or CSV file of up to 20 MB, with a table that has a column of dates and a column of what "
        "happened. Without a password, and without macros.",
    )  # fmt: skip
