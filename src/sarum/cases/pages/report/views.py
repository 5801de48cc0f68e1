"""The Rapid Review report: read, written in versions, and passed from hand to hand."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models import Office
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Case, Outcome, Report, ReportVersion
from sarum.cases.operations import report as operations
from sarum.cases.operations import sign_off
from sarum.cases.operations import telling as tellings
from sarum.cases.pages.report import forms
from sarum.cases.pages.report.composing import places_in
from sarum.cases.queries import challenge, composing, publication, recommendations, telling
from sarum.cases.queries import report as queries
from sarum.cases.rules import composing as composing_rules
from sarum.cases.rules import report as rules
from sarum.kit.refusal import Refused


@lobby.page()
def report(request: HttpRequest, case: Case) -> HttpResponse:
    """The latest version of the report, whose hands are on it, and whose is next."""
    reader = reader_of(request)
    found = queries.report_of(reader, case)
    chain = queries.chain_of(reader, found) if found else None
    hands = queries.who_may(reader, found, chain.waits_for) if found and chain else []
    written = composing.written(reader, found) if found else []
    page: dict[str, Any] = {
        "report": found,
        "chain": chain,
        "waits": queries.why_new_version(reader, found) if found and not found.is_locked else [],
        "next_holders": hands,
        "told": telling.round_of(reader, case),
        "written": written,
        "commented": [one for one in written if one.comments],
        "places": places_in(request, case, chain.version.sections.values()) if chain else {},
        "measured": composing_rules.measured("", "\n\n".join(chain.version.sections.values())) if chain else "",
        "addenda": challenge.addenda_to(reader, case),
        "writers": queries.writers_of(reader, chain.version) if chain else [],
        "recommendations": recommendations.agreed_after(reader, chain.version) if chain else [],
    }
    return lobby.show(request, case, "report/report.html", "Rapid Review report", **page)


@lobby.page(queries.version_by)
def report_version(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    """One version of the report, as it was."""
    chain = queries.chain_of(reader_of(request), version.report)
    page = {
        "version": version,
        "words": rules.words_of(version.sections),
        "chain": chain,
        "addenda": challenge.addenda_to(reader_of(request), version.case),
        "writers": queries.writers_of(reader_of(request), version),
        "recommendations": recommendations.agreed_after(reader_of(request), version),
        "hands": [hand for hand in chain.hands if hand.report_version_id == version.pk],
        "tab": "report",
        "places": places_in(request, version.case, version.sections.values()),
    }
    title = f"Rapid Review report, version {version.number}"
    return lobby.show(request, version.case, "report/report_version.html", title, **page)


@lobby.page(queries.comparison_by)
def report_changes(request: HttpRequest, comparison: queries.Comparison) -> HttpResponse:
    """What changed from one version of the report to another, in words."""
    title = f"What changed from version {comparison.older.number} to version {comparison.newer.number}"
    page = {"comparison": comparison, "tab": "report", "is_beside": request.GET.get("beside") == "yes"}
    return lobby.show(request, comparison.case, "report/report_changes.html", title, **page)


@lobby.page()
def draft_report(request: HttpRequest, case: Case) -> HttpResponse:
    """Draft the report from what is on record."""
    do = partial(operations.draft_report, case=case)
    return lobby.ask(
        request, case, forms.DraftReportForm, do, title="Draft the Rapid Review report",
        template="cases/pages/report/draft_report.html", back=lobby.url("rapid_review", case),
        then=lobby.url("report", case), button="Draft the report", said="The report has been drafted.",
    )  # fmt: skip


BACK = (Outcome.RETURNED, "Return it for work", "Say below what needs work, and where")
AFRESH = "If you return it, the Partnership Team writes a new version, which every hand signs afresh."


def put_hand(
    request: HttpRequest, report: Report, do: Any, place: Outcome, *, title: str, choices: forms.Choices,
    follows: list[str], form: Any = forms.HandForm, **page: Any,
) -> HttpResponse:  # fmt: skip
    """One hand on the exact words of the latest version, on a page that shows them and says what follows."""
    reader, today = reader_of(request), timezone.localdate()
    chain = queries.chain_of(reader, report)
    office = queries.office_for(reader, place)
    written = composing.written(reader, report)
    acting = offices.acting(reader, office, today)
    return lobby.ask(
        request, report.case, partial(form, choices=choices, is_acting=office == Office.JCR_VICE_CHAIR and not acting),
        partial(do, report=report), title=f"{title} version {chain.version.number} of the report",
        template="cases/pages/report/hand.html", back=lobby.url("report", report.case), button="Record your decision",
        initial={"digest": chain.version.digest}, chain=chain, follows=follows, acting=acting,
        places=places_in(request, report.case, chain.version.sections.values()),
        written=written, open_comments=[comment for one in written for comment in one.open],
        why_not=queries.why_not_signable(reader, report, place), why_not_on=queries.why_not_as_recorded(reader, report),
        said="Your decision has been recorded.", **page,
    )  # fmt: skip


@lobby.page(queries.report_by)
def assure_report(request: HttpRequest, report: Report) -> HttpResponse:
    """Quality-assure the report as Business Manager, by the checklist."""
    reader = reader_of(request)
    return put_hand(
        request, report, sign_off.assure_report, Outcome.PASSED, title="Quality-assure", form=forms.AssureForm,
        choices=[(Outcome.PASSED, "Pass it to the JCR Chair"), BACK],
        why_incomplete=queries.why_incomplete(reader, report), is_assuring=True,
        names=publication.names_left_in(reader, report.case, rules.plain_words(report.latest.sections)),
        follows=["If you pass it, the JCR Chair is asked to sign these exact words.",
                 "If you return it, the Partnership Team is told, and writes a new version.",
                 "Your answers to the checklist are kept with your decision."],
    )  # fmt: skip


@lobby.page(queries.report_by)
def sign_report(request: HttpRequest, report: Report) -> HttpResponse:
    """Sign the report as JCR Chair, or as Vice-Chair where the Chair cannot."""
    return put_hand(
        request, report, sign_off.sign_report, Outcome.SIGNED, title="Sign", choices=[(Outcome.SIGNED, "Sign it"), BACK],
        follows=["If you sign it, the Independent Chair is asked to ratify these exact words.",
                 "If you return it, the Partnership Team writes a new version, which the Business Manager passes again."],
    )  # fmt: skip


@lobby.page(queries.report_by)
def ratify_report(request: HttpRequest, report: Report) -> HttpResponse:
    """Ratify the report as Independent Chair, which locks it; or require changes, return it, or overturn its decision."""
    confirms = queries.chain_of(reader_of(request), report).to_confirm is not None
    ratify = "Confirm the changes, and so ratify it" if confirms else "Ratify it"
    return put_hand(
        request, report, sign_off.ratify_report, Outcome.RATIFIED, title="Ratify", form=forms.RatifyForm,
        choices=[
            (Outcome.RATIFIED, ratify, "These exact words are locked"),
            (Outcome.WITH_CHANGES, "Ratify it once changes are made", "Write each change below; you confirm them when made"),
            BACK,
            (Outcome.OVERTURNED, "Overturn the decision", "Give your reasons below; the group decides anew"),
        ],
        follows=["If you ratify it, these exact words are locked, and change only by an amendment that the JCR Chair approves. "
                 "The Joint Case Review group then agrees its recommendations.",
                 "If you require changes, the Partnership Team makes them, and you confirm them. A change to the criteria or "
                 "the decision is signed by every hand afresh.", AFRESH,
                 "If you overturn the decision, the case goes back to the Rapid Review, where it is decided anew with your "
                 "reasons. What was signed stays as it was."],
    )  # fmt: skip


@lobby.page()
def record_telling(request: HttpRequest, case: Case) -> HttpResponse:
    """Record who was told what the ratified report decides."""
    found = telling.round_of(reader_of(request), case)
    waiting = found.waiting if found else []
    if not waiting:
        raise Refused("Nobody is waiting to be told of this report.", next="Open the report to see who was told.")
    return lobby.ask(
        request, case, partial(forms.RecordTellingForm, waiting=waiting), partial(tellings.record_telling, case=case),
        title="Who was told of the ratified report?", back=lobby.url("report", case), button="Record it",
        initial={"told_on": timezone.localdate()}, said="It has been recorded.",
        intro="Tell each of them what was decided and why, in words that they may know, and no more. The family is told as "
        "was planned with them.",
    )  # fmt: skip
