"""An entry's other cells in one cell, for a page too narrow for all of them; read back as they were."""

import re

LINE = re.compile(r"^▪ ([^\n]*?) ▸ (.*?)(?=\n▪ [^\n]* ▸ |\Z)", re.M | re.S)


def packed_more(columns: dict[str, str]) -> str:
    """▪ Outcome ▸ Admitted, a line for each heading."""
    return "\n".join(f"▪ {label} ▸ {said}" for label, said in columns.items())


def unpacked_more(cell: str) -> dict[str, str]:
    return dict(LINE.findall(cell))
