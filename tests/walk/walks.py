"""Short ways to walk a case in a test: from files in memory, or from a folder written for the purpose."""

import json
from io import StringIO

from django.core.management import call_command

from sarum.cases.walk import carrying
from sarum.cases.walk.folder import folder_of
from tests import build

EXAMPLES = build.EXAMPLES


def walked(files, **options):
    """The walk of these files, and whether they carried the case as far as they go."""
    return carrying.carry(folder_of(files, name="test"), **options)


def written(folder, files):
    """A folder that holds these files; text and bytes are written as they are."""
    for name, held in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(held, bytes):
            path.write_bytes(held)
        else:
            path.write_text(held if isinstance(held, str) else json.dumps(held, ensure_ascii=False), encoding="utf-8")
    return folder


def run(*words):
    """The command's exit, what it printed and what it complained of."""
    said, complaint = StringIO(), StringIO()
    try:
        call_command("walk", *map(str, words), stdout=said, stderr=complaint)
        code = 0
    except SystemExit as ended:
        code = ended.code
    return code, said.getvalue(), complaint.getvalue()


def only(files, *names):
    """These files and no others."""
    return {name: held for name, held in files.items() if name.startswith(names)}
