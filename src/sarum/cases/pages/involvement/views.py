"""How the adult and those close to them are involved: the plan for each, every contact, and advocacy."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.board.models import TellsFamily
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.models import Adult, Advocacy, Case, Involvement, Living, Part
from sarum.cases.operations import involvement as operations
from sarum.cases.pages.involvement import forms
from sarum.cases.queries import involvement as queries
from sarum.cases.queries import overview
from sarum.kit.fields.asked import lower_first


@lobby.page()
def involvement(request: HttpRequest, case: Case) -> HttpResponse:
    """Who is involved and how, what was said and promised, and whether an advocate is needed."""
    reader = reader_of(request)
    page = {
        "plans": queries.plans_of(reader, case),
        "advocacy": queries.advocacy_in(reader, case),
        "owed": [] if case.is_closed else queries.owed_in(reader, case),
        "board": settings.the_board(),
    }
    return lobby.show(request, case, "involvement/involvement.html", "Involvement", **page)


@lobby.page()
def record_involvement(request: HttpRequest, case: Case) -> HttpResponse:
    """Record how the adult, or somebody close to them, is told and takes part."""
    return ask_plan(request, case, partial(operations.record_involvement, case=case), title="How is somebody involved?")


@lobby.page(queries.plan_by)
def update_involvement(request: HttpRequest, plan: Involvement) -> HttpResponse:
    """Change how somebody is involved."""
    do = partial(operations.update_involvement, plan=plan)
    return ask_plan(request, plan.case, do, title=f"How is {plan.who} involved?", subject=plan, values=forms.typed)


def ask_plan(request: HttpRequest, case: Case, do: Any, **options: Any) -> HttpResponse:
    """Ask how somebody is involved; the Board's own rule of when families are told is said beside the question."""
    reader, board = reader_of(request), settings.the_board()
    held = getattr(options.get("subject"), "adult_id", None)
    adults = {one.pk: one for one in overview.adults_of(reader, case) if one.living != Living.DIED or one.pk == held}

    def save(*, adult: int | None, **given: Any) -> Any:
        return do(adult=adults[adult] if adult else None, **given)

    form = partial(
        forms.InvolvementForm, adults=adults.values(), named=queries.others_in(reader, case),
        hint=f"The Board tells them {lower_first(board.get_tells_family_display())}, "
        "unless there is a reason",
    )  # fmt: skip
    first: dict[str, Any] = {"adult": "", "part": Part.NOW}
    if board.tells_family == TellsFamily.LATER:
        first |= {
            "part": Part.LATER,
            "reasons": f"The Board tells them {lower_first(board.get_tells_family_display())}.",
        }
    return lobby.ask(
        request, case, form, save, back=lobby.url("involvement", case), said="It has been recorded.",
        initial=first, **options,
    )  # fmt: skip


@lobby.page(queries.plan_by)
def log_contact(request: HttpRequest, plan: Involvement) -> HttpResponse:
    """Record one contact with somebody, and what was promised."""
    do = partial(operations.log_contact, plan=plan)
    return lobby.ask(
        request, plan.case, forms.LogContactForm, do, title=f"A contact with {plan.who}",
        back=lobby.url("involvement", plan.case), said="The contact has been recorded.",
    )  # fmt: skip


@lobby.page(queries.adult_by)
def answer_advocacy(request: HttpRequest, adult: Adult) -> HttpResponse:
    """Answer the Act's two tests, and say what was done about an advocate."""
    held = queries.advocacy_of(reader_of(request), adult) or Advocacy(adult=adult, version=0)

    def save(*, version: int | None = None, **given: Any) -> Advocacy:
        return operations.answer_advocacy(adult=adult, seen=version, **given)

    return lobby.ask(
        request, adult.case, partial(forms.AnswerAdvocacyForm, adult=adult), save, subject=held, values=forms.answered,
        title=f"Does {adult.pseudonym} need an independent advocate?", back=lobby.url("involvement", adult.case),
        intro="The Care Act 2014 section 68 has two tests. Where both are met, the council must arrange an advocate.",
        said="It has been recorded.",
    )  # fmt: skip
