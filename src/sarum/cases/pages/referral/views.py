"""Referring a case, with or without an account; and reading and acknowledging a referral."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of, refuse_too_often
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.answers import PartForm, typed
from sarum.cases.models import ReferralDraft
from sarum.cases.operations import drafting
from sarum.cases.operations import referral as operations
from sarum.cases.pages.referral import forms, keeping, parts
from sarum.cases.pages.referral.keeping import most_an_hour, with_draft
from sarum.cases.queries import access
from sarum.cases.queries import drafting as draft_queries
from sarum.cases.rules import drafting as drafting_rules
from sarum.cases.rules import referral as rules
from sarum.cases.rules.doubt import why_doubtful
from sarum.cases.rules.form import held
from sarum.cases.rules.form.chapters import chapters_of
from sarum.cases.rules.form.conditions import is_bereaved
from sarum.cases.rules.form.questions import Page, Part, Said
from sarum.cases.rules.form.table import REFERRAL
from sarum.cases.rules.form.telling import kept
from sarum.cases.rules.form.whole import entry_name
from sarum.kit import asking, saving
from sarum.kit.refusal import Refused


@lobby.page(None)
def refer(request: HttpRequest) -> HttpResponse:
    """Where a referral starts: what it is for, who to call first, and whether anybody is at risk now."""
    reader = reader_of(request)
    secret = keeping.new_secret(request.POST.get("key") or uuid4().hex)

    def then(draft: ReferralDraft) -> str:
        keeping.keep(request, draft, secret)
        return reverse("cases:refer_part", args=[draft.pk, "safety" if is_at_risk(draft) else "screen"])

    def begin(**answers: Any) -> ReferralDraft:
        refuse_too_often(request, "begin", most_an_hour())
        return drafting.begin_referral(secret=secret, **answers)

    return asking.ask(
        request, forms.ReferForm, begin, by=reader, then=then,
        title="Refer a case for a Safeguarding Adults Review", template="cases/pages/referral/refer.html",
        button="Start", quick_exit=True, drafts=draft_queries.drafts_of(reader, keeping.secrets_in(request)),
        may_enter=access.may(reader, "enter_referral"),
    )  # fmt: skip


@lobby.page(None)
@with_draft
def referral_parts(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """The parts of a referral, and how far each is."""
    found = REFERRAL.parts_of(draft.answers).values()
    needed = [task(draft, part) for part in found if parts.is_needed(part)]
    helpful = [task(draft, part) for part in found if not parts.is_needed(part)]
    page = {"draft": draft, "needed": needed, "helpful": helpful, "missing": rules.missing_in(draft.answers)}
    page |= {
        "title": "Your referral",
        "quick_exit": True,
        "is_at_risk": is_at_risk(draft),
        "is_bereaved": is_bereaved(draft.answers),
        "kept_until": drafting_rules.removed_on(draft),
    }
    return render(request, "cases/pages/referral/referral_parts.html", page)


@lobby.page(None)
@with_draft
def refer_part(request: HttpRequest, draft: ReferralDraft, part: str, page: str = "") -> HttpResponse:
    """One part: its questions, or the list of what has been added to it."""
    found = part_of(draft, part)
    if not found.one:
        asked = next((one for one in found.pages if one.slug == page), None)
        if asked is None:
            raise Http404
        return ask(request, draft, found, asked, None, back=place("referral_parts", draft))
    entries = found.entries(draft.answers)
    if found.adds and not entries:
        return redirect("cases:refer_entry", draft.pk, part, 1, found.page.slug)
    shown = {"draft": draft, "slug": part, "part": found, "title": found.title, "quick_exit": True}
    shown["entries"] = [
        (
            number,
            entry_name(found, said, number),
            parts.detail_of(found, said, draft.answers),
            pages_about(found, said, draft),
        )
        for number, said in enumerate(entries, 1)
    ]
    shown |= {"following": len(entries) + 1, "back": place("referral_parts", draft)}
    return render(request, "cases/pages/referral/refer_part.html", shown)


def pages_about(part: Part, said: Said, draft: ReferralDraft) -> list[Page]:
    return [page for page in part.pages if page.when(said, draft.answers)]


@lobby.page(None)
@with_draft
def refer_entry(request: HttpRequest, draft: ReferralDraft, part: str, number: int, page: str) -> HttpResponse:
    """One page about one adult, one other person, one agency or one process."""
    found = part_of(draft, part)
    asked = next((one for one in found.pages if one.slug == page and found.one), None)
    if asked is None or not 1 <= number <= len(found.entries(draft.answers)) + found.adds:
        raise Http404
    has_list = found.adds and found.entries(draft.answers)
    back = reverse("cases:refer_part", args=[draft.pk, part]) if has_list else place("referral_parts", draft)
    return ask(request, draft, found, asked, number, back=back)


def ask(
    request: HttpRequest, draft: ReferralDraft, part: Part, page: Page, number: int | None, *, back: str
) -> HttpResponse:
    """Ask the questions of one page and keep the answers as they are typed."""
    answers, area = draft.answers, settings.the_board().area_words
    seen = held.seen(answers, part.kept_in, number)
    asked, is_behind = page.asked(seen.said, answers, area), saving.is_behind(request)
    form = partial(PartForm, page=page, said=seen.said, answers=answers, area=area)

    def save(*, by: Any, at: Any, key: str | None = None, version: int | None = None, **typed: Any) -> ReferralDraft:
        said = kept(asked, typed)
        dropped = {} if is_behind else part.no_longer_asked({**seen.said, **said}, answers)  # a slip takes nothing away
        return drafting.save_referral_part(
            draft=draft, part=part.kept_in, number=number, answers=dropped | said, seen=version, by=by, at=at, key=key
        )

    def values(now: held.Seen) -> dict[str, Any]:
        return typed(asked, now.said)

    def then(saved: ReferralDraft) -> str:
        if "later" in request.POST:
            return place("save_for_later", saved)
        return place("referral_parts", saved) if "enough" in request.POST else after(saved, part, page, number)

    if is_behind:
        return saving.save_behind(
            request, form, save, by=reader_of(request), subject=seen, values=values,
            stands=lambda saved: held.seen(saved.answers, part.kept_in, number),
        )  # fmt: skip
    return asking.ask(
        request, form, save, by=reader_of(request), subject=seen, values=values, then=then, title=page.title, back=back,
        caption=entry_name(part, seen.said, number) if part.one and number else "", area=area, draft=draft,
        intro=page.intro or (part.intro if page is part.page else ""), button=page.button,
        template="cases/pages/referral/refer_entry.html",
        secret=keeping.secrets_in(request).get(str(draft.pk), ""), quick_exit=True, saves_behind=bool(asked),
        is_long=bool(asked) and len(part.pages) > 1, is_at_risk=is_at_risk(draft) and part.slug == "safety",
        advice=f"cases/pages/referral/advice_{page.advice}.html" if page.advice else "",
    )  # fmt: skip


def after(draft: ReferralDraft, part: Part, page: Page, number: int | None) -> str:
    """Where somebody goes on: the next page about the same one, the list, or the parts."""
    said = held.seen(draft.answers, part.kept_in, number).said
    following = part.next_page(page, said, draft.answers)
    if number is None:
        if following:
            return reverse("cases:refer_part", args=[draft.pk, part.slug, following.slug])
        is_first = part.slug == "safety" and "screen" not in draft.answers
        return reverse("cases:refer_part", args=[draft.pk, "screen"]) if is_first else place("referral_parts", draft)
    if following:
        return reverse("cases:refer_entry", args=[draft.pk, part.slug, number, following.slug])
    if part.adds or len(part.entries(draft.answers)) > 1:
        return reverse("cases:refer_part", args=[draft.pk, part.slug])
    return place("referral_parts", draft)


@lobby.page(None)
@with_draft
def remove_entry(request: HttpRequest, draft: ReferralDraft, part: str, number: int) -> HttpResponse:
    """Take away somebody or something that was added."""
    found = part_of(draft, part)
    if not (found.one and found.adds and 1 <= number <= len(found.entries(draft.answers))):
        raise Http404
    seen, back = held.seen(draft.answers, found.kept_in, number), reverse("cases:refer_part", args=[draft.pk, part])

    def remove(*, version: int | None = None, **who: Any) -> ReferralDraft:
        kept = {"part": found.kept_in, "number": number, "answers": None, "seen": version}
        return drafting.save_referral_part(draft=draft, **kept, **who)

    return asking.ask(
        request, forms.fields.Form, remove, by=reader_of(request), subject=seen, back=back, cancel=back, quick_exit=True,
        then=back if len(found.entries(draft.answers)) > 1 else place("referral_parts", draft),
        title=f"Remove {entry_name(found, seen.said, number)}?", intro="What you wrote about them here will be gone.",
        template="cases/pages/referral/refer_entry.html", secret=keeping.secrets_in(request).get(str(draft.pk), ""),
        button="Remove", button_classes="govuk-button--warning",
    )  # fmt: skip


@lobby.page(None)
@with_draft
def check_referral(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """Check everything, then send it."""
    held_in = REFERRAL.held_in()
    missing = [(held_in[key], reason) for key, reasons in rules.missing_in(draft.answers).items() for reason in reasons]

    def send(*, is_true: bool, **how: Any) -> Any:
        if missing:
            raise Refused("The referral was not sent. Something is missing: it is listed below, with the way to it.")
        refuse_too_often(request, "send", most_an_hour())
        return operations.receive_referral(draft=draft, **how)

    asked = REFERRAL.as_asked(draft.answers, settings.the_board().area_words)
    return asking.ask(
        request, forms.ReceiveReferralForm, send, by=reader_of(request), subject=draft,
        then=place("receipt", draft), title="Check your answers before you send them", back=place("referral_parts", draft),
        template="cases/pages/referral/check_referral.html", button="Send the referral", quick_exit=True, draft=draft,
        chapters=chapters_of(asked), missing=missing, is_at_risk=is_at_risk(draft),
        is_reachable=parts.is_reachable(draft), doubtful=why_doubtful(draft.answers, timezone.localdate()),
        secret=keeping.secrets_in(request).get(str(draft.pk), ""),
    )  # fmt: skip


def part_of(draft: ReferralDraft, slug: str) -> Part:
    """The part of this name, if it is asked of this referral."""
    found = REFERRAL.parts_of(draft.answers).get(slug)
    if found is None:
        raise Http404
    return found


def place(act: str, draft: ReferralDraft) -> str:
    return reverse(f"cases:{act}", args=[draft.pk])


def is_at_risk(draft: ReferralDraft) -> bool:
    return bool((draft.answers.get("safety") or {}).get("is_anyone_at_risk_now"))


def task(draft: ReferralDraft, part: Part) -> dict[str, Any]:
    """One line of the list of parts."""
    words, colour = parts.state_of(part, draft.answers)
    status = {"tag": {"text": words, "classes": f"govuk-tag--{colour}"}} if colour else {"text": words}
    href = reverse("cases:refer_part", args=[draft.pk, part.slug])
    return {"title": {"text": part.title}, "href": href, "status": status}
