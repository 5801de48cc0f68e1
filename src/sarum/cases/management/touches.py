"""What the demo shows besides its walks: a case that is owned, a flag, an inquest with its next hearing, an advocate, a letter."""

import datetime as dt

from sarum.board.models import Person
from sarum.cases.models import Case, Living, ParallelProcess, ProcessKind, Step
from sarum.cases.operations import flag, involvement, parallel, telling, triage
from sarum.cases.queries import telling as telling_queries

HEARING = {
    "kind": ProcessKind.INQUEST, "standing": "OPEN", "lead": "HM Coroner for Herefordshire", "sequencing": "TOGETHER",
    "next_is": "Pre-inquest review hearing", "restriction": "No witness accounts before the inquest has ended.",
    "effect_on_publication": "Not before the inquest has ended.",
}  # fmt: skip
ADVOCATE = {
    "has_difficulty": "YES", "difficulties": ["RETAIN", "WEIGH"], "has_supporter": "NO", "outcome": "ARRANGED",
    "reasons": "Dementia; his daughter lives far away and asks for somebody near.",
    "advocate": "Ada Lowe, Wye Advocacy, ada.lowe@example.org",
}  # fmt: skip


def touch(by: Person, at: dt.datetime) -> None:
    """Add what no walk holds, by the operations that the pages use."""
    for case in Case.objects.filter(step__in=[Step.VERIFICATION, Step.SCOPING, Step.RAPID_REVIEW]).order_by("pk"):
        triage.take_case(case=case, by=by, at=at)
        for entry in ParallelProcess.objects.filter(case=case, kind=ProcessKind.INQUEST):
            given = HEARING | {"process": entry.process, "next_on": at.date() + dt.timedelta(days=40)}
            parallel.update_process(entry=entry, **given, by=by, at=at)
    newest = Case.objects.filter(step=Step.REFERRAL).order_by("pk").first()
    if newest:
        reasons = "Her tenancy ended in the autumn, and she slept in a friend’s garage for three weeks."
        flag.set_flag(case=newest, code="ROUGH_SLEEPER", reasons=reasons, by=by, at=at)
    for case in Case.objects.filter(adults__living=Living.ALIVE).exclude(step=Step.CLOSED).distinct():
        for adult in case.adults.filter(living=Living.ALIVE):
            involvement.answer_advocacy(adult=adult, **ADVOCATE, by=by, at=at)
    for case in Case.objects.filter(step=Step.REVIEW, report__ratified_at__isnull=False):
        for one in telling_queries.letters_of(by, case)[:1]:
            words, to = telling_queries.Begun(by, case).to(one), telling_queries.addressed(case, one)
            subject = telling_queries.subject_of(case)
            telling.write_report_letter(case=case, whom=one.key, to_name=to, subject=subject, words=words, by=by, at=at)
        agencies = [one.key for one in telling_queries.letters_of(by, case) if one.is_agencys_to_write]
        if agencies:
            telling.write_agency_letters(case=case, whom=agencies[:2], by=by, at=at)
