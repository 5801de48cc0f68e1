"""What the database itself knows of how the record is kept: its guards, and who could take them away."""

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

TABLES = ["board_event", "board_eventwords"]
GUARDED_AGAINST = {"sqlite": ["update", "delete", "replace"], "postgresql": ["update", "delete", "truncate"]}
GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND tgfoid = to_regproc('board_ledger_refuses')",
}
MAY_REWRITE = """
SELECT bool_or(
    pg_has_role(%(app)s, relowner, 'MEMBER')
    OR has_table_privilege(%(app)s, pg_class.oid, 'DELETE, TRUNCATE, TRIGGER')
    OR has_any_column_privilege(%(app)s, pg_class.oid, 'UPDATE')
) FROM pg_class WHERE pg_class.oid IN (SELECT to_regclass(name) FROM unnest(%(tables)s::text[]) AS name)
"""


def is_laid() -> bool:
    """Whether the record has been given its tables and its guards."""
    return ("board", "0002_ledger") in MigrationRecorder(connection).applied_migrations()


def missing_guards() -> list[str]:
    """The triggers that should refuse a change of the record, and are not there or do not work."""
    wanted = [f"{table}_refuses_{deed}" for table in TABLES for deed in GUARDED_AGAINST[connection.vendor]]
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in wanted if name not in there]


def may_rewrite(role: str) -> bool:
    """Whether a role of PostgreSQL could change or remove an event, or take the guards away."""
    with connection.cursor() as cursor:
        cursor.execute(MAY_REWRITE, {"app": role, "tables": TABLES})
        return bool(cursor.fetchone()[0])
