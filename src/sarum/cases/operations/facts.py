"""What the Rapid Review establishes: facts with what they rest on, what somebody is to find out, what could be improved."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Max
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import Case, ChronologyEntry, Fact, Idea, ScopingReturn, Tag, TagKind, Unknown
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.rules import facts as rules
from sarum.cases.rules.findings import tags_in
from sarum.kit.refusal import Refused, refuse, refuse_at


@operation
def record_fact(
    *, case: Case, words: str, certainty: str, doubt: str = "", entries: Collection[ChronologyEntry] = (),
    returns: Collection[ScopingReturn] = (), heard: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Record one fact, how certain it is, and the entries, returns or other words on which it rests."""
    refuse_at(rules.why_not_fact(words, certainty, doubt, [*entries, *returns], heard))
    number = (case.facts.aggregate(last=Max("number"))["last"] or 0) + 1
    fact = Fact.objects.create(
        case=case,
        number=number,
        words=words,
        certainty=certainty,
        doubt=doubt,
        heard=heard,
        recorded_by=by,
        recorded_at=at,
    )
    rest_on(fact, entries, returns)
    return Done(f"recorded {fact}: {fact.get_certainty_display().lower()}", fact, case.reference)


@operation
def change_fact(
    *, fact: Fact, words: str, certainty: str, doubt: str = "", entries: Collection[ChronologyEntry] = (),
    returns: Collection[ScopingReturn] = (), heard: str = "", withdrawn_because: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Put a fact otherwise, rest it on something else, or withdraw it for a reason. The history keeps how it stood."""
    refuse(rules.why_withdrawn(fact))
    refuse_at(rules.why_not_fact(words, certainty, doubt, [*entries, *returns], heard))
    before = {"words": fact.words, "certainty": fact.certainty, "doubt": fact.doubt, "heard": fact.heard}
    fact.words, fact.certainty, fact.doubt, fact.heard = words, certainty, doubt, heard
    fact.withdrawn_because = withdrawn_because
    fact.save()
    rest_on(fact, entries, returns)
    said = f"withdrew {fact}: {withdrawn_because}" if withdrawn_because else f"changed {fact}"
    return Done(said, fact, fact.case.reference, detail={"before": before})


def rest_on(fact: Fact, entries: Collection[ChronologyEntry], returns: Collection[ScopingReturn]) -> None:
    """Set what a fact cites, which is of its own case."""
    cases = {one.case for one in entries} | {one.case for one in returns}
    if not cases <= {fact.case}:
        raise Refused("A fact rests on entries and returns of its own case. Choose those.", field="entries")
    fact.entries.set(entries)
    fact.returns.set(returns)


@operation
def record_unknown(*, case: Case, question: str, finder: Person, due_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record what is not known yet, and who finds it out by when."""
    refuse_at(rules.why_not_unknown(question, due_on, timezone.localdate(at)))
    if access.is_shut_out(finder, case):
        raise Refused(f"{finder} must not see this case. Choose somebody else.", field="finder")
    unknown = Unknown.objects.create(
        case=case, question=question, finder=finder, due_on=due_on, asked_by=by, asked_at=at
    )
    body = (
        f"The Rapid Review of case {case.reference} asks you to find something out by {due_on:%-d %B %Y}. Sign in to read what, "
        "and to say what you found."
    )
    letters = [] if finder == by else [Letter(finder, f"{case.reference}: something to find out", body)]
    return Done(f"asked {finder} to find out by {due_on:%-d %B %Y}: {question}", unknown, case.reference, tell=letters)


@operation
def settle_unknown(*, unknown: Unknown, found_out: str, by: Person, at: dt.datetime) -> Done:
    """Record what was found out, or that it cannot be."""
    refuse(rules.why_not_settled(unknown, found_out), field="found_out")
    unknown.found_out, unknown.settled_by, unknown.settled_at = found_out, by, at
    unknown.save()
    return Done(f"recorded what was found out: {found_out}", unknown, unknown.case.reference)


@operation
def suggest_improvement(
    *, case: Case, words: str, is_multi_agency: bool, themes: str = "", by: Person, at: dt.datetime
) -> Done:
    """Record something that could be improved, with its themes. It is offered when recommendations are written."""
    refuse_at(rules.why_not_idea(words, tags_in(themes)))
    number = (case.ideas.aggregate(last=Max("number"))["last"] or 0) + 1
    idea = Idea.objects.create(
        case=case, number=number, words=words, is_multi_agency=is_multi_agency, recorded_by=by, recorded_at=at
    )
    idea.themes.set(tagged(case, themes))
    return Done(f"recorded {idea}: {words}", idea, case.reference)


@operation
def change_suggestion(
    *, idea: Idea, words: str, is_multi_agency: bool, themes: str = "", withdrawn_because: str = "", by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Put a potential improvement otherwise, or withdraw it for a reason."""
    refuse(rules.why_withdrawn(idea))
    refuse_at(rules.why_not_idea(words, tags_in(themes)))
    before = idea.words
    idea.words, idea.is_multi_agency, idea.withdrawn_because = words, is_multi_agency, withdrawn_because
    idea.save()
    idea.themes.set(tagged(idea.case, themes))
    said = f"withdrew {idea}: {withdrawn_because}" if withdrawn_because else f"changed {idea}"
    return Done(said, idea, idea.case.reference, detail={"before": before})


def tagged(case: Case, themes: str) -> list[Tag]:
    """Themes by their names, the same by which entries of the chronology are brought together."""
    return [Tag.objects.get_or_create(case=case, kind=TagKind.THEME, name=name)[0] for name in tags_in(themes)]
