"""A Word template with its fields filled in and its content in place. Nothing typed is markup, and nothing in it is Python."""

import io
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from sarum.kit import confined
from sarum.kit.paper import Heading, Items, Paper, Table
from sarum.kit.paper import Paragraph as Words
from sarum.kit.paper_handed import handed, paper_of
from sarum.kit.word import add, begun, clean, saved
from sarum.kit.word_lent import lend_styles

CONTENT = "content"  # the field in whose place the content of a document stands, in a paragraph of its own
FIELD = re.compile(r"\{\{.*?(?:\}\}|$)")
BARE = re.compile(r"\{\{ *[a-z_]+ *\}\}")  # a field is a name and nothing else: no sum, no condition
FETCHING = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b")
UNSEEN = re.compile(rb"\{\{|\{%")
HIDDEN = ("/comments", "/commentsExtended", "/people")  # parts that name whoever worked on a file
CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
SECONDS = 20


def filled(template: bytes, fields: Mapping[str, str], paper: Paper) -> bytes:
    """A Word template with its fields, written `{{ like_this }}`, filled in, and the paper where `{{ content }}` stands.

    The template may be a Board's own, so it is filled in the confined child, where nothing in it reaches Python.
    """
    given = {"template": b64encode(template).decode(), "fields": dict(fields), "paper": handed(paper)}
    return b64decode(confined.run(fill, json.dumps(given).encode(), seconds=SECONDS))


def fill(packed: bytes) -> str:
    """In the child: the template, its fields and its content, and what comes of them."""
    given = json.loads(packed)
    made = filled_here(b64decode(given["template"]), given["fields"], paper_of(given["paper"]))
    return b64encode(made).decode()


def filled_here(template: bytes, fields: Mapping[str, str], paper: Paper) -> bytes:
    place = f"content-{uuid4()}"  # nobody can type it
    document = DocxTemplate(io.BytesIO(template))
    said = {name: clean(words) for name, words in fields.items()}
    document.render(said | {CONTENT: place}, jinja_env=SandboxedEnvironment(autoescape=True))
    whole = io.BytesIO()
    document.save(whole)
    word = Document(whole)
    put_in(word, paper, place)
    for key, part in list(word.part.rels.items()):
        if part.reltype.endswith(HIDDEN):
            word.part.drop_rel(key)
    word.core_properties.title, word.core_properties.comments = clean(paper.title)[:255], ""
    return saved(word)


def put_in(word: Word, paper: Paper, place: str) -> None:
    """The blocks of a paper in the paragraph that waits for them, in the styles of the template."""
    lend_styles(word)
    waiting = [line for line in word.element.body.iter(qn("w:p")) if Paragraph(line, word).text.strip() == place]
    for line in waiting:
        last = len(word.element.body)
        ends = word.element.body.sectPr is not None
        for block in paper.blocks:
            add(word, block)
        made = list(word.element.body)[last - ends : len(word.element.body) - ends]
        for one in made:
            line.addprevious(one)
        if not made or made[-1].tag == qn("w:p"):  # where a table is the last, a paragraph must follow it
            line.getparent().remove(line)
        else:
            Paragraph(line, word).clear()


def tried(template: bytes) -> dict[str, Any]:
    """In the child: the fields of a template, and what is wrong with it when they are filled."""
    document = Document(io.BytesIO(template))
    lines = list(paragraphs_of(document))
    if broken := broken_in(lines):
        return {"fields": [], "broken": broken}
    if is_fetching(document):
        return {"fields": [], "is_fetching": True}
    if has_marks(document):
        return {"fields": [], "has_marks": True}
    if pictures := unseen_in(document):
        return {"fields": [], "unseen": pictures}
    if any("{%" in line for line in lines) or is_hidden_in(document):
        return {"fields": [], "is_broken": True}
    try:
        fields = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(SandboxedEnvironment())
        made = filled_here(template, {}, TRIED)
    except TemplateError:
        return {"fields": [], "is_broken": True}
    stands = sum(line.strip() == MARK for line in paragraphs_of(Document(io.BytesIO(made))))
    return {"fields": sorted(fields), "places": stands, "lines": [line for line in lines if FIELD.search(line)]}


