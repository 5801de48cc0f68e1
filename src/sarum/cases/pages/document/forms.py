"""The questions about a document."""

from sarum.kit import fields


class AttachDocumentForm(fields.Form):
    """A file, what it is, and where it came from."""

    upload = fields.Upload("Which file?", required="Choose a file")
    about = fields.Text("What is it?", hint="For example: letter from the GP, 3 May 2021", required="Say what it is")
    provenance = fields.Text(
        "Where did it come from?", hint="Who sent it, and how. For example: by e-mail from the coroner's officer",
        required=False,
    )  # fmt: skip


class WithdrawDocumentForm(fields.Form):
    """Why a document is taken out of use."""

    because = fields.LongText("Why is it withdrawn?", rows=3, required="Say why it is withdrawn")
