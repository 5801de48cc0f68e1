"""The whole procedure as one table: each step, who holds the pen, what must be done, by when, why, and where it leads.

The case page, permissions, due dates, `docs/procedure.md` and the tests all read this table and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sarum.board.models.office import Office
from sarum.board.rules.duties import DAYS
from sarum.cases.models.case import Step
from sarum.cases.rules import challenge, chronology, composing, early_learning, facts, minutes, telling

S = Step


@dataclass(frozen=True)
class Row:
    """One step of the procedure. `days` are working days from entering it, unless the Board's settings say otherwise."""

    step: Step
    pen: Office
    duty: str
    gate: str
    days: int
    guidance: str
    leads_to: tuple[Step, ...]
    acts: tuple[str, ...]

    @property
    def duty_code(self) -> str:
        return self.step.lower()


RETURNING = (
    "name_respondent", "introduce_respondent", "withdraw_respondent", "write_return", "comment_on_return", "settle_note",
    "keep_overtaken", "bring_return", "use_brought_return", "inform_senior_officer", "endorse_return", "send_return",
    "accept_return", "send_back_return", "chase_return", "ask_extension", "answer_extension", "refuse_request",
    "withdraw_refusal", "propose_rung", "send_rung", "dismiss_rung", "bring_key_events",
)  # fmt: skip
ROWS = (
    Row(
        S.REFERRAL, Office.PARTNERSHIP_OFFICER,
        "Acknowledge the referral and arrange a verification meeting.",
        "The referral is acknowledged, and a meeting is arranged with the three statutory partners and the JCR Chair.",
        DAYS["referral"],
        "The agreed referral form should be completed without delay and sent to the Partnership Team.",
        (S.VERIFICATION, S.CLOSED),
        ("acknowledge_referral", "wait_for_referrer", "end_wait", "arrange_verification"),
    ),
    Row(
        S.VERIFICATION, Office.JCR_CHAIR,
        "Meet, hear each statutory partner's view, and agree the next steps.",
        "The meeting is quorate (each statutory partner, and the JCR Chair or Vice-Chair) or the absent partner has confirmed "
        "its advisory decision in writing, each statutory partner's view is recorded with its grounds, the adult and the "
        "family are involved or the reason why not is recorded, and the decision has reasons.",
        DAYS["verification"],
        "This meeting will review the referral and agree the next steps, this may include an alternative action to a "
        "review such as audit or round table.",
        (S.SCOPING, S.ALTERNATIVE, S.CLOSED),
        ("wait_for_referrer", "end_wait", "arrange_verification", "answer_dates", "pick_date", "record_attendance",
         "give_view", "record_minutes", "decide_verification", "confirm_decision"),
    ),
    Row(
        S.ALTERNATIVE, Office.PARTNERSHIP_OFFICER,
        "See the alternative action through to its outcome.",
        "What came of the alternative action is recorded, with its learning, and whether the case closes, goes on to scoping "
        "or takes the learning up as recommendations.",
        DAYS["alternative"],
        "This may include an alternative action to a review such as audit or round table.",
        (S.CLOSED, S.SCOPING, S.RECOMMENDATIONS, S.VERIFICATION),
        ("conclude_alternative", "chase_alternative"),
    ),
    Row(
        S.SCOPING, Office.PARTNERSHIP_OFFICER,
        "Ask every agency known to be involved, chase and quality-assure their returns, and convene the Rapid Review.",
        "Every agency known to be involved has been asked or set aside with a reason; every return is endorsed by a "
        "senior officer and assured, or the reason for not waiting is recorded.",
        DAYS["scoping"],
        "Scoping information will be requested by the Partnership Team from all agencies known to be involved in the "
        "case using a standard template.",
        (S.RAPID_REVIEW, S.VERIFICATION),
        ("send_requests", "add_late_agency", "set_aside_agency", *RETURNING, "release_pack", "convene_rapid_review"),
    ),
    Row(
        S.RAPID_REVIEW, Office.JCR_CHAIR,
        "Gather the facts, answer for anybody's immediate safety, decide each element of the criteria, and decide "
        "whether to undertake a Safeguarding Adults Review.",
        "The meeting is quorate and minuted, immediate safety is answered before any decision, every element is decided "
        "for every adult, and the decision has its grounds.",
        DAYS["rapid_review"],
        "Decide what steps they should take next, including whether or not to undertake a Safeguarding Adults Review.",
        (S.SIGN_OFF,),
        ("record_attendance", *facts.DEEDS, "answer_safety", "record_facts", *early_learning.DEEDS, "add_action", "decide_limb",
         "give_limb_view", "give_view", "decide_rapid_review", "record_minutes", *RETURNING, "release_pack",
         "draft_report", "meet_again"),
    ),
    Row(
        S.SIGN_OFF, Office.BUSINESS_MANAGER,
        "Write the report; the Business Manager quality-assures it, the JCR Chair signs it, the Independent Chair "
        "ratifies it.",
        "One exact version has been passed by the Business Manager (who did not write it), signed by the JCR Chair or "
        "Vice-Chair, and ratified by the Independent Chair.",
        DAYS["sign_off"],
        "The Business Manager will quality assure the Rapid Review Report before it is sent to the JCR Chair for "
        "sign-off, prior to being shared with the Independent Chair for ratification.",
        (S.RECOMMENDATIONS, S.RAPID_REVIEW),
        (*composing.DEEDS, "write_report", "assure_report", "sign_report", "ratify_report", "decide_limb", "decide_rapid_review"),
    ),
    Row(
        S.RECOMMENDATIONS, Office.JCR_CHAIR,
        "Agree single- and multi-agency recommendations, decide on partners' amendments, and choose how the learning is "
        "cascaded.",
        "The report is ratified, every amendment is decided, recommendations are agreed, and a method is chosen.",
        DAYS["recommendations"],
        "Once ratified, the Joint Case Review Group will consider the rapid review report and, from its learning, agree "
        "recommendations for implementation both single and multi-agency.",
        (S.TRACKER, S.SIGN_OFF),
        ("recommend", "ask_amendment", "decide_amendment", "agree_recommendations", "choose_learning_method",
         "amend_report", "open_tracker"),
    ),
    Row(
        S.TRACKER, Office.PARTNERSHIP_OFFICER,
        "Put every recommendation on the action tracker, with owners, dates and expected outcomes.",
        "Every agreed recommendation has at least one action, each with an owner, an agency, a due date and an expected "
        "outcome.",
        DAYS["tracker"],
        "The Partnership Team will ensure all recommendations and subsequent actions are included on the SAR action "
        "tracker to include action owners and expected timescales and outcomes.",
        (S.COMMISSIONING, S.LEARNING),
        ("close_rapid_review",),
    ),
    Row(
        S.COMMISSIONING, Office.JCR_CHAIR,
        "Determine the manner of the review: method, reviewer and terms of reference.",
        "The JCR Chair, the Independent Chair and the Business Manager have each agreed the same words.",
        DAYS["commissioning"],
        "It is therefore the responsibility of the JCR Chair in conjunction with the Independent Chair and the Business "
        "Manager to determine the manner of the review.",
        (S.REVIEW,),
        ("propose_manner", "agree_manner"),
    ),
    Row(
        S.REVIEW, Office.PARTNERSHIP_OFFICER,
        "Take in and review each draft, judge the review against the Quality Markers, and accept it.",
        "Every draft has been reviewed, the Quality Markers are judged, and each of the seven minimum contents is there "
        "or its absence is justified.",
        DAYS["review"],
        "Overseeing the quality and progress of reviews, including reviewing each draft of reports submitted.",
        (S.LEARNING,),
        ("send_requests", "add_late_agency", "set_aside_agency", *RETURNING, "send_draft", "review_draft", "judge_marker",
         "accept_review", "arrange_panel", "record_attendance", "record_minutes"),
    ),
    Row(
        S.LEARNING, Office.PARTNERSHIP_OFFICER,
        "Plan how the learning is shared, share the plan with every agency, and make a learning tool ready.",
        "A plan for sharing the learning has been shared with the agencies.",
        DAYS["learning"],
        "The Partnership Team will develop a clear plan for disseminating and sharing the learning from any review. This "
        "will be shared with all relevant agencies.",
        (S.PUBLICATION, S.ASSURANCE),
        ("open_publication", "open_assurance"),
    ),
    Row(
        S.PUBLICATION, Office.PARTNERSHIP_OFFICER,
        "Plan the publication, decide whether to publish, and publish.",
        "The plan names who leads with the media, the Independent Chair has decided with reasons, a learning tool is "
        "ready or waived with a reason, and no name is left in the text.",
        DAYS["publication"],
        "The Partnership Team will develop the appropriate ‘tool’ for sharing the learning prior to publication.",
        (S.ASSURANCE,),
        ("plan_publication", "write_publication", "waive_tool", "decide_publication", "publish"),
    ),
    Row(
        S.ASSURANCE, Office.PARTNERSHIP_OFFICER,
        "Show that practice changed: evidence from the agencies, judged by somebody else, reported to the JCR group.",
        "Every action is complete, every agreed recommendation has an improvement whose impact has been judged, and the "
        "impact has been reported to the JCR group; or the Chair closes the case with an agreed reason.",
        DAYS["assurance"],
        "Evidence on this is tracked and monitored by the Partnership Team and the impact of improvement is reported to "
        "JCR.",
        (S.CLOSED,),
        ("report_impact", "close_case"),
    ),
    Row(S.CLOSED, Office.PARTNERSHIP_OFFICER, "Nothing more is asked of anybody.", "The case is closed.", 0, "",
        (S.VERIFICATION,), ()),
)  # fmt: skip
STEPS = {row.step: row for row in ROWS}

