"""Reading challenges: what can be challenged on a case, who had a part in it, and what waits for an answer or an addendum."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices
from sarum.board.rules.actor import Outsider
from sarum.cases.models import (
    About,
    Addendum,
    Case,
    Challenge,
    Commission,
    Confirmation,
    Hand,
    Limb,
    MeetingKind,
    PublicationDecision,
    PublicationPlan,
    RapidReview,
    Report,
    Verification,
    View,
)
from sarum.cases.queries import access
from sarum.cases.queries import report as reports
from sarum.cases.queries.access import Reader
from sarum.cases.rules import challenge as rules
from sarum.cases.rules.challenge import Matter
from sarum.kit.refusal import NotAllowed

FOR_THE_BOARD = (*TEAM, *CHAIRS, Office.INDEPENDENT_CHAIR)
READ = ("case", "verification__case", "answered_by", "recorded_by", "addendum")


def challenges_for(reader: Reader) -> QuerySet[Challenge]:
    return Challenge.objects.filter(case__in=access.cases_for(reader)).select_related(*READ)


def challenges_of(reader: Reader, case: Case) -> QuerySet[Challenge]:
    """Every challenge on a case, the first one first."""
    return challenges_for(reader).filter(case=case)


def challenge_by(reader: Reader, reference: str, pk: int) -> Challenge | None:
    return challenges_for(reader).filter(case__reference=reference, pk=pk).first()


def matters_of(reader: Reader, case: Case) -> list[Matter]:
    """What can be challenged on a case that somebody may see: each decision that was taken, and how the Board has acted."""
    case = access.cases_for(reader).get(pk=case.pk)
    decisions = [
        Matter(About.VERIFICATION, timezone.localdate(one.decided_at), one)
        for one in Verification.objects.filter(case=case, stands_at__isnull=False)
    ]
    review = RapidReview.objects.filter(case=case, decided_at__isnull=False).first()
    if review and review.decided_at:
        decisions.append(Matter(About.CRITERIA, timezone.localdate(review.decided_at)))
    if report := Report.objects.filter(case=case).first():
        decisions.append(Matter(About.REPORT, timezone.localdate(report.latest.written_at)))
    commission = Commission.objects.filter(case=case, commissioned_at__isnull=False).first()
    if commission and commission.commissioned_at:
        decisions.append(Matter(About.SCOPE, timezone.localdate(commission.commissioned_at)))
    if made := PublicationDecision.objects.filter(case=case).last():
        decisions.append(Matter(About.PUBLICATION, timezone.localdate(made.decided_at)))
    return [*decisions, Matter(About.CONDUCT)]


def people_for_the_board(reader: Reader) -> QuerySet[Person]:
    """Those whose conduct can be challenged: everybody who acts for the Board now."""
    return Person.objects.filter(pk__in=[one.pk for one in offices.holders(FOR_THE_BOARD, timezone.localdate())])


def deciders_of(reader: Reader, challenge: Challenge) -> list[Person]:
    """Whoever wrote, took, signed or confirmed what is challenged, or gave a view on it."""
    if not access.may_see(reader, challenge.case):
        raise NotAllowed("You may not see this case, so you cannot ask who decided on it.")
    return list(Person.objects.filter(had_a_part(reader, challenge)))


def had_a_part(reader: Reader, challenge: Challenge) -> Q:
    case = challenge.case
    if challenge.verification:
        return in_verification(reader, challenge.verification)
    if challenge.about in (About.CRITERIA, About.REPORT):
        report = reports.report_of(reader, case)
        parts = reports.parts_in(reader, report) if report else None
        people = {hand.person_id for hand in parts.hands} | parts.deciders | parts.writers if parts else set()
        limbs = Limb.objects.filter(rapid_review__case=case).values("decided_by")
        decided = RapidReview.objects.filter(case=case).values("decided_by")
        views = View.objects.filter(
            meeting__case=case, meeting__kind=MeetingKind.RAPID_REVIEW, person__isnull=False
        ).values("person")
        return Q(pk__in=people - {None}) | Q(pk__in=limbs) | Q(pk__in=decided) | Q(pk__in=views)
    if challenge.about == About.SCOPE:
        return Q(pk__in=Hand.objects.filter(commission__case=case).values("person"))
    if challenge.about == About.PUBLICATION:
        published = PublicationDecision.objects.filter(case=case).values("decided_by")
        return Q(pk__in=published) | Q(pk__in=PublicationPlan.objects.filter(case=case).values("media_lead"))
    return Q(pk=challenge.concerns_id)


def in_verification(reader: Reader, decision: Verification) -> Q:
    """Who had a part in a verification decision, or in one that it superseded."""
    line = [decision]
    while earlier := line[-1].supersedes:
        line.append(earlier)
    heard = View.objects.filter(meeting__in=[one.meeting_id for one in line], person__isnull=False)
    agreed = Confirmation.objects.filter(verification__in=line)
    return (
        Q(pk__in=heard.values("person"))
        | Q(pk__in=agreed.values("person"))
        | Q(pk__in=[one.decided_by_id for one in line])
    )


def why_not_answered_by(reader: Reader, challenge: Challenge) -> list[str]:
    """Why somebody cannot answer a challenge: they had a part in it, or a conflict of interest keeps them from it."""
    conflicts = access.why_conflicted(reader, "answer_challenge", challenge.case)
    return rules.why_not_answered_by(reader, deciders_of(reader, challenge)) + conflicts


def to_answer(reader: Reader) -> list[Challenge]:
    """The challenges that wait for an answer which this reader can give."""
    return [one for one in unanswered(reader) if not why_not_answered_by(reader, one)]


def unanswered(reader: Reader) -> QuerySet[Challenge]:
    return challenges_for(reader).filter(answered_at__isnull=True)


def answered(reader: Reader) -> QuerySet[Challenge]:
    """The challenges that were answered, of which something may still wait for the team."""
    found = challenges_for(reader).filter(answered_at__isnull=False).exclude(is_settled=True)
    return found.select_related(*READ, "case__report")


def ratified_of(reader: Reader, case: Case) -> Report | None:
    return Report.objects.filter(case__in=access.cases_for(reader), case=case, ratified_at__isnull=False).first()


def addendum_of(reader: Reader, challenge: Challenge) -> Addendum | None:
    return Addendum.objects.filter(challenge__case__in=access.cases_for(reader), challenge=challenge).first()


def addendum_by(reader: Reader, reference: str, pk: int) -> Addendum | None:
    found = Addendum.objects.filter(
        challenge__case__in=access.cases_for(reader), report__case__reference=reference, pk=pk
    )
    return found.select_related("challenge__case", "report__case", "written_by").first()


def addenda_to(reader: Reader, case: Case) -> QuerySet[Addendum]:
    """What the report of a case says of challenges that were not settled, as the Independent Chair agreed it."""
    found = Addendum.objects.filter(
        report__case__in=access.cases_for(reader), report__case=case, agreed_at__isnull=False
    )
    return found.select_related("agreed_by", "challenge")


def to_agree(reader: Reader) -> QuerySet[Addendum]:
    """The addenda that wait for the Independent Chair; of those that somebody else wrote."""
    held = set() if isinstance(reader, Outsider) else offices.offices_of(reader, timezone.localdate())
    waiting = Addendum.objects.filter(report__case__in=access.cases_for(reader), agreed_at=None, sent_back_because="")
    mine = waiting.exclude(written_by=reader.pk) if Office.INDEPENDENT_CHAIR in held else waiting.none()
    return mine.select_related("report__case")
