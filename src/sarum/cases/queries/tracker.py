"""The action tracker of a case, and the Action Log: the same lines across every case that a reader may see."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.board.rules.actor import Outsider
from sarum.cases.models import Action, Capacity, Case, Escalation, Evidence, Place, Progress, Recommendation
from sarum.cases.models.tracker import Update, Verdict
from sarum.cases.queries import access
from sarum.cases.queries import recommendations as queries
from sarum.cases.queries.access import Reader
from sarum.cases.rules import tracker as rules

SHOWN = {
    "open": "Not complete",
    "overdue": "Overdue",
    "slipped": "Date has moved",
    "claimed": "To be verified",
    "escalated": "With the Safeguarding Partners",
    "propose": "Escalation proposed",
    "complete": "Complete",
    "all": "Every action",
}


@dataclass(frozen=True)
class Line:
    """One action as a meeting reads it."""

    action: Action
    days_late: int
    slips: int
    last: Update | None
    evidence: int
    verified: Verdict | None
    escalated: Escalation | None
    propose: list[str]
    words: str
    colour: str

    def is_shown_as(self, what: str) -> bool:
        """Whether this line is among those of one figure."""
        is_complete = self.action.progress == Progress.COMPLETE
        return {
            "all": True,
            "open": not is_complete,
            "complete": is_complete,
            "overdue": self.days_late > 0,
            "slipped": self.slips > 0,
            "claimed": self.action.progress == Progress.CLAIMED,
            "escalated": self.escalated is not None,
            "propose": bool(self.propose),
        }[what]


def with_story(reader: Reader, actions: QuerySet[Action]) -> QuerySet[Action]:
    """Actions with everything that was said of them, in a constant number of questions to the database."""
    return actions.select_related("case", "owner__agency", "agency", "recommendation", "meeting").prefetch_related(
        Prefetch("updates", Update.objects.select_related("person")),
        Prefetch("evidence", Evidence.objects.select_related("given_by")),
        Prefetch("verdicts", Verdict.objects.select_related("person")),
        Prefetch("escalations", Escalation.objects.select_related("escalated_by")),
    )


def actions_for(reader: Reader) -> QuerySet[Action]:
    return with_story(reader, Action.objects.filter(case__in=access.cases_for(reader)))


def action_for(reader: Reader, reference: str, pk: int) -> Action | None:
    """An action of a case that somebody may see; or one that they own, on a case they are not barred from."""
    found = with_story(reader, Action.objects.filter(case__reference=reference, pk=pk)).first()
    if found is None or reader.pk is None:
        return None
    if access.may_see(reader, found.case):
        return found
    today = access.open_places(timezone.localdate())
    is_barred = Place.objects.filter(today, case=found.case_id, person=reader.pk, capacity=Capacity.BARRED).exists()
    return found if found.owner_id == reader.pk and not is_barred else None


def escalation_for(reader: Reader, reference: str, pk: int) -> Escalation | None:
    visible = access.cases_for(reader).filter(reference=reference)
    found = Escalation.objects.filter(action__case__in=visible, pk=pk)
    return found.select_related("action__case", "action__agency", "action__owner", "escalated_by").first()


def lines_of(actions: Iterable[Action]) -> list[Line]:
    today, shut = timezone.localdate(), settings.closures()
    return [line_of(action, today, shut) for action in actions]


def line_of(action: Action, today: dt.date, shut: list[dt.date]) -> Line:
    """Where one action stands today: late, slipped, evidenced, verified, escalated, and whether it should be."""
    updates, verdicts = list(action.updates.all()), list(action.verdicts.all())
    late = settings.days_late(action.due_on, today, shut) if action.is_overdue(today) else 0
    slips = sum(update.new_due_on is not None for update in updates)
    rejected = sum(not verdict.is_accepted for verdict in verdicts)
    waiting = next((one for one in action.escalations.all() if one.answered_at is None), None)
    propose = [] if waiting else rules.why_escalate(action, today, late, slips, rejected)
    accepted = next((one for one in reversed(verdicts) if one.is_accepted), None)
    words, colour = state_of(action, late, waiting)
    evidence = len(action.evidence.all())
    return Line(
        action, late, slips, updates[-1] if updates else None, evidence, accepted, waiting, propose, words, colour
    )


def state_of(action: Action, late: int, waiting: Escalation | None) -> tuple[str, str]:
    if action.progress == Progress.COMPLETE:
        return "Complete, evidence accepted", "green"
    if action.progress == Progress.CLAIMED:
        return "To be verified", "blue"
    lateness = f"{late} working day{'s' * (late != 1)} late"
    if waiting:
        return f"With the Safeguarding Partners{f', {lateness}' if late else ''}", "purple"
    return (lateness, "red") if late else ("In hand", "grey")


@dataclass(frozen=True)
class Group:
    """One recommendation and its actions; without a recommendation, the immediate action for somebody's safety, and what was taken
    on at meetings about the case."""

    recommendation: Recommendation | None
    lines: list[Line]


def tracker_of(reader: Reader, case: Case) -> list[Line]:
    return lines_of(actions_for(reader).filter(case=case).order_by("recommendation__pk", "number"))


def groups_of(reader: Reader, case: Case, lines: list[Line], *, whole: bool) -> list[Group]:
    """Lines under their recommendations; with those that have none yet, where the `whole` tracker is asked for."""
    of = {pk: list(some) for pk, some in groupby(lines, lambda line: line.action.recommendation_id)}
    agreed = queries.agreed_recommendations_of(reader, case)
    groups = [Group(None, of[None])] if None in of else []
    return groups + [Group(one, of.get(one.pk, [])) for one in agreed if whole or one.pk in of]


def figures_of(lines: list[Line]) -> list[tuple[str, str, int]]:
    """How many lines each question finds, for those that find any; and how many there are in all."""
    counts = Counter(what for line in lines for what in SHOWN if line.is_shown_as(what))
    return [(what, words, counts[what]) for what, words in SHOWN.items() if counts[what] or what == "all"]


def action_log(
    reader: Reader, *, shown: str = "open", agency: Agency | None = None, quiet_since: dt.date | None = None
) -> list[Line]:
    """Every action on a case that the reader may see; those of one agency, or not spoken of since a day."""
    found = actions_for(reader).order_by("due_on", "case", "number")
    lines = lines_of(found.filter(agency=agency) if agency else found)
    if quiet_since:
        lines = [line for line in lines if line.last is None or timezone.localdate(line.last.said_at) < quiet_since]
    return [line for line in lines if line.is_shown_as(shown or "open")]


def owning_agencies(reader: Reader) -> QuerySet[Agency]:
    """The agencies that own an action on a case the reader may see."""
    return Agency.objects.filter(actions__case__in=access.cases_for(reader)).distinct()


def partners_for(reader: Reader, case: Case) -> tuple[list[Person], list[Person]]:
    """The statutory partners' representatives who may see a case, and those who may not."""
    seen = {one.person.pk for one in access.readers_of(reader, case)}
    partners = offices.holders([Office.STATUTORY_PARTNER], timezone.localdate())
    return [p for p in partners if p.pk in seen], [p for p in partners if p.pk not in seen]


