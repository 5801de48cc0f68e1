"""The browser for the journeys, and the cast at work in it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser

from tests.journeys.browser import Watch, chromium
from tools import machine


@pytest.fixture
def with_script() -> bool:
    """What is walked both ways is walked with JavaScript on SQLite and without it on PostgreSQL."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="package")
def browser(django_db_setup) -> Iterator[Browser]:
    """Chromium, as it is on this machine. Where it is missing a journey cannot be made, which the whole check must not hide.

    The database is made first: while the browser is open, Django keeps its connections somewhere else.
    """
    program = machine.chromium()
    if program is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is not installed here, so no journey can be made: apt-get install chromium")
    with chromium(program) as opened:
        yield opened


@pytest.fixture
def at_work(browser: Browser, live_server, settings) -> Iterator[Callable[..., Any]]:
    """Brings the cast to work: `at_work()`, or `at_work(with_script=False)`. What was wrong with a page fails the test."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = settings.SESSION_COOKIE_AGE  # on a busy machine a journey takes a while
    from tests.journeys.people_at_work import AtWork  # it reads models, which are not there yet when this file is read

    watches = []

    def bring(*, with_script: bool = True, **screen: Any) -> AtWork:
        with_axe = connection.vendor == "sqlite"  # it reads markup, which does not know the database: once is enough
        watches.append(Watch(browser, live_server.url, with_script=with_script, with_axe=with_axe, **screen))
        return AtWork(watches[-1])

    yield bring
    faults = [fault for watch in watches for fault in watch.faults]
    for watch in watches:
        watch.close()
    assert not faults, "\n".join(dict.fromkeys(faults))
