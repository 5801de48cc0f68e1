"""The standing board: a known person for every office, every agency and every relation, and some who must see nothing.

`people()` puts them in the register (once a test) and gives them by the part they play: `people()["chair"]`.
Relations to a case (invited, respondent, senior officer, owner, reviewer, barred) come with `build.case_at`.
"""

import datetime as dt
from dataclasses import dataclass

from sarum.board.models import Agency, Office, Person
from sarum.board.operations import invitation, register
from sarum.board.rules.actor import CLOCK, PUBLIC, SETUP
from tests import kept

SINCE = dt.date(2020, 1, 1)
AT = dt.datetime(2020, 1, 1, 9, tzinfo=dt.UTC)

COUNCIL, BOARD_NHS, POLICE = "Wyvern Council", "Wyvern Integrated Care Board", "Wyvern Police"
TEAM, TRUST, CARE, HOMES, SURGERY = (
    "Wyvern Partnership Team", "Wyvern Hospital Trust", "Orchard Home Care", "Kestrel Homes", "Riverside Surgery",
)  # fmt: skip
PARTNERS = (COUNCIL, BOARD_NHS, POLICE)
AGENCIES = (*PARTNERS, TEAM, TRUST, CARE, HOMES, SURGERY)


@dataclass(frozen=True)
class Part:
    """One person of the cast: name, agency, what they are called at work, the office they hold and until when."""

    name: str
    agency: str = ""
    title: str = ""
    office: Office | None = None
    is_deputy: bool = False
    until_on: dt.date | None = None
    is_active: bool = True

    @property
    def email(self) -> str:
        return f"{self.name.lower().removeprefix('dr ').replace(' ', '.')}@example.org"


PARTS = {
    "officer": Part("Olive Fenn", TEAM, "Partnership Officer", Office.PARTNERSHIP_OFFICER),
    "second_officer": Part("Omar Reid", TEAM, "Partnership Officer", Office.PARTNERSHIP_OFFICER),
    "manager": Part("Martha Bell", TEAM, "Business Manager", Office.BUSINESS_MANAGER),
    "deputy_manager": Part("Dilys Oram", TEAM, "Deputy Business Manager", Office.BUSINESS_MANAGER, is_deputy=True),
    "chair": Part("Carys Holt", POLICE, "Superintendent", Office.JCR_CHAIR),
    "vice_chair": Part("Victor Amadi", BOARD_NHS, "Designated Professional", Office.JCR_VICE_CHAIR),
    "independent_chair": Part("Iris Calder", "", "Independent Chair", Office.INDEPENDENT_CHAIR),
    "council": Part("Colin Shaw", COUNCIL, "Principal Social Worker", Office.STATUTORY_PARTNER),
    "police": Part("Priya Nair", POLICE, "Detective Chief Inspector", Office.STATUTORY_PARTNER),
    "nhs": Part("Ines Duarte", BOARD_NHS, "Head of Safeguarding", Office.STATUTORY_PARTNER),
    "member": Part("Mona Petrie", TRUST, "Deputy Chief Nurse", Office.JCR_MEMBER),
    "referrer": Part("Robin Tate", TRUST, "Named Professional"),
    "lead": Part("Leon Garth", CARE, "Quality Lead", Office.SAFEGUARDING_LEAD),
    "chief": Part("Chloe Banks", CARE, "Chief Executive", Office.CHIEF_OFFICER),
    "author": Part("Amir Stone", CARE, "Registered Manager"),
    "senior": Part("Selina Frost", CARE, "Director of Care"),
    "housing_lead": Part("Hugo Marsh", HOMES, "Safeguarding Lead", Office.SAFEGUARDING_LEAD),
    "owner": Part("Owen Pugh", HOMES, "Head of Homes"),
    "reviewer": Part("Dr Rhona Vale", "", "Independent reviewer"),
    "administrator": Part("Adele Quist", TEAM, "Systems Officer", Office.SYSTEM_ADMINISTRATOR),
    # Those who must see nothing of a case.
    "barred": Part("Bruno Lacey", TEAM, "Partnership Officer", Office.PARTNERSHIP_OFFICER),
    "leaver": Part(
        "Lena Moss", TEAM, "Partnership Officer", Office.PARTNERSHIP_OFFICER, until_on=dt.date(2024, 12, 31)
    ),
    "gone": Part("Gideon Pike", TEAM, "Partnership Officer", Office.PARTNERSHIP_OFFICER, is_active=False),
    "outsider_lead": Part("Una Brandt", SURGERY, "GP", Office.SAFEGUARDING_LEAD),
    "stranger": Part("Stan Webb", SURGERY, "Practice nurse"),
}
BY_NAME = {part.name: who for who, part in PARTS.items()}
ACTORS_WITHOUT_ACCOUNT = {"public": PUBLIC, "clock": CLOCK}


def people() -> dict[str, Person]:
    """Everybody, by the part they play. Made the first time, found after that."""
    there = registered()
    if len(there) < len(PARTS):
        kept.once("the cast", register_everybody)
        there = registered()
    return {who: there[part.email] for who, part in PARTS.items()}


def registered() -> dict[str, Person]:
    emails = [part.email for part in PARTS.values()]
    return Person.objects.select_related("agency").in_bulk(emails, field_name="email")


def register_everybody() -> None:
    agencies = {name: agency(name) for name in AGENCIES}
    for part in PARTS.values():
        person(part, agencies.get(part.agency))


def agency(name: str) -> Agency:
    found = Agency.objects.filter(name=name).first()
    return found or register.add_agency(name=name, is_statutory_partner=name in PARTNERS, by=SETUP, at=AT)


def person(part: Part, of: Agency | None) -> Person:
    found = Person.objects.filter(email=part.email).first()
    if found:
        return found
    made = register.add_person(name=part.name, email=part.email, job_title=part.title, agency=of, by=SETUP, at=AT)
    if part.office:
        register.appoint(
            person=made, office=part.office, from_on=SINCE, until_on=part.until_on, is_deputy=part.is_deputy,
            by=SETUP, at=AT,
        )  # fmt: skip
    if not part.is_active:
        invitation.record_leaver(person=made, by=SETUP, at=AT)
        made.holdings.update(until_on=None)  # an office alone must open nothing
    return Person.objects.get(pk=made.pk)
