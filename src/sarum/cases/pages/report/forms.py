"""The questions asked about the report: its words, and each hand on them."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sarum.cases.models import How, Outcome
from sarum.cases.rules import sign_off as rules
from sarum.cases.rules.telling import ToTell
from sarum.kit import fields

TOPICS = {
    "facts": "Facts", "criteria": "Criteria", "views": "Partners’ views", "safety": "Safety", "decision": "Decision",
    "voice": "Voice", "names": "Names", "plain": "Language",
}  # fmt: skip
Choices = Sequence[tuple[str, str] | tuple[str, str, str]]
HINTS = {
    "facts": "A concise summary of the facts, so far as they can be ascertained, and the relevant context.",
    "returns": "Who was asked, and every gap, so that a reader knows what the report rests on.",
    "criteria": "A clear decision on whether the criteria are met and on what grounds and, if not, why not.",
    "no_review": "Needed where there is no Safeguarding Adults Review: the learning, and why no more is to be gained.",
}


class DraftReportForm(fields.Form):
    """Nothing is asked: the report is drafted from what is on record."""


class WriteReportForm(fields.Form):
    """What is new in the version that is put forward; its words are those of the sections."""

    seen = fields.Hidden("The words you read", required=False)
    why = fields.Text(
        "What is new in this version?", required="Say what is new in this version",
        hint="Those who sign it read this first.",
    )  # fmt: skip


class WriteSectionForm(fields.Form):
    """The words of one section."""

    def __init__(self, *args: Any, section: str, **options: Any) -> None:
        super().__init__(*args, **options)
        said = "What the report says here"
        self.fields["words"] = fields.Rich(said, rows=16, required=False, hint=HINTS.get(section, ""), cites="offered")
        self.fields["words"].label = said


class CommentForm(fields.Form):
    words = fields.LongText("Your comment", hint="Those who write the report read it. It is no part of the report.")


class AnswerCommentForm(fields.Form):
    words = fields.LongText("Your answer", required=False)
    is_settled = fields.YesNo("Is the comment settled?", required="Select yes if nothing more is to be done about it")


class HandForm(fields.Form):
    """One hand on the exact words of one version: it goes on, or it goes back with comments."""

    comments_hint = "If you return it: what needs work, in which section, and why."

    def __init__(self, *args: Any, choices: Choices, is_acting: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["digest"] = fields.Hidden("The words you read")
        self.ask_first()
        self.fields["outcome"] = fields.Choice(
            "What do you decide?", choices=choices, required="Select what you decide"
        )
        self.fields["comments"] = fields.LongText("Comments", rows=5, required=False, hint=self.comments_hint)
        self.fields["comments"].label = "Comments"
        if is_acting:
            self.fields["acting_because"] = fields.Text(
                "Why does the Vice-Chair sign?", hint="For instance: the JCR Chair has a conflict of interest, or is away",
                required="Say why the Vice-Chair signs: the JCR Chair is conflicted or absent",
            )  # fmt: skip

    def ask_first(self) -> None:
        """What is asked before the decision; nothing, of most hands."""

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        outcome = said.pop("outcome", "")
        for reason in rules.why_unexplained(outcome, said.get("comments", "")) if outcome else []:
            self.add_error("comments", reason)
        return said | {"is_returned": outcome == Outcome.RETURNED}


class AssureForm(HandForm):
    """The hand of the Business Manager, after a checklist."""

    def ask_first(self) -> None:
        for key, asks in rules.CHECKS.items():
            self.fields[f"is_{key}"] = fields.YesNo(asks, required=False, is_small=True)
            self.fields[f"is_{key}"].label = asks
            self.fields[f"word_{key}"] = fields.Text("In a word", required=False)
            self.fields[f"word_{key}"].label = f"{TOPICS[key]}: if not, why it goes on all the same, or what needs work"

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        given = {key: (said.pop(f"is_{key}", None), said.pop(f"word_{key}", "")) for key in rules.CHECKS}
        answers = {key: (is_met, word) for key, (is_met, word) in given.items() if is_met is not None}
        if not said["is_returned"] and "outcome" not in self.errors:
            for key in rules.CHECKS:
                is_met, word = answers.get(key, (None, ""))
                if is_met is None:
                    self.add_error(f"is_{key}", f"{TOPICS[key]}: select yes or no, or return the report")
                elif not is_met and not word:
                    self.add_error(
                        f"word_{key}", f"{TOPICS[key]}: say why it goes on all the same, or return the report"
                    )
        return said | {"answers": answers}


class RatifyForm(HandForm):
    """The hand of the Independent Chair."""

    comments_hint = (
        "If you require changes: each change, and where. If you return it: what needs work. If you overturn the decision: "
        "your reasons, which the Joint Case Review group has before it when it decides anew."
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        del said["is_returned"]
        return said | {"outcome": self.cleaned_data.get("outcome", "")}


class RecordTellingForm(fields.Form):
    """Who was told of the ratified report, how and when."""

    def __init__(self, *args: Any, waiting: Sequence[ToTell], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["whom"] = fields.Several(
            "Who was told?",
            choices=[(one.key, one.name, one.advice) for one in waiting],
            required="Select who was told",
        )
        self.fields["told_how"] = fields.Choice(
            "How were they told?", choices=How.choices, required="Select how they were told"
        )
        self.fields["told_on"] = fields.Day(
            "When?", not_after="today", required="Enter the day on which they were told"
        )


class VerifyCopyForm(fields.Form):
    """A file, or the digest that stands in it."""

    upload = fields.Upload(
        "The file you hold, Word or PDF", required=False, limits="The file is only looked at, and not kept."
    )
    typed = fields.Text(
        "Or the digest that stands in it", required=False, hint="64 letters and figures. Spaces make no difference.",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["upload"].label = "The file you hold, Word or PDF"
        self.fields["typed"].label = "Or the digest that stands in it"

    def clean(self) -> dict[str, Any]:
        upload, typed = self.cleaned_data.get("upload"), self.cleaned_data.get("typed", "")
        if self.errors:
            return self.cleaned_data
        if not upload and not typed:
            self.add_error("upload", "Choose the file, or type the digest")
        digest = sha256(upload.content).hexdigest() if upload else rules.digest_in(typed)
        if typed and not upload and not digest:
            self.add_error("typed", "A digest has 64 letters from a to f and figures. Copy all of it")
        return {"digest": digest}