MARK = "The words stand here."
TRIED = Paper(
    "Tried",
    [
        Heading("Tried"),
        Words(MARK),
        Items(["One"]),
        Items(["One"], is_numbered=True),
        Table(["When"], [["Today"]], "Tried"),
    ],
)


def broken_in(lines: Iterable[str]) -> str:
    """The first field of a template that cannot be read, as it is written there; empty when it is none by itself."""
    return next((str(field) for words in lines for field in FIELD.findall(words) if not BARE.fullmatch(field)), "")


def is_fetching(document: Word) -> bool:
    """Whether a Word file would fetch something from elsewhere when it is opened or printed; a link to read does not."""
    relations = document.part.package.iter_rels()
    told = [one.text or "" for part in parts_of(document) for one in part.iter(qn("w:instrText"))]
    told += [one.get(qn("w:instr")) or "" for part in parts_of(document) for one in part.iter(qn("w:fldSimple"))]
    is_told_to = any(FETCHING.search(words.upper()) for words in told)
    return is_told_to or any(one.is_external and not one.reltype.endswith("/hyperlink") for one in relations)


def unseen_in(document: Word) -> list[str]:
    """The pictures of which nothing is said to whoever cannot see them, by the names that Word gave them."""
    shown = [one for part in parts_of(document) for one in part.iter(qn("wp:inline"), qn("wp:anchor"))]
    drawn = [one.find(qn("wp:docPr")) for one in shown if next(one.iter(qn("pic:pic")), None) is not None]
    named = [one.get("name") or "a picture" for one in drawn if is_unseen(one)]
    old = [shape for part in parts_of(document) for shape in part.iter(f"{{{VML}}}shape") if is_old_picture(shape)]
    return [*named, *(shape.get("id") or "a picture" for shape in old if not (shape.get("alt") or "").strip())]


VML = "urn:schemas-microsoft-com:vml"
OTHERWISE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def is_unseen(drawn: Any) -> bool:
    """Whether a picture has no alternative text and is not marked as decorative."""
    is_decorative = any(one.get("val") in ("1", "true") for one in drawn.iter(DECORATIVE))
    return not (drawn.get("descr") or "").strip() and not is_decorative


def is_old_picture(shape: Any) -> bool:
    """Whether this is a picture as Word kept them long ago, and not what stands in for a newer drawing."""
    is_spare = next(shape.iterancestors(OTHERWISE), None) is not None
    return next(shape.iter(f"{{{VML}}}imagedata"), None) is not None and not is_spare


def is_hidden_in(document: Word) -> bool:
    """Whether something is to be filled in where nobody sees it: in a footnote, or in the properties of the file."""
    shown = {"document.xml", *(f"{name}{n}.xml" for name in ("header", "footer") for n in range(1, 100))}
    parts = [one for one in document.part.package.iter_parts() if one.partname.split("/")[-1] not in shown]
    return any(UNSEEN.search(one.blob) for one in parts if one.partname.endswith(".xml"))


def has_marks(document: Word) -> bool:
    """Whether a file holds comments or tracked changes, at the head and at the foot of its pages too: they name who made them."""
    marks = [qn(name) for name in (*CHANGES, "w:commentReference")]
    return any(next(part.iter(*marks), None) is not None for part in parts_of(document))


def paragraphs_of(document: Word) -> list[str]:
    """The words of each paragraph of a Word file: in its tables, at the head and at the foot of its pages too."""
    lines = [line for part in parts_of(document) for line in part.iter(qn("w:p"))]
    return ["".join(said.text or "" for said in line.iter(qn("w:t"))) for line in lines]


def parts_of(document: Word) -> list[Any]:
    """The body of a Word file, and the heads and feet of its pages."""
    edges = ("header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer")
    found = [getattr(section, edge) for section in document.sections for edge in edges]
    return [document.element, *(one._element for one in found if not one.is_linked_to_previous)]


def own_template(lines: Iterable[str], title: str = "") -> bytes:
    """The template that a Board has until it brings its own: a paragraph for each line, a heading for what begins with #."""
    document = begun(title)
    for line in lines:
        if line.startswith("# "):
            document.add_heading(line.removeprefix("# "), level=1)
        elif line.startswith("foot: "):
            document.sections[0].footer.paragraphs[0].text = line.removeprefix("foot: ")
        else:
            document.add_paragraph(line, style="Title" if line == "{{ title }}" else None)
    return saved(document)
