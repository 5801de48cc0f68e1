"""Who acts when no person of the register does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outsider:
    """Somebody, or something, without an account."""

    name: str
    code: str
    pk: None = None
    agency: None = None
    agency_id: None = None
    is_authenticated: bool = False

    def __str__(self) -> str:
        return self.name


PUBLIC = Outsider("Somebody without an account", "public")
CLOCK = Outsider("The clock", "clock")
SETUP = Outsider("The installation", "setup")
