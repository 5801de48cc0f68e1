"""A paper as a Word file. Nothing typed is markup, and nothing says who made it, or with which program."""

import io
import re
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Pt
from docx.table import Table as Made
from docx.text.paragraph import Paragraph as Line

from sarum.kit import bare
from sarum.kit.paper import Block, Boxed, Facts, Framed, Heading, Items, Paper, Paragraph, Run, Table, Words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no Word file may hold


def word_of(paper: Paper) -> bytes:
    """A paper as a Word file."""
    document = begun(paper.title)
    document.add_heading(clean(paper.title), level=0)
    for block in paper.blocks:
        add(document, block)
    if paper.foot:
        document.sections[0].footer.paragraphs[0].text = clean(paper.foot)
    return saved(document)


def begun(title: str, note: str = "") -> Word:
    """An empty document in British English, with its title where a screen reader looks for it."""
    document = Document()
    kept = document.core_properties
    kept.title, kept.comments = (clean(words)[:255] for words in (title, note))
    kept.language = LANGUAGE
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = document.styles[name].element.get_or_add_rPr()
        for old in fonts.findall(qn("w:lang")):
            fonts.remove(old)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGE)
        fonts.append(language)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    return document


def add(document: Word, block: Block) -> None:
    """One block, in the document's own styles, so that its headings can be moved through."""
    match block:
        case Heading(words, level):
            styled(document, f"Heading {level}").add_run(clean(words))
        case Paragraph(words):
            write(document.add_paragraph(), words)
        case Items(items, is_numbered, start):
            number = numbering(document, start) if is_numbered else 0
            for item in items:
                line = styled(document, "List Number" if is_numbered else "List Bullet")
                write(line, item)
                if number:
                    line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        case Facts(rows):
            for label, told in rows:
                line = document.add_paragraph()
                line.add_run(f"{clean(label)}\n").bold = True
                line.add_run(clean(told))
        case Boxed(words):
            line = document.add_paragraph()
            line.add_run(clean(words)).bold = True
            put_frame(line, THICK)
        case Table():
            add_table(document, block)
        case Framed(blocks):
            add_framed(document, blocks)


def add_framed(document: Word, blocks: Iterable[Block]) -> None:
    """Blocks with a frame around their lines."""
    before = set(document.element.body)
    for block in blocks:
        add(document, block)
    for line in [one for one in document.element.body if one not in before and one.tag == qn("w:p")]:
        put_frame(Line(line, document), THIN)


def put_frame(line: Line, width: str) -> None:
    """A frame around a paragraph: no table, which a screen reader would read as one."""
    frame = OxmlElement("w:pBdr")
    for side in ("w:top", "w:left", "w:bottom", "w:right"):
        edge = OxmlElement(side)
        for name, value in (("w:val", "single"), ("w:sz", width), ("w:space", "6"), ("w:color", "auto")):
            edge.set(qn(name), value)
        frame.append(edge)
    line._p.get_or_add_pPr().insert_element_before(frame, *AFTER_FRAME)


THIN, THICK = "6", "12"  # in eighths of a point
AFTER_FRAME = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def styled(document: Word, name: str) -> Line:
    """An empty paragraph in a style, which is looked up once a document: python-docx reads every style for every paragraph."""
    if document.part not in known_styles:
        own = [one for one in document.styles if one.type == WD_STYLE_TYPE.PARAGRAPH]
        known_styles[document.part] = {str(one.name): one.style_id for one in own}
    line = document.add_paragraph()
    line._p.style = known_styles[document.part][name]
    return line


known_styles: WeakKeyDictionary[Part, dict[str, str]] = WeakKeyDictionary()


def write(line: Line, words: Words) -> None:
    """The words of a paragraph, run by run."""
    for run in [Run(words)] if isinstance(words, str) else words:
        added = line.add_run(clean(run.words))
        added.bold, added.italic = run.is_strong or None, run.is_emphasised or None


def numbering(document: Word, start: int) -> int:
    """A numbering of its own for a list, so that it does not go on from the list before it."""
    known = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    made = known.add_num(known.num_having_numId(style).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def add_table(document: Word, table: Table) -> None:
    """A table whose headings stand again at the top of each page, and are known as headings."""
    if table.caption:
        document.add_paragraph(clean(table.caption), style="Caption")
    made = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    for cells in (table.headings, *table.rows):
        for cell, words in zip(made.add_row().cells, cells, strict=True):
            cell.text = clean(words)
    for cell in made.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    if table.widths:
        share_out(made, document.sections[0], table.widths)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def share_out(table: Made, page: Section, widths: Sequence[int]) -> None:
    """Give each column its share of the room between the margins."""
    room = (page.page_width or Cm(21)) - (page.left_margin or 0) - (page.right_margin or 0)
    table.autofit = False
    shares = [Emu(room * width // sum(widths)) for width in widths]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = share
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = share


def clean(words: str) -> str:
    """Words without what no Word file may hold: control characters and half characters."""
    return NOT_XML.sub("", words.replace("\r\n", "\n"))


def saved(document: Word) -> bytes:
    whole = io.BytesIO()
    document.save(whole)
    return bare.office(whole.getvalue())
