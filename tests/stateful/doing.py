"""The deeds of the model-based test, done to the product: for each act the operation that does it, with real words.

Where an operation changes its signature, this is the one file of the model-based test to change.
"""

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist

from sarum.board.models import Agency, Holding, Person
from sarum.board.operations import cover, register
from sarum.cases.models import (
    Addendum,
    Alternative,
    Amendment,
    Case,
    Challenge,
    Meeting,
    RapidReview,
    Recommendation,
    Report,
    ReportSection,
    ReportVersion,
    ScopingReturn,
    Verification,
)
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import (
    challenge,
    composing,
    confirmation,
    involvement,
    meeting,
    quality,
    rapid_review,
    recommendations,
    referral,
    report,
    returns,
    scoping,
    sign_off,
    tracker,
    verification,
    writing,
)
from sarum.cases.queries.sections import sections_from_record
from sarum.cases.rules.quality import RUBRIC
from sarum.kit.refusal import Refused
from tests import build, cast
from tests.returns import CONTENT
from tests.stateful.deeds import CAME, Deed
from tests.stateful.reference import ASKED

NAMED = {"council": cast.COUNCIL, "police": cast.POLICE, "nhs": cast.BOARD_NHS}
PLAN = {"who": "Her brother", "decision": "Told by telephone, and takes part"}
INSTEAD = {"alternative": "Round table"}
DAY = dt.timedelta(days=1)