FROM_TRACKER_ON = (S.TRACKER, S.COMMISSIONING, S.REVIEW, S.LEARNING, S.PUBLICATION, S.ASSURANCE)
FROM_REVIEW_ON = (S.LEARNING, S.PUBLICATION, S.ASSURANCE)
ALWAYS = ("give_place", "end_place", "record_scan", "add_to_referral", "record_addition", "take_signed_report")
OPEN = tuple(step for step in S if step != S.CLOSED)
FROM_VERIFICATION_ON = tuple(step for step in S if step != S.REFERRAL)  # a decision is answered for afterwards too
TOLD = ("write_letter", "tell_referrer", *challenge.DEEDS, *telling.DEEDS)
THROUGHOUT = {
    **dict.fromkeys(TOLD, FROM_VERIFICATION_ON),
    **dict.fromkeys(("ask_to_meeting", "take_off_meeting", "rearrange_meeting", "cancel_meeting"), OPEN),
    **dict.fromkeys(early_learning.DEEDS, (S.SIGN_OFF, S.RECOMMENDATIONS)),
    "supersede_verification": (S.VERIFICATION, S.ALTERNATIVE, S.SCOPING, S.CLOSED),
    **dict.fromkeys(("pause_clock", "end_pause"), (S.REFERRAL, S.VERIFICATION, S.SCOPING)),
    "record_rung_response": OPEN[OPEN.index(S.SCOPING) :], "settle_unknown": OPEN[OPEN.index(S.SIGN_OFF) :],
    **dict.fromkeys(("add_action", "escalate_action", "answer_escalation", "show_improvement", "judge_impact"), FROM_TRACKER_ON),
    **dict.fromkeys(("update_action", "give_evidence", "verify_action"),
                    (*FROM_VERIFICATION_ON[: FROM_VERIFICATION_ON.index(S.TRACKER)], *FROM_TRACKER_ON)),
    **dict.fromkeys(("plan_learning", "share_learning_plan", "prepare_tool", "change_tool", "ready_tool", "confirm_cascade"),
                    (S.TRACKER, S.COMMISSIONING, S.REVIEW, *FROM_REVIEW_ON)),
    **dict.fromkeys(("recommend", "agree_recommendations"), FROM_REVIEW_ON),
    **dict.fromkeys((*ALWAYS, *minutes.DEEDS), tuple(S)),
    **dict.fromkeys(chronology.DEEDS, OPEN),
    **dict.fromkeys(("record_involvement", "update_involvement", "log_contact", "answer_advocacy", "declare_conflict",
                      "take_case", "judge_duplicate", "change_pseudonym", "change_sensitivity", "set_flag",
                      "lift_flag", "add_process", "update_process", "check_process", "record_disclosure",
                      "attach_document", "withdraw_document"),
                    OPEN),
}  # fmt: skip


