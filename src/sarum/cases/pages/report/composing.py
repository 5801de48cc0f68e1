"""Writing the report together: each section on its own page, comments beside it, and the whole put forward as a version."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Report, ReportSection, SectionComment
from sarum.cases.operations import composing
from sarum.cases.operations import report as operations
from sarum.cases.pages.report import forms
from sarum.cases.queries import citing, sections
from sarum.cases.queries import composing as queries
from sarum.cases.queries import report as reports
from sarum.cases.rules import report as rules
from sarum.kit import fields, saving

LEADS_TO = {"entry": "chronology_entry", "return": "read_return"}


def places_in(request: HttpRequest, case: Case, texts: Iterable[str]) -> dict[str, str]:
    """Where the citations in some words lead, as far as this reader may follow them."""
    return {
        str(one): lobby.url(LEADS_TO[one.kind], case, one.pk)
        if one.kind in LEADS_TO
        else f"{lobby.url('rapid_review', case)}#fact-{one.number}"
        for one in citing.followed(reader_of(request), case, texts)
    }


@lobby.page(reports.report_by)
def write_report(request: HttpRequest, report: Report) -> HttpResponse:
    """The sections as they are being written, and the whole put forward as a new version."""
    reader = reader_of(request)
    return lobby.ask(
        request, report.case, forms.WriteReportForm, partial(operations.write_report, report=report),
        title=f"Write version {report.latest.number + 1} of the report", template="cases/pages/report/write_report.html",
        back=lobby.url("report", report.case), button="Put it forward as a new version",
        said="The new version has been put forward.", chain=reports.chain_of(reader, report),
        initial={"seen": queries.digest_now(reader, report)}, sections=queries.written(reader, report),
    )  # fmt: skip


@lobby.page(queries.section_by)
def write_report_section(request: HttpRequest, section: ReportSection) -> HttpResponse:
    """One section, saved as it is typed."""
    reader, case = reader_of(request), section.case
    form = partial(forms.WriteSectionForm, section=section.section)
    do = partial(composing.write_report_section, section=section)

    def values(now: ReportSection) -> dict[str, Any]:
        return {"words": now.words}

    if saving.is_behind(request):
        return saving.save_behind(
            request, form, do, by=reader, subject=section, values=values, stands=lambda saved: saved
        )
    one = queries.written_of(reader, section)
    return lobby.ask(
        request, case, form, do, title=rules.heading_of(section.section), subject=section, values=values,
        template="cases/pages/report/write_report_section.html", back=lobby.url("write_report", case),
        button="Save and go to the report", said="The section has been saved.", saves_behind=True, one=one,
        offered=[offer.in_words for offer in citing.offered(reader, case)],
    )  # fmt: skip


@lobby.page(queries.section_by)
def redraw_section(request: HttpRequest, section: ReportSection) -> HttpResponse:
    """Draw one section from the record again, with what it would say in sight."""
    there = lobby.url("write_report_section", section.case, section.pk)
    drawn = sections.sections_from_record(reader_of(request), section.case).get(section.section, "")
    return lobby.ask(
        request, section.case, fields.Form, partial(composing.redraw_section, section=section),
        title=f"Draw “{rules.heading_of(section.section)}” from the record again", subject=section, back=there, then=there,
        intro_template="cases/pages/report/redraw_section.html", drawn=drawn, now=section.words, button="Draw it again",
        said="The section says now what is on record. What stood there is kept below.",
    )  # fmt: skip


def about(request: HttpRequest, section: ReportSection, form: Any, do: Any, title: str, **options: Any) -> HttpResponse:
    """Ask for words about one section, on a page that shows it with what was said of it before."""
    one = queries.written_of(reader_of(request), section)
    return lobby.ask(
        request, section.case, form, do, title=title.format(one.heading), one=one,
        intro_template="cases/pages/report/section_read.html", back=lobby.url("report", section.case),
        places=places_in(request, section.case, [section.words]), **options,
    )  # fmt: skip


@lobby.page(queries.section_by)
def comment_on_section(request: HttpRequest, section: ReportSection) -> HttpResponse:
    """Say something of one section to those who write it."""
    return about(
        request, section, forms.CommentForm, partial(composing.comment_on_section, section=section), "Comment on “{}”",
        button="Send the comment", said="Your comment is kept with the section.",
    )  # fmt: skip


@lobby.page(queries.comment_by)
def answer_comment(request: HttpRequest, comment: SectionComment) -> HttpResponse:
    """Answer a comment, or settle it."""
    return about(
        request, comment.section, forms.AnswerCommentForm, partial(composing.answer_comment, comment=comment),
        "Answer a comment on “{}”", button="Keep it", said="It has been kept.", answering=comment,
    )  # fmt: skip
