"""A template is filled with words and content, and nothing typed, and nothing in a template, is more than words."""

import io
from base64 import b64decode

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from jinja2.exceptions import SecurityError
from lxml import etree

from sarum.kit import word_template as templates
from sarum.kit.paper import Boxed, Facts, Heading, Items, Paper, Paragraph, Table
from sarum.kit.paper_handed import handed, paper_of
from sarum.kit.word import clean

PAPER = Paper(
    "Minutes",
    [Heading("Welcome"), Paragraph("She came."), Items(["one"], is_numbered=True), Facts([("Who", "Joan")]),
     Boxed("Decided."), Table(["When"], [["3 March 2021"]], "Key events")],
    author="The Board", foot="Wyvern",
)  # fmt: skip


def template(*lines, change=lambda document: None):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def read(whole):
    return Document(io.BytesIO(whole))


def words_of(whole):
    return [line.text for line in read(whole).paragraphs]


@pytest.mark.parametrize(
    "typed", ["{{ 7 * 7 }}", "{% for x in y %}", "<w:p/>", "&amp;", "a\x00b\x1fc", "ends in ]]>", "\ud83d"]
)
def test_what_is_typed_is_words_in_a_field_and_in_the_content(typed):
    made = templates.filled(
        template("To {{ to }}", "{{ content }}", "End"), {"to": typed}, Paper("T", [Paragraph(typed)])
    )
    assert words_of(made) == [f"To {clean(typed)}", clean(typed), "End"]


def test_the_content_stands_in_its_place_in_the_styles_of_the_template():
    made = read(templates.filled(template("Before", "{{ content }}", "After"), {}, PAPER))
    assert [(line.style.name, line.text) for line in made.paragraphs] == [
        ("Normal", "Before"), ("Heading 1", "Welcome"), ("Normal", "She came."), ("List Number", "one"),
        ("Normal", "Who\nJoan"), ("Normal", "Decided."), ("Caption", "Key events"), ("Normal", ""), ("Normal", "After"),
    ]  # fmt: skip
    assert [table.cell(0, 0).text for table in made.tables] == ["When"]


def test_the_content_may_stand_in_a_cell_of_a_table():
    def framed(document):
        document.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{{ content }}"

    made = read(templates.filled(template("Head", change=framed), {}, PAPER))
    cell = made.tables[0].cell(0, 0)
    assert [line.text for line in cell.paragraphs][:2] == ["Welcome", "She came."] and len(cell.tables) == 1


def test_a_template_without_the_styles_of_a_paper_is_lent_them():
    def bare(document):
        for style in list(document.styles):
            if style.name in ("Heading 1", "List Number", "Table Grid", "Caption"):
                style.element.getparent().remove(style.element)

    made = read(templates.filled(template("{{ content }}", change=bare), {}, PAPER))
    assert made.paragraphs[0].style.name == "Heading 1" and made.tables[0].style.name == "Table Grid"


def lists_in(whole):
    """Each paragraph of a list with how it is numbered, as Word finds it: of its own, or of its style."""
    made, found = read(whole), {}
    known = made.part.numbering_part.element
    for line in made.paragraphs:
        own = line._p.pPr.numPr if line._p.pPr is not None else None
        told = (
            own
            if own is not None
            else line.style.element.xpath("./w:pPr/w:numPr")[0]
            if "List" in line.style.name
            else None
        )
        if told is not None:
            number = known.num_having_numId(told.numId.val).abstractNumId.val
            found[line.text] = known.xpath(f"./w:abstractNum[@w:abstractNumId='{number}']/w:lvl/w:numFmt/@w:val")[0]
    return found


def never_listed(document):
    """As Word saves a file in which nobody ever made a list."""
    part = document.part
    part.drop_rel(next(key for key, one in part.rels.items() if one.reltype == RELATIONSHIP_TYPE.NUMBERING))
    for style in list(document.styles):
        if style.name.startswith("List"):
            style.element.getparent().remove(style.element)


def otherwise_listed(document):
    """Its only numbering is one of bullets, and its own style for numbers has none."""
    known = document.part.numbering_part.element
    for style in list(document.styles):
        if style.name.startswith("List") and style.name != "List Number":
            style.element.getparent().remove(style.element)
    document.styles["List Number"].element.pPr.remove(document.styles["List Number"].element.pPr.numPr)
    for one in known.xpath("./w:abstractNum | ./w:num")[1:]:
        known.remove(one)
    known.xpath("./w:abstractNum/w:lvl/w:numFmt")[0].set(qn("w:val"), "upperRoman")
    known.add_num(int(known[0].get(qn("w:abstractNumId"))))


@pytest.mark.parametrize("change", [never_listed, otherwise_listed])
def test_a_template_without_numberings_is_lent_them(change):
    paper = Paper("T", [Items(["dot"]), Items(["one"], is_numbered=True), Items(["again"], is_numbered=True)])
    given = template("{{ content }}", change=change)
    assert templates.tried(given)["places"] == 1
    made = templates.filled(given, {}, paper)
    assert lists_in(made) == {"dot": "bullet", "one": "decimal", "again": "decimal"}


