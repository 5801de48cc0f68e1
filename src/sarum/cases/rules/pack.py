"""What comes into the pack for a Rapid Review, what is said of what does not, and when a pack can be released."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sarum.cases.models.returns import Assurance, Endorsement, ScopingReturn, Standing
from sarum.cases.rules import quality, scoping
from sarum.cases.rules.form.chapters import Chapter, chapters_of
from sarum.cases.rules.returns import events_of, words_of

Content = dict[str, Any]
PURPOSE = (
    "The agencies gave this information because the Board asked for it under the Care Act 2014, section 45. It may be used "
    "only to enable or assist the Board to exercise its functions (section 45(6)). Do not pass it on, and do not keep it "
    "longer than the Rapid Review needs."
)


def endorsement_in(
    scoping_return: ScopingReturn, endorsements: Iterable[Endorsement], authors: Collection[int]
) -> Endorsement | None:
    """Who stands for exactly these words and did not write any of them; `authors` are those who did, by their keys."""
    stands = (one for one in endorsements if scoping.stands_for(one, scoping_return.digest))
    return next((one for one in stands if one.person_id not in authors), None)


def why_not_in_pack(
    scoping_return: ScopingReturn, endorsements: Iterable[Endorsement], assurances: Sequence[Assurance],
    authors: Collection[int], grounds: str = "",
) -> list[str]:  # fmt: skip
    """Why a return does not come into the pack: only what a senior officer endorsed, and the team accepted, word for word.

    `grounds` are those of an agency that refused.
    """
    if gap := scoping.gap_in(scoping_return, grounds):
        return [gap]
    reasons = []
    if endorsement_in(scoping_return, endorsements, authors) is None:
        reasons.append("nobody but those who wrote it endorsed exactly these words")
    last = assurances[-1] if assurances else None
    if last is None or not last.is_accepted or last.digest != scoping_return.digest:
        reasons.append("the team did not accept exactly these words")
    return reasons


def return_in_pack(
    scoping_return: ScopingReturn, endorsement: Endorsement, signed_on: dt.date, assurance: Assurance, refused: str
) -> Content:
    """One assured return as the pack keeps it: its words as asked, who stands for them, and what is weak in it.

    `refused` are the grounds on which its agency refused part of what was asked.
    """
    weak = quality.weaknesses(assurance.rubric)
    return {
        "agency": str(scoping_return.agency),
        "reference": scoping_return.request.reference,
        "digest": scoping_return.digest,
        "endorsed": f"{endorsement.person}, {signed_on.day} {signed_on:%B %Y}",
        "refused_in_part": refused,
        "is_nil": scoping_return.is_nil,
        "is_anyone_at_risk": scoping_return.is_anyone_at_risk,
        "weaknesses": weak,
        "comments": assurance.comments if weak else "",
        "restrictions": scoping_return.restrictions,
        "view_on_criteria": scoping_return.view_on_criteria,
        "words": words_of(scoping_return),
    }


def events_together(returns: Iterable[ScopingReturn]) -> list[Content]:
    """The key events of several returns in one list, by their days; those without one at its end."""
    found = [(one, str(answer.agency)) for answer in returns if not answer.is_nil for one in events_of(answer)]
    found.sort(key=lambda event: event[0]["day"] or dt.date.max)
    return [
        {
            "when": when_written(one),
            "agency": agency,
            **{name: one.get(name) or "" for name in ("event", "was_seen", "decided", "source")},
        }
        for one, agency in found
    ]


def when_written(event: Mapping[str, Any]) -> str:
    """When something happened, as its agency wrote it."""
    day = f"{event['day'].day} {event['day']:%B %Y}" if event.get("on") else ""
    said = [words for words in (day, event.get("about_when"), event.get("time")) if words]
    return ", ".join(said) or "Not dated"


def chapters(kept: Mapping[str, Any]) -> list[Chapter]:
    """The words of one return of a pack, read back."""
    return chapters_of(kept["words"])


def warnings(kept: Mapping[str, Any]) -> list[str]:
    """What nobody should pass over who reads a return: safety, what must not be shared, what was refused, what is weak."""
    weak = f"Weak: {'; '.join(kept['weaknesses'])}. {kept['comments']}".strip() if kept["weaknesses"] else ""
    said = [
        "It says that somebody’s safety may be at risk now." if kept["is_anyone_at_risk"] else "",
        f"Must not be shared further: {kept['restrictions']}" if kept["restrictions"] else "",
        f"Its agency refused part of what was asked: {kept['refused_in_part']}" if kept["refused_in_part"] else "",
        weak,
    ]
    return [words for words in said if words]


def nil_returns(content: Content) -> list[str]:
    return [one["agency"] for one in content["returns"] if one["is_nil"]]


def weak_returns(content: Content) -> list[Content]:
    return [one for one in content["returns"] if one["weaknesses"]]


def is_plain(content: Content) -> bool:
    """Whether nothing is missing from a pack and nothing in it is weak."""
    return not (content["gaps"] or content["unasked"] or weak_returns(content))


def why_not_releasable(content: Content, note: str, digest: str, last: str) -> list[str]:
    """Why a pack cannot be released: there is something in it, something new, and a word on what is missing or weak.

    `last` is the digest of the pack before.
    """
    if not content["returns"]:
        return ["No return has been accepted yet, so there would be nothing in the pack. Assure the returns first."]
    if digest == last:
        return ["Nothing has changed since the last pack was released. It still holds."]
    if note.strip() or (is_plain(content) and not last):
        return []
    if last:
        return ["Say what is new in it, for those who have read the one before."]
    return ["Something is missing or weak. Say what its readers should know about that."]


def gap(scoping_return: ScopingReturn, why_not: Iterable[str], day: dt.date, because: str) -> Content:
    """A return that a pack goes without on this day: what is missing, when it was due, and why the meeting does not wait."""
    due_on = scoping_return.request.due_on
    due = f"; it {'was' if due_on < day else 'is'} due on {due_on.day} {due_on:%B %Y}"
    is_awaited = not scoping_return.is_sent and scoping_return.standing != Standing.DECLINED
    return {
        "agency": str(scoping_return.agency),
        "reference": scoping_return.request.reference,
        "what": "; ".join(why_not) + due * is_awaited,
        "because": because,
    }


def changed_since(kept: Mapping[str, Any], now: ScopingReturn) -> str:
    """What became of one return after the pack in which it stands was released; nothing where it stands as it did."""
    standing = Standing(now.standing)
    if standing == Standing.ASSURED:
        words = "was sent back, changed, and accepted again in other words."
        return "" if now.digest == kept["digest"] else f"The return of {now.agency} {words}"
    if standing == Standing.DECLINED:
        return f"{now.agency} refused the request."
    said = {
        Standing.RETURNED: ", and has come in again. It has not been accepted yet.",
        Standing.STARTED: ", and is being put right.",
    }
    return f"The return of {now.agency} was sent back{said.get(standing, '.')}"


def come_since(now: ScopingReturn) -> str:
    """What is said of a return that is not in a pack: that it has been accepted since."""
    accepted = f"The return of {now.agency} was accepted, and is not in this pack."
    return accepted if now.standing == Standing.ASSURED else ""
