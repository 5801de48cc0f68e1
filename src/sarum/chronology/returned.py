"""Our own JSON and our own page, read back as the table they were made from."""

import json
from typing import Any

from sarum.chronology.headings import OWN
from sarum.chronology.more import packed_more
from sarum.chronology.origins import origin
from sarum.chronology.tables import Row, Table

BLOCK = b'<script type="application/json" id="chronology">'
MORE = "Other columns"


def is_ours(content: bytes) -> bool:
    """Whether these bytes are a combined chronology as JSON, or a page that holds one."""
    return BLOCK in content or (content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and b'"entries"' in content)


def tables_in(content: bytes) -> list[Table]:
    """One table with the headings of our outputs. Raises ValueError when it is not what it seemed."""
    if BLOCK in content:
        content = content.split(BLOCK, 1)[1].split(b"</script>", 1)[0]
    entries = json.loads(content.decode("utf-8-sig"))["entries"]
    return [Table(1, [Row(1, [*OWN, MORE]), *(Row(number, cells(entry)) for number, entry in enumerate(entries, 2))])]


def cells(entry: dict[str, Any]) -> list[str]:
    place = origin(str(entry["file"]), int(entry["table"]), int(entry["row"]))
    said = [str(entry[name]) for name in ("date", "time", "agency", "event", "source", "written")]
    return [*said, place, packed_more({str(label): str(cell) for label, cell in entry["columns"].items()})]
