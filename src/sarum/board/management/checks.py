"""What stops the product before it starts: a record of events that the product itself could rewrite."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.db import connection

from sarum.board.queries import ledger


def the_record_is_safe(*, databases: Sequence[str] | None = None, **given: Any) -> list[CheckMessage]:
    """The app's role may only add to the record, and the database refuses whoever would do more."""
    return [*the_app_only_adds(), *the_guards_stand()] if databases else []


def the_app_only_adds() -> list[CheckMessage]:
    """Outside the demo, on PostgreSQL, the tables belong to another role than the one the product works under."""
    if settings.DEMO:
        return []
    if connection.vendor != "postgresql":
        return [
            Warning(
                "SQLite has no roles: whoever can write its file can change the record of what happened.",
                hint="Use PostgreSQL for a Board's real work: DATABASE_URL and DATABASE_OWNER_URL in env.example.",
                id="sarum.W001",
            )
        ]
    role = settings.DATABASES["default"]["USER"]
    if (not settings.DATABASE_OWNER and not ledger.is_laid()) or ledger.may_rewrite(role):
        return [
            Error(
                "The app's role owns the event table, or may change it, so it could rewrite what happened.",
                hint="Give DATABASE_OWNER_URL the role that owns the tables, DATABASE_URL another one, and run "
                "`sarum prepare`. See env.example.",
                id="sarum.E001",
            )
        ]
    return []


def the_guards_stand() -> list[CheckMessage]:
    """The triggers that refuse a change are there and awake."""
    missing = ledger.missing_guards() if ledger.is_laid() else []
    if not missing:
        return []
    return [Error(f"The record of events is not guarded: {', '.join(missing)} missing or asleep.", id="sarum.E002")]
