"""A signed version of the report as a paper: its words, its digest, and every hand on it."""

from collections.abc import Iterable, Iterator, Sequence

from sarum.cases.models import Addendum, ReportVersion, SignOff
from sarum.cases.rules import report as rules
from sarum.cases.rules.form.chapters import DIGEST
from sarum.kit import rich
from sarum.kit.paper import Block, Boxed, Facts, Heading, Paper, Paragraph, Table
from sarum.kit.sentence import joined
from sarum.kit.templatetags.words import day, moment


def paper_of(
    version: ReportVersion, hands: Iterable[SignOff], addenda: Iterable[Addendum], board: str, address: str = ""
) -> Paper:
    """A version with every hand on it; a copy that is kept to be checked later says at which address."""
    return Paper(
        f"Rapid Review report, case {version.case.reference}", list(blocks_of(version, hands, addenda, address)), author=board,
        foot=f"Case {version.case.reference}, version {version.number}, {version.short_digest}",
    )  # fmt: skip


def blocks_of(
    version: ReportVersion, hands: Iterable[SignOff], addenda: Iterable[Addendum], address: str
) -> Iterator[Block]:
    yield Facts([
        ("Case", f"{version.case.reference}, {version.case.pseudonym}"),
        ("Version", f"{version.number}, written {moment(version.written_at)}"),
        ("Digest", f"{version.digest}\n{DIGEST}"),
    ])  # fmt: skip
    if rows := [row_of(hand) for hand in hands]:
        yield Heading("The hands on these exact words")
        yield Table(["What was done", "By", "When"], rows, "Hands", [4, 5, 3])
    else:
        yield Boxed(f"{standing_of(version, [])}.")
    for heading, text in rules.words_of(version.sections):
        yield Heading(heading)
        yield from rich.blocks(text)
    for one in addenda:
        yield Heading(f"Addendum of {day(one.agreed_at)}: a challenge that was not settled")
        yield Paragraph(one.words)
        yield Paragraph(f"Agreed by {one.agreed_by}, Independent Chair, {moment(one.agreed_at)}. Digest {one.digest}")
    if not address:
        return
    yield Heading("How to check this copy")
    yield Paragraph(
        f"Open {address} and choose this file, or type the digest above. The page says whether these are the words that were "
        "signed, by which offices and when, and nothing else of the case. A file that was changed in any way is not known."
    )


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
