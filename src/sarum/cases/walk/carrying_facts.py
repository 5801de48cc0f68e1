"""What the Rapid Review established: its facts, what was not known, and what could be improved."""

from sarum.board.models import Person
from sarum.cases.models import Certainty
from sarum.cases.operations import facts as operations
from sarum.cases.walk.walking import Walk

FILE = "rapid-review.json"
NOT_SAID = "The record of the meeting does not say how certain this is"
FROM_RECORD = "The record of the Rapid Review meeting"


def carry(walk: Walk, by: Person) -> None:
    """Each fact, each unknown and each potential improvement of the file, on the day of the meeting."""
    form = walk.folder.rapid_review
    day, case = form.held_on, walk.case
    for place, one in enumerate(form.told[0]):
        returns = [walk.case.requests.get(agency=walk.agency(name, day)).answer for name in one.returns]
        certainty = one.certainty or Certainty.UNCERTAIN
        walk.act(
            day, by, operations.record_fact, f"{FILE}: facts[{place}]", case=case, words=one.fact, certainty=certainty.value,
            doubt=one.doubt or ("" if one.certainty == Certainty.CERTAIN else NOT_SAID), returns=returns,
            heard=one.heard or ("" if returns else FROM_RECORD),
        )  # fmt: skip
    for place, asked in enumerate(form.unknowns):
        source = f"{FILE}: unknowns[{place}]"
        finder = walk.person(asked.finder, day, f"{source}.finder") if asked.finder else by
        unknown = walk.act(
            day,
            by,
            operations.record_unknown,
            source,
            case=case,
            question=asked.question,
            finder=finder,
            due_on=asked.due,
        )
        if asked.found_out:
            walk.act(day, by, operations.settle_unknown, source, unknown=unknown, found_out=asked.found_out)
    for place, idea in enumerate(form.improvements):
        walk.act(
            day, by, operations.suggest_improvement, f"{FILE}: improvements[{place}]", case=case, words=idea.improvement,
            themes="; ".join(idea.themes), is_multi_agency="single" not in idea.kind.casefold(),
        )  # fmt: skip
