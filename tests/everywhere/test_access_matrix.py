"""Every address × every person of the cast: each meets what the tables of access say, and nothing else."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from sarum.board.models import Closure, Notice
from sarum.board.rules.actor import PUBLIC
from sarum.cases.lobby.by_code import ANSWERING
from sarum.cases.models import (
    Addendum,
    AnswerCode,
    BroughtReturn,
    Case,
    Challenge,
    ChronologyProblem,
    Climb,
    DecisionLetter,
    EntryNote,
    Escalation,
    Extension,
    GroupMeeting,
    ItemAction,
    Place,
    ReferralDraft,
    ReportSection,
    ReturnNote,
    ScopingReturn,
    SectionComment,
    Step,
    WordTemplate,
)
from sarum.cases.operations import (
    agenda,
    document,
    early_learning,
    findings,
    flag,
    group,
    ladder,
    letter_wording,
    pseudonyms,
    stationery,
    telling,
    template,
    triage,
)
from sarum.cases.operations import challenge as challenges
from sarum.cases.operations import letter as letters
from sarum.cases.operations import pause as pauses
from sarum.cases.operations import verification as operations
from sarum.cases.queries import group as group_queries
from sarum.cases.queries import letter as letter_queries
from sarum.cases.queries import stationery as stationery_queries
from sarum.cases.rules import access, procedure
from sarum.kit import files, uploads, working_days
from sarum.library.models import PublishedReview
from tests import build, cast, chronologies
from tests.everywhere import matrix

pytestmark = pytest.mark.django_db
ADDRESSES = matrix.addresses()
LAST = [Step.ASSURANCE, Step.PUBLICATION, Step.REVIEW, Step.RECOMMENDATIONS, Step.RAPID_REVIEW, Step.SCOPING]
RETURN_ACTS = {
    "read_return", "name_respondent", "write_return", "inform_senior_officer", "endorse_return", "send_return",
    "accept_return", "send_back_return", "chase_return", "return_part", "return_entry", "remove_return_entry",
    "comment_on_return", "return_form", "bring_return", "return_versions", "return_pdf", "return_word", "return_receipt",
    "return_receipt_pdf", "return_file", "introduce_respondent", "ask_extension", "refuse_request", "withdraw_refusal",
    "propose_rung", "bring_key_events",
}  # fmt: skip
TEMPLATE_ACTS = {
    "write_section", "write_question", "remove_question", "remove_section", "move_in_template", "issue_template",
    "drop_template",
}  # fmt: skip
GROUP_ACTS = {
    "group_meeting", "group_calendar", "ask_to_group_meeting", "take_off_group_meeting", "answer_group_invitation",
    "move_group_meeting",
    "cancel_group_meeting", "build_agenda", "add_agenda_item", "put_agenda_to_chairs", "say_of_agenda", "issue_agenda",
    "begin_group_meeting", "end_group_meeting", "check_minutes", "send_back_minutes", "put_minutes_forward", "approve_minutes",
    "group_minutes", "group_minutes_word", "group_minutes_pdf", "group_agenda_word", "group_agenda_pdf",
}  # fmt: skip
ITEM_ACTS = {
    "change_agenda_item", "leave_out_agenda_item", "move_agenda_item", "add_item_paper", "minute_item", "note_decision",
    "take_on",
}  # fmt: skip
PAPER_ACTS = {"item_paper", "remove_item_paper"}
LADDER_ACTS = {"rung", "rung_word", "rung_pdf", "send_rung", "dismiss_rung", "record_rung_response"}
MEETING_ACTS = {
    "meeting", "record_attendance", "give_view", "record_minutes", "decide_verification", "meeting_calendar", "answer_dates",
    "pick_date", "ask_to_meeting", "take_off_meeting", "rearrange_meeting", "cancel_meeting", "answer_invitation",
    "build_meeting_agenda",
    "add_meeting_item", "put_meeting_agenda_to_chairs",
    "say_of_meeting_agenda", "issue_meeting_agenda", "end_meeting", "check_meeting_minutes", "send_back_meeting_minutes",
    "put_meeting_minutes_forward", "approve_meeting_minutes", "meeting_minutes", "meeting_minutes_word", "meeting_minutes_pdf",
    "meeting_agenda_word", "meeting_agenda_pdf",
}  # fmt: skip
DECISION_ACTS = {"decision", "confirm_decision", "supersede_verification", "write_letter"}
LETTER_ACTS = {"letter", "letter_word", "letter_pdf", "tell_referrer"}
VERSION_ACTS = {"report_version", "report_changes", "take_signed_report", "report_word", "report_pdf"}
TEMPLATES = {"word_template", "use_template", "go_back_to_own_template", "choose_trial"}
SOURCE_ACTS = {"chronology_source", "take_in_chronology", "read_chronology_again", "set_aside_chronology"}
CHALLENGE_ACTS = {"challenge", "answer_challenge", "tell_challenger", "settle_challenge", "write_addendum"}


def return_in(case: Case) -> ScopingReturn:
    return ScopingReturn.objects.get(request__case=case, request__agency__name=cast.CARE)


def section_in(case: Case) -> ReportSection | None:
    return ReportSection.objects.filter(report__case=case).first()


SUBJECTS: dict[str, Callable[[Case], Model | None]] = {
    **dict.fromkeys(RETURN_ACTS, return_in),
    **dict.fromkeys(MEETING_ACTS, lambda case: case.meetings.last()),
    **dict.fromkeys(("decide_amendment", "amend_report"), lambda case: case.amendments.first()),
    **dict.fromkeys(
        ("action", "update_action", "give_evidence", "verify_action", "escalate_action"),
        lambda case: case.actions.filter(owner__name=cast.PARTS["owner"].name).first(),
    ),
    **dict.fromkeys(("draft", "review_draft", "accept_review"), lambda case: case.drafts.last()),
    **dict.fromkeys(("ready_tool", "change_tool"), lambda case: case.tools.last()),
    **dict.fromkeys(("read_document", "withdraw_document"), lambda case: case.documents.first()),
    **dict.fromkeys(DECISION_ACTS, lambda case: case.verifications.last()),
    **dict.fromkeys(LETTER_ACTS, lambda case: DecisionLetter.objects.filter(verification__case=case).first()),
    "tell_by_letter": lambda case: DecisionLetter.objects.filter(report__case=case).first(),
    "made_document": lambda case: case.made_documents.first(),
    **dict.fromkeys(CHALLENGE_ACTS, lambda case: case.challenges.first()),
    "agree_addendum": lambda case: Addendum.objects.filter(report__case=case).first(),
    **dict.fromkeys(("conclude_alternative", "chase_alternative"), lambda case: case.alternatives.first()),
    "settle_note": lambda case: ReturnNote.objects.filter(scoping_return__request__case=case).first(),
    "use_brought_return": lambda case: BroughtReturn.objects.filter(scoping_return__request__case=case).first(),
    "withdraw_respondent": lambda case: case.places.filter(
        until_on=None, capacity__in=("RESPONDENT", "SENIOR_OFFICER"), agency__name=cast.CARE
    ).first(),
    **dict.fromkeys(LADDER_ACTS, lambda case: Climb.objects.filter(request__case=case).first()),
    "answer_extension": lambda case: Extension.objects.filter(request__case=case).first(),
    "change_fact": lambda case: case.facts.first(),
    "settle_unknown": lambda case: case.unknowns.first(),
    "change_suggestion": lambda case: case.ideas.first(),
    "give_limb_view": lambda case: case.adults.first(),
    **dict.fromkeys(("pack", "pack_pdf"), lambda case: case.packs.first()),
    **dict.fromkeys(SOURCE_ACTS, lambda case: case.chronology_sources.filter(standing="READ").first()),
    **dict.fromkeys(("change_finding", "withdraw_finding"), lambda case: case.findings.first()),
    "remove_note": lambda case: EntryNote.objects.filter(entry__case=case).first(),
    "remove_abbreviation": lambda case: case.abbreviations.first(),
    "settle_chronology_problem": lambda case: ChronologyProblem.objects.filter(source__case=case).first(),
    **dict.fromkeys(("date_entry", "chronology_entry", "note_entry", "cite_entry"), lambda case: case.chronology.first()),
    **dict.fromkeys(("change_pseudonym_in_key", "remove_pseudonym"), lambda case: case.named_people.first()),
    "end_pause": lambda case: case.pauses.first(),
    "end_place": lambda case: case.places.filter(until_on=None).first(),
    "set_aside_agency": lambda case: case.known_agencies.first(),
    "decide_limb": lambda case: case.adults.first(),
    **dict.fromkeys(VERSION_ACTS, lambda case: case.report.versions.first()),
    **dict.fromkeys(("write_report_section", "redraw_section", "comment_on_section"), section_in),
    "answer_comment": lambda case: SectionComment.objects.filter(section__report__case=case).first(),
    "answer_escalation": lambda case: Escalation.objects.filter(action__case=case).first(),
    "update_involvement": lambda case: case.involvement.first(),
    "log_contact": lambda case: case.involvement.first(),
    "answer_advocacy": lambda case: case.adults.first(),
    **dict.fromkeys(("update_process", "check_process", "record_disclosure"), lambda case: case.parallel_processes.first()),
    "end_wait": lambda case: case.waits.first(),
    "lift_flag": lambda case: case.flags.first(),
    "judge_duplicate": lambda case: Case.objects.exclude(pk=case.pk).filter(step=case.step).first(),
    "judge_impact": lambda case: case.improvements.first(),
}  # fmt: skip


def files_to(step: Step) -> build.Files:
    """The standing case, or one that took another way where the step lies on it."""
    files = build.files()
    files["jcr.json"]["escalations"] = [
        {
            "recommendation": "R1",
            "on": "2025-10-30",
            "by": cast.PARTS["manager"].name,
            "why": "No movement",
            "mitigation": "Visits",
        }
    ]
    if step == Step.ALTERNATIVE:
        files["verification.json"]["meetings"][-1]["decision"]["outcome"] = "alternative action: round table"
    return files


class Town:
    """A case at every step, everybody of the cast signed in, and what the addresses without a case ask for."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {**cast.people(), "public": None}
        self.hats = functools.cache(matrix.hats_to)  # nobody’s part changes while everybody walks round
        self.cases = {step: build.case_at(step, done=step != Step.CLOSED, files=files_to(step)) for step in Step}
        self.verify(self.cases[Step.ASSURANCE], self.cases[Step.VERIFICATION])
        for (
            case
        ) in self.cases.values():  # on every case, whatever its step: what a document asks is asked of its reader
            document.lay(
                case, uploads.Upload("letter.pdf", "pdf", b"%PDF").kept(), about="", provenance="", by=PUBLIC,
                at=timezone.now(),
            )  # fmt: skip
        self.clients = {who: self.client_of(person) for who, person in self.people.items()}
        officer, at = self.people["officer"], timezone.now()
        asked = {"asked": "The GP’s name", "how": "telephone"}
        triage.wait_for_referrer(case=self.cases[Step.REFERRAL], **asked, by=officer, at=at)
        for step in (Step.ASSURANCE, Step.REVIEW):
            flag.set_flag(case=self.cases[step], code="PRISON", reasons="He was on remand", by=officer, at=at)
        self.bring(self.cases[Step.SCOPING])
        chronologies.waiting(self.cases[Step.ASSURANCE])
        chronologies.taken_in(self.cases[Step.ASSURANCE])
        pseudonyms.check_key(case=self.cases[Step.ASSURANCE], by=self.people["officer"], at=timezone.now())
        self.review(self.cases[Step.ASSURANCE])
        self.attach(self.cases[Step.ASSURANCE])
        self.template = template.begin_template(by=self.people["manager"], at=at)
        self.climb(self.cases[Step.SCOPING])
        self.comment(self.cases[Step.SIGN_OFF])
        self.word_template = self.write(self.cases[Step.ASSURANCE])
        self.wording = letter_wording.write_wording(
            kind="REFERRER", words="{{ decision }} {{ reasons }}", by=self.people["manager"], at=at
        )
        self.group = self.meet()
        self.learning = early_learning.share_early_learning(
            rapid_review=self.cases[Step.RAPID_REVIEW].rapid_review, point="Ring back.",
            agencies=[self.people["member"].agency], by=officer, at=at,
        )  # fmt: skip
        self.another = build.case_at(Step.ASSURANCE)
        self.shelved = PublishedReview.objects.first()
        self.closure = Closure.objects.create(on="2026-12-24", reason="Christmas Eve")
        self.notice = Notice.objects.create(address="x@wyvern.example", subject="s", body="b", written_at=at)
        self.draft = ReferralDraft.objects.create(
            secret_digest="0" * 64, begun_at=timezone.now(), saved_at=timezone.now()
        )

    def write(self, case: Case) -> WordTemplate:
        """A letter about the report of a case, taken as a file; and a Word template that was brought."""
        by: dict[str, Any] = {"by": self.people["officer"], "at": timezone.now()}
        letter = telling.write_report_letter(case=case, whom="referrer", to_name="R", subject="S", words="W", **by)
        written = letter_queries.written(self.people["officer"], letter)
        stationery.make(kind=letter.kind, ending="docx", written=written, case=case, content_at=by["at"], **by)
        own = uploads.accept("own.docx", stationery_queries.own_template("REPORT"))
        return stationery.bring_template(kinds=["REPORT"], upload=own, by=self.people["manager"], at=by["at"])

    def meet(self) -> GroupMeeting:
        """A meeting of the group with something on its agenda, and something that somebody took on."""
        by = {"by": self.people["officer"], "at": timezone.now()}
        people, ahead = group_queries.usual_people(by["by"]), timezone.now() + 9 * working_days.DAY
        made = group.arrange_group_meeting(kind="QUARTERLY", starts_at=ahead, people=people, **by)
        agenda.build_agenda(meeting=made, **by)
        upload = uploads.accept("may.txt", b"What was said in May")
        agenda.add_item_paper(item=made.items.first(), about="Minutes of May", upload=upload, **by)
        said = {"recorded_at": by["at"], "recorded_by": by["by"]}
        ItemAction.objects.create(item=made.items.first(), text="Ask", owner=by["by"], due_on=ahead.date(), **said)
        return made

    def comment(self, case: Case) -> None:
        """Something said of a section of the report."""
        said = {"words": "Who?", "written_by": self.people["chair"], "written_at": timezone.now()}
        SectionComment.objects.create(section=case.report.sections.first(), **said)

    def review(self, case: Case) -> None:
        """A note, a finding and an abbreviation of a chronology."""
        entry, by = case.chronology.first(), {"by": self.people["officer"], "at": timezone.now()}
        findings.note_entry(entry=entry, words="Who knew?", **by)
        findings.record_finding(case=case, words="It was cold.", entries=[entry], **by)
        findings.explain_abbreviation(case=case, short="OT", meaning="Occupational therapist", **by)

    def bring(self, case: Case) -> None:
        """A comment on a return, and a Word form brought for it."""
        said = {"scoping_return": case.requests.get(agency__name=cast.CARE).answer}
        by = {"made_by": self.people["author"], "made_at": timezone.now()}
        ReturnNote.objects.create(**said, **by, kind=ReturnNote.Kind.BETWEEN_AUTHORS, words="Is this fair?")
        BroughtReturn.objects.create(
            **said, name="form.docx", digest="0" * 64, answers={}, brought_by=by["made_by"], brought_at=by["made_at"]
        )

    def attach(self, case: Case) -> None:
        """A document that came with a return."""
        answer = return_in(case)
        self.attached = files.keep(b"Seen at home.")
        answer.answers["attachments"] = [{"digest": self.attached, "name": "notes.txt", "kind": "text", "size": 13}]
        answer.save()

    def climb(self, case: Case) -> None:
        """A request that is refused, about which a letter waits, and for which more time was asked."""
        answer, at = SUBJECTS["read_return"](case), timezone.now()
        until = answer.request.due_on + 7 * working_days.DAY
        Extension.objects.create(
            request=answer.request, asked_at=at, asked_by=self.people["author"], was_due_on=answer.request.due_on,
            until_on=until, why="Away",
        )  # fmt: skip
        ladder.write(answer, "CHAIR", "It is late.", by=self.people["officer"], at=at)

    def verify(self, case: Case, waiting: Case) -> None:
        """A letter and a challenge about one decision; and a case with its clock paused and an advisory decision."""
        by = {"by": self.people["officer"], "at": timezone.now()}
        decision, today = case.verifications.first(), timezone.localdate()
        letters.write_letter(verification=decision, to_name="Robin Tate", words="It was decided.", **by)
        challenges.record_challenge(
            case=case,
            matter=f"VERIFICATION-{decision.pk}",
            by_whom="FAMILY",
            name="Son",
            grounds="Unfair",
            received_on=today,
            **by,
        )
        self.dispute(case.challenges.get(), by)
        meeting = waiting.meetings.last()
        meeting.attendance.filter(agency__name=cast.COUNCIL).update(is_present=False)
        operations.decide_verification(
            meeting=meeting,
            next_step="SCOPING",
            reasons="It may",
            as_advisory=True,
            by=self.people["chair"],
            at=by["at"],
        )
        waiting.refresh_from_db()
        pauses.pause_clock(case=waiting, reason="The GP’s notes", started_on=today, **by)

    def dispute(self, challenge: Challenge, by: dict[str, Any]) -> None:
        """The challenge was answered, told on and not settled, and an addendum waits to be agreed."""
        chair, today = self.people["independent_chair"], timezone.localdate()
        challenges.answer_challenge(
            challenge=challenge, outcome="NOT_UPHELD", reasons="It was fair", by=chair, at=by["at"]
        )
        challenges.tell_challenger(challenge=challenge, told_how="POST", told_on=today, **by)
        challenges.settle_challenge(
            challenge=challenge, is_settled=False, unsettled_because="Whether it was fair", **by
        )
        challenges.write_addendum(challenge=challenge, words="He holds that it was not fair.", **by)

    def client_of(self, person: Any) -> Client:
        client = Client(raise_request_exception=True)
        if person is not None:
            client.force_login(person)
        return client

    def case_for(self, act: str) -> Case:
        """A case at a step where the act belongs, with what the act is done to."""
        steps = procedure.steps_of(act)
        for step in [step for step in LAST if step in steps or not steps] + list(steps):
            subject = SUBJECTS.get(act, lambda case: case)(self.cases[step])
            if subject is not None:
                return self.cases[step]
        raise AssertionError(f"no case of the town has what “{act}” is done to")

    def given(self, address: matrix.Address) -> tuple[dict[str, object], Model | None]:
        """What fills an address, and the thing it is about."""
        person = self.people["member"]
        if "reference" in address.asks:
            case = self.case_for(address.act)
            subject = SUBJECTS.get(address.act, lambda case: case)(case)
            place = {"part": "involvement" if "page" in address.asks else "others", "page": "involvement", "number": 1}
            return {
                "reference": case.reference,
                "pk": {"try_template": self.word_template.pk, "use_wording": self.wording.pk}.get(
                    address.act, subject.pk
                ),
                "older": subject.pk,
                "element": "NEEDS",
                "digest": self.attached,
                "whom": "referrer",
                **place,
            }, subject
        filled = {
            "pk": self.closure.pk if address.act == "remove_closure" else person.pk, "slug": self.shelved.slug,
            "holding_pk": person.holdings.first().pk, "duty": "review", "number": 0, "draft": self.draft.pk, "sent": 0,
            "part": "referrer", "page": "name", "kind": "REPORT", "uidb36": "1", "key": "set-password",
        }  # fmt: skip
        if address.act in TEMPLATE_ACTS:
            filled |= {"pk": self.template.pk, "slug": "analysis", "name": "went_well"}
        if address.act in TEMPLATES:
            filled["pk"] = self.word_template.pk
        if address.act in GROUP_ACTS:
            filled["pk"] = self.group.pk
        if address.act in ITEM_ACTS:
            filled["pk"] = self.group.items.first().pk
        if address.act in PAPER_ACTS:
            filled["pk"] = self.group.items.first().papers.first().pk
        if address.act == "do_group_action":
            filled["pk"] = self.group.items.first().actions.first().pk
        if address.act in ("write_wording", "go_back_to_own_wording"):
            filled["kind"] = "REFERRER"
        if address.act == "choose_wording_trial":
            filled["pk"] = self.wording.pk
        if address.act == "read_early_learning":
            filled["pk"] = self.learning.pk
        if address.act == "post_again":
            filled["pk"] = self.notice.pk
        if address.act == "change_agency":
            filled["pk"] = person.agency.pk
        return filled, None


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """Made once, and rolled back when every address has been tried."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Town()
        transaction.set_rollback(True)


def test_every_address_has_a_row_in_a_table_of_access():
    assert sorted({address.act for address in ADDRESSES} - set(matrix.ACTS)) == []


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: f"{address.name}{len(address.asks)}")
def test_everybody_meets_what_the_tables_say(address, town):
    given, subject = town.given(address)
    path, day = matrix.path_of(address, **given), timezone.localdate()
    wrong = []
    for who, person in town.people.items():
        answer = town.clients[who].get(path).status_code
        allowed = matrix.expected(address, person, subject, town.hats(person, subject, day))
        if answer not in allowed:
            wrong.append(f"{who}: {answer}, not one of {sorted(allowed)}")
    assert wrong == [], path


def by_code(person: Any, answer: ScopingReturn) -> Client:
    """A browser in which somebody without an account has entered their code for one return."""
    client, now = Client(), timezone.now()
    code = AnswerCode.objects.create(
        scoping_return=answer,
        person=person,
        email=person.email,
        digest="0" * 64,
        made_at=now,
        expires_at=now,
        used_at=now,
    )
    session = client.session
    session[ANSWERING] = code.pk
    session.save()
    return client


@pytest.mark.parametrize(("who", "hat"), [("author", "RESPONDENT"), ("senior", "SENIOR_OFFICER")])
def test_whoever_comes_by_a_code_meets_the_pages_of_one_return_and_is_nobody_elsewhere(who, hat, town):
    person = town.people[who]
    answer = return_in(town.case_for("write_return"))
    assert who in seated(town, answer)
    client, wrong, met = by_code(person, answer), [], set()
    for address in ADDRESSES:
        given, subject = town.given(address)
        is_theirs = address.act in access.BY_CODE and (
            subject == answer
            or (isinstance(subject, Place) and (subject.case, subject.agency) == (answer.case, answer.agency))
        )
        hats = {"ANYONE", hat} if is_theirs else {"ANYONE"}
        allowed = matrix.expected(address, person if is_theirs else None, subject, hats)
        found = client.get(matrix.path_of(address, **given)).status_code
        met |= {address.act} if is_theirs and found == 200 else set()
        if found not in allowed:
            wrong.append(f"{address.name}: {found}, not one of {sorted(allowed)}")
    assert wrong == []
    assert met >= ({"write_return", "introduce_respondent"} if hat == "RESPONDENT" else {"endorse_return"}), met
    assert client.get(f"/cases/{answer.case.reference}/read-return/{answer.pk}/").status_code == 200


def seated(town: Town, answer: ScopingReturn) -> set[str]:
    places = Place.objects.filter(case=answer.case, agency=answer.agency, until_on=None)
    return {who for who, person in town.people.items() if person and places.filter(person=person).exists()}


def test_a_case_that_is_not_theirs_is_answered_like_one_that_is_not_there_byte_for_byte(town):
    case = town.cases[Step.SCOPING]
    pages = [address for address in ADDRESSES if address.asks == ("reference",)]
    for who in ("stranger", "outsider_lead", "barred", "owner", "administrator"):
        for address in pages:
            act = matrix.ACTS[address.act]
            if {"SIGNED_IN", "ANYONE"} & set(act.who):
                continue
            theirs = town.clients[who].get(matrix.path_of(address, reference=case.reference))
            nowhere = town.clients[who].get(matrix.path_of(address, reference="HSAB-1999-999"))
            assert (theirs.status_code, theirs.content, theirs.headers) == (404, nowhere.content, nowhere.headers), (
                who,
                address,
            )


def test_somebody_who_may_no_longer_see_a_case_meets_nothing_at_their_next_request(town):
    case, member = town.cases[Step.RAPID_REVIEW], town.people["member"]
    path = f"/cases/{case.reference}/"
    assert town.clients["member"].get(path).status_code == 200
    place = case.places.get(person=member, capacity="INVITED", until_on=None)
    with transaction.atomic():
        town.clients["officer"].post(f"/cases/{case.reference}/end-place/{place.pk}/", {"because": "left the trust"})
        assert town.clients["member"].get(path).status_code == 404
        transaction.set_rollback(True)
