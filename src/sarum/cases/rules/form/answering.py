"""The parts of an agency's return that every return has, whatever the Board's template asks besides.

They are what the procedure goes by: whether the agency was involved, who is at risk now, whom else to ask, what it will
do, and what must not be shared. Fields: the composite scoping return, domain notes 3.2.
"""

from sarum.cases.rules.form.questions import Kind, Page, Part, Question, Said, When

INVOLVED, NIL = "INVOLVED", "NIL"
WAS_INVOLVED = When(
    "your agency was involved", lambda said, answers: (answers.get("involvement") or {}).get("kind") != NIL
)

INVOLVEMENT = Part(
    "involvement", "Your involvement", "involvement",
    (
        Page("involvement", "Was your agency involved?", (
            Question(
                "kind", "Was your agency involved with the adult?", Kind.CHOICE,
                "In the time that the Board asks about, if it names one. A nil return is an answer too: somebody has looked",
                ((INVOLVED, "Yes, we were involved"), (NIL, "No: we searched, and found no involvement (a nil return)")),
            ),
        )),
        Page("records", "What you searched", (
            Question("records_searched", "Which records did you search, and under which names?", Kind.LONG,
                     "Name the systems and the spellings you tried, so that the Board can rely on what was found, or not found",
                     rows=3),
            Question("searched_by", "Who searched?", Kind.TEXT, "Their name and role"),
        )),
        Page("period", "When you were involved", (
            Question("period_from", "When did your involvement begin?", Kind.DAY, "For example, 3 March 2021"),
            Question("period_to", "When did it end?", Kind.DAY, "Leave this empty if it goes on"),
            Question("services", "Which of your services and teams were involved?", Kind.LONG, rows=3),
        ), WAS_INVOLVED),
    ),
    intro="If your agency had nothing to do with the adult, two pages are all you are asked for.",
)  # fmt: skip

EVENTS = Part(
    "events", "Key events", "events",
    (Page("event", "A key event", (
        Question("on", "When was it?", Kind.DAY, "The day, if you know it"),
        Question("about_when", "If you do not know the day, or it lasted: when, as your record has it?", Kind.TEXT,
                 "For example: early March 2021, or 3 to 5 March 2021", longest=100, width=20),
        Question("time", "At what time?", Kind.TEXT, "If it matters. For example, 2:30pm", longest=40, width=10),
        Question("event", "What happened?", Kind.LONG, "What your record says, in few words", rows=4,
                 needed="Say what happened, or leave this page and add nothing"),
        Question("was_seen", "Was the adult seen, and what did they say?", Kind.LONG, rows=2),
        Question("decided", "What was decided or done, why, and what came of it?", Kind.LONG, rows=3),
        Question("source", "Which record is this from?", Kind.TEXT, "The system, and the page or entry if it has one"),
    )),),
    "key event", when=WAS_INVOLVED,
    intro="Only what matters most: contacts, decisions and turning points, and stretches without contact. They go straight "
    "into the combined list for the Rapid Review. A full chronology is asked for only if a review is commissioned.",
)  # fmt: skip

SAFETY = Part(
    "safety", "Anybody’s safety now", "safety",
    (Page("safety", "Is anybody’s safety at risk now?", (
        Question("is_anyone_at_risk_now", "Is anybody’s safety at risk now?", Kind.YES_NO,
                 "The adult, somebody who lives with them, another resident, anybody. If you are not sure, answer yes"),
        Question("at_risk", "If so: who is at risk, from what, and whom have you told?", Kind.LONG,
                 "The Partnership Team is told as soon as you save this"),
    ), intro="If somebody is in danger, do not wait for this form: call 999, or the council’s adult social care team."),),
)  # fmt: skip

OTHERS = Part(
    "others", "Others to ask", "others",
    (Page("other", "An agency or person to ask", (
        Question("name", "Which agency, or who?", Kind.TEXT, needed="Name the agency or person, or leave this page"),
        Question("why", "How were they involved?", Kind.LONG, rows=2),
        Question("contact", "How can the Board reach them?", Kind.TEXT),
    )),),
    "other agency or person",
    intro="Anybody who was involved and may not have been asked. The Partnership Team asks each of them, or says why not.",
)  # fmt: skip

ACTIONS = Part(
    "actions", "What your agency will do", "actions",
    (Page("action", "Something your agency will do", (
        Question("action", "What will your agency do?", Kind.LONG, "One action, in a sentence", rows=2,
                 needed="Say what your agency will do, or leave this page"),
        Question("who", "Who is responsible for it?", Kind.TEXT, "A role, or a name"),
        Question("by_when", "By when?", Kind.DAY, is_ahead=True),
        Question("outcome", "What will be different, and how will you know?", Kind.LONG, rows=2),
    )),),
    "action", when=WAS_INVOLVED,
    intro="What your agency has decided to do by itself. What several agencies should do is agreed at the Rapid Review.",
)  # fmt: skip

RESTRICTIONS = Part(
    "restrictions", "What must not be shared", "restrictions",
    (Page("restrictions", "Must anything here not be shared further?", (
        Question("restrictions", "Must anything here not be shared further, and why?", Kind.LONG,
                 "For instance because of a criminal investigation, or because it is about somebody else. Leave this empty if "
                 "nothing is restricted", rows=3),
    )),),
)  # fmt: skip


def file_to_attach(said: Said, answers: Said) -> tuple[Question, ...]:
    """Which file; where there is one already, only what it is."""
    which = Question("upload", "The document", Kind.FILE, needed="Choose a document, or leave this page")
    return (*(() if said.get("digest") else (which,)), Question("about", "What is it?"))


ATTACHMENTS = Part(
    "attachments",
    "Documents",
    "attachments",
    (Page("document", "A document", asks=file_to_attach),),
    "document",
    intro="Only what the Board needs: a policy, a letter, an investigation of your own. Not the whole record.",
)

BEFORE, AFTER = (INVOLVEMENT,), (EVENTS, SAFETY, OTHERS, ACTIONS, RESTRICTIONS, ATTACHMENTS)
