"""The lists from which answers are chosen, each with its version and where its words come from.

A list is never changed in place once it has been used: it gets a new version. What was answered keeps the words that
were read at the time, because a referral keeps its questions as they were asked.
"""

from dataclasses import dataclass

Option = tuple[str, str]


@dataclass(frozen=True)
class Codes:
    """One list: its codes with their words, in the order they are offered."""

    name: str
    version: str
    source: str
    options: tuple[Option, ...]


NOT_KNOWN: Option = ("NOT_KNOWN", "I do not know")
KNOWN = Codes("known", "2026-11", "Sarum", (("YES", "Yes"), ("NO", "No"), NOT_KNOWN))
ABUSE = Codes(
    "abuse_types", "2026-11", "Care and Support Statutory Guidance, types of abuse; sexual exploitation from the NHS collection",
    (
        ("SELF_NEGLECT", "Self-neglect"),
        ("NEGLECT", "Neglect and acts of omission"),
        ("PHYSICAL", "Physical abuse"),
        ("DOMESTIC", "Domestic violence or abuse"),
        ("SEXUAL", "Sexual abuse"),
        ("SEXUAL_EXPLOITATION", "Sexual exploitation"),
        ("PSYCHOLOGICAL", "Psychological abuse"),
        ("FINANCIAL", "Financial or material abuse"),
        ("MODERN_SLAVERY", "Modern slavery"),
        ("DISCRIMINATORY", "Discriminatory abuse"),
        ("ORGANISATIONAL", "Organisational abuse"),
        NOT_KNOWN,
    ),
)  # fmt: skip
LOCATION = Codes(
    "location", "2026-11", "NHS Safeguarding Adults Collection, with places that it lacks",
    (
        ("OWN_HOME", "Own home"),
        ("SUPPORTED_LIVING", "Supported living"),
        ("CARE_HOME", "Care home: residential"),
        ("NURSING_HOME", "Care home: nursing"),
        ("ACUTE_HOSPITAL", "Hospital: acute"),
        ("MENTAL_HEALTH_HOSPITAL", "Hospital: mental health"),
        ("COMMUNITY_HOSPITAL", "Hospital: community"),
        ("COMMUNITY_SERVICE", "A service in the community, such as a day centre"),
        ("COMMUNITY", "Elsewhere in the community"),
        ("TEMPORARY", "Temporary accommodation or a hostel"),
        ("ROUGH_SLEEPING", "Sleeping rough"),
        ("PRISON", "Prison or approved premises"),
        ("OTHER", "Somewhere else"),
        NOT_KNOWN,
    ),
)  # fmt: skip
SOURCE_OF_RISK = Codes(
    "source_of_risk", "2026-11", "NHS Safeguarding Adults Collection",
    (
        ("SELF", "The adult themselves (self-neglect)"),
        ("FAMILY", "A relative or family carer"),
        ("KNOWN", "Somebody else the adult knew"),
        ("UNKNOWN_PERSON", "Somebody the adult did not know"),
        ("SOCIAL_CARE", "Social care staff or a care provider"),
        ("PRIMARY_HEALTH", "Primary health care, such as a GP"),
        ("SECONDARY_HEALTH", "Hospital or other secondary health care"),
        ("COMMUNITY_HEALTH", "Community health care"),
        ("POLICE", "The police"),
        ("OTHER_PUBLIC", "Another public body"),
        ("OTHER_PRIVATE", "Another private organisation"),
        ("OTHER_VOLUNTARY", "A voluntary organisation"),
        ("SEVERAL", "Several organisations together, by what they did not do"),
        NOT_KNOWN,
    ),
)  # fmt: skip
SUPPORT_REASON = Codes(
    "primary_support_reason", "2026-11", "NHS Short and Long Term Support (SALT)",
    (
        ("PHYSICAL", "Physical support"),
        ("SENSORY", "Sensory support"),
        ("MEMORY", "Support with memory and cognition"),
        ("LEARNING_DISABILITY", "Learning disability support"),
        ("MENTAL_HEALTH", "Mental health support"),
        ("SOCIAL", "Social support, for example for a carer, for substance use or for isolation"),
        ("NONE", "No support reason"),
        NOT_KNOWN,
    ),
)  # fmt: skip
ETHNICITY = Codes(
    "ethnicity", "2026-11", "Office for National Statistics, Census 2021 for England",
    (
        ("WHITE_BRITISH", "White: English, Welsh, Scottish, Northern Irish or British"),
        ("WHITE_IRISH", "White: Irish"),
        ("WHITE_GYPSY", "White: Gypsy or Irish Traveller"),
        ("WHITE_ROMA", "White: Roma"),
        ("WHITE_OTHER", "Any other White background"),
        ("MIXED_CARIBBEAN", "White and Black Caribbean"),
        ("MIXED_AFRICAN", "White and Black African"),
        ("MIXED_ASIAN", "White and Asian"),
        ("MIXED_OTHER", "Any other mixed or multiple background"),
        ("INDIAN", "Indian"),
        ("PAKISTANI", "Pakistani"),
        ("BANGLADESHI", "Bangladeshi"),
        ("CHINESE", "Chinese"),
        ("ASIAN_OTHER", "Any other Asian background"),
        ("AFRICAN", "African"),
        ("CARIBBEAN", "Caribbean"),
        ("BLACK_OTHER", "Any other Black, Black British or Caribbean background"),
        ("ARAB", "Arab"),
        ("OTHER", "Any other ethnic group"),
        ("NOT_SAID", "They preferred not to say"),
        NOT_KNOWN,
    ),
)  # fmt: skip
SEX = Codes(
    "sex", "2026-11", "Sarum", (("FEMALE", "Female"), ("MALE", "Male"), ("OTHER", "Another, or intersex"), NOT_KNOWN)
)
FLAGS = Codes(
    "flags", "2026-11", "The triggers of other duties",
    (
        ("ROUGH_SLEEPER", "They slept rough or were homeless"),
        ("CARE_LEAVER", "They were 18 to 25 and had been in care as a child"),
        ("LEARNING_DISABILITY_OR_AUTISM", "They had a learning disability or were autistic"),
        ("DOMESTIC_ABUSE", "There was domestic abuse"),
        ("PRISON", "They were in prison or approved premises"),
        ("PLACED", "They were placed here by another area, or elsewhere by this one"),
        ("VETERAN", "They had served in the armed forces"),
        ("NONE", "None of these"),
        NOT_KNOWN,
    ),
)  # fmt: skip
CHARACTERISTICS = Codes(
    "protected_characteristics", "2026-11", "Equality Act 2010 s.4",
    (
        ("AGE", "Age"),
        ("DISABILITY", "Disability"),
        ("GENDER_REASSIGNMENT", "Gender reassignment"),
        ("MARRIAGE", "Marriage and civil partnership"),
        ("PREGNANCY", "Pregnancy and maternity"),
        ("RACE", "Race"),
        ("RELIGION", "Religion or belief"),
        ("SEX", "Sex"),
        ("SEXUAL_ORIENTATION", "Sexual orientation"),
        ("NONE", "None of these"),
        NOT_KNOWN,
    ),
)  # fmt: skip
AS_WHO = Codes(
    "as_who", "2026-11", "Sarum",
    (
        ("AGENCY", "Somebody who works for an agency"),
        ("FAMILY", "A family member or friend"),
        ("PUBLIC", "Somebody else, or a member of the public"),
        ("ADULT", "The adult themselves"),
    ),
)  # fmt: skip
LISTS = (
    KNOWN, ABUSE, LOCATION, SOURCE_OF_RISK, SUPPORT_REASON, ETHNICITY, SEX, FLAGS, CHARACTERISTICS, AS_WHO,
)  # fmt: skip