def steps_of(act: str) -> tuple[Step, ...]:
    """The steps at which something may be done; none when it may be done at any."""
    return tuple(row.step for row in ROWS if act in row.acts or row.step in THROUGHOUT.get(act, ()))


def why_not_now(act: str, step: str) -> list[str]:
    """Why this cannot be done at this step of the case; empty when it can, or when no step binds it."""
    steps = steps_of(act)
    if not steps or step in steps:
        return []
    named = [f"“{one.label}”" for one in steps]
    there = " or ".join(named) if len(named) < 4 else f"{named[0]} to {named[-1]}"
    return [f"The case is at “{Step(step).label}”, and this belongs to {there}."]


def why_not_move(here: str, there: Step) -> list[str]:
    """Why a case cannot go from one step to another; empty when the table leads there."""
    if there in STEPS[Step(here)].leads_to:
        return []
    return [f"A case at “{Step(here).label}” does not lead to “{there.label}”."]


def path(steps_taken: Sequence[str], here: str) -> list[tuple[Step, str]]:
    """The steps in order, each `done`, `here`, `ahead` or left out: a branch not taken, and whatever a closed case never met."""
    optional = set(S) if here == S.CLOSED else {S.ALTERNATIVE, S.COMMISSIONING, S.REVIEW, S.PUBLICATION}
    line = []
    for row in ROWS:
        state = "here" if row.step == here else "done" if row.step in steps_taken else "ahead"
        if state != "ahead" or row.step not in optional:
            line.append((row.step, state))
    return line
