"""What a paper needs of a Word template, lent to a template that lacks it: styles, and the numbering of its lists."""

from copy import deepcopy
from typing import Any

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from sarum.kit.word import begun

NUMBERED = "List Number"  # each numbered list goes on from the numbering of this style: kit/word.py


def lend_styles(word: Word) -> None:
    """Give a template the styles that a paper needs and that it lacks, and to each that numbers a numbering of its own."""
    whole, own = begun(""), {style.name for style in word.styles}
    lent = [deepcopy(style.element) for style in whole.styles if style.name not in own]
    word.styles.element.extend(lent)
    known, given = numbering_of(word), whole.part.numbering_part.element
    numbered = word.styles[NUMBERED].element
    if numbered not in lent and definition_of(numbered, known) is None:
        number = whole.styles[NUMBERED].element.pPr.numPr.numId.val
        numbered.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        lent.append(numbered)
    for style in lent:
        if (definition := definition_of(style, given)) is not None:
            style.pPr.numPr.numId.val = lend_numbering(known, definition)


def numbering_of(word: Word) -> Any:
    """The numberings of a template, which has none where nobody has ever made a list in it."""
    part = word.part
    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        empty = begun("").part.numbering_part.element
        empty[:] = []
        where = PackURI("/word/numbering.xml")
        made = NumberingPart(where, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def definition_of(style: Any, known: Any) -> Any:
    """How a style numbers its paragraphs, among these numberings; nothing where it does not, or they do not hold it."""
    told = style.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    found = (
        known.xpath(f"./w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{int(told[0])}']/w:abstractNumId/@w:val]")
        if told
        else []
    )
    return found[0] if found else None


def lend_numbering(known: Any, definition: Any) -> int:
    """A copy of a numbering among those of a template, under a number of its own."""
    made = deepcopy(definition)
    number = 1 + max((int(one) for one in known.xpath("./w:abstractNum/@w:abstractNumId")), default=-1)
    made.set(qn("w:abstractNumId"), str(number))
    for name in made.findall(qn("w:nsid")):  # Word takes two numberings of one name for one
        made.remove(name)
    first = next(iter(known.xpath("./w:num | ./w:numIdMacAtCleanup")), None)
    known.append(made) if first is None else first.addprevious(made)
    return int(known.add_num(number).numId)