def is_team_matter(reader: Reader, action: Action) -> bool:
    """Whether an action is the Partnership Team's own, and the reader is of the team and no Chair."""
    held = offices.offices_of(reader, timezone.localdate())
    is_chair = held & {*CHAIRS}
    return bool(held & {*TEAM}) and not is_chair and queries.is_in_team(action.owner)


def why_not_verify(reader: Reader, action: Action) -> list[str]:
    """Why this reader cannot judge the claim that an action is complete, whatever the evidence."""
    if isinstance(reader, Outsider):
        return ["Sign in first."]
    claims = [update.person_id for update in action.updates.all() if update.claims_complete]
    return rules.why_not_verified_by(action, reader, claims[-1] if claims else None, is_team_matter(reader, action))


def why_not_close_rapid_review(reader: Reader, case: Case) -> list[str]:
    """Each agreed recommendation that is not on the tracker yet."""
    tracked = set(actions_for(reader).filter(case=case).values_list("recommendation", flat=True))
    return rules.why_untracked(queries.agreed_recommendations_of(reader, case), tracked)


@dataclass(frozen=True)
class Moment:
    """One thing that was said or done about an action, as the timeline shows it."""

    at: dt.datetime
    what: str
    who: str
    more: str = ""


def story_of(reader: Reader, action: Action) -> list[Moment]:
    """Everything said of an action the reader may see, the newest first."""
    story = [
        *(Moment(one.said_at, update_words(one), str(one.person), one.progress) for one in action.updates.all()),
        *(
            Moment(one.given_at, f"Evidence given: {one.title} ({one.kind})", str(one.given_by), one.shows)
            for one in action.evidence.all()
        ),
        *(Moment(one.judged_at, verdict_words(one), str(one.person), one.reasons) for one in action.verdicts.all()),
        *(moment for one in action.escalations.all() for moment in escalation_words(one)),
    ]
    return sorted(story, key=lambda moment: moment.at, reverse=True)


def update_words(update: Update) -> str:
    if update.claims_complete:
        return "Said to be complete"
    if update.new_due_on:
        return f"Date moved to {update.new_due_on:%-d %B %Y}, because: {update.slip_reason}"
    return "Progress"


def verdict_words(verdict: Verdict) -> str:
    return "Verified as complete" if verdict.is_accepted else "Claim that it is complete rejected"


def escalation_words(one: Escalation) -> list[Moment]:
    more = f"{one.why}\n\nMeanwhile: {one.mitigation}"
    begun = Moment(one.escalated_at, "Escalated to the Safeguarding Partners", str(one.escalated_by), more)
    if one.answered_at is None:
        return [begun]
    return [begun, Moment(one.answered_at, "The Safeguarding Partners answered", "", one.response)]
