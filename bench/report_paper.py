"""How long a Rapid Review report of 60 pages takes as a PDF that a screen reader can read, and as a Word file."""

import io
import time

from pikepdf import Pdf

from sarum.kit import rich
from sarum.kit.paper import Heading, Paper
from sarum.kit.pdf import pdf_of
from sarum.kit.word import word_of

SECTION = (
    "Care stopped on 2 April and nobody else was told. [Entry 14](entry:14) and [the return of the trust](return:3) say so.\n\n"
    "- Her brother rang **twice** and was told to wait.\n- The nurse wrote that she would *come back*.\n\n"
)
PAGES, TIMES = 60, 3


def measure() -> None:
    """Write a report until it has the pages, then time how long each kind of file takes."""

    def report(parts: int) -> Paper:
        blocks = [block for n in range(parts) for block in (Heading(f"Part {n}"), *rich.blocks(SECTION * 6))]
        return Paper("Rapid Review report", blocks, author="Wyvern Safeguarding Adults Board", foot="HSAB-2026-001")

    parts = 10
    while (pages := len(Pdf.open(io.BytesIO(pdf_of(report(parts)))).pages)) < PAGES:
        parts = parts * PAGES // pages + 1
    for name, made_by in (("PDF/UA", pdf_of), ("Word", word_of)):
        taken = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            size = len(made_by(report(parts)))
            taken.append(time.perf_counter() - begun)
        print(f"{name}, {pages} pages, {size // 1024} KB: {sorted(taken)[TIMES // 2]:.2f} s")


if __name__ == "__main__":
    measure()
