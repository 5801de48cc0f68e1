"""Asking one question of a person and doing what they answer: the shape of every page with a form."""

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from sarum.kit import fields, rich
from sarum.kit.refusal import NotAllowed, ReadAgain, Refused, SentBefore, Stale

AROUND = {"csrfmiddlewaretoken", "key", "version"}  # what a form carries besides its words
Values = Callable[[Any], Mapping[str, Any]]


def ask(
    request: HttpRequest,
    form_class: Callable[..., BaseForm],
    do: Callable[..., Any],
    *,
    by: Any,
    then: str | Callable[[Any], str],
    title: str,
    said: str | Callable[[Any], str] = "",
    subject: Any = None,
    values: Values | None = None,
    initial: Mapping[str, Any] | None = None,
    template: str = "kit/question.html",
    **page: Any,
) -> HttpResponse:
    """Show a form; once it is answered, call the operation `do` with the answers and go on to `then`.

    `subject` is the row the form changes: its version is carried in the form, and when somebody else saved first the
    form is shown again with both texts. `values` gives the row's values by field. A refusal is shown where it belongs
    in the form, with everything typed still there. The form's idempotency key makes a double click one change; sent
    again with other words, after Back, it is refused once and can then be sent as well.
    """
    first = dict(values(subject)) if values and subject is not None else dict(initial or {})
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*typed, initial=first)
    version = request.POST.get("version") or getattr(subject, "version", "")
    key = request.POST.get("key") or new_key()
    if request.method == "POST" and form.is_valid():
        try:
            result = do(**form.cleaned_data, by=by, at=timezone.now(), key=key_of(request, by), **numbered(version))
        except NotAllowed:
            raise
        except Stale as stale:
            form.add_error(None, stale.reasons)
            version = getattr(stale.current, "version", "")
            page["theirs"] = differences(form, values(stale.current) if values else vars(stale.current))
        except SentBefore as before:
            form.add_error(None, before.reasons)
            key = new_key()
        except ReadAgain as unread:
            form.add_error(None, unread.reasons)
            form.data = shown_anew(request, form, first)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.reasons)
        else:
            if said:
                messages.success(request, said(result) if callable(said) else said)
            return redirect(then(result) if callable(then) else then)
    ask_again_for_files(form)
    page |= {"form": form, "title": title, "version": version, "key": key}
    return render(request, template, page, status=422 if form.errors else 200)


def shown_anew(request: HttpRequest, form: BaseForm, first: Mapping[str, Any]) -> QueryDict:
    """What was typed, with the form's hidden fields as the page shows things now."""
    data = request.POST.copy()
    for name, field in form.fields.items():
        if isinstance(field, fields.Hidden) and name in first:
            data[name] = first[name]
    return data


def new_key() -> str:
    """A key for a form that is shown for the first time."""
    return uuid4().hex


def ask_again_for_files(form: BaseForm) -> None:
    """A form that is refused for another reason says of each file in it that it must be chosen again."""
    if form.errors:
        for name in set(form.files) & set(form.fields) - set(form.errors):
            has_more = any(not isinstance(one, fields.Upload) for one in form.fields.values())
            form.add_error(name, f"{fields.AGAIN} {fields.REST}" if has_more else fields.AGAIN)


def key_of(request: HttpRequest, by: Any) -> str | None:
    """The form's idempotency key, bound to its page and its reader, and after that half to the words that were sent."""
    key = request.POST.get("key", "")
    words = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in AROUND)
    files = [(name, one.name, one.size) for name in request.FILES for one in request.FILES.getlist(name)]
    said = (f"{request.path}\x1f{by.pk}\x1f{key}", f"{words}\x1f{files}")
    return "".join(sha256(one.encode(errors="replace")).hexdigest()[:32] for one in said) if key else None


def numbered(version: Any) -> dict[str, int]:
    """The version as the operation takes it, where the form carries one."""
    return {"version": int(version)} if re.fullmatch(r"[0-9]{1,18}", str(version)) else {}


def differences(form: BaseForm, theirs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each field on which two people differ: its label, what you typed, what stands now, and whether only marks differ."""
    return [
        {
            "label": str(field.label).removesuffix(" (optional)"),
            "yours": in_words(field, form.cleaned_data.get(name)),
            "theirs": in_words(field, theirs[name]),
            "are_marks": isinstance(field, fields.Rich)
            and in_words(field, theirs[name]) == in_words(field, form.cleaned_data.get(name)),
        }
        for name, field in form.fields.items()
        if name in theirs and theirs[name] != form.cleaned_data.get(name)
    ]


def in_words(field: Any, value: Any) -> Any:
    """A chosen answer by its label, marked words without their marks; anything else as it is."""
    if isinstance(field, fields.Rich):
        return rich.plain(str(value or ""))
    labels = {str(choice[0]): choice[1] for choice in getattr(field, "choices", ())}
    return labels.get(str(value), value)
