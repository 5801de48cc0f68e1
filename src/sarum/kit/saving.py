"""Saving a form in the background while it is being written, as far as its answers can be kept."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from sarum.kit.asking import numbered
from sarum.kit.fields import LongText, Text
from sarum.kit.refusal import Refused, Stale
from sarum.kit.templatetags.words import clock

Values = Callable[[Any], Mapping[str, Any]]


def is_behind(request: HttpRequest) -> bool:
    """Whether a form is sent by itself, in the background, and not by the person who writes it."""
    return request.method == "POST" and request.headers.get("X-Saving") == "behind"


def save_behind(
    request: HttpRequest, form_class: Callable[..., BaseForm], do: Callable[..., Any], *, by: Any, subject: Any,
    values: Values, stands: Callable[[Any], Any],
) -> HttpResponse:  # fmt: skip
    """Keep every answer that can be kept; one that is not finished stays as it was kept before.

    It never replaces what somebody else saved: then it stops, and the person compares both when they press the button.
    The form's key is not spent, so that the button still saves. `stands` gives the subject as it is after `do`.
    """
    before = values(subject)
    form = form_class(request.POST, initial=before)
    form.is_valid()
    answers = {name: before.get(name, nothing(field)) for name, field in form.fields.items()} | form.cleaned_data
    now = timezone.now()
    try:
        saved = do(**answers, by=by, at=now, **numbered(request.POST.get("version")))
    except Stale as stale:
        standing = values(stale.current)
        if not form.errors and all(name in standing and standing[name] == answer for name, answer in answers.items()):
            return kept_at(now, stale.current)  # our own words, whose answer was lost on the way
        return stopped("Not saved: this page was changed somewhere else. Press the button to see both")
    except Refused as refused:
        return stopped(f"Not saved: {' '.join(refused.reasons)}")
    unfinished = [
        str(form.fields[name].label).removesuffix(" (optional)") for name in form.errors if name in form.fields
    ]
    but = f", but for what is not finished: {', '.join(unfinished)}" if unfinished else ""
    return kept_at(now, stands(saved), but)


def kept_at(now: dt.datetime, subject: Any, but: str = "") -> JsonResponse:
    return JsonResponse({"said": f"Saved at {clock(now)}{but}", "version": str(subject.version)})


def nothing(field: Any) -> Any:
    """What a question holds to which nothing has been answered."""
    return "" if isinstance(field, Text | LongText) else None


def stopped(why: str) -> JsonResponse:
    return JsonResponse({"said": why, "stopped": True})
