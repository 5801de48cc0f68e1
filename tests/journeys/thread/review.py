"""The review: its manner agreed by three hands, its drafts reviewed, judged against fifteen markers, and accepted."""

from sarum.cases.models.review import CONTENTS, MARKERS
from tests.journeys.people_at_work import AtWork

TITLE = "Safeguarding Adults Review: Adult A"
READ = "I have read these words and I agree them"
LAST = len(CONTENTS)
WRITTEN = {
    f"Text of part {number}": f"Part {number}: {words.lower()}." for number, words in enumerate(CONTENTS.values(), 1)
}


def three_hands_determine_its_manner(the: AtWork, case: str) -> None:
    officer = the.officer.opens_case(case).opens("Propose the manner of the review").answers(
        {"By what method will the review be done?": "A learning-together panel",
         "Why is this proportionate to the case?": "Several services, one year.",
         "What are the terms of reference?": "How do services decide to stop?",
         "Who carries it out?": "Dr Rhona Vale",
         "Why are they independent of the case and the agencies?": "She has never worked in the county."}
    ).presses("Propose this").reads("The manner of the review has been proposed.")  # fmt: skip
    for who in ("chair", "independent_chair", "manager"):
        hand = getattr(the, who).opens_case(case).opens("Agree the manner of the review")
        hand.reads("She has never worked in the county.").presses("Agree").is_refused(READ)
        hand.answers({READ: True}).presses("Agree").reads("Your agreement is recorded.")
    officer.goes_to("cases:commission", case).reads("The six months of the statutory guidance end on")


def a_draft_is_found_wanting_and_the_next_is_ready(the: AtWork, case: str) -> None:
    """The first lacks a part; the reviewer reads the comments, and in the next says why another part is left out."""
    reviewer = the.reviewer.signs_in().opens("The review you are carrying out", "Send a draft")
    wanting = {question: text for question, text in WRITTEN.items() if question != f"Text of part {LAST}"}
    reviewer.answers({"What is the review called?": TITLE, **wanting}).presses("Send this draft").reads("Missing")
    a_draft_is_reviewed(the, case, "Review draft 1", "Say what happens next.", ready="No")
    reviewer.takes_up("The review you are carrying out", "Draft 1").reads("Not ready", "Say what happens next.")
    reviewer.opens("Review", "Send a draft").finds({"What is the review called?": TITLE})
    reviewer.answers({f"If part {LAST} is left out, why?": "The recommendations say it."}).presses("Send this draft")
    reviewer.reads("The draft has been sent.", "Left out, with a reason")
    a_draft_is_reviewed(the, case, "Review draft 2", "Clear and kind.", ready="Yes")


def a_draft_is_reviewed(the: AtWork, case: str, work: str, comments: str, ready: str) -> None:
    the.officer.takes_up(work, "Review this draft").answers(
        {"Your comments on this draft": comments, "Is it ready to be accepted?": ready}
    ).presses("Record this review").reads("Your review of the draft has been recorded.")


def it_is_judged_against_every_marker(the: AtWork, case: str) -> None:
    officer = the.officer.goes_to("cases:drafts", case).reads("Quality Markers not yet judged: 1, 2, 3")
    for number in MARKERS:
        officer.opens(f"Judge marker {number}").answers(
            {"How does the review stand?": "Met", "On what evidence?": "Seen in the draft."}
        ).presses("Record this judgement")
    officer.does_not_read("Not judged yet")


def the_chair_accepts_it(the: AtWork, case: str) -> None:
    chair = (
        the.chair.opens_case(case).opens("Review", "Read and accept the review").reads("The recommendations say it.")
    )
    chair.answers({"I have read this draft, and the JCR group accepts it": True})
    chair.presses("Accept the review").reads("The review has been accepted.")
