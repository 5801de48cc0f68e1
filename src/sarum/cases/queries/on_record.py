"""What a meeting about a case recorded in its own place while it went on, as its minutes print it under each heading."""

from sarum.cases.models import Case, Conflict, Meeting, RapidReview, Verification
from sarum.cases.queries import access, rapid_review, sections
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.kit import rich
from sarum.kit.sentence import ended


def on_record(reader: Reader, meeting: Meeting) -> dict[str, list[str]]:
    """The record of a meeting by the heading of its agenda under which it is printed; a heading without any is left out."""
    case = meeting.case
    if not access.may_see(reader, case):
        return {}
    review = RapidReview.objects.filter(meeting=meeting).select_related("decided_by", "meeting").first()
    decided = Verification.objects.filter(meeting=meeting).select_related("decided_by").first()
    found = {"CONFLICTS": conflicts(case), **(of_rapid_review(reader, case, review) if review else {})}
    if not review:
        found |= {"VIEWS": views(reader, meeting), "DECISION": verification(decided) if decided else []}
    return {heading: [rich.plain(line) for line in lines] for heading, lines in found.items() if any(lines)}


def conflicts(case: Case) -> list[str]:
    return [conflict(one) for one in case.conflicts.select_related("person")]


def conflict(one: Conflict) -> str:
    """A conflict of interest as it was declared, how it is handled, and whether it bars from deciding."""
    handled = f" Handled: {ended(one.handled)}" if one.handled else " How it is handled is not recorded."
    bars = "Must not decide or sign." if one.is_barring else "This does not bar from deciding."
    return f"{one.person}: {ended(one.conflict)}{handled} {bars}"


def views(reader: Reader, meeting: Meeting) -> list[str]:
    """What each agency thought, with its grounds."""
    return [
        f"{one.agency}’s view: {ended(one.view)}{f' {ended(one.grounds)}' if one.grounds else ''}"
        for one in meetings.views_of(reader, meeting)
    ]


def verification(decided: Verification) -> list[str]:
    """The decision of a verification meeting, with its reasons."""
    sort = "Decision" if decided.stands_at else "Advisory decision, not confirmed yet"
    acting = [f"In place of the JCR Chair: {ended(decided.acting_because)}"] if decided.acting_because else []
    return [
        f"{sort}: {ended(decided.get_next_step_display())} Decided by {decided.decided_by}.",
        f"Reasons: {ended(decided.reasons)}",
        *acting,
    ]


def of_rapid_review(reader: Reader, case: Case, review: RapidReview) -> dict[str, list[str]]:
    """What a Rapid Review established, answered and decided."""
    context = [ended(review.facts)] if review.facts else []
    analysis = [ended(review.analysis)] if review.analysis else []
    return {
        "FACTS": [*context, *lines(sections.established(reader, case)), *lines(sections.unknown(reader, case))],
        "SAFETY": [] if review.is_action_needed is None else sections.immediate(case, review),
        "EARLY": sections.early_learning(review),
        "IMPROVEMENTS": [*analysis, *lines(sections.improvements(reader, case))],
        "DECISION": [*views(reader, review.meeting), *elements(reader, review), *decision(review)],
    }


def elements(reader: Reader, review: RapidReview) -> list[str]:
    """Each element for each adult, with its answer, its grounds and what agencies think of it."""
    return [
        f"{one.adult.pseudonym}: {line}"
        for one in rapid_review.criteria_of(reader, review)
        for element in one.elements
        for line in lines(sections.element_in_words(element))
    ]


def decision(review: RapidReview) -> list[str]:
    """What a Rapid Review decided, on what grounds, and who disagreed."""
    if not review.decision:
        return []
    learnt = {"Learning": review.learning_summary, "Why there is no more to learn": review.why_no_more}
    learnt |= {"Proposed scope": review.scope}
    return [
        f"Decision: {ended(review.get_decision_display())} Decided by {review.decided_by}.",
        f"Grounds: {ended(review.grounds)}",
        *(f"{what}: {ended(words)}" for what, words in learnt.items() if words),
        *lines(sections.dissent(review)),
    ]


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
