"""Strict readers of the environment: a setting is right, or the product says what is wrong and does not start."""

import os
import re
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
YES, NO = {"1", "yes", "true", "on"}, {"0", "no", "false", "off", ""}


def read_flag(name: str, default: bool = False) -> bool:
    """A yes or a no."""
    said = os.environ.get(name, "yes" if default else "no").strip().lower()
    if said not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {said!r}.")
    return said in YES


def read_number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    said = os.environ.get(name, str(default)).strip()
    if not said.isascii() or not said.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {said!r}.")
    return int(said)


def read_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def read_listener(name: str) -> str:
    """Where another program listens: the path of its socket, or host:port. Nothing, if none is named."""
    said = read_text(name)
    host, _, port = said.rpartition(":")
    if said and not said.startswith("/") and not (host and port.isascii() and port.isdigit()):
        raise ImproperlyConfigured(f"{name} must be the path of a socket or host:port, not {said!r}.")
    return said


def read_shaped(name: str, shape: str, words: str) -> str:
    """A text of a known shape, given as a pattern. Nothing, if it is not set."""
    said = read_text(name)
    if said and not re.fullmatch(shape, said):
        raise ImproperlyConfigured(f"{name} must be {words}.")
    return said


def way_of_mail(*, host: str, notify_key: str, notify_template: str) -> str:
    """The way letters go: by the mail server, by GOV.UK Notify, or, where neither is named, into a folder."""
    if bool(notify_key) != bool(notify_template):
        raise ImproperlyConfigured("SARUM_NOTIFY_KEY and SARUM_NOTIFY_TEMPLATE must both be set, or neither.")
    if host and notify_key:
        raise ImproperlyConfigured("Letters go by SARUM_MAIL_HOST or by SARUM_NOTIFY_KEY. Set one of the two.")
    if notify_key:
        return "sarum.kit.notify_mail.NotifyBackend"
    return f"django.core.mail.backends.{'smtp' if host else 'filebased'}.EmailBackend"


def read_list(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in read_text(name, default).split(",") if word.strip()]


def read_secret(name: str, *, demo: bool) -> str:
    """A secret of 50 characters or more; only the demo may do without, and is then given one that everybody knows."""
    said = os.environ.get(name, "")
    if not said and demo:
        return "demo only: this key is public and protects nothing " * 2
    if len(said) < 50:
        raise ImproperlyConfigured(f"{name} must be set to 50 random characters or more. See env.example.")
    return said


def read_database(name: str, default: str = "") -> dict[str, Any]:
    """Where a database is, from its address; SQLite and PostgreSQL are the two it may be. Nothing, if none is named."""
    address = read_text(name) or default
    if not address:
        return {}
    try:
        found: dict[str, Any] = {**dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)}
    except (ValueError, KeyError):
        found = {}
    if found.get("ENGINE", "").rpartition(".")[2] not in {"sqlite3", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must be sqlite:////… or postgresql://…, as env.example shows.")
    return found
