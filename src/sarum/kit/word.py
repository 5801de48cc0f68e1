"""A paper as a Word file, and a Board's own Word template with its blanks filled in. Nothing typed is markup."""

import io
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from sarum.kit import confined
from sarum.kit.paper import Block, Boxed, Facts, Heading, Items, Paper, Paragraph, Run, Table, Words

LINES = ("{%p for words in paragraphs %}", "{{ words }}", "{%p endfor %}")  # where the words of a letter stand
BLANKS = ("board", "day", "to", "subject", "paragraphs", "signed")  # what every letter fills
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no Word file may hold


def word_of(paper: Paper) -> bytes:
    """A paper as a Word file."""
    document = begun(paper.title, paper.author)
    document.add_heading(clean(paper.title), level=0)
    for block in paper.blocks:
        add(document, block)
    if paper.foot:
        document.sections[0].footer.paragraphs[0].text = clean(paper.foot)
    return saved(document)


def filled(template: bytes, blanks: Mapping[str, object]) -> bytes:
    """A Word template with its blanks, written `{{ like_this }}`, filled in: what is typed stays words, never markup.

    The template may be a Board's own, so it is filled in the confined child, where nothing in it reaches Python.
    """
    packed = json.dumps({"template": b64encode(template).decode(), "blanks": dict(blanks)}).encode()
    return b64decode(confined.run(fill, packed, seconds=10))


def fill(packed: bytes) -> str:
    """In the child: the template and its blanks, and what comes of them."""
    given = json.loads(packed)
    return b64encode(filled_here(b64decode(given["template"]), given["blanks"])).decode()


def tried(template: bytes) -> dict[str, Any]:
    """In the child: the blanks of a template, and what is wrong with them when they are filled."""
    if broken := broken_in(template):
        return {"blanks": [], "broken": broken}
    if is_fetching(template):
        return {"blanks": [], "is_fetching": True}
    try:
        blanks = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(SandboxedEnvironment())
        filled_here(template, dict.fromkeys(BLANKS, "Words") | {"paragraphs": ["Words"]})
    except TemplateError:
        return {"blanks": [], "is_broken": True}
    printed = "".join(paragraphs_of(filled_here(template, {"paragraphs": ["Words"]})))
    return {"blanks": sorted(blanks), "is_list_printed": "['Words']" in printed}


def broken_in(template: bytes) -> str:
    """The first blank of a template that cannot be read, as it is written there; empty when it is none by itself."""
    for words in paragraphs_of(template):
        for blank in re.findall(r"\{\{.*?(?:\}\}|$)", words):
            try:
                SandboxedEnvironment().parse(blank)
            except TemplateError:
                return str(blank)
    return ""


def is_fetching(document: bytes) -> bool:
    """Whether a Word file would fetch something from elsewhere when it is opened or printed; a link to read does not."""
    relations = Document(io.BytesIO(document)).part.package.iter_rels()
    return any(one.is_external and not one.reltype.endswith("/hyperlink") for one in relations)


def paragraphs_of(document: bytes) -> list[str]:
    """The words of each paragraph of a Word file, in its tables too."""
    lines = Document(io.BytesIO(document)).element.iter(qn("w:p"))
    return ["".join(part.text or "" for part in line.iter(qn("w:t"))) for line in lines]


def filled_here(template: bytes, blanks: Mapping[str, object]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    said = {name: [clean(str(one)) for one in value] if isinstance(value, list) else clean(str(value))
            for name, value in blanks.items()}  # fmt: skip
    document.render(said, jinja_env=SandboxedEnvironment(autoescape=True))
    return saved(document)


def letter_template() -> bytes:
    """The letter a Board has until it brings its own: who writes, to whom, about what, the words, and who signs."""
    document = begun("Letter", "")
    for line in ("{{ board }}", "{{ day }}", "{{ to }}", "Dear {{ to }},"):
        document.add_paragraph(line)
    document.add_heading("{{ subject }}", level=1)
    for line in (*LINES, "Yours sincerely,", "{{ signed }}"):
        document.add_paragraph(line)
    return saved(document)


def begun(title: str, author: str, note: str = "") -> Word:
    """An empty document in British English, with its title where a screen reader looks for it."""
    document = Document()
    kept = document.core_properties
    kept.title, kept.author, kept.comments = (clean(words)[:255] for words in (title, author, note))
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
            document.add_heading(clean(words), level=level)
        case Paragraph(words):
            write(document.add_paragraph(), words)
        case Items(items, is_numbered, start):
            number = numbering(document, start) if is_numbered else 0
            for item in items:
                line = document.add_paragraph(style="List Number" if is_numbered else "List Bullet")
                write(line, item)
                if number:
                    line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        case Facts(rows):
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for label, said in rows:
                first, second = table.add_row().cells
                first.paragraphs[0].add_run(clean(label)).bold = True
                second.text = clean(said)
        case Boxed(words):
            document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0).paragraphs[0].add_run(
                clean(words)
            ).bold = True
        case Table():
            add_table(document, block)


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
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def clean(words: str) -> str:
    """Words without what no Word file may hold: control characters and half characters."""
    return NOT_XML.sub("", words.replace("\r\n", "\n"))


def saved(document: Word | DocxTemplate) -> bytes:
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()
