"""The questions of a referral about what happened, who was there, and what was learnt."""

from sarum.cases.rules import codes
from sarum.cases.rules.form import conditions as when
from sarum.cases.rules.form.questions import Kind, Page, Part, Question, Said
from sarum.cases.rules.referral import MOST_ATTACHMENTS

WHAT_HAPPENED = Part(
    "what-happened", "What happened", "what_happened",
    (
        Page("", "What happened", (
            Question(
                "outline", "What happened?", Kind.LONG, rows=10, needed="Say what happened, even if you do not know everything",
                hint="In your own words. Start where it seems to you to begin. Say what you know and what you only suspect",
            ),
            Question("date_from", "From when?", longest=60, width=20, hint="A date, or as near as you can: “early 2021”"),
            Question("date_to", "Until when?", longest=60, width=20),
            Question("place", "Where?"),
        )),
        Page("kinds", "The kinds of abuse or neglect", (
            Question(
                "abuse_types", "What kinds of abuse or neglect are known or suspected?", Kind.SEVERAL,
                options=codes.ABUSE.options, hint="Select all that apply",
            ),
            Question("source_of_risk", "From whom did the risk come?", Kind.SEVERAL, options=codes.SOURCE_OF_RISK.options,
                     hint="Select all that apply"),
            Question("location", "In what kind of place?", Kind.CHOICE, options=codes.LOCATION.options),
        ), when.NOT_GOOD_PRACTICE),
    ),
)  # fmt: skip
WORKING_TOGETHER = Part(
    "working-together", "How agencies worked together", "what_happened",
    (
        Page("", "How agencies worked together", (
            Question(
                "working_together", "How did agencies work together?", Kind.LONG, rows=8,
                hint="What was shared or not shared, agreed, done or not done",
            ),
        ), intro="This is what a review learns from. Say what you saw; nobody is blamed by this form."),
        Page("since", "What has been done and learnt", (
            Question("immediate_action", "What has been done already to keep people safe, or put right?", Kind.LONG),
            Question("early_learning", "What has been learnt already, and who has been told?", Kind.LONG, rows=3),
            Question("good_practice", "What went well?", Kind.LONG),
            Question("public_interest", "Is there interest from the press, councillors or the public?", Kind.LONG, rows=2),
        )),
    ),
    when=when.NOT_GOOD_PRACTICE,
)  # fmt: skip
SUCCESS = Part(
    "what-went-well", "What went well", "success",
    (
        Page("", "What went well", (
            Question("went_well", "What went well?", Kind.LONG, rows=8),
            Question("who_made_the_difference", "Who made the difference?", Kind.LONG, rows=3),
            Question("what_helped", "What helped them to do it?", Kind.LONG, rows=3,
                     hint="For example time, supervision, a meeting, a rule that allowed it"),
            Question("what_they_say", "What does the person, or their family, say of it?", Kind.LONG, rows=3),
            Question("what_to_copy", "What could others copy?", Kind.LONG, rows=3),
        )),
    ),
    when=when.GOOD_PRACTICE,
)  # fmt: skip


def listed(slug: str, title: str, kept_in: str, one: str, intro: str, *questions: Question) -> Part:
    return Part(slug, title, kept_in, (Page("about", f"About the {one}", questions),), one, intro=intro)


OTHER_PEOPLE = listed(
    "other-people", "Other people who matter", "other_people", "other person",
    "Family, friends, neighbours, carers, children in the home, anybody who may have caused harm.",
    Question("name", "Name", longest=200, named="The person's name",
             needed="Enter a name. If you do not know it, write “Not known”"),
    Question("relationship", "Who are they to the adult?", longest=200, hint="For example daughter, neighbour, carer"),
    Question("role", "Why do they matter here?", longest=200,
             hint="For example next of kin, witness, child in the home, may have caused harm"),
    Question("date_of_birth", "When were they born?", longest=40, width=20, hint="A date, a year, or about how old they are"),
    Question("own_needs", "Do they have needs for care and support of their own?"),
    Question("is_safe_to_contact", "Is it safe to contact them, and how?", longest=200),
)  # fmt: skip
AGENCIES = listed(
    "agencies", "Agencies you know were involved", "agencies", "agency", "Each will be asked what it knows, if the case goes on.",
    Question("name", "Name of the agency", longest=200, named="The agency's name", needed="Enter the name of the agency"),
    Question("nature", "How was it involved?", longest=300, hint="For example GP, landlord, home care"),
    Question("contact", "Somebody there to speak to", longest=200),
)  # fmt: skip
PROCESSES = listed(
    "processes", "Other processes", "processes", "process",
    "An inquest, an enquiry or an investigation does not stop a referral, but the Board must know of it.",
    Question(
        "process", "What is it?", longest=200, named="The process", needed="Enter what it is",
        hint="For example an inquest, a section 42 enquiry, a criminal investigation, a patient safety investigation, a complaint",
    ),
    Question("lead", "Who leads it?", longest=200),
    Question("status", "How far is it?", longest=200),
    Question("contact", "Who can be asked about it?", longest=200),
)  # fmt: skip


def file_to_attach(said: Said, answers: Said) -> tuple[Question, ...]:
    """Which file; where there is one already, whether another takes its place."""
    here = said.get("name") if said.get("digest") else ""
    return (
        Question("upload", "Another file", Kind.FILE, hint=f"To go on with {here}, choose none.")
        if here
        else Question("upload", "Which file?", Kind.FILE, needed="Choose a file"),
        Question("about", "What is it?", hint="For example: care plan of May 2021, photograph of the door"),
    )


ATTACHMENTS = Part(
    "attachments", "Attachments", "attached_files", (Page("file", "What you attach", asks=file_to_attach),), "attachment",
    intro="Letters, care plans, photographs, records: whatever the Board should see. Nobody needs to attach anything. "
    f"At most {MOST_ATTACHMENTS} files.",
)  # fmt: skip
