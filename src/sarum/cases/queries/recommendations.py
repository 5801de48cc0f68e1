"""Recommendations, amendments and how the learning is cascaded; and for which agencies somebody may speak."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import (
    AgreedWhere,
    Agreement,
    Amendment,
    Case,
    Draft,
    GroupMeeting,
    LearningMethod,
    Recommendation,
    Report,
    ReportVersion,
    Source,
)
from sarum.cases.queries import access, group
from sarum.cases.queries.access import Reader
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import recommendations as rules


def is_in_team(reader: Reader) -> bool:
    """Whether somebody works in the Partnership Team today, as officer or as Business Manager."""
    return bool(offices.offices_of(reader, timezone.localdate()) & {*TEAM})


def agencies_to_choose(reader: Reader) -> QuerySet[Agency]:
    """Every agency of the register, for somebody who is signed in."""
    return Agency.objects.all() if reader.pk else Agency.objects.none()


def agencies_spoken_for(reader: Reader) -> QuerySet[Agency]:
    """The agencies in whose name somebody may ask or show something: their own; the Partnership Team, any."""
    everybody = agencies_to_choose(reader)
    return everybody if is_in_team(reader) else everybody.filter(pk=reader.agency_id or 0)


def recommendations_of(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return (
        Recommendation.objects.filter(case__in=access.cases_for(reader), case=case)
        .select_related("proposed_by", "agreed_by", "idea", "agreement__group_meeting")
        .prefetch_related("agencies")
        .annotate(action_count=Count("actions", distinct=True))
    )


def recommendations_to_agree(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return recommendations_of(reader, case).filter(agreed_at__isnull=True)


def agreed_recommendations_of(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return recommendations_of(reader, case).filter(agreed_at__isnull=False)


def agreed_after(reader: Reader, version: ReportVersion) -> list[Recommendation]:
    """What was agreed after a report was ratified, for its latest version; a version before it ends as it did."""
    found = agreed_recommendations_of(reader, version.case).filter(source__in=(Source.RAPID_REVIEW, Source.PARTNER))
    return list(found) if version == version.report.latest else []


def agreements_of(reader: Reader, case: Case) -> QuerySet[Agreement]:
    """Where the group agreed what it recommends, each time that it did."""
    found = Agreement.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("group_meeting").prefetch_related("dissenting", "recommendations")


def meetings_to_agree_at(reader: Reader, case: Case) -> QuerySet[GroupMeeting]:
    """The meetings of the group, begun once the report was ratified, at which something of it may have been agreed."""
    found = group.group_meetings(reader).filter(begun_at__isnull=False, cancelled_at=None)
    return found.filter(starts_at__gte=agreed_since(reader, case))


def agreed_since(reader: Reader, case: Case) -> dt.datetime:
    """From when the group can have agreed something: “once ratified”; where there is no report, since the case was opened."""
    report = Report.objects.filter(case__in=access.cases_for(reader), case=case, ratified_at__isnull=False).first()
    return report.ratified_at if report and report.ratified_at else case.opened_at


def agencies_concerned(reader: Reader, case: Case) -> QuerySet[Agency]:
    """The agencies that may have disagreed: the statutory partners, those that were asked, and those it is put to."""
    held = offices.held_on(timezone.localdate()).filter(office=Office.JCR_MEMBER)
    theirs = Q(is_statutory_partner=True) | Q(requests__case=case) | Q(recommendations__case=case)
    return agencies_to_choose(reader).filter(theirs | Q(people__holdings__in=held.values("pk"))).distinct()


def why_not_agreed(reader: Reader, case: Case) -> list[str]:
    """What is settled before the group agrees recommendations."""
    return rules.why_not_agreed(recommendations_to_agree(reader, case), amendments_of(reader, case))


def why_not_agreed_there(
    reader: Reader, case: Case, where: str, at_group: GroupMeeting | None, said: Mapping[Agency, str]
) -> list[str]:
    """Why the group cannot have agreed where it is said to have: at a meeting that could decide, or one by one outside."""
    partners = settings.statutory_partners()
    if few := meeting_rules.why_too_few_partners(partners):
        return few
    if where == AgreedWhere.OUTSIDE:
        return rules.why_partners_silent(partners, said)
    if where != AgreedWhere.GROUP:
        return ["Say where the group agreed these: at which meeting, or how each statutory partner agreed outside one."]
    if reasons := rules.why_not_of_the_group(at_group, agreed_since(reader, case)):
        return reasons
    return rules.why_could_not_agree(group.why_not_quorate(reader, at_group, case) if at_group else [])


def amendments_of(reader: Reader, case: Case) -> QuerySet[Amendment]:
    return Amendment.objects.filter(case__in=access.cases_for(reader), case=case).select_related(
        "case", "agency", "asked_by", "decided_by", "applied_in"
    )


def amendment_by(reader: Reader, reference: str, pk: int) -> Amendment | None:
    found = Amendment.objects.filter(case__in=access.cases_for(reader), case__reference=reference, pk=pk)
    return found.select_related("case", "agency", "asked_by").first()


def report_to_amend(reader: Reader, case: Case) -> Report | None:
    return Report.objects.filter(case__in=access.cases_for(reader), case=case).first()


def learning_method_of(reader: Reader, case: Case) -> LearningMethod:
    """How the learning is cascaded; an empty one, of version 0, where nobody has chosen yet."""
    chosen = LearningMethod.objects.filter(case__in=access.cases_for(reader), case=case)
    nothing = LearningMethod(case=case, methods=[], version=0)
    return chosen.select_related("lead", "chosen_by").first() or nothing


def why_not_open_tracker(reader: Reader, case: Case) -> list[str]:
    """What the JCR group still settles before the tracker is opened."""
    agreed = agreed_recommendations_of(reader, case).count()
    has_method = bool(learning_method_of(reader, case).pk)
    return rules.why_not_trackable(agreed, has_method, list(amendments_of(reader, case)))


def source_for(reader: Reader, case: Case) -> Source:
    """Where a recommendation made now comes from: the accepted review if there is one, else the Rapid Review."""
    accepted = Draft.objects.filter(case__in=access.cases_for(reader), case=case, accepted_at__isnull=False)
    return Source.REVIEW if accepted.exists() else Source.RAPID_REVIEW


def is_chair(reader: Reader) -> bool:
    """Whether somebody is the JCR Chair or Vice-Chair today."""
    return bool(offices.offices_of(reader, timezone.localdate()) & {*CHAIRS})