def test_a_trial_sets_lists_and_a_table_too_so_that_nothing_fails_only_later(monkeypatch):
    given = template("{{ content }}", change=never_listed)
    monkeypatch.setattr(templates, "lend_styles", lambda word: None)
    with pytest.raises(KeyError, match="List Bullet"):
        templates.tried(given)


def test_the_head_and_the_foot_of_a_page_hold_fields_too():
    def footed(document):
        document.sections[0].footer.paragraphs[0].text = "{{ foot }}"

    made = read(templates.filled(template("{{ content }}", change=footed), {"foot": "HSAB-2026-004"}, PAPER))
    assert made.sections[0].footer.paragraphs[0].text == "HSAB-2026-004"
    assert "foot" in templates.tried(template("{{ content }}", change=footed))["fields"]


def test_the_same_template_and_content_give_the_same_bytes():
    own = templates.own_template(["{{ board }}", "{{ content }}"])
    assert own == templates.own_template(["{{ board }}", "{{ content }}"])
    assert templates.filled(own, {"board": "B"}, PAPER) == templates.filled(own, {"board": "B"}, PAPER)


def test_a_template_reaches_nothing_but_its_fields():
    def reaching(document):
        document.core_properties.author = "{{ cycler.__init__.__globals__.os.name }}"

    with pytest.raises(SecurityError):
        templates.filled_here(template("{{ content }}", change=reaching), {}, PAPER)


def fetching(document):
    document.part.relate_to("https://elsewhere.example/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)


def told_to_fetch(document):
    told = OxmlElement("w:instrText")
    told.text = 'INCLUDEPICTURE "http://elsewhere.example/logo.png"'
    document.add_paragraph().add_run()._r.append(told)


def hidden(document):
    document.core_properties.title = "{{ 1 // 0 }}"


def linking(document):
    document.part.relate_to("https://wyvern.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def tracked(document):
    change = OxmlElement("w:ins")
    change.set(qn("w:author"), "Joan Bell")
    document.paragraphs[0]._p.append(change)


def tracked_at_the_head(document):
    tracked(document.sections[0].header)


def picture(document, descr="", decorative=False, where=None):
    run = (where or document).add_paragraph().add_run()
    drawn = run.add_picture(io.BytesIO(PIXEL))._inline.docPr
    drawn.set("name", "Our logo")
    if descr:
        drawn.set("descr", descr)
    if decorative:
        drawn.append(etree.Element("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative", val="1"))


PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def old_picture(document):
    shape = etree.fromstring('<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="Old logo"><v:imagedata/></v:shape>')
    document.add_paragraph().add_run()._r.append(shape)


def commented(document):
    document.add_comment(document.paragraphs[0].runs, text="Is this right?", author="Joan Bell")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (template("{{ our name }}", "{{ content }}"), {"broken": "{{ our name }}"}),
        (template("{{ to }", "{{ content }}"), {"broken": "{{ to }"}),
        (template("{%p for a in b %}", "{{ content }}"), {"is_broken": True}),
        (template("{{ to.name }}", "{{ content }}"), {"broken": "{{ to.name }}"}),
        (template("{{ 1 // (to|length) }}", "{{ content }}"), {"broken": "{{ 1 // (to|length) }}"}),
        (template("{{ content if to else 'None.' }}"), {"broken": "{{ content if to else 'None.' }}"}),
        (template("{{ content }}", change=told_to_fetch), {"is_fetching": True}),
        (template("{{ content }}", change=hidden), {"is_broken": True}),
        (template("{{ content }}", change=fetching), {"is_fetching": True}),
        (template("{{ content }}", change=tracked), {"has_marks": True}),
        (template("{{ content }}", change=tracked_at_the_head), {"has_marks": True}),
        (template("{{ content }}", change=commented), {"has_marks": True}),
        (template("{{ content }}", change=linking), {"fields": ["content"], "places": 1}),
        (template("{{ content }}", change=picture), {"unseen": ["Our logo"]}),
        (
            template("{{ content }}", change=lambda document: picture(document, where=document.sections[0].header)),
            {"unseen": ["Our logo"]},
        ),
        (template("{{ content }}", change=old_picture), {"unseen": ["Old logo"]}),
        (template("{{ content }}", change=lambda document: picture(document, "The Board’s arms")), {"unseen": None}),
        (template("{{ content }}", change=lambda document: picture(document, decorative=True)), {"unseen": None}),
        (template("{{ content }}", "{{ content }}"), {"places": 2}),
        (template("Here: {{ content }}"), {"places": 0}),
        (template("{{ to }}"), {"fields": ["to"], "places": 0}),
    ],
)
def test_what_is_wrong_with_a_template_is_found(given, said):
    found = templates.tried(given)
    assert {name: found.get(name) for name in said} == said


def test_a_paper_is_kept_and_read_again():
    held = handed(PAPER)
    assert handed(paper_of(held)) == held and paper_of(held).blocks[1] == PAPER.blocks[1]
    with pytest.raises(TypeError):
        paper_of(held["blocks"][0])
