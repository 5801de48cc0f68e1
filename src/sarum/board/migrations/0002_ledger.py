"""The chain's first row, and the triggers by which the database itself refuses to change or remove an event."""

from django.db import migrations

LEDGER = ["board_event", "board_eventwords"]
KEYS = {"board_event": ["number", "key"], "board_eventwords": ["event_id"]}
REFUSAL = "An event cannot be changed or removed: the record of what happened only grows."

SQLITE_REFUSES = """
CREATE TRIGGER {table}_refuses_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
# INSERT OR REPLACE removes the row that stands in its way, and may do so without waking the trigger on DELETE.
SQLITE_REFUSES_REPLACE = """
CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION board_ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{refusal}'; END $$
"""
POSTGRESQL_REFUSES = """
CREATE TRIGGER {table}_refuses_{deed} BEFORE {deed} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION board_ledger_refuses()
"""
POSTGRESQL_ALWAYS = "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_{deed}"


def begin_chain(apps, schema_editor):
    apps.get_model("board", "ChainHead").objects.using(schema_editor.connection.alias).create(pk=1)


def guard(apps, schema_editor):
    """Put the triggers on the tables of the chain, in the words of the database at hand."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
        for table in LEDGER:
            for deed in ("update", "delete", "truncate"):
                schema_editor.execute(POSTGRESQL_REFUSES.format(table=table, deed=deed))
                schema_editor.execute(POSTGRESQL_ALWAYS.format(table=table, deed=deed))
        return
    for table in LEDGER:
        for deed in ("update", "delete"):
            schema_editor.execute(SQLITE_REFUSES.format(table=table, deed=deed, refusal=REFUSAL))
        same = " OR ".join(f"{column} = NEW.{column}" for column in KEYS[table])
        schema_editor.execute(SQLITE_REFUSES_REPLACE.format(table=table, same=same, refusal=REFUSAL))


class Migration(migrations.Migration):
    dependencies = [("board", "0001_initial")]
    operations = [migrations.RunPython(begin_chain), migrations.RunPython(guard)]
