"""Referring a case, with or without an account; and reading and acknowledging a referral."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models.office import TEAM
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Case, ReferralDraft
from sarum.cases.operations import drafting
from sarum.cases.operations import referral as operations
from sarum.cases.pages.referral import forms, keeping, parts
from sarum.cases.pages.referral.keeping import most_an_hour, with_draft
from sarum.cases.pages.referral.parts import PARTS, Page, Part
from sarum.cases.queries import drafting as draft_queries
from sarum.cases.queries import referral as queries
from sarum.cases.rules import drafting as drafting_rules
from sarum.cases.rules import referral as rules
from sarum.kit import asking, saving


@lobby.page(None)
def refer(request: HttpRequest) -> HttpResponse:
    """Where a referral starts: what it is for, who to call first, and whether anybody is at risk now."""
    reader = reader_of(request)
    secret = keeping.new_secret(request.POST.get("key") or uuid4().hex)

    def then(draft: ReferralDraft) -> str:
        keeping.keep(request, draft, secret)
        is_at_risk = draft.answers.get("safety", {}).get("is_anyone_at_risk_now")
        return reverse("cases:refer_part", args=[draft.pk, "safety"]) if is_at_risk else place("referral_parts", draft)

    def begin(**answers: Any) -> ReferralDraft:
        keeping.refuse_too_often(request, "begin", most_an_hour())
        return drafting.begin_referral(secret=secret, **answers)

    return asking.ask(
        request, forms.ReferForm, begin, by=reader, then=then,
        title="Refer a case for a Safeguarding Adults Review", template="cases/pages/referral/refer.html",
        button="Start", quick_exit=True, drafts=draft_queries.drafts_of(reader, keeping.secrets_in(request)),
    )  # fmt: skip


@lobby.page(None)
@with_draft
def referral_parts(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """The parts of a referral, and how far each is."""
    needed = [task(draft, slug) for slug, part in PARTS.items() if parts.is_needed(part)]
    helpful = [task(draft, slug) for slug, part in PARTS.items() if not parts.is_needed(part)]
    page = {"draft": draft, "needed": needed, "helpful": helpful, "missing": rules.missing_in(draft.answers)}
    page |= {
        "title": "Your referral",
        "quick_exit": True,
        "is_at_risk": is_at_risk(draft),
        "kept_until": drafting_rules.removed_on(draft),
    }
    return render(request, "cases/pages/referral/referral_parts.html", page)


@lobby.page(None)
@with_draft
def refer_part(request: HttpRequest, draft: ReferralDraft, part: str) -> HttpResponse:
    """One part: its questions, or the list of what has been added to it."""
    found = part_of(part)
    if not found.one:
        return ask(request, draft, part, found.page, None, back=place("referral_parts", draft))
    entries = found.entries(draft.answers)
    if found.adds and not entries:
        return redirect("cases:refer_entry", draft.pk, part, 1, found.page.slug)
    page = {"draft": draft, "slug": part, "part": found, "title": found.title, "quick_exit": True}
    page["entries"] = [
        (number, parts.entry_name(found, said, number), parts.detail_of(found, said))
        for number, said in enumerate(entries, 1)
    ]
    page |= {"following": len(entries) + 1, "back": place("referral_parts", draft)}
    return render(request, "cases/pages/referral/refer_part.html", page)


@lobby.page(None)
@with_draft
def refer_entry(request: HttpRequest, draft: ReferralDraft, part: str, number: int, page: str) -> HttpResponse:
    """One page about one adult, one other person, one agency or one process."""
    found = part_of(part)
    asked = next((one for one in found.pages if one.slug == page and found.one), None)
    if asked is None or not 1 <= number <= len(found.entries(draft.answers)) + found.adds:
        raise Http404
    has_list = found.adds and found.entries(draft.answers)
    back = reverse("cases:refer_part", args=[draft.pk, part]) if has_list else place("referral_parts", draft)
    return ask(request, draft, part, asked, number, back=back)


def ask(
    request: HttpRequest, draft: ReferralDraft, slug: str, page: Page, number: int | None, *, back: str
) -> HttpResponse:
    """Ask the questions of one page and keep the answers as they are typed."""
    part = PARTS[slug]
    seen = rules.seen(draft.answers, part.kept_in, number)
    form, is_behind = partial(page.form, said=seen.said), saving.is_behind(request)

    def save(*, by: Any, at: Any, key: str | None = None, version: int | None = None, **answers: Any) -> ReferralDraft:
        kept = page.form.kept(answers)
        dropped = {} if is_behind else part.dropped({**seen.said, **kept})  # a slip of the mouse takes nothing away
        return drafting.save_referral_part(
            draft=draft, part=part.kept_in, number=number, answers=kept | dropped, seen=version, by=by, at=at, key=key
        )

    def typed(held: rules.Seen) -> dict[str, Any]:
        return page.form(said=held.said).typed(held.said)

    def then(saved: ReferralDraft) -> str:
        return place("save_for_later", saved) if "later" in request.POST else after(saved, slug, page, number)

    if is_behind:
        return saving.save_behind(
            request, form, save, by=reader_of(request), subject=seen, values=typed,
            stands=lambda saved: rules.seen(saved.answers, part.kept_in, number),
        )  # fmt: skip
    name = parts.entry_name(part, seen.said, number) if part.one and number else ""
    return asking.ask(
        request, form, save, by=reader_of(request), subject=seen, values=typed, saves_behind=True,
        then=then, title=page.title, caption=name, intro=part.intro, back=back,
        template="cases/pages/referral/refer_entry.html", secret=keeping.secrets_in(request).get(str(draft.pk), ""),
        quick_exit=True, is_at_risk=is_at_risk(draft) and slug == "safety",
    )  # fmt: skip


def after(draft: ReferralDraft, slug: str, page: Page, number: int | None) -> str:
    """Where somebody goes on: the next page about the same one, the list, or the parts."""
    part = PARTS[slug]
    if number is None or not part.adds:
        several = part.one and len(part.entries(draft.answers)) > 1
        return reverse("cases:refer_part", args=[draft.pk, slug]) if several else place("referral_parts", draft)
    said = rules.seen(draft.answers, part.kept_in, number).said
    if following := part.next_page(page, said):
        return reverse("cases:refer_entry", args=[draft.pk, slug, number, following.slug])
    return reverse("cases:refer_part", args=[draft.pk, slug])


@lobby.page(None)
@with_draft
def remove_entry(request: HttpRequest, draft: ReferralDraft, part: str, number: int) -> HttpResponse:
    """Take away somebody or something that was added."""
    found = part_of(part)
    if not (found.one and found.adds and 1 <= number <= len(found.entries(draft.answers))):
        raise Http404
    seen, back = rules.seen(draft.answers, found.kept_in, number), reverse("cases:refer_part", args=[draft.pk, part])

    def remove(*, version: int | None = None, **who: Any) -> ReferralDraft:
        kept = {"part": found.kept_in, "number": number, "answers": None, "seen": version}
        return drafting.save_referral_part(draft=draft, **kept, **who)

    return asking.ask(
        request, forms.fields.Form, remove, by=reader_of(request), subject=seen, back=back, cancel=back, quick_exit=True,
        then=back if len(found.entries(draft.answers)) > 1 else place("referral_parts", draft),
        title=f"Remove {parts.entry_name(found, seen.said, number)}?", intro="What you wrote about them here will be gone.",
        template="cases/pages/referral/refer_entry.html", secret=keeping.secrets_in(request).get(str(draft.pk), ""),
        button="Remove", button_classes="govuk-button--warning",
    )  # fmt: skip


@lobby.page(None)
@with_draft
def check_referral(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """Check everything, then send it."""
    reader = reader_of(request)
    is_team = bool(offices.offices_of(reader, timezone.localdate()) & {*TEAM})
    missing = [
        (parts.HELD_IN[key], reason) for key, reasons in rules.missing_in(draft.answers).items() for reason in reasons
    ]

    def send(*, is_true: bool, **how: Any) -> Any:
        keeping.refuse_too_often(request, "send", most_an_hour())
        return operations.receive_referral(draft=draft, **how)

    return asking.ask(
        request, partial(forms.ReceiveReferralForm, asks_route=is_team), send, by=reader, subject=draft,
        then=place("receipt", draft), title="Check your answers before you send them", back=place("referral_parts", draft),
        template="cases/pages/referral/check_referral.html", button="Send the referral", quick_exit=True, draft=draft,
        sections=parts.read_back(draft.answers), missing=missing, doubtful=parts.why_doubtful(draft),
        secret=keeping.secrets_in(request).get(str(draft.pk), ""),
    )  # fmt: skip


@lobby.page()
def read_referral(request: HttpRequest, case: Case) -> HttpResponse:
    """A referral as it was sent: every question with its answer, and the elements for each adult."""
    found = [
        {"referral": one, "sections": parts.read_back(one.answers), "more": parts.left_over(one.answers)}
        for one in queries.referrals_of(reader_of(request), case)
    ]
    return lobby.show(request, case, "referral/read_referral.html", "The referral", found=found, tab="overview")


@lobby.page()
def acknowledge_referral(request: HttpRequest, case: Case) -> HttpResponse:
    """Tell the referrer that the Board has their referral."""
    reader = reader_of(request)
    waiting = [one for one in queries.referrals_of(reader, case) if one.acknowledged_at is None]
    form = partial(forms.AcknowledgeReferralForm, in_register=bool(queries.referrers_in_register(reader, waiting)))
    return lobby.ask(
        request, case, form, partial(operations.acknowledge_referral, case=case),
        title="Acknowledge the referral", intro_template="cases/pages/referral/to_acknowledge.html", waiting=waiting,
        button="The referrer has been told", said="The referral has been acknowledged.",
        back=lobby.url("read_referral", case), then=lobby.url("overview", case),
    )  # fmt: skip


def part_of(slug: str) -> Part:
    if slug not in PARTS:
        raise Http404
    return PARTS[slug]


def place(act: str, draft: ReferralDraft) -> str:
    return reverse(f"cases:{act}", args=[draft.pk])


def is_at_risk(draft: ReferralDraft) -> bool:
    return bool((draft.answers.get("safety") or {}).get("is_anyone_at_risk_now"))


def task(draft: ReferralDraft, slug: str) -> dict[str, Any]:
    """One line of the list of parts."""
    words, colour = parts.state_of(PARTS[slug], draft.answers)
    status = {"tag": {"text": words, "classes": f"govuk-tag--{colour}"}} if colour else {"text": words}
    return {
        "title": {"text": PARTS[slug].title},
        "href": reverse("cases:refer_part", args=[draft.pk, slug]),
        "status": status,
    }
