"""The questions asked about an agency."""

from sarum.board.models import Agency
from sarum.kit import fields


class AgencyForm(fields.Form):
    """What the register says of an agency."""

    name = fields.Text("Name of the agency", longest=200, required="Enter the agency’s name")
    is_statutory_partner = fields.YesNo(
        "Is it one of the statutory partners?",
        hint="The council, the police and the integrated care board. Each gives its view at every verification meeting.",
        required="Say whether it is one of the statutory partners",
    )
    email = fields.Email(
        "Email address",
        hint="A shared address of the agency, where it has one",
        required=False,
    )
    phone = fields.Text("Telephone number", longest=40, width=20, required=False)
    address = fields.LongText("Postal address", rows=4, longest=1000, required=False)


def values_of(agency: Agency) -> dict[str, object]:
    return {name: getattr(agency, name) for name in AgencyForm.base_fields}
