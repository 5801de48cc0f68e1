"""What the page of components shows: one of everything, empty, filled in, and gone wrong."""

import datetime

from sarum.kit import fields

KINDS = [
    ("NEGLECT", "Neglect", "Acts of omission, by others"),
    ("SELF", "Self-neglect"),
    ("OTHER", "Something else"),
]


class Sample(fields.Form):
    """One field of each kind."""

    groups = {"About you": ["name", "email"]}

    born = fields.Day(
        "Date of birth",
        hint="For example, 3 March 1950",
        not_after="today",
        required=False,
    )
    happened = fields.LongText(
        "What happened?",
        hint="In your own words",
        words=30,
        required="Say what happened",
    )
    notes = fields.LongText("Notes", required=False, rows=3)
    knows = fields.YesNo(
        "Does the adult know about this referral?",
        required="Select yes if the adult knows",
    )
    kind = fields.Choice("Main kind of abuse or neglect", choices=KINDS)
    agency = fields.Choice("Agency", choices=KINDS, as_select=True)
    kinds = fields.Several("Other kinds", choices=KINDS, hint="Select all that apply", required=False)
    people = fields.WholeNumber("Number of people in the household", at_most=50)
    sure = fields.Tick("I have checked these answers", hint="They cannot be changed afterwards")
    name = fields.Text("Name", autocomplete="name", width=20)
    email = fields.Email("Email address", autocomplete="email")
    letter = fields.Upload("Letter", hint="The one that was sent first.", required="Choose the letter")
    ticket = fields.Hidden(required=False)


FILLED = {
    "born": datetime.date(1950, 3, 3),
    "happened": "First line\n\n    an indented line, kept as it was typed\n<b>and escaped</b>",
    "notes": "",
    "knows": False,
    "kind": "SELF",
    "agency": "OTHER",
    "kinds": ["NEGLECT", "OTHER"],
    "people": 3,
    "sure": True,
    "name": "Oonagh",
    "email": "oonagh@example.org",
}
WRONG = {
    "born_0": "31",
    "born_1": "Feb",
    "born_2": "2021",
    "happened": "word " * 33,
    "people": "two",
    "name": "",
    "email": "oonagh at example",
}
ROWS = [
    {
        "agency": "Wye Valley NHS Trust",
        "sent": datetime.date(2026, 2, 3),
        "words": "4 working days late",
        "colour": "red",
    },
    {
        "agency": "West Mercia Police",
        "sent": datetime.date(2026, 2, 3),
        "words": "Returned",
        "colour": "green",
    },
]
EVENTS = [
    {
        "what": "Scoping requested from Wye Valley NHS Trust",
        "who": "Oonagh, Business Manager",
    },
    {
        "what": "Referral received",
        "who": "Sam, West Mercia Police",
        "more": "By the form on the website.",
    },
]


def page(posted=None) -> dict:
    """The context of the page."""
    at = datetime.datetime(2026, 2, 3, 14, 30, tzinfo=datetime.UTC)
    return {
        "title": "Components",
        "empty": Sample(auto_id="empty_%s"),
        "filled": Sample(initial=FILLED, auto_id="filled_%s"),
        "form": Sample(posted or WRONG, auto_id="wrong_%s"),
        "rows": ROWS,
        "events": [{**event, "at": at} for event in EVENTS],
        "theirs": [
            {
                "label": "What happened?",
                "yours": "She fell twice.",
                "theirs": "She fell three times.",
            }
        ],
        "summary": [
            {
                "key": {"text": "Reference"},
                "value": {"text": "HSAB-2026-014"},
                "actions": {
                    "items": [
                        {
                            "text": "Change",
                            "href": "#reference",
                            "visuallyHiddenText": "reference",
                        }
                    ]
                },
            },
            {"key": {"text": "Held by"}, "value": {"text": "Partnership Team"}},
        ],
        "tasks": [
            {
                "title": {"text": "About the adult"},
                "href": "#adult",
                "status": {"text": "Completed"},
            },
            {
                "title": {"text": "What happened"},
                "href": "#what",
                "status": {"tag": {"text": "Not yet started", "classes": "govuk-tag--blue"}},
            },
        ],
        "trail": [
            {"text": "Your work", "href": "#work"},
            {"text": "HSAB-2026-014", "href": "#case"},
            {"text": "Returns"},
        ],
        "tabs": [
            {"text": "Overview", "href": "#overview", "active": True},
            {"text": "Returns", "href": "#returns"},
        ],
    }
