"""A browser for tests of the Board's pages: signed in as one of the cast, reading what a person would read."""

import html
import re

from django.test import Client
from django.urls import reverse

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def as_(person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def at(act, *args, **query) -> str:
    return reverse(f"board:{act}", args=args, query=query or None)


def words(response) -> str:
    """The text of the main part of a page, with its spaces made single."""
    body = response.content.decode()
    main = body.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def day(name, date) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_0": date.day, f"{name}_1": date.month, f"{name}_2": date.year}
