"""The questions about how somebody is involved, a contact with them, and whether an adult needs an advocate."""

from collections.abc import Collection, Iterable
from typing import Any

from sarum.cases.models import Adult, Advocacy, AdvocacyOutcome, Difficulty, Involvement, Part, YesNoUnknown
from sarum.cases.rules import involvement as rules
from sarum.kit import fields


class InvolvementForm(fields.Form):
    """How the adult, or somebody close to them, is told and takes part; or why not."""

    groups = {
        "How to speak with them": ["safe_contact", "adjustments", "dates_to_avoid", "key_worker"],
        "If something speaks against it": ["is_suspected_source"],
    }

    def __init__(
        self, *args: Any, adults: Collection[Adult], hint: str, named: Iterable[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        others = ", ".join(named)
        self.fields["who"] = fields.Text(
            "Who is it?", longest=200, required="Say who it is",
            hint=f"The referral names: {others}" if others else "The adult, or for example their daughter",
        )  # fmt: skip
        self.fields["adult"] = fields.Choice(
            "Is this the adult’s own plan?", required=False,
            hint="Every adult who is alive has a plan of their own, or a reason",
            choices=[("", "No: it is somebody close to them"), *((one.pk, f"Yes: {one.pseudonym}") for one in adults)],
        )  # fmt: skip
        if not adults:
            del self.fields["adult"]  # nobody is alive whose own plan it could be
        self.fields["relationship"] = fields.Text("Who are they to the adult?", longest=200, required=False)
        self.fields["part"] = fields.Choice(
            "Are they told?",
            choices=Part.choices,
            required="Say whether they are told now, later, or not at all",
            hint=hint,
        )
        self.fields["decision"] = fields.LongText(
            "How are they told, and how do they take part?", required="Say how they are told and take part, or that they do not",
            hint="Who speaks with them and when: they may meet, write, or come with a friend or an advocate", rows=4,
        )  # fmt: skip
        self.fields["reasons"] = fields.LongText(
            "Why?", rows=3, required=False, hint="Needed where they are told later, or not at all"
        )
        self.fields["wishes"] = fields.LongText(
            "What do they want?", rows=3, required=False,
            hint="What they hope for; a pseudonym of their choice; whether they want to read the draft",
        )  # fmt: skip
        self.fields["safe_contact"] = fields.Text(
            "How and when is it safe to reach them?",
            longest=300,
            required=False,
            hint="For example by telephone after 6pm",
        )
        self.fields["adjustments"] = fields.Text(
            "Language, format and adjustments",
            longest=300,
            required=False,
            hint="For example an interpreter, large print",
        )
        self.fields["dates_to_avoid"] = fields.Text(
            "Days to avoid", longest=300, required=False, hint="For example a birthday, or the day of the death"
        )
        self.fields["key_worker"] = fields.Text("Who speaks with them for the Board?", longest=200, required=False)
        self.fields["is_suspected_source"] = fields.YesNo(
            "May they be a source of the harm?", required=False,
            hint="If yes, be careful what they are told. They cannot be the one who supports the adult",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = said.get("adult") or ""
        return {
            **said,
            "adult": int(chosen) if chosen else None,
            "is_suspected_source": bool(said.get("is_suspected_source")),
        }


def typed(plan: Involvement) -> dict[str, Any]:
    """What stands of a plan, by question."""
    names = (
        "who", "relationship", "part", "decision", "reasons", "wishes", "safe_contact", "adjustments", "dates_to_avoid",
        "key_worker", "is_suspected_source",
    )  # fmt: skip
    return {name: getattr(plan, name) for name in names} | {"adult": plan.adult_id}


class LogContactForm(fields.Form):
    """One contact with the adult or somebody close to them."""

    on = fields.Day("When was it?", not_after="today", required="Give the day of the contact")
    how = fields.Text(
        "How, and by whom?", longest=200, required="Say how", hint="For example: a visit by the Business Manager"
    )
    said = fields.LongText("What was said?", required="Say what was said")
    promised = fields.LongText("What was promised?", rows=3, required=False)
    next_on = fields.Day("When is the next contact due?", required=False)


class AnswerAdvocacyForm(fields.Form):
    """The two tests of the Care Act 2014 s.68, as plain questions, and what was done."""

    def __init__(self, *args: Any, adult: Adult, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["has_difficulty"] = fields.Choice(
            rules.DIFFICULTY.format(adult=adult.pseudonym), choices=YesNoUnknown.choices, called="The first test",
            required="Answer the first test: yes, no, or not known yet",
        )  # fmt: skip
        self.fields["difficulties"] = fields.Several(
            "If yes, in which of these?", choices=Difficulty.choices, required=False
        )
        self.fields["has_supporter"] = fields.Choice(
            rules.SUPPORTER.format(adult=adult.pseudonym), choices=YesNoUnknown.choices, called="The second test",
            required="Answer the second test: yes, no, or not known yet",
        )  # fmt: skip
        self.fields["supporter"] = fields.Text("If yes, who?", longest=200, required=False)
        self.fields["outcome"] = fields.Choice(
            "What was done about an advocate?", choices=AdvocacyOutcome.choices, required="Say what was done"
        )
        self.fields["reasons"] = fields.LongText("For what reasons?", rows=3, required="Give the reasons")
        self.fields["advocate"] = fields.Text(
            "Who is the advocate?", longest=300, required=False, hint="Name, organisation, and how to reach them"
        )
        for name in ("difficulties", "supporter"):  # needed after a yes, and the label says so
            self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")


def answered(held: Advocacy) -> dict[str, Any]:
    names = ("has_difficulty", "difficulties", "has_supporter", "supporter", "outcome", "reasons", "advocate")
    return {name: getattr(held, name) for name in names}
