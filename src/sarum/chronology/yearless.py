"""Dates of which nobody wrote the year: never guessed, and never put into the order of time."""

YEARLESS = "XXXX"  # EDTF for a year that nobody wrote


def is_yearless(edtf: str) -> bool:
    """Whether a date begins without its year."""
    return edtf.startswith(YEARLESS)
