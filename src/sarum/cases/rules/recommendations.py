"""What the JCR group agrees after ratification."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sarum.board.models.agency import Agency
from sarum.board.models.person import Person
from sarum.cases.models.facts import Idea
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.recommendations import AgreedWhere, Amendment, Recommendation
from sarum.cases.models.report import Report
from sarum.cases.rules.report import SECTIONS, heading_of
from sarum.cases.rules.sign_off import DECISIVE

METHODS = (
    "7-minute briefing",
    "Webinar",
    "Success review",
    "Workshop",
    "Supervision card",
)
AMENDABLE = {
    name: words for name, words in SECTIONS.items() if name not in DECISIVE
}  # by an amendment that leaves the decision


def why_not_recommendable(text: str, agency_count: int, is_multi_agency: bool) -> list[str]:
    """A recommendation says what should change, and whose it is. The guidance: “both single and multi-agency”."""
    reasons = [] if text.strip() else ["Say what should change."]
    if not agency_count:
        reasons.append("Choose the agencies that this recommendation is for.")
    elif is_multi_agency and agency_count == 1:
        reasons.append(
            "A multi-agency recommendation is for two agencies or more. Choose the others, or say that it is single-agency."
        )
    elif not is_multi_agency and agency_count > 1:
        reasons.append(
            "A single-agency recommendation is for one agency. Choose one and make another recommendation for each of the "
            "others, or say that it is multi-agency."
        )
    return reasons


def why_not_taking_up(idea: Idea | None, case_pk: int) -> list[str]:
    """A recommendation may take up what the Rapid Review of its own case saw could be improved."""
    if idea is None:
        return []
    if idea.case_id != case_pk:
        return ["That potential improvement is of another case. Choose one of this case."]
    return ["That potential improvement has been withdrawn. Choose another."] if idea.withdrawn_because else []


def why_nothing_to_amend(report: Report | None) -> list[str]:
    """The guidance: “Once ratified … Partners may request amendments to the report”."""
    if report is not None and report.is_locked:
        return []
    return ["This case has no ratified report, so there is nothing to amend. Make a recommendation instead."]


def why_not_amended_so(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What the decision rests on is changed by an amendment that was decided as one that touches it, and signed off again."""
    return [
        f"This amendment was approved as one that does not touch the decision, so “{heading_of(section)}” stays as it is. Ask for "
        "an amendment that touches the decision, and it is signed off again."
        for section in DECISIVE
        if before.get(section, "").strip() != after.get(section, "").strip()
    ]


def undecided(amendments: Iterable[Amendment]) -> list[str]:
    """The guidance: partners “may request amendments …. These must be approved by the Chair”, so each is decided first."""
    return [
        f"The amendment asked for by {amendment.agency} has not been decided. The JCR Chair decides it first."
        for amendment in amendments
        if amendment.is_approved is None
    ]


def unapplied(amendments: Iterable[Amendment]) -> list[str]:
    return [
        f"The amendment asked for by {amendment.agency} is approved and not yet in the report. Amend the report."
        for amendment in amendments
        if amendment.is_approved and amendment.applied_in_id is None and not amendment.touches_decision
    ]


def why_not_agreed(recommendations: Iterable[Recommendation], amendments: Iterable[Amendment]) -> list[str]:
    """What the JCR group settles before it agrees recommendations."""
    reasons = undecided(amendments)
    return reasons if list(recommendations) else [*reasons, "There is no recommendation to agree. Choose or make one."]


def why_two_places(where: str, is_meeting_chosen: bool, said: Mapping[Agency, str]) -> list[str]:
    """Recommendations are agreed in one place: what was said of another would be lost."""
    if where != AgreedWhere.OUTSIDE and any(words.strip() for words in said.values()):
        return [
            "You wrote how partners agreed outside a meeting. Choose “Outside a meeting”, or take those words away."
        ]
    if where != AgreedWhere.GROUP and is_meeting_chosen:
        return ["You chose a meeting of the group. Choose “At a meeting of the group”, or choose no meeting."]
    return []


def why_not_of_the_group(meeting: GroupMeeting | None, since: dt.datetime) -> list[str]:
    """The group agrees at a meeting of its own that has begun, “once ratified”; whether it could decide is asked besides."""
    if meeting is None:
        return ["Choose the meeting of the group at which they were agreed."]
    if meeting.cancelled_at:
        return ["That meeting was cancelled. Choose the one at which they were agreed."]
    if meeting.begun_at is None:
        return ["That meeting has not begun. Choose another, or begin it first: who is there is recorded then."]
    if meeting.starts_at < since:
        return ["That meeting was held before the report was ratified. Choose a later one."]
    return []


def why_could_not_agree(not_quorate: Sequence[str]) -> list[str]:
    """A meeting that could not decide has agreed nothing: the statutory partners are then asked one by one."""
    if not not_quorate:
        return []
    return [*not_quorate, "Ask each statutory partner outside the meeting, and record how each agreed; or meet again."]


def why_partners_silent(partners: Iterable[Agency], said: Mapping[Agency, str]) -> list[str]:
    """Outside a meeting every statutory partner agrees in so many words: who for it, how and when."""
    return [
        f"Say how {partner} agreed: who for it, in what way and when. If it has not, ask it, or agree them at a meeting."
        for partner in partners
        if not said.get(partner, "").strip()
    ]


def why_dissent_unsaid(dissenting: Iterable[Agency], dissent: str) -> list[str]:
    """Whoever disagreed is kept with the reasons, and no reasons without whose they are."""
    names = " and ".join(str(agency) for agency in dissenting)
    if names and not dissent.strip():
        return [f"Say with what {names} disagreed, and why."]
    return ["Choose which agencies disagreed, or leave their reasons empty."] if dissent.strip() and not names else []


def why_no_method(methods: Sequence[str], reasons: str, agreed_where: str) -> list[str]:
    """The group chooses how learning is cascaded, so it is said where it agreed that."""
    if not methods or not reasons.strip():
        return ["Choose at least one method, and say why it suits this case."]
    return [] if agreed_where.strip() else ["Say where the group agreed this: at which meeting, or how else and when."]


def why_not_trackable(agreed: int, has_method: bool, amendments: list[Amendment]) -> list[str]:
    """What the JCR group settles before the tracker is opened."""
    reasons = undecided(amendments) + unapplied(amendments)
    if not agreed:
        reasons.append("No recommendation has been agreed. The JCR Chair agrees them.")
    if not has_method:
        reasons.append("How the learning is cascaded has not been chosen. Choose it, with reasons.")
    return reasons


def why_not_decided_by(amendment: Amendment, by: Person) -> list[str]:
    """The Chair decides for the group, so not on what they asked for themselves."""
    if by.pk == amendment.asked_by_id:
        return ["You asked for this amendment, so the Chair or Vice-Chair who did not ask for it decides."]
    return []


def why_not_refusable(is_approved: bool, reasons: str) -> list[str]:
    return [] if is_approved or reasons.strip() else ["Give the reasons for refusing this amendment."]


def why_not_applicable(amendment: Amendment) -> list[str]:
    """Only what the Chair approved changes a ratified report, once; what touches the decision is signed off afresh."""
    if amendment.applied_in_id is not None:
        return ["This amendment is in the report already."]
    if amendment.touches_decision:
        return ["This amendment touches the decision, so it goes into the report through the whole sign-off."]
    return [] if amendment.is_approved else ["The JCR Chair has not approved this amendment."]
