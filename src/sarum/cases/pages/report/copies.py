"""A signed version taken away as a file, and a page on which anybody who holds it sees whether it is what was signed."""

from hashlib import sha256

from django.conf import settings as configured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of, refuse_too_often
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import file, made
from sarum.cases.models import PaperKind, ReportVersion, SignOff
from sarum.cases.operations import sign_off as operations
from sarum.cases.operations import stationery
from sarum.cases.pages.report import forms, paper
from sarum.cases.queries import challenge, recommendations, sign_off
from sarum.cases.queries import report as queries
from sarum.cases.queries import stationery as stationery_queries
from sarum.cases.rules import sign_off as rules
from sarum.cases.rules import stationery as stationery_rules
from sarum.cases.rules.stationery import Written

TRIES = 60  # in an hour, from one address of the network


@lobby.page(queries.version_by)
def take_signed_report(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    """Take a signed version away as a PDF that carries its digest and the hands on it."""
    hands = hands_of(request, version)
    why_not = rules.why_not_taken(hands)
    if request.method != "POST" or why_not:
        page = {"version": version, "hands": hands, "why_not": why_not, "tab": "report"}
        title = f"Take version {version.number} of the report away"
        return lobby.show(request, version.case, "report/take_signed_report.html", title, **page)
    address = f"{configured.SITE_ADDRESS}{reverse('cases:verify_copy')}"
    content = stationery.make(
        kind=PaperKind.REPORT, ending="pdf", written=written(request, version, hands, address), case=version.case,
        content_at=version.written_at, by=reader_of(request), at=timezone.now(),
    )  # fmt: skip
    operations.take_signed_report(
        report_version=version, digest=sha256(content).hexdigest(), by=reader_of(request), at=timezone.now()
    )
    return file(content, "application/pdf", f"{version.case.reference}-report-{version.number}.pdf")


def hands_of(request: HttpRequest, version: ReportVersion) -> list[SignOff]:
    return [hand for hand in queries.hands_on(reader_of(request), version.report) if hand.report_version == version]


def written(request: HttpRequest, version: ReportVersion, hands: list[SignOff], address: str = "") -> Written:
    """A version as it fills a template, and as it stands without one."""
    board, reader = settings.the_board().name, reader_of(request)
    after = paper.After(
        queries.writers_of(reader, version), list(challenge.addenda_to(reader, version.case)),
        recommendations.agreed_after(reader, version),
    )  # fmt: skip
    return stationery_rules.paper(
        paper.paper_of(version, hands, after, board, address), stationery_queries.contact_of(),
        timezone.localdate(version.written_at), reference=version.case.reference, adult=version.case.pseudonym,
        version=str(version.number), standing=paper.standing_of(version, hands), digest=version.digest,
    )  # fmt: skip


@lobby.page(queries.version_by)
def report_word(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    """A version of the report in the Board's Word template, as far as it has come."""
    return report_file(request, version, "docx")


@lobby.page(queries.version_by)
def report_pdf(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    """A version of the report as a PDF, as far as it has come."""
    return report_file(request, version, "pdf")


def report_file(request: HttpRequest, version: ReportVersion, ending: str) -> HttpResponse:
    hands = hands_of(request, version)
    moment = hands[-1].signed_at if hands else version.written_at
    name = f"{version.case.reference}-report-{version.number}.{ending}"
    return made(request, PaperKind.REPORT, name, written(request, version, hands), case=version.case, content_at=moment)


@lobby.page(None)
def verify_copy(request: HttpRequest) -> HttpResponse:
    """Whether a file, or a digest, is of words that were signed: by which offices and when, and nothing else."""
    form, found = forms.VerifyCopyForm(), {}
    if request.method == "POST":
        refuse_too_often(request, "check a copy", TRIES)
        form = forms.VerifyCopyForm(request.POST, request.FILES)
        if form.is_valid():
            known = sign_off.known_by(reader_of(request), form.cleaned_data["digest"])
            found = {"is_checked": True, "known": known}
    page = {"title": "Check a copy of a signed report", "form": form, **found}
    return render(request, "cases/pages/report/verify_copy.html", page, status=422 if form.errors else 200)
