"""What cannot be understood is said in one plain sentence each, with the file and the entry; never a traceback."""

import json

import pytest

from tests import build
from tests.walk.walks import run, written

pytestmark = pytest.mark.django_db


def complaint(tmp_path, changed, *words):
    """What is complained of when some files are as given (or, with None, are not there)."""
    files = build.files() | changed
    folder = written(tmp_path / "case", {name: held for name, held in files.items() if held is not None})
    code, said, told = run(folder, *words)
    assert code == 2, said
    assert "Traceback" not in told
    return told


def changed(name, *path, to):
    """One file with one entry changed."""
    held = build.files()[name]
    inner = held
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = to
    return {name: held}


def test_a_folder_that_is_not_there(tmp_path):
    code, _, told = run(tmp_path / "nowhere")
    assert (code, told) == (2, f"{tmp_path}/nowhere: there is no such folder\n")


def test_a_file_instead_of_a_folder(tmp_path):
    (tmp_path / "one").write_text("x")
    assert "it is not a folder" in run(tmp_path / "one")[2]


@pytest.mark.parametrize("name", ["board.json", "referral.json"])
def test_a_file_without_which_nothing_can_begin(tmp_path, name):
    assert complaint(tmp_path, {name: None}) == f"{name}: it is missing, and nothing can begin without it\n"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("", "jcr.json: the file is empty"),
        ("{", "jcr.json: line 1, column 2: "),
        ('{\n "a": 1,\n "b" 2}', "jcr.json: line 3, column 6: "),
        ("[]", "jcr.json: it should be one object"),
        ('{"held_on": "2025-08-12", "held_on": "2025-08-13"}', "jcr.json: the entry “held_on” is written twice"),
        ('{"a": NaN}', "jcr.json: NaN is not JSON"),
        ("[" * 100_000, "jcr.json: its entries are nested too deeply"),
        ('{"chair": "a\\u0000b"}', "jcr.json: chair: it holds a character that is no letter (U+0000)"),
        ('{"chair": "\\ud800"}', "jcr.json: chair: it holds a character that is no letter (U+D800)"),
        (b"\x81\x8d\x8f\x90\x9d", "jcr.json: it is neither UTF-8 nor Windows-1252"),
    ],
    ids=["empty", "broken", "line and column", "a list", "twice", "NaN", "deep", "NUL", "surrogate", "bytes"],
)
def test_a_file_that_is_not_json(tmp_path, held, said):
    assert complaint(tmp_path, {"jcr.json": held}).startswith(said)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_encoding_is_read(tmp_path, encoding):
    held = build.files()["referral.json"]
    held["what_happened"]["outline"] = "Her care stopped – “quietly” – and cost £12."
    folder = written(tmp_path / "case", {
        "board.json": build.files()["board.json"],
        "referral.json": json.dumps(held, ensure_ascii=False).encode(encoding),
    })  # fmt: skip
    code, said, _ = run(folder)
    assert code == 0, said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            changed("referral.json", "adults", 0, "date_of_birth", to="31/02/1940"),
            "referral.json: adults[0].date_of_birth: “31/02/1940” is not a date; write it as 1940-02-28\n",
        ),
        (
            changed("referral.json", "adults", 0, "date_of_death", to="1901-01-01"),
            "referral.json: adults[0].date_of_death: 1901-01-01 is before the date of birth, 1941-03-09\n",
        ),
        (
            changed("referral.json", "adults", 0, "is_alive", to="yes"),
            "referral.json: adults[0].is_alive: says yes, and there is a date of death; one of the two is wrong\n",
        ),
        (changed("referral.json", "adults", to=3), "referral.json: adults: should be a list, written between [ and ]\n"),
        (
            changed("referral.json", "adults", 0, "name", to=7),
            "referral.json: adults[0].name: should be text between quotation marks\n",
        ),
        (
            changed("referral.json", "referrer", "email", to="nobody"),
            "referral.json: referrer.email: “nobody” is not an e-mail address; write it as name@example.org, or leave it out\n",
        ),
        (
            changed("referral.json", "criteria", 0, "answer", to="perhaps"),
            "referral.json: criteria[0].answer: “perhaps” is not understood; write met, met (known), met (suspected), "
            "not met, not known or not applicable\n",
        ),
        (
            changed("verification.json", "meetings", 0, "held_on", to=None),
            "verification.json: meetings[0].held_on: a date is needed here; write it as 1940-02-28\n",
        ),
        (
            changed("verification.json", "meetings", 0, "decision", "outcome", to="dance"),
            "verification.json: meetings[0].decision.outcome: “dance” is not understood; write scoping and Rapid Review, "
            "alternative action, more information or not progressed\n",
        ),
        (
            changed("board.json", "offices", 0, "office", to="Tea maker"),
            "board.json: offices[0].office: “Tea maker” is not understood; write Partnership Officer, Business Manager, "
            "JCR Chair, JCR Vice-Chair, JCR member, Statutory partner representative, Independent Chair, Safeguarding "
            "lead, Chief officer or System administrator\n",
        ),
        (
            changed("board.json", "name", to="W" * 201),
            "board.json: name: is longer than 200 letters\n",
        ),
        (
            changed("returns/trust.json", "returned_on", to="2025-06-01"),
            "returns/trust.json: returned_on: 2025-06-01 is before it was requested, 2025-06-12\n",
        ),
        (
            changed("jcr.json", "recommendations_agreed", to=["R1", "R12"]),
            "jcr.json: recommendations_agreed: there is no recommendation R12\n",
        ),
        (
            changed("jcr.json", "actions", 0, "recommendation", to="R7"),
            "jcr.json: actions[0].recommendation: there is no recommendation R7\n",
        ),
        (
            changed("verification.json", "meetings", 0, "decision", "by", to="Zebedee Marl"),
            "verification.json: meetings[0].decision.by: “Zebedee Marl” is not in board.json or in any file before, and "
            "no agency is given\n",
        ),
    ],
    ids=lambda one: "" if isinstance(one, str) else None,
)  # fmt: skip
def test_an_entry_that_cannot_be_understood(tmp_path, change, said):
    assert complaint(tmp_path, change) == said


def test_everything_wrong_is_said_at_once(tmp_path):
    told = complaint(tmp_path, {"jcr.json": "{", "board.json": "", "referral.json": None})
    assert len(told.splitlines()) == 3


def test_two_returns_of_one_agency_cannot_both_stand(tmp_path):
    told = complaint(tmp_path, {"returns/trust-again.json": build.files()["returns/trust.json"]})
    assert "has another return" in told


def test_what_cannot_be_understood_is_in_the_json_too(tmp_path):
    files = build.files() | {"jcr.json": "{"}
    code, said, _ = run(written(tmp_path / "case", files), "--json")
    assert (code, json.loads(said)["end"]["exit"]) == (2, 2)
    assert json.loads(said)["not_understood"][0].startswith("jcr.json: line 1")


def test_a_name_met_first_at_a_meeting_is_added_with_its_agency(tmp_path):
    files = build.files()
    files["verification.json"]["meetings"][0]["attendance"].append(
        {"name": "Naïve Ó Súilleabháin 🦉", "role": "Observer", "agency": "Ōtaki Ward", "present": True}
    )
    code, said, _ = run(written(tmp_path / "case", files))
    assert code == 0
    assert "added Naïve Ó Súilleabháin 🦉 of Ōtaki Ward" in said
