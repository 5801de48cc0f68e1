"""A signed version of the report as a paper: its words, its digest, and every hand on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sarum.cases.models import Addendum, Recommendation, ReportVersion, SignOff
from sarum.cases.rules import report as rules
from sarum.cases.rules.form.chapters import DIGEST
from sarum.kit.paper import Block, Boxed, Facts, Heading, Paper, Paragraph, Table
from sarum.kit.sentence import joined, listed
from sarum.kit.templatetags.words import day, moment


@dataclass(frozen=True)
class After:
    """What the record says around the words of a version: who wrote it, and what came after it was signed."""

    writers: list[str]
    addenda: Sequence[Addendum] = ()
    recommendations: Sequence[Recommendation] = ()


def paper_of(version: ReportVersion, hands: Iterable[SignOff], after: After, board: str, address: str = "") -> Paper:
    """A version with every hand on it; a copy that is kept to be checked later says at which address."""
    return Paper(
        f"Rapid Review report, case {version.case.reference}", list(blocks_of(version, hands, after, address)), author=board,
        foot=f"Case {version.case.reference}, version {version.number}, {version.short_digest}",
    )  # fmt: skip


def blocks_of(version: ReportVersion, hands: Iterable[SignOff], after: After, address: str) -> Iterator[Block]:
    yield Facts([
        ("Case", f"{version.case.reference}, {version.case.pseudonym}"),
        ("Version", f"{version.number}, of {moment(version.written_at)}"),
        ("Written by", listed(after.writers)),
        ("Digest", f"{version.digest}\n{DIGEST}"),
    ])  # fmt: skip
    if rows := [row_of(hand) for hand in hands]:
        yield Heading("The hands on these exact words")
        yield Table(["What was done", "By", "When"], rows, "Hands", [4, 5, 3])
    else:
        yield Boxed(f"{standing_of(version, [])}.")
    for heading, text in rules.words_of(version.sections):
        yield Heading(heading)
        yield from rules.blocks_of(heading, text)
    for one in after.addenda:
        yield Heading(f"Addendum of {day(one.agreed_at)}: a challenge that was not settled")
        yield Paragraph(one.words)
        yield Paragraph(f"Agreed by {one.agreed_by}, Independent Chair, {moment(one.agreed_at)}. Digest {one.digest}")
    yield from recommended(after.recommendations)
    if not address:
        return
    yield Heading("How to check this copy")
    yield Paragraph(
        f"Open {address} and choose this file, or type the digest above. The page says whether these are the words that were "
        "signed, by which offices and when, and nothing else of the case. A file that was changed in any way is not known."
    )


def recommended(agreed: Sequence[Recommendation]) -> Iterator[Block]:
    """What the group recommends, which it agrees only once the report is ratified."""
    if not agreed:
        return
    yield Heading(rules.RECOMMENDATIONS)
    yield Paragraph(rules.NOT_SIGNED)
    yield Table(
        ["Number", "Recommendation", "For", "Agreed"],
        [[one.number, one.text, for_whom(one), day(one.agreed_at)] for one in agreed], "Recommendations", [3, 8, 6, 4],
    )  # fmt: skip


def for_whom(one: Recommendation) -> str:
    agencies = listed([agency.name for agency in one.agencies.all()])
    return f"Several agencies: {agencies}" if one.is_multi_agency else agencies


def standing_of(version: ReportVersion, hands: Sequence[SignOff]) -> str:
    """How far a version has come."""
    if hands:
        return f"{hands[-1].get_outcome_display()} on {day(hands[-1].signed_at)}"
    if version.is_amendment:
        return "An amendment of the ratified report, as the JCR Chair approved it"
    return "A draft: nobody has passed or signed these words"


def row_of(hand: SignOff) -> list[str]:
    acting = f"\nActing because {joined(hand.acting_because)}" if hand.acting_because else ""
    return [hand.get_outcome_display(), f"{hand.person}, {hand.get_office_display()}{acting}", moment(hand.signed_at)]