class Doing:
    """One case of the product and the people around it; `do` tries a deed, and whatever refuses it is raised."""

    def __init__(self, case: Case, people: dict[str, Person]) -> None:
        self.pk, self.people = case.pk, people
        self.agencies = {who: cast.agency(name) for who, name in NAMED.items()}
        self.care = cast.agency(cast.CARE)
        self.now, self.count, self.is_tried = dt.datetime.min, 0, False

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.pk)

    def do(self, deed: Deed, now: dt.datetime, count: int) -> None:
        """Try it at a moment; refused too where the case has nothing yet that it could be done to."""
        self.now, self.count, self.is_tried = now, count, False
        try:
            getattr(self, deed.act)(deed)
        except ObjectDoesNotExist:
            if self.is_tried:  # then the product lacks it, and fell over
                raise
            raise Refused("There is nothing yet to do this to.") from None

    def act(self, operation: Callable, deed: Deed, **given: object) -> None:
        self.is_tried = True
        operation(by=self.people[deed.who], at=self.now, **given)

    def said(self, is_said: bool, what: str = "So it was") -> str:
        """Words that nobody has said before, or none."""
        return f"{what} ({self.count})." if is_said else " "

    def at(self, when: str) -> dt.datetime:
        return self.now + {"today": DAY / 24, "next week": 7 * DAY, "yesterday": -DAY}[when]

    # ── referral and verification

    def acknowledge_referral(self, deed: Deed) -> None:
        self.act(referral.acknowledge_referral, deed, case=self.case, how="By telephone")

    def arrange_verification(self, deed: Deed) -> None:
        asked, when = [self.people[who] for who in ASKED], self.at(deed["when"])
        self.act(verification.arrange_verification, deed, case=self.case, starts_at=when, people=asked)

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.filter(case=self.pk).latest("pk")

    def record_attendance(self, deed: Deed) -> None:
        came = {self.people[who].pk: {"is_present": True, "has_authority": True} for who in CAME[deed["came"]]}
        self.act(meeting.record_attendance, deed, meeting=self.meeting, present=came)

    def give_view(self, deed: Deed) -> None:
        agency, by = self.agencies[deed["agency"]], self.people[deed.who]
        own = by if by.agency_id == agency.pk else None
        grounds = self.said(deed["grounds"])
        self.act(
            meeting.give_view, deed, meeting=self.meeting, agency=agency, person=own, view="A view", grounds=grounds
        )

    def record_minutes(self, deed: Deed) -> None:
        self.act(meeting.record_minutes, deed, meeting=self.meeting, minutes=self.said(deed["words"]))

    def record_involvement(self, deed: Deed) -> None:
        plan = PLAN if deed["words"] else {"who": PLAN["who"], "decision": " "}
        self.act(involvement.record_involvement, deed, case=self.case, **plan)

    def particulars(self, deed: Deed) -> dict:
        if deed["next"] != "ALTERNATIVE":
            return {"next_step": deed["next"]}
        due = {"owner": self.people["officer"], "due_on": self.now.date() + 30 * DAY}
        return {"next_step": deed["next"], **INSTEAD, **due}

    def decide_verification(self, deed: Deed) -> None:
        self.act(
            verification.decide_verification, deed, meeting=self.meeting, reasons=self.said(deed["reasons"]),
            as_advisory=deed["advisory"], acting_because=self.said(deed["because"]), **self.particulars(deed),
        )  # fmt: skip

    @property
    def decision(self) -> Verification:
        return Verification.objects.filter(case=self.pk).latest("pk")

    def confirm_decision(self, deed: Deed) -> None:
        found = Verification.objects.filter(case=self.pk, is_advisory=True)
        decision = found.latest("pk")
        if deed["which"] == "before":
            decision = found.exclude(pk=decision.pk).latest("pk")
        grounds = self.said(deed["grounds"])
        self.act(confirmation.confirm_decision, deed, verification=decision, is_confirmed=deed["yes"], grounds=grounds)

    def supersede_verification(self, deed: Deed) -> None:
        self.act(
            verification.supersede_verification, deed, verification=self.decision, reasons=self.said(deed["reasons"]),
            superseding_because=self.said(deed["because"]), **self.particulars(deed),
        )  # fmt: skip

    def record_challenge(self, deed: Deed) -> None:
        matter = f"VERIFICATION-{self.decision.pk}" if deed["matter"] == "VERIFICATION" else deed["matter"]
        self.act(
            challenge.record_challenge, deed, case=self.case, matter=matter, by_whom="FAMILY", name="Her brother",
            grounds=self.said(deed["grounds"]), received_on=self.now.date(),
        )  # fmt: skip

    def answer_challenge(self, deed: Deed) -> None:
        reasons = self.said(deed["reasons"])
        self.act(challenge.answer_challenge, deed, challenge=self.challenge, outcome="UPHELD", reasons=reasons)

    @property
    def challenge(self) -> Challenge:
        return Challenge.objects.filter(case=self.pk).latest("pk")

    def tell_challenger(self, deed: Deed) -> None:
        told = {"told_how": "POST", "told_on": self.now.date()}
        self.act(challenge.tell_challenger, deed, challenge=self.challenge, **told)

    def settle_challenge(self, deed: Deed) -> None:
        said = {"is_settled": deed["settled"], "unsettled_because": self.said(deed["because"])}
        self.act(challenge.settle_challenge, deed, challenge=self.challenge, **said)

    def write_addendum(self, deed: Deed) -> None:
        self.act(challenge.write_addendum, deed, challenge=self.challenge, words=self.said(deed["words"]))

    def agree_addendum(self, deed: Deed) -> None:
        made = Addendum.objects.get(challenge=self.challenge)
        said = {"comments": self.said(deed["comments"]), "digest": made.digest if deed["seen"] == "now" else "0" * 64}
        self.act(challenge.agree_addendum, deed, addendum=made, is_agreed=deed["yes"], **said)

    def conclude_alternative(self, deed: Deed) -> None:
        made = Alternative.objects.filter(case=self.pk).latest("pk")
        self.act(
            alternatives.conclude_alternative, deed, alternative=made, outcome=self.said(deed["outcome"]),
            learning=self.said(deed["learning"]), goes_to=deed["goes_to"],
        )  # fmt: skip

    # ── scoping

    def send_requests(self, deed: Deed) -> None:
        self.act(scoping.send_requests, deed, case=self.case, agencies=[self.care])

    def set_aside_agency(self, deed: Deed) -> None:
        known = self.case.known_agencies.exclude(name=cast.CARE).get()
        self.act(scoping.set_aside_agency, deed, known_agency=known, because=self.said(deed["because"]))

    @property
    def answer(self) -> ScopingReturn:
        return ScopingReturn.objects.get(request__case=self.pk)

    def name_respondent(self, deed: Deed) -> None:
        capacity = "RESPONDENT" if deed["person"] == "author" else "SENIOR_OFFICER"
        person = self.people[deed["person"]]
        self.act(scoping.name_respondent, deed, scoping_return=self.answer, person=person, capacity=capacity)

    def write_return(self, deed: Deed) -> None:
        said = {**CONTENT, "answers": {**CONTENT["answers"], "summary": self.said(True, "We visited")}}
        for part, answers in said.items():
            self.act(writing.write_return, deed, scoping_return=self.answer, part=part, answers=dict(answers))

    def inform_senior_officer(self, deed: Deed) -> None:
        told = {"name": "Selina Frost", "role": "Director of Care", "told_on": self.now.date()}
        self.act(returns.inform_senior_officer, deed, scoping_return=self.answer, **told)

    def endorse_return(self, deed: Deed) -> None:
        answer = self.answer
        seen = answer.digest if deed["seen"] == "now" else "0" * 64
        self.act(returns.endorse_return, deed, scoping_return=answer, statement="I endorse it.", digest=seen)

    def send_return(self, deed: Deed) -> None:
        self.act(returns.send_return, deed, scoping_return=self.answer)

    def accept_return(self, deed: Deed) -> None:
        full = dict.fromkeys(RUBRIC, True)
        self.act(quality.accept_return, deed, scoping_return=self.answer, rubric=full, is_officer_known=True)

    def send_back_return(self, deed: Deed) -> None:
        self.act(quality.send_back_return, deed, scoping_return=self.answer, comments=self.said(deed["comments"]))

    def convene_rapid_review(self, deed: Deed) -> None:
        asked, why = [self.people[who] for who in ASKED], {cast.CARE: self.said(deed["reasons"])}
        when = self.at(deed["when"])
        self.act(rapid_review.convene_rapid_review, deed, case=self.case, starts_at=when, people=asked, reasons=why)

    # ── the Rapid Review

    @property
    def review(self) -> RapidReview:
        return RapidReview.objects.get(case=self.pk)

    def answer_safety(self, deed: Deed) -> None:
        words = self.said(deed["words"])
        self.act(
            rapid_review.answer_safety, deed, rapid_review=self.review, is_action_needed=deed["needed"], answer=words
        )

    def add_action(self, deed: Deed) -> None:
        self.act(
            tracker.add_action, deed, case=self.case, text="Visit them", owner=self.people["council"],
            agency=self.agencies["council"], due_on=self.now.date() + 7 * DAY, outcome="They are safe",
        )  # fmt: skip

    def decide_limb(self, deed: Deed) -> None:
        standard = "SUSPECTED" if deed["element"] == "CONDITION" and deed["answer"] == "MET" else ""
        self.act(
            rapid_review.decide_limb, deed, rapid_review=self.review, adult=self.case.adults.get(), element=deed["element"],
            answer=deed["answer"], standard=standard, grounds=self.said(deed["grounds"]),
        )  # fmt: skip

    def decide_rapid_review(self, deed: Deed) -> None:
        learnt = self.said(deed["learning"])
        self.act(
            rapid_review.decide_rapid_review, deed, rapid_review=self.review, decision=deed["decision"],
            grounds=self.said(deed["grounds"]), learning_summary=learnt, why_no_more=learnt,
            acting_because=self.said(deed["because"]),
        )  # fmt: skip

    def meet_again(self, deed: Deed) -> None:
        self.act(
            rapid_review.meet_again, deed, rapid_review=self.review, starts_at=self.at("today"),
            people=[self.people[who] for who in ASKED], because=self.said(deed["because"]),
        )  # fmt: skip

    def draft_report(self, deed: Deed) -> None:
        self.act(report.draft_report, deed, case=self.case)

    # ── the chain of hands

    @property
    def report(self) -> Report:
        return Report.objects.get(case=self.pk)

    def version(self, which: str) -> ReportVersion:
        found = ReportVersion.objects.filter(report__case=self.pk)
        return found.latest("pk") if which == "last" else found.earliest("pk")

    def write(self, deed: Deed, name: str, words: str) -> None:
        section = ReportSection.objects.get(report__case=self.pk, section=name)
        if section.words != words:
            self.act(composing.write_report_section, deed, section=section, words=words)

    def write_report_section(self, deed: Deed) -> None:
        self.write(deed, "facts", self.said(True))

    def redraw_section(self, deed: Deed) -> None:
        """Both sections that state the decision, as far as they do not say what is on record."""
        sections = [ReportSection.objects.get(report__case=self.pk, section=name) for name in ("criteria", "decision")]
        drawn = sections_from_record(self.people["officer"], self.case)
        for section in [one for one in sections if one.words != drawn[one.section]] or sections:
            self.act(composing.redraw_section, deed, section=section)

    def write_report(self, deed: Deed) -> None:
        """Write what is new into the sections, as somebody who puts them forward."""
        found, first = self.report, self.version("first").sections
        decision = ReportSection.objects.get(report__case=self.pk, section="decision").words
        new = {
            "facts": {"facts": self.said(True)}, "decision": {"decision": f"{decision}\n\n{self.said(True)}"},
            "against": {"decision": self.said(True)}, "nothing": {}, "a gap": {"facts": ""}, "back": first,
        }[deed["words"]]  # fmt: skip
        for name, words in new.items():
            self.write(deed, name, words)
        self.act(report.write_report, deed, report=found, why=self.said(deed["why"]))

    def seen(self, deed: Deed) -> str:
        return self.version(deed["seen"]).digest

    def assure_report(self, deed: Deed) -> None:
        answers = dict(build.CHECKED)
        if not deed["checklist"]:
            answers.popitem()
        self.act(
            sign_off.assure_report, deed, report=self.report, is_returned=deed["back"],
            comments=self.said(deed["comments"]), answers=answers, digest=self.seen(deed),
        )  # fmt: skip

    def sign_report(self, deed: Deed) -> None:
        self.act(
            sign_off.sign_report, deed, report=self.report, is_returned=deed["back"],
            comments=self.said(deed["comments"]), acting_because=self.said(deed["because"]), digest=self.seen(deed),
        )  # fmt: skip

    def ratify_report(self, deed: Deed) -> None:
        self.act(
            sign_off.ratify_report, deed, report=self.report, outcome=deed["outcome"],
            comments=self.said(deed["comments"]), digest=self.seen(deed),
        )  # fmt: skip

    # ── after ratification

    def recommend(self, deed: Deed) -> None:
        agencies = [self.care] if deed["agencies"] else []
        words = self.said(deed["text"])
        self.act(recommendations.recommend, deed, case=self.case, text=words, agencies=agencies, is_multi_agency=False)

    def ask_amendment(self, deed: Deed) -> None:
        own = self.people[deed.who].agency
        agency = own if deed["for"] == "own" and own else self.other(own)
        words = self.said(True)
        self.act(
            recommendations.ask_amendment,
            deed,
            case=self.case,
            agency=agency,
            text=words,
            reason=self.said(deed["reason"]),
        )

    def other(self, own: Agency | None) -> Agency:
        return cast.agency(cast.HOMES if own is None or own.name != cast.HOMES else cast.SURGERY)

    def amendment(self, deed: Deed) -> Amendment:
        found = Amendment.objects.filter(case=self.pk)
        return found.earliest("pk") if deed["which"] == "first" else found.latest("pk")

    def decide_amendment(self, deed: Deed) -> None:
        self.act(
            recommendations.decide_amendment, deed, amendment=self.amendment(deed), is_approved=deed["yes"],
            touches_decision=deed["touches"], reasons=self.said(deed["reasons"]),
        )  # fmt: skip

    def amend_report(self, deed: Deed) -> None:
        sections = {} if deed["words"] == "nothing" else {deed["words"]: self.said(True)}
        self.act(recommendations.amend_report, deed, amendment=self.amendment(deed), sections=sections)

    def agree_recommendations(self, deed: Deed) -> None:
        chosen = list(Recommendation.objects.filter(case=self.pk)) if deed["any"] else []
        self.act(
            recommendations.agree_recommendations, deed, case=self.case, recommendations=chosen, where="OUTSIDE",
            said={cast.agency(name): "Yes, by email." for name in cast.PARTNERS},
        )  # fmt: skip

    def choose_learning_method(self, deed: Deed) -> None:
        self.act(
            recommendations.choose_learning_method, deed, case=self.case, methods=["Webinar"],
            reasons=self.said(deed["reasons"]), agreed_where="At its meeting.", lead=self.people["officer"],
        )  # fmt: skip

    def open_tracker(self, deed: Deed) -> None:
        self.act(recommendations.open_tracker, deed, case=self.case)

    # ── around the case

    def declare_conflict(self, deed: Deed) -> None:
        person = self.people[deed["person"]]
        self.act(meeting.declare_conflict, deed, case=self.case, person=person, conflict="A relation", is_barring=True)

    def holding(self, who: str) -> Holding:
        return self.people[who].holdings.filter(because="").get()

    def end_office(self, deed: Deed) -> None:
        holding = self.holding("independent_chair")
        self.act(register.end_office, deed, holding=holding, until_on=self.now.date() - DAY)

    def appoint_cover(self, deed: Deed) -> None:
        agreed = [*self.agencies.values()] if deed["agreed"] else [self.agencies["council"]]
        days = {"from_on": self.now.date(), "until_on": self.now.date() + 28 * DAY}
        because = self.said(deed["because"])
        self.act(
            cover.appoint_cover, deed, person=self.people[deed["person"]], agreed_by=agreed, because=because, **days
        )

    def hand_over_office(self, deed: Deed) -> None:
        days = {"from_on": self.now.date(), "until_on": self.now.date() + 14 * DAY}
        holding, to = self.holding(deed["of"]), self.people[deed["to"]]
        self.act(cover.hand_over_office, deed, holding=holding, person=to, because=self.said(deed["because"]), **days)

    def days(self, deed: Deed) -> None:
        """The days pass by themselves."""
