"""Opening and answering a page of a case as somebody of the cast."""

from django.test import Client
from django.urls import reverse

from tests import cast


def url(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def opened(who, act, case, *ids, **asked):
    """The page as somebody of the cast finds it."""
    return as_(who).get(url(act, case, *ids), asked)


def answered(who, act, case, *ids, **given):
    """The page as it answers what somebody of the cast sends."""
    return as_(who).post(url(act, case, *ids), given)


def as_(who):
    browser = Client()
    browser.force_login(cast.people()[who])
    return browser


def day(name, year, month, day_):
    """A date as its three boxes send it."""
    return {f"{name}_0": day_, f"{name}_1": month, f"{name}_2": year}


def words(response):
    return " ".join(response.content.decode().split())
