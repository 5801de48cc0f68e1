"""The first parts of a referral: whether this is the right form, who is referring, why, and how it came."""

from sarum.cases.models.referral import Reason, Route
from sarum.cases.rules import codes
from sarum.cases.rules.form import conditions as when
from sarum.cases.rules.form.questions import Kind, Page, Part, Question

RISK = Question(
    "is_anyone_at_risk_now", "Is anybody at risk of abuse or neglect now?", Kind.YES_NO, inline=True,
    hint="The adult, another adult, or a child. If you are not sure, answer yes",
    needed="Select yes or no: is anybody at risk now?",
)  # fmt: skip
SCREEN = Part(
    "screen", "Whether this is the right form", "screen",
    (
        Page("", "Is this about an adult?", (
            Question(
                "about", "How old was the person when it happened?", Kind.CHOICE,
                options=(
                    ("ADULT", "18 or over", "Somebody of 18 to 25 who left care is an adult"),
                    ("CHILD", "Under 18"),
                    ("NOT_KNOWN", "I do not know"),
                ),
            ),
        )),
        Page(
            "child", "This form is for adults aged 18 or over", (
                Question("adult_too", "Is an adult aged 18 or over involved too?", Kind.YES_NO, inline=True,
                         hint="For example a parent with needs for care and support. Then you can go on about the adult"),
            ), when.ABOUT_A_CHILD, advice="child",
        ),
        Page("area", "Where did it happen?", (
            Question(
                "in_area", "Did it happen in {area}, or did the adult live there?", Kind.CHOICE,
                options=(("YES", "Yes"), ("NO", "No, somewhere else"), ("NOT_KNOWN", "I am not sure")),
                hint="A referral about somebody whom a council here placed elsewhere belongs here too: answer “I am not sure”",
            ),
        ), when.NOT_ONLY_A_CHILD),
        Page("elsewhere", "Another Board may have to look at this", when=when.ELSEWHERE, advice="elsewhere",
             button="Go on with this referral"),
    ),
)  # fmt: skip
SAFETY = Part(
    "safety", "Whether anybody is at risk now", "safety",
    (
        Page("", "Whether anybody is at risk now", (
            RISK,
            Question(
                "explanation", "Who is at risk, or why is nobody?", Kind.LONG,
                hint="Think of other residents, children, and whoever lives there",
            ),
            Question(
                "concern_raised", "Has a safeguarding concern been raised with the council?", Kind.CHOICE, inline=True,
                options=codes.KNOWN.options, hint="Under section 42 of the Care Act. This form does not raise one",
            ),
            Question("concern_reference", "Its reference, or what came of it"),
            Question("police_informed", "Do the police know?", Kind.CHOICE, inline=True, options=codes.KNOWN.options),
        )),
    ),
)  # fmt: skip
REFERRER = Part(
    "referrer", "Who is referring", "referrer",
    (
        Page("", "Who is referring?", (
            Question("as_who", "Are you referring as:", Kind.CHOICE, options=codes.AS_WHO.options),
            Question(
                "name", "Your name", longest=200, autocomplete="name",
                needed="Enter your name, so that the Board can reply",
            ),
        )),
        Page("contact", "How the Board can reach you", (
            Question("role", "Your role", longest=200, hint="Your job, or how you know the adult", when=when.BY_AGENCY),
            Question("agency", "Your agency", longest=200, when=when.BY_AGENCY),
            Question(
                "role", "How do you know the adult?", longest=200, hint="For example their daughter, friend or neighbour",
                when=when.BY_OTHERS,
            ),
            Question("email", "Email address", Kind.EMAIL, longest=254, autocomplete="email"),
            Question("phone", "Telephone number", longest=60, width=20, autocomplete="tel"),
            Question("safe_to_contact", "When and how is it safe to contact you?"),
            Question("on_behalf_of", "If you are referring for somebody else, who?"),
        )),
        Page(
            "lead", "Your safeguarding lead", (
                Question("authorised_by", "Name of the safeguarding lead or senior manager who supports this referral"),
                Question("authorised_role", "Their role"),
                Question("authorised_on", "When did they agree?", Kind.DAY),
                Question("authorised_statement", "What do they say of it?", Kind.LONG, rows=3,
                         hint="For example “I have read this referral and support it”"),
            ), when.BY_AGENCY,
            intro="An agency’s safeguarding lead or a senior manager reads a referral before it is sent. Do not wait for them if "
            "they are away: it can follow.",
        ),
    ),
)  # fmt: skip
REASON = Part(
    "reason", "Why you are referring", "reason",
    (
        Page("", "Why you are referring", (
            Question(
                "reason", "Why are you referring this case?", Kind.CHOICE,
                options=(
                    (Reason.CRITERIA.value, Reason.CRITERIA.label, "Section 44 of the Care Act 2014. Choose this if in doubt"),
                    (Reason.LEARNING.value, Reason.LEARNING.label, "Even where the test may not be met"),
                    (Reason.GOOD_PRACTICE.value, Reason.GOOD_PRACTICE.label, "Something that went well, and why: a success review"),
                ),
            ),
            Question(
                "aware_on", "When did you, or your agency, first become aware of what happened?", Kind.DAY,
                hint="If you are not sure, leave this empty. It is never too late to refer",
            ),
        )),
    ),
)  # fmt: skip
CAME = Part(
    "how-it-came", "How it reached the Partnership Team", "provenance",
    (
        Page("", "How it reached the Partnership Team", (
            Question(
                "route", "How did it come?", Kind.CHOICE, needed="Select how it came",
                options=tuple((one.value, one.label) for one in Route if one != Route.ONLINE),
            ),
            Question("from_whom", "From whom did it come?", needed="Enter from whom it came", longest=200),
            Question("received_on", "On what day was it received?", Kind.DAY, needed="Enter the day on which it was received",
                     hint="The days by which the Board must answer are counted from this day"),
            Question("taken_down_by", "Who took it down?", longest=200, hint="If it was told, and somebody else wrote it down"),
            Question("note", "What else should be known of how it came?", Kind.LONG, rows=3),
        )),
    ),
    when=when.CAME_OTHERWISE,
)  # fmt: skip
