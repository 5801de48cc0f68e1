"""No file says who made it, with which program and when; a PDF stays accessible; the same content gives the same bytes."""

import io
import re
import zipfile

import pdfua
import pikepdf
import pytest
from docx import Document
from lxml import etree

from sarum.kit import bare, word_template
from sarum.kit.paper import Boxed, Facts, Heading, Items, Paper, Paragraph, Table
from sarum.kit.pdf import pdf_of
from sarum.kit.sheet import Sheet, excel_of
from sarum.kit.word import begun, saved, word_of

PAPER = Paper(
    "A pack",
    [Heading("First"), Paragraph("Words."), Items(["one", "two"]), Items(["first"], is_numbered=True),
     Heading("Under it", 2), Facts([("Who", "Joan")]), Boxed("Must not be shared."),
     Table(["When", "What"], [["1 March", "She fell"]] * 60, "Key events", [1, 3])],
    author="Wyvern Safeguarding Adults Board", foot="Wyvern", has_contents=True,
)  # fmt: skip
MAKERS = re.compile(
    rb"python-docx|Microsoft|LibreOffice|[Tt]ypst|pikepdf|xlsxwriter|XlsxWriter|openpyxl|Joan Bell|xmptk"
)


def of_somebody(document):
    """A file that says everything there is to say about its maker."""
    said = document.core_properties
    said.author = said.last_modified_by = "Joan Bell"
    said.keywords = said.category = said.subject = "Joan Bell"
    said.comments = ""
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        assert {one.date_time for one in held.infolist()} == {bare.FIRST_DAY}
        return {name: held.read(name) for name in held.namelist()}


def template_of_somebody():
    document = Document()
    document.add_paragraph("{{ content }}")
    return of_somebody(document)


OFFICE = {
    "a paper": lambda: word_of(PAPER),
    "a form": lambda: saved(begun("Form", "Form 3")),
    "a template of Sarum’s": lambda: word_template.own_template(["{{ content }}"]),
    "in a Board’s template": lambda: word_template.filled(template_of_somebody(), {}, PAPER),
    "a spreadsheet": lambda: excel_of(Sheet("Log", ["Action Log"], ["When"], [["3 March 2021"]])),
    "whatever comes": lambda: bare.office(of_somebody(Document())),
}


@pytest.mark.parametrize("make", OFFICE.values(), ids=OFFICE)
def test_no_office_file_says_who_made_it_or_with_what(make):
    content = make()
    parts = parts_of(content)
    assert [name for name in parts if name.startswith("docProps/")] == ["docProps/core.xml"]
    assert {etree.QName(one).localname for one in etree.fromstring(parts["docProps/core.xml"])} <= set(bare.KEPT)
    found = {name: MAKERS.findall(part) for name, part in parts.items() if name.startswith(("docProps", "_rels", "[C"))}
    assert not any(found.values()), found
    assert make() == content


def test_a_form_keeps_its_edition_by_which_it_is_read_back():
    assert Document(io.BytesIO(saved(begun("Form", "Form 3")))).core_properties.comments == "Form 3"


def test_no_pdf_says_who_made_it_or_with_what():
    content = pdf_of(PAPER)
    with pikepdf.open(io.BytesIO(content)) as held:
        assert set(held.docinfo) == {"/Title"}
        said = held.Root.Metadata.read_bytes()
        assert not MAKERS.search(said) and b"CreateDate" not in said and b"DocumentID" not in said
    assert not MAKERS.search(content) and pdf_of(PAPER) == content


def elements_of(node, found=None):
    """The names of the elements of a PDF's structure, in their order."""
    found = [] if found is None else found
    if isinstance(node, pikepdf.Dictionary):
        found += [str(node.S)[1:]] if "/S" in node else []
        node = node.get("/K")
    for one in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(one, pikepdf.Dictionary):
            elements_of(one, found)
    return found


def test_a_pdf_is_accessible():
    """By the rules of PDF/UA-1 that a program can check, and by what is known of this paper."""
    content = pdf_of(PAPER)
    assert not pdfua.validate(io.BytesIO(content)).findings
    with pikepdf.open(io.BytesIO(content)) as held:
        root = held.Root
        assert bool(root.MarkInfo.Marked) and str(root.Lang) == "en-GB" and bool(root.ViewerPreferences.DisplayDocTitle)
        assert held.open_metadata()["pdfuaid:part"] == "1" and held.open_metadata()["dc:title"] == "A pack"
        names = elements_of(root.StructTreeRoot)
        assert [name for name in names if re.fullmatch("Title|H[1-6]|H", name)][-2:] == ["H1", "H2"]
        assert names.count("TH") == 2 and names.count("TD") == 120 and names.count("Caption") == 1
        for page in held.pages:  # nothing stands outside the tree or an artifact
            assert outside_of(page.Contents.read_bytes()) == []


def outside_of(content):
    """What is shown on a page while nothing marks it: `Tj` and its like outside BDC and EMC."""
    depth, bare_ones = 0, []
    for operator in re.findall(rb"\b(BDC|BMC|EMC|TJ|Tj|Do)\b", content):
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if operator in (b"TJ", b"Tj", b"Do") and depth == 0:
            bare_ones.append(operator)
    return bare_ones


def test_the_check_of_a_pdf_can_fail():
    with pikepdf.open(io.BytesIO(pdf_of(PAPER))) as held:
        del held.Root.MarkInfo
        del held.Root.StructTreeRoot
        broken = io.BytesIO()
        held.save(broken)
    broken.seek(0)
    assert pdfua.validate(broken).findings
