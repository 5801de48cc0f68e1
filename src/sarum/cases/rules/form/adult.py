"""The questions of a referral about one adult."""

from sarum.cases.models.case import Living
from sarum.cases.models.referral import Answer, Element, Standard
from sarum.cases.rules import codes
from sarum.cases.rules.form import conditions as when
from sarum.cases.rules.form.questions import Kind, Page, Part, Question, Said
from sarum.cases.rules.referral import ELEMENT_WORDS, SERIOUS, condition_for

WHO = Page("who", "Who is the adult?", (
    Question(
        "name", "Full name", longest=200, named="The adult's name",
        needed="Enter the adult's name. If you do not know it, write “Not known”",
    ),
    Question("known_as", "What they like or liked to be called", longest=200),
    Question("other_names", "Other names they have used", Kind.LINES, hint="One on each line", rows=2),
    Question("date_of_birth", "Date of birth", Kind.DAY, hint="A day that has passed. For example, 3 March 1950"),
    Question("age", "If you do not know it: about how old?", longest=60, width=10),
    Question(
        "living", "Is the adult alive?", Kind.CHOICE,
        options=((Living.ALIVE.value, "Yes, alive"), (Living.DIED.value, "No, they have died"), codes.NOT_KNOWN),
    ),
))  # fmt: skip
DEATH = Page("death", "About their death", (
    Question("date_of_death", "Date of death", Kind.DAY, hint="Today, or a day that has passed"),
    Question("place_of_death", "Where they died"),
    Question("cause_of_death", "Cause of death", Kind.LONG, rows=3),
    Question(
        "cause_is", "Is the cause certain?", Kind.CHOICE,
        options=(("CERTIFIED", "Yes, certified"), ("PROVISIONAL", "Provisional, or waiting for the coroner"), codes.NOT_KNOWN),
    ),
), when.HAS_DIED)  # fmt: skip
WHEREABOUTS = Page("whereabouts", "Where they are now", (
    Question("whereabouts", "Where is the adult now, and are they safe there?", Kind.LONG, rows=3),
), when.IS_ALIVE)  # fmt: skip
HOME = Page("home", "Where they lived, and who knew them", (
    Question("address", "Address at the time", Kind.LONG, rows=3, hint="Where they lived when this happened"),
    Question(
        "ordinary_residence", "Which council’s area is or was their home?",
        hint="Where they are “ordinarily resident”, if that is somewhere else",
    ),
    Question("placing_authority", "If they were placed by another council or the NHS, which?"),
    Question("nhs_number", "NHS number", longest=20, width=20, hint="10 digits, like 943 476 5919"),
    Question("local_ids", "Other numbers by which agencies know them", Kind.LINES, rows=2,
             hint="One on each line, for example “Mosaic 123456”"),
    Question("gp", "GP or surgery"),
))  # fmt: skip
ABOUT = Page("about", "More about them", (
    Question("sex", "Sex", Kind.CHOICE, options=codes.SEX.options),
    Question("gender_identity", "Gender, if they described it otherwise", longest=200),
    Question("ethnicity", "Ethnic group", Kind.CHOICE, options=codes.ETHNICITY.options),
    Question("religion", "Religion or belief", longest=200),
    Question("first_language", "First language", longest=200),
    Question("communication_needs", "What do or did they need to communicate?", Kind.LONG, rows=2,
             hint="For example an interpreter, a hearing aid, pictures, time"),
))  # fmt: skip
NEEDS = Page("needs", "Their needs and wishes", (
    Question(
        "needs", "What are or were their needs for care and support?", Kind.LONG,
        hint="Whether or not anybody was meeting them. For example washing, eating, getting about, keeping safe at home",
    ),
    Question("primary_support_reason", "What was the main reason why they needed support?", Kind.CHOICE,
             options=codes.SUPPORT_REASON.options),
    Question("capacity", "What is known of their mental capacity?", Kind.LONG, rows=3,
             hint="For which decisions it was assessed, by whom, and what was found"),
    Question(
        "consent", "Has the adult agreed to this referral?", Kind.CHOICE,
        options=(*codes.KNOWN.options, ("NOT_ASKED", "They have not been asked"), ("NO_CAPACITY", "They could not decide this")),
        when=when.HAS_NOT_DIED,
    ),
    Question("family_aware", "Do their family or those close to them know of this referral?", Kind.CHOICE,
             options=codes.KNOWN.options, when=when.NOT_BY_FAMILY),
    Question("family_views", "What do the adult, their family or those close to them think and want?", Kind.LONG,
             hint="And how, and when, it is best to reach them"),
))  # fmt: skip
EQUALITY = Page("equality", "What else the Board must think of", (
    Question("flags", "Are any of these true of the adult?", Kind.SEVERAL, options=codes.FLAGS.options,
             hint="Each may oblige the Board to tell somebody else. Select all that apply"),
    Question("characteristics", "Which protected characteristics may have mattered?", Kind.SEVERAL,
             options=codes.CHARACTERISTICS.options,
             hint="To what happened, or to how the adult was treated. Select all that apply"),
    Question("protected_characteristics_considered", "How were they considered, and what should the Board know?",
             Kind.LONG, rows=3),
))  # fmt: skip
ADULTS = Part(
    "adults", "The adult or adults", "adults", (WHO, DEATH, WHEREABOUTS, HOME, ABOUT, NEEDS, EQUALITY), "adult",
    intro="The person, or each of the people, at the centre of this referral.",
)  # fmt: skip

ANSWERS = ((Answer.MET.value, "Met"), (Answer.NOT_MET.value, "Not met"), (Answer.NOT_KNOWN.value, "Not yet known"))


def elements(said: Said, answers: Said) -> tuple[Question, ...]:
    """The four elements of the test, for one adult; the fourth by whether they have died."""
    asked: list[Question] = []
    living = str(said.get("living") or "")
    for element in Element:
        legend = ELEMENT_WORDS.get(element) or condition_for(living)
        is_condition = element == Element.CONDITION
        serious = SERIOUS if is_condition and living != Living.DIED else ""
        asked.append(Question(
            f"{element}_answer", "Your answer", Kind.CHOICE, serious, ANSWERS, inline=True, group=legend,
            within=("elements", element.value, "answer"),
        ))  # fmt: skip
        if is_condition:
            asked.append(Question(
                f"{element}_standard", "If it is met, is the abuse or neglect known or suspected?", Kind.CHOICE,
                options=tuple((one.value, one.label) for one in Standard), inline=True, group=legend,
                within=("elements", element.value, "standard"),
            ))  # fmt: skip
        asked.append(Question(
            f"{element}_reasons", "Your reasons", Kind.LONG, rows=3, group=legend,
            within=("elements", element.value, "reasons"),
        ))  # fmt: skip
    return tuple(asked)


CRITERIA = Part(
    "criteria", "The test in the Care Act", "adults", (Page("elements", "The test in the Care Act", asks=elements),), "adult",
    adds=False,
    intro="The law asks four questions about each adult. The Board answers them in the end. Say what you think and why; "
    "“Not yet known” never stops a referral.",
    when=when.NOT_GOOD_PRACTICE,
)  # fmt: skip
