"""The documents are true of the product; and each check notices when they are not."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.house import documents, laws
from tests.house.documents import DOCS, HOUSE

DECISIONS = {path.name: path.read_text() for path in sorted((DOCS / "decisions").glob("0*.md"))}
PAGES = {str(path.relative_to(HOUSE)): path.read_text() for path in [*HOUSE.glob("*.md"), *DOCS.rglob("*.md")]}
REQUIREMENTS = ("requirements.in", "requirements-build.in", "requirements-test.in")
FIELD = {"model": "cases.Case", "field": "step", "class": "open", "purpose": "where it is", "retention": "case"}
SOUND = "# 0001 One\n\n## Context\n\n## Decision\n\n## What follows\n"


def printed(command, *words):
    said = StringIO()
    call_command(command, *words, stdout=said)
    return said.getvalue()


def guidance(**changed):
    """The table of duties with nothing kept yet, but for the rows given."""
    row = "| {} | what it asks | {} | {} |"
    kept = dict.fromkeys(documents.DUTIES, ("–", "not yet")) | changed
    return "\n".join(row.format(duty, *said) for duty, said in kept.items())


def test_every_model_field_is_classed_with_its_purpose_and_retention():
    kept = documents.retentions((DOCS / "retention.md").read_text())
    assert documents.unclassed_fields(documents.classed_fields(), documents.model_fields(), kept) == []


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ([], [("cases.Case", "step")]),
        ([FIELD], []),
        ([FIELD, FIELD], [("cases.Case", "step")]),
        ([FIELD | {"class": "secret"}], [("cases.Case", "step")]),
        ([FIELD | {"purpose": " "}], [("cases.Case", "step")]),
        ([FIELD | {"retention": "forever"}], [("cases.Case", "step")]),
    ],
    ids=["not classed", "stale", "twice", "no such class", "no purpose", "no such retention"],
)
def test_a_field_that_is_not_well_classed_is_noticed(rows, fields):
    assert documents.unclassed_fields([FIELD], [("cases.Case", "step")], {"case"}) == []
    assert len(documents.unclassed_fields(rows, fields, {"case"})) == 1


def test_every_duty_of_the_guidance_names_a_test_that_exists():
    assert documents.unkept_duties((DOCS / "guidance.md").read_text()) == []


@pytest.mark.parametrize(
    "broken",
    [
        guidance(R4=("README.md", "tests/house/test_docs.py::test_that_is_not_there")),
        guidance(R4=("README.md", "tests/house/no_such_file.py::test_x")),
        guidance(R4=("no/such/file.py", "not yet")),
        guidance(R4=("–", "tests/house/test_docs.py::test_the_procedure_is_drawn")),
        guidance(R4=("README.md", "not yet, tests/house/test_docs.py::test_the_procedure_is_drawn")),
        guidance().replace("| R4 |", "| R5 |"),
        guidance() + "\n| R66 | what it asks | – | not yet |",
        guidance().replace("| R7 | what it asks |", "| R7 |"),
    ],
    ids=["no test", "no test file", "no file", "no keeper", "not yet with a test", "missing", "twice", "three columns"],
)
def test_a_duty_that_is_not_kept_as_it_says_is_noticed(broken):
    sound = guidance(R4=("README.md", "tests/house/test_docs.py::test_the_procedure_is_drawn"))
    assert documents.unkept_duties(sound) == []
    assert documents.unkept_duties(broken) != []


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    assert documents.undocumented_settings(laws.product(), (HOUSE / "env.example").read_text()) == []


@pytest.mark.parametrize(
    "line",
    ['x = read_flag("SARUM_NEW")', 'x = os.environ.get("SARUM_NEW", "")', 'x = os.environ["SARUM_NEW"]', "x = 1"],
)
def test_a_setting_that_is_read_or_documented_alone_is_noticed(line):
    example = "SARUM_OLD=\n" if line == "x = 1" else ""
    assert len(documents.undocumented_settings({"sarum/config/settings.py": line}, example)) == 1


def test_every_decision_has_its_three_headings_and_is_listed():
    assert len(DECISIONS) >= 12
    assert documents.loose_decisions(DECISIONS, (DOCS / "decisions/README.md").read_text()) == []


@pytest.mark.parametrize(
    ("decisions", "index"),
    [
        ({"0001-one.md": SOUND}, "nothing"),
        ({"0001-one.md": SOUND.replace("## What follows", "## Consequences")}, "[One](0001-one.md)"),
        ({"0001-one.md": SOUND.replace("0001", "0009")}, "[One](0001-one.md)"),
        ({"0001-one.md": SOUND}, "[One](0001-one.md) [Two](0002-two.md)"),
        ({"0002-one.md": SOUND.replace("0001", "0002")}, "[One](0002-one.md)"),
    ],
    ids=["not listed", "another heading", "another number", "not there", "a gap"],
)
def test_a_decision_out_of_order_is_noticed(decisions, index):
    assert documents.loose_decisions({"0001-one.md": SOUND}, "[One](0001-one.md)") == []
    assert len(documents.loose_decisions(decisions, index)) == 1


def test_every_dependency_is_explained():
    named = [name for file in REQUIREMENTS for name in documents.names_in((HOUSE / file).read_text())]
    assert documents.unexplained_dependencies(named, PAGES["docs/decisions/0008-dependencies.md"]) == []


def test_a_dependency_without_a_reason_is_noticed():
    named = documents.names_in("# said\n-c others.txt\ndjango>=5.2,<5.3\npsycopg[binary]\n")
    assert named == ["django", "psycopg"]
    assert documents.unexplained_dependencies(named, "| `django` | because |") != []
    assert documents.unexplained_dependencies([], "| `django` | because |") != []


def test_every_link_between_documents_leads_somewhere():
    assert documents.dead_links(PAGES) == []


def test_a_dead_link_is_noticed():
    assert documents.dead_links({"docs/x.md": "[there](../README.md) [gone](gone.md) [web](https://x.org/y)"}) == [
        "docs/x.md: gone.md"
    ]


def test_every_file_that_a_document_names_is_there():
    assert documents.dead_paths(PAGES) == []


def test_a_file_that_is_named_and_not_there_is_noticed():
    text = "`src/sarum/kit` `src/sarum/gone.py` `tests/<step>/x.py` `access.csv`"
    assert documents.dead_paths({"README.md": text}) == ["README.md: src/sarum/gone.py"]


def test_the_procedure_is_drawn():
    assert printed("procedure", "--markdown") == (DOCS / "procedure.md").read_text()


def test_the_access_table_is_printed():
    assert printed("access_table") == (DOCS / "access.md").read_text()
