"""The questions about another process: what it is, where it stands, and what was disclosed to it."""

from typing import Any

from sarum.cases.models import ParallelProcess, ProcessKind, ProcessStanding, Sequencing
from sarum.kit import fields


class ProcessForm(fields.Form):
    """One entry of the register."""

    groups = {
        "Dates": ["opened_on", "closed_on", "next_on", "next_is"],
        "What it means for the review": ["sequencing", "restriction", "effect_on_review", "effect_on_publication"],
    }
    kind = fields.Choice("What kind of process is it?", choices=ProcessKind.choices, as_select=True,
                         required="Choose what kind of process it is")  # fmt: skip
    process = fields.Text("What is it called?", longest=200, required="Say what it is called")
    lead = fields.Text("Who leads it?", longest=200, required=False, hint="For example HM Coroner for the county")
    contact = fields.Text("Who is the contact?", longest=200, required=False, hint="Name, and how to reach them")
    reference = fields.Text("Their reference", longest=100, required=False)
    standing = fields.Choice("Where does it stand?", choices=ProcessStanding.choices, required="Choose where it stands")
    status = fields.Text("Anything more about that", longest=200, required=False)
    opened_on = fields.Day("When did it open?", required=False)
    closed_on = fields.Day("When did it close?", required=False)
    next_on = fields.Day("When is its next key date?", required=False)
    next_is = fields.Text(
        "What happens then?", longest=200, required=False, hint="For example a hearing, a trial, a report"
    )
    sequencing = fields.Choice(
        "What was agreed about which goes first?", choices=Sequencing.choices, required="Choose what was agreed"
    )
    restriction = fields.LongText(
        "What may not be shared, with whom?",
        rows=3,
        required=False,
        hint="For example: no witness accounts before the trial",
    )
    effect_on_review = fields.LongText("What does it mean for the review?", rows=3, required=False)
    effect_on_publication = fields.LongText("What does it mean for publication?", rows=3, required=False)


def typed(entry: ParallelProcess) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in ProcessForm.base_fields}


class CheckProcessForm(fields.Form):
    """What somebody found who asked where it stands."""

    found = fields.Text(
        "What did you find?", longest=200, required="Say what you found, even if nothing has changed",
        hint="If dates or agreements changed, bring it up to date instead",
    )  # fmt: skip


class RecordDisclosureForm(fields.Form):
    """What was disclosed, to whom, on what basis and when."""

    what = fields.LongText("What was disclosed?", rows=4, required="Say what was disclosed")
    to_whom = fields.Text("To whom?", longest=200, required="Say to whom")
    basis = fields.LongText(
        "On what basis?", rows=3, required="Say on what basis",
        hint="For example the coroner’s request under the Coroners and Justice Act 2009, and who agreed to it",
    )  # fmt: skip
    on = fields.Day("When?", not_after="today", required="Give the day on which it was disclosed")
