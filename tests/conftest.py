"""How the tests run: a home of their own, the database that DATABASE_URL names, and the roles the product really has.

On PostgreSQL with DATABASE_OWNER_URL the owner makes the test database, and every test works under the app's role.
"""

import datetime as dt
import gc
import os
import tempfile
import time
from contextlib import ExitStack, contextmanager

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone
from hypothesis import settings as examples

from sarum.board.management import roles

if settings.configured:
    raise pytest.UsageError(
        "The settings were read before the tests could choose a home: unset DJANGO_SETTINGS_MODULE."
    )
HOME = tempfile.TemporaryDirectory(prefix="sarum-tests-")
os.environ.update(SARUM_HOME=HOME.name, SARUM_DEMO="yes", DJANGO_ALLOW_ASYNC_UNSAFE="true")
os.environ["DJANGO_SETTINGS_MODULE"] = "sarum.config.settings"
settings.STORAGES = {  # files as they stand in the source, so that no test needs collectstatic
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
settings.REFERRALS_AN_HOUR = 10_000  # as often as tests like, but for the one that asks
settings.STATIC_ROOT.mkdir()  # empty, but there: what serves files warns when it is not
del os.environ["DJANGO_SETTINGS_MODULE"]  # read by now; a worker that inherits it would read them before its own home
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1

gc.set_threshold(100_000, 20, 100)  # a suite makes much and keeps much of it: fewer walks over all of it
examples.register_profile("check", deadline=None, database=None)  # a busy machine is not a fault, and nothing is kept
examples.load_profile("check")


DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, only what asks a database, and of the journeys only those that are walked both ways: the rest cannot
    answer differently there."""
    if os.environ.get("DATABASE_URL"):
        wanted = [item for item in items if is_for_postgresql(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(wanted)])
        items[:] = wanted


def is_for_postgresql(item):
    if "browser" in item.fixturenames:
        return "with_script" in item.fixturenames
    return bool(item.get_closest_marker("django_db") or DATABASE & set(item.fixturenames))


def sign_in(client, person, backend=None, *, plainly=Client.force_login):
    """Sign in as a person does: the session says when they showed who they are."""
    plainly(client, person, backend)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


Client.force_login = sign_in


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """From here the owner of the tables is at work."""
    owner = ExitStack()
    owner.enter_context(roles.as_owner())
    return owner


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup, django_db_blocker):
    """A migrated database with its two rows that always stand; the tests have the app's rights in it and no more."""
    owner = django_db_modify_db_settings
    with django_db_blocker.unblock():
        apps.get_model("board.Board").objects.create(
            pk=1, name="Wyvern Safeguarding Adults Board", reference_prefix="WY"
        )
        roles.grant()
        owner.close()
    yield
    with django_db_blocker.unblock():
        owner.enter_context(roles.as_owner())


@contextmanager
def unguarded():
    """The tables of the chain without their triggers, for emptying a test database and for nothing else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgfoid = 'board_ledger_refuses'::regproc"
            )
            guards = cursor.fetchall()
            for table, name in guards:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
            yield
            for table, name in guards:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = cursor.fetchall()
            for name, _ in guards:
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            for _, statement in guards:
                cursor.execute(statement)


@pytest.fixture
def tampering(transactional_db):
    """Work of somebody who owns the database and has taken the guards away."""
    with roles.as_owner(), unguarded(), connection.cursor() as cursor:
        yield cursor


empty_every_table = TransactionTestCase._fixture_teardown


def begin_again(test_case):
    """After a test that really committed: empty every table, as only a test may, and put the standing rows back."""
    board = apps.get_model("board.Board")
    with roles.as_owner():
        with unguarded():
            empty_every_table(test_case)
        apps.get_model("board.ChainHead").objects.create(pk=1)
        board.objects.create(pk=1, name="Wyvern Safeguarding Adults Board", reference_prefix="WY")
        cache.clear()


TransactionTestCase._fixture_teardown = begin_again


@pytest.fixture
def on_23_november(monkeypatch):
    """Today is Monday 23 November 2026, whenever the test runs."""
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC))


@pytest.fixture
def people(db):
    """Everybody of the standing board, by the part they play: see `tests/cast.py`."""
    from tests import cast  # it reads models, which are not there yet when this file is read

    return cast.people()
