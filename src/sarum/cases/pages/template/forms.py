"""The questions about the questions: sections and questions of the scoping template."""

from typing import Any

from sarum.cases.rules.template import KINDS, STAGES
from sarum.kit import fields


class WriteSectionForm(fields.Form):
    title = fields.Text("What is this section called?", required="Give the section a title")
    intro = fields.LongText("What stands above its questions?", rows=3, required=False)


class WriteQuestionForm(fields.Form):
    """One question: its words, how it is answered, and when it is asked."""

    label = fields.LongText("What is asked?", rows=2, longest=500, required="Write the question")
    hint = fields.LongText("What helps to answer it?", rows=2, longest=1000, required=False)
    kind = fields.Choice("How is it answered?", choices=list(KINDS.items()), required="Select how it is answered")
    options = fields.LongText(
        "If one of several is chosen: which are offered?", rows=3, hint="One on each line", required=False
    )
    stage = fields.Choice("When is it asked?", choices=list(STAGES.items()), required="Select when it is asked")
    is_analysis = fields.Tick(
        "It asks why: an answer to it counts as analysis, without which a return is not accepted", required=False
    )


class MoveForm(fields.Form):
    by_one = fields.Choice("Where to?", choices=[("-1", "One up"), ("1", "One down")], required="Select where to")

    def clean(self) -> dict[str, Any]:
        return {"by_one": int(self.cleaned_data.get("by_one") or 0)}


class IssueTemplateForm(fields.Form):
    changed = fields.LongText(
        "What has changed, and why?", rows=4, required="Say what has changed and why",
        hint="For whoever reads an older return beside a newer one",
    )  # fmt: skip
