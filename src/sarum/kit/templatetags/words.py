"""Template filters that write dates, moments and numbers as a person would."""

import datetime

from django import template
from django.db import models
from django.utils import timezone

from sarum.kit import rich
from sarum.kit.time_of_day import said_time

register = template.Library()


def as_date(value):
    """The calendar day, in the Board's own time, of a date or a moment; of a date as it is kept in text, that date."""
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def day(value):
    """3 March 2021"""
    return f"{as_date(value):%-d %B %Y}" if value else ""


@register.filter
def short_day(value):
    """3 Mar 2021, for a narrow column"""
    return f"{as_date(value):%-d %b %Y}" if value else ""


@register.filter
def weekday(value):
    """Wednesday 3 March 2021"""
    return f"{as_date(value):%A %-d %B %Y}" if value else ""


@register.filter
def clock(value):
    """2:30pm, 2pm, midday"""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return said_time(value)


@register.filter
def moment(value):
    """3 March 2021, 2:30pm"""
    return f"{day(value)}, {clock(value)}" if value else ""


@register.filter
def count(number, nouns):
    """{{ late|count:"return,returns" }} is "1 return" or "1,204 returns"."""
    one, many = nouns.split(",")
    return f"{number:,} {one if number == 1 else many}"


@register.filter
def drawn(number):
    """260.5 is 260.5 whatever the language: a number for a drawing."""
    return f"{number:.1f}".removesuffix(".0")


@register.filter
def plain(value):
    """An answer as it would be read out: a date as a day, yes and no in words, several things with commas."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, list | tuple | set | models.QuerySet):
        return ", ".join(plain(one) for one in value)
    return "" if value is None else str(value)


@register.filter
def marked(words, places=None):
    """{{ section.words|marked:places }} draws words with light marks; `places` are where their citations lead."""
    return rich.html(words, places or {})


@register.filter
def marked_line(words, places=None):
    """The same for words that are one line."""
    return rich.html(words, places or {}, is_one_line=True)


@register.filter
def parts(text):
    """A text as tables and the words beside them, in their order."""
    return rich.parts(text)
