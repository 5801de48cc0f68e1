"""The referral form: its parts in the order they are offered."""

from sarum.cases.rules.form.adult import ADULTS, CRITERIA
from sarum.cases.rules.form.beginning import CAME, REASON, REFERRER, SAFETY, SCREEN
from sarum.cases.rules.form.story import (
    AGENCIES,
    ATTACHMENTS,
    OTHER_PEOPLE,
    PROCESSES,
    SUCCESS,
    WHAT_HAPPENED,
    WORKING_TOGETHER,
)
from sarum.cases.rules.form.whole import Form
from sarum.cases.rules.referral import NEEDED

REFERRAL = Form(
    {
        part.slug: part
        for part in (
            CAME, SCREEN, SAFETY, REFERRER, REASON, ADULTS, WHAT_HAPPENED, SUCCESS, WORKING_TOGETHER, CRITERIA, OTHER_PEOPLE,
            AGENCIES, PROCESSES, ATTACHMENTS,
        )
    },
    needed=frozenset(NEEDED),
    room={"adults": 2, "other_people": 3, "agencies": 5, "processes": 3},
    off_paper=frozenset({"provenance", "attached_files"}),
)  # fmt: skip
