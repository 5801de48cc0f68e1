"""The two roles on PostgreSQL: one owns the tables and changes their shape; under the other the product works."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from psycopg import sql

READ_AND_ADD = ["board_event", "board_eventwords"]
READ_AND_CHANGE = ["board_chainhead"]
READ = ["django_migrations"]
EVERY_RIGHT = "SELECT, INSERT, UPDATE, DELETE"


@contextmanager
def as_owner() -> Iterator[None]:
    """Work on the same database under the owner's name; without an owner of its own, under the usual one."""
    if not settings.DATABASE_OWNER or connection.vendor != "postgresql":
        yield
        return
    usual = connection.settings_dict
    connection.close()
    owner = {
        part: settings.DATABASE_OWNER.get(part) or usual[part]
        for part in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    connection.settings_dict = {**usual, **owner}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = usual


def grant() -> None:
    """Give the product's role what it needs and no more: to the events it may only add. Run as the owner."""
    app = settings.DATABASES["default"].get("USER") or ""
    if not settings.DATABASE_OWNER or connection.vendor != "postgresql" or app == settings.DATABASE_OWNER["USER"]:
        return
    with connection.cursor() as cursor:
        names = {"app": sql.Identifier(app), "database": sql.Identifier(connection.settings_dict["NAME"])}
        for statement in (
            "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO {app}",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
        ):
            cursor.execute(sql.SQL(statement).format(**names))
        for table in connection.introspection.table_names(cursor):
            rights = sql.SQL(rights_on(table))
            allow = sql.SQL("GRANT {rights} ON {table} TO {app}")
            cursor.execute(allow.format(rights=rights, table=sql.Identifier(table), **names))


def rights_on(table: str) -> str:
    """What the product's role may do to a table."""
    if table in READ_AND_ADD:
        return "SELECT, INSERT"
    if table in READ_AND_CHANGE:
        return "SELECT, UPDATE"
    return "SELECT" if table in READ else EVERY_RIGHT
