"""What somebody says who releases a pack."""

from sarum.kit import fields


class ReleasePackForm(fields.Form):
    """A word to the readers, and the pack that was looked at."""

    note = fields.LongText(
        "What should its readers know?", rows=4, required=False,
        hint="It stands at the head of the pack. If something is missing or weak, say what the meeting can do without it; if "
        "there was a pack before, say what is new.",
    )  # fmt: skip
    digest = fields.Hidden("The pack you looked at", required=False)
