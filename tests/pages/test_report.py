"""The report on its pages: read, compared, written in versions, and passed from hand to hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event
from sarum.board.operations import cover
from sarum.cases.models import Report, ReportVersion, Step
from sarum.cases.operations import composing, sign_off
from sarum.cases.operations import report as operations
from sarum.cases.operations.meeting import declare_conflict
from sarum.cases.rules.report import SECTIONS
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.SIGN_OFF)


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, who, act, case, *ids):
    client.force_login(cast.people()[who])
    return client.get(address(act, case, *ids))


def post(client, who, act, case, said, *ids):
    client.force_login(cast.people()[who])
    return client.post(address(act, case, *ids), said, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def section(case, name):
    return case.report.sections.get(section=name)


def second_version(case, facts="She has died."):
    held = case.report
    operations.write_report(
        report=held, sections={**held.latest.sections, "facts": facts}, why="Plainer facts",
        by=cast.people()["officer"], at=timezone.now(),
    )  # fmt: skip
    return held.latest


ON = {"assure_report": "PASSED", "sign_report": "SIGNED", "ratify_report": "RATIFIED"}
CHECKLIST = {f"is_{key}": "yes" for key in build.CHECKED}


def hand(client, who, act, case, outcome="", **said):
    case.report.refresh_from_db()
    outcome, said = outcome or ON[act], {**(CHECKLIST if act == "assure_report" else {}), **said}
    return post(client, who, act, case, {"outcome": outcome, "digest": case.report.latest.digest, **said})


def test_before_there_is_a_report_the_page_says_how_it_comes(client):
    shown = text(page(client, "officer", "report", build.case_at(Step.SCOPING)))
    assert "There is no report yet" in shown


def test_the_report_is_drafted_with_one_button(client):
    case = build.case_at(Step.RAPID_REVIEW, done=True)
    assert "drafted from what is on record" in text(page(client, "officer", "draft_report", case))
    shown = text(post(client, "officer", "draft_report", case, {"key": "d1"}))
    assert "The report has been drafted." in shown and "Version 1" in shown


def test_a_draft_that_cannot_be_made_says_why(client):
    case = build.case_at(Step.RAPID_REVIEW)
    refused = post(client, "officer", "draft_report", case, {})
    assert refused.status_code == 422 and "has not decided" in text(refused)


def test_the_report_shows_whose_hand_is_next_and_by_when(client, case):
    shown = text(page(client, "manager", "report", case))
    assert "waits to be quality-assured by the Business Manager" in shown
    assert "Martha Bell or Dilys Oram" in shown and "Read and quality-assure" in shown
    assert "Read and quality-assure" not in text(page(client, "chair", "report", case))


def test_a_new_version_is_written_and_the_old_can_still_be_read(client, case):
    first, facts = case.report.latest, section(case, "facts")
    shown = text(
        post(client, "officer", "write_report_section", case, {"words": "She has **died**.", "version": 1}, facts.pk)
    )
    assert "The section has been saved." in shown and "Changed" in shown
    seen = page(client, "officer", "write_report", case).context["form"]["seen"].value()
    shown = text(post(client, "officer", "write_report", case, {"why": "Plainer facts", "seen": seen}))
    assert "The new version has been put forward." in shown and "Plainer facts" in shown
    assert "She has <strong>died</strong>." in shown
    assert "What changed since version 1" in shown
    old = page(client, "officer", "report_version", case, first.pk)
    assert "This is an earlier version." in text(old)
    last = Event.objects.select_related("words").order_by("number").last()
    assert last.words.sentence.endswith("version 1")


def test_two_people_who_write_both_see_both(client, case):
    facts = section(case, "facts")
    post(client, "officer", "write_report_section", case, {"words": "Hers.", "version": 1}, facts.pk)
    clash = post(client, "second_officer", "write_report_section", case, {"words": "His.", "version": 1}, facts.pk)
    assert clash.status_code == 422 and "Hers." in text(clash) and "His." in text(clash)
    again = post(client, "second_officer", "write_report_section", case, {"words": "His.", "version": 2}, facts.pk)
    assert again.status_code == 200 and section(case, "facts").words == "His."
    shown = text(page(client, "officer", "write_report_section", case, facts.pk))
    assert "What was written here before" in shown and "Hers." in shown


def test_whoever_signs_is_reminded_of_what_they_declared(client, case):
    hands = {"assure_report": "manager", "sign_report": "chair", "ratify_report": "independent_chair"}
    told = {"handled": "Another took that item.", "is_barring": False, "by": cast.people()["officer"]}
    for who in [*hands.values(), "officer"]:
        declare_conflict(case=case, person=cast.people()[who], conflict=f"As {who}", at=timezone.now(), **told)
    for act, who in hands.items():
        shown = text(page(client, who, act, case))
        assert f"You declared: As {who}" in shown and "Handled: Another took that item." in shown
        assert "As officer" not in shown and address("declare_conflict", case) in shown
        hand(client, who, act, case)


def test_nothing_new_is_refused_and_nothing_typed_is_lost(client, case):
    refused = post(client, "officer", "write_report", case, {"why": "A rest"})
    assert refused.status_code == 422
    assert "Nothing has changed since the last version." in text(refused) and 'value="A rest"' in text(refused)


def test_a_section_is_drawn_from_the_record_again_with_both_texts_in_sight(client, case):
    one = section(case, "decision")
    composing.write_report_section(section=one, words="As I see it.", by=cast.people()["officer"], at=timezone.now())
    assert "Draw this section from the record again" in text(
        page(client, "officer", "write_report_section", case, one.pk)
    )
    shown = text(page(client, "officer", "redraw_section", case, one.pk))
    assert "As I see it." in shown
    assert case.rapid_review.get_decision_display() in shown
    drawn = text(post(client, "officer", "redraw_section", case, {}, one.pk))
    assert "The section says now what is on record" in drawn and "As I see it." in drawn
    assert page(client, "chair", "redraw_section", case, one.pk).status_code == 403


def test_what_changed_is_said_in_words(client, case):
    first = case.report.latest
    operations.write_report(
        report=case.report, sections={**first.sections, "analysis": "They wrote. They did not meet."}, why="More",
        by=cast.people()["officer"], at=timezone.now(),
    )  # fmt: skip
    second = case.report.latest
    shown = text(page(client, "chair", "report_changes", case, second.pk, first.pk))
    assert "What changed from version 1 to version 2" in shown
    assert "<ins>[added:" in shown and "How agencies worked together" in shown
    assert "Summary of the facts" not in shown


def test_versions_of_another_case_are_not_compared(client, case):
    other = build.case_at(Step.SIGN_OFF)
    shown = page(client, "chair", "report_changes", case, case.report.latest.pk, other.report.latest.pk)
    assert shown.status_code == 404


def test_the_page_of_each_hand_shows_the_exact_words_their_digest_and_what_follows(client, case):
    version = case.report.latest
    shown = text(page(client, "manager", "assure_report", case))
    assert version.digest in shown and version.short_digest in shown
    assert "What follows" in shown and "the JCR Chair is asked to sign these exact words" in shown


def test_the_report_goes_through_every_hand(client, case):
    hand(client, "manager", "assure_report", case)
    shown = text(page(client, "chair", "report", case))
    assert "waits to be signed by the JCR Chair" in shown and "Read and sign" in shown
    hand(client, "chair", "sign_report", case)
    shown = text(hand(client, "independent_chair", "ratify_report", case, comments="Well argued."))
    assert "Ratified and locked" in shown and "Well argued." in shown


def test_the_vice_chair_is_asked_why_they_sign(client, case):
    hand(client, "manager", "assure_report", case)
    assert "Why does the Vice-Chair sign?" in text(page(client, "vice_chair", "sign_report", case))
    assert "Why does the Vice-Chair sign?" not in text(page(client, "chair", "sign_report", case))
    refused = hand(client, "vice_chair", "sign_report", case)
    assert refused.status_code == 422 and "Say why the Vice-Chair signs" in text(refused)
    shown = text(hand(client, "vice_chair", "sign_report", case, acting_because="the Chair is away"))
    assert "Acting because: the Chair is away" in shown


def test_a_return_needs_comments_and_leads_to_a_new_version(client, case):
    refused = hand(client, "manager", "assure_report", case, "RETURNED")
    assert refused.status_code == 422 and "Say what needs work" in text(refused)
    hand(client, "manager", "assure_report", case, "RETURNED", comments="Say “resulted from”.")
    shown = text(page(client, "officer", "report", case))
    assert "Say “resulted from”." in shown and "Write a new version" in shown
    assert "Say “resulted from”." in text(page(client, "officer", "write_report", case))
    assert "Write a new version first" in text(page(client, "manager", "assure_report", case))


def test_words_that_changed_meanwhile_are_not_passed(client, case):
    digest = case.report.latest.digest
    second_version(case)
    refused = post(
        client,
        "manager",
        "assure_report",
        case,
        {**CHECKLIST, "outcome": "PASSED", "digest": digest, "comments": "Good."},
    )
    assert refused.status_code == 422
    assert "The report has changed since you opened it" in text(refused) and "Good." in text(refused)


def test_whoever_wrote_is_told_that_somebody_else_assures(client, case):
    held = case.report
    operations.write_report(
        report=held, sections={**held.latest.sections, "facts": "Mine."}, why="Mine", by=cast.people()["manager"],
        at=timezone.now(),
    )  # fmt: skip
    shown = text(page(client, "manager", "assure_report", case))
    assert "nobody quality-assures their own" in shown and "<form" not in shown


def test_what_the_report_leaves_out_is_told_before_it_is_passed(client, case):
    second_version(case, facts="")
    shown = text(page(client, "manager", "assure_report", case))
    assert "It cannot go on as it stands" in shown and "“Summary of the facts and context” is empty" in shown


@pytest.mark.parametrize(
    ("who", "act"),
    [("officer", "assure_report"), ("manager", "sign_report"), ("chair", "ratify_report"), ("council", "write_report")],
)
def test_each_hand_is_that_of_its_office(client, case, who, act):
    assert page(client, who, act, case).status_code == 403


@pytest.mark.parametrize("who", ["stranger", "barred", "leaver", "outsider_lead"])
@pytest.mark.parametrize("act", ["report", "write_report"])
def test_the_report_is_not_there_for_whoever_is_not_on_the_case(client, case, who, act):
    assert page(client, who, act, case).status_code in (403, 404)


def test_the_report_asks_the_database_as_often_for_many_versions_as_for_one(
    client, case, django_assert_max_num_queries
):
    page(client, "chair", "report", case)
    with django_assert_max_num_queries(70) as few:
        page(client, "chair", "report", case)
    for number in range(4):
        second_version(case, facts=f"Version {number}.")
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client, "chair", "report", case)


def signed(case):
    """The report passed by the Business Manager, and the PDF of it that the officer takes away."""
    sign_off.assure_report(
        report=case.report, is_returned=False, answers=build.CHECKED, by=cast.people()["manager"], at=timezone.now()
    )
    client = Client()
    client.force_login(cast.people()["officer"])
    return client.post(address("take_signed_report", case, case.report.latest.pk), {"key": "t"})


def check(**said):
    answer = Client().post(reverse("cases:verify_copy"), said)
    return answer.status_code, text(answer)


def test_only_what_is_signed_is_taken_away(client, case):
    shown = text(page(client, "officer", "take_signed_report", case, case.report.latest.pk))
    assert "Nobody has signed this version" in shown and "<form method=" not in shown.split("<main")[1]


def test_a_signed_version_is_taken_away_and_known_again_by_anybody_who_holds_it(case):
    taken = signed(case)
    assert taken["Content-Type"] == "application/pdf" and taken.content.startswith(b"%PDF")
    status, shown = check(upload=SimpleUploadedFile("report.pdf", taken.content))
    assert status == 200 and "These are words that were signed" in shown
    assert "Passed, Business Manager" in shown and "They are not ratified yet" in shown
    for secret in (case.reference, case.pseudonym, "Martha Bell"):
        assert secret not in shown
    digest = case.report.latest.digest
    assert "These are words that were signed" in check(typed=f"{digest[:32]} {digest[32:].upper()}")[1]


@pytest.mark.parametrize("ending", ["word", "pdf"])
def test_every_file_of_a_report_is_known_with_the_hands_that_stand_on_it_now(client, case, ending):
    def checked(content):
        return check(upload=SimpleUploadedFile("report", content))[1]

    draft = page(client, "officer", f"report_{ending}", case, case.report.latest.pk).content
    assert "This is a draft that nobody has signed" in checked(draft) and "later version" not in checked(draft)
    assert "This is a draft that nobody has signed" in check(typed=case.report.latest.digest)[1]
    signed(case)
    assert "Passed, Business Manager" in checked(draft)
    now = page(client, "officer", f"report_{ending}", case, case.report.latest.pk).content
    assert now != draft and "These are words that were signed" in checked(now)
    second_version(case, facts="Other words.")
    assert "There is a later version of this report" in checked(now) and "They were not ratified" in checked(now)
    assert "This is not known here" in checked(now + b" ")


def test_words_that_a_later_version_brought_back_are_known_with_the_hands_on_it(case):
    first = case.report.latest
    words, digest = first.sections, first.digest
    second_version(case, facts="Other words.")
    assert case.report.latest.digest != digest
    second_version(case, facts=words["facts"])
    signed(case)
    shown = check(typed=digest)[1]
    assert "Passed, Business Manager" in shown and "later version" not in shown


def test_words_that_were_signed_are_known_though_another_report_says_the_same(case):
    signed(case)
    taken = case.report.latest
    other = build.case_at(Step.SIGN_OFF).report.latest
    ReportVersion.objects.filter(pk=other.pk).update(sections=taken.sections, digest=taken.digest)
    assert "Passed, Business Manager" in check(typed=taken.digest)[1]


def test_a_file_that_was_changed_is_not_known(case):
    changed = signed(case).content + b"\n"
    assert "This is not known here" in check(upload=SimpleUploadedFile("report.pdf", changed))[1]


def test_a_digest_of_no_report_is_not_known():
    assert "This is not known here" in check(typed="ab" * 32)[1]


def test_a_copy_that_was_returned_says_that_other_words_were_asked_for(case):
    taken = signed(case)
    sign_off.sign_report(
        report=Report.objects.get(case=case), is_returned=True, comments="No.", by=cast.people()["chair"],
        at=timezone.now(),
    )  # fmt: skip
    assert "They were not ratified as they stand there" in check(upload=SimpleUploadedFile("r.pdf", taken.content))[1]


@pytest.mark.parametrize("said", [{}, {"typed": "abc"}, {"typed": "g" * 64}])
def test_what_cannot_be_checked_says_what_is_missing(client, said):
    status, shown = check(**said)
    assert status == 422 and ("Choose the file, or type the digest" in shown or "Copy all of it" in shown)


def test_a_reader_without_the_case_takes_nothing(client, case):
    assert page(client, "barred", "take_signed_report", case, case.report.latest.pk).status_code in (403, 404)


def test_the_checklist_is_asked_and_what_is_left_open_is_named(client, case):
    shown = text(page(client, "manager", "assure_report", case))
    assert shown.count("<legend") == 9 and "pseudonyms only" in shown
    refused = post(client, "manager", "assure_report", case, {"outcome": "PASSED", "is_plain": "no"})
    assert refused.status_code == 422
    assert "select yes or no, or return the report" in text(refused) and ": say why it goes on all the same" in text(
        refused
    )
    hand(client, "manager", "assure_report", case, is_voice="no", word_voice="Nobody was found.")
    shown = text(page(client, "chair", "report", case))
    assert "The checklist of version 1" in shown and "Nobody was found." in shown


def test_required_changes_are_confirmed_on_a_page_that_shows_what_was_changed(client, case):
    hand(client, "manager", "assure_report", case)
    hand(client, "chair", "sign_report", case)
    refused = hand(client, "independent_chair", "ratify_report", case, "WITH_CHANGES")
    assert refused.status_code == 422 and "Write down each change that you require" in text(refused)
    shown = text(hand(client, "independent_chair", "ratify_report", case, "WITH_CHANGES", comments="Say she died."))
    assert "ratifies version 1 once changes are made" in shown
    assert "Make these changes and no others" in text(page(client, "officer", "write_report", case))
    second_version(case)
    assert "confirmed by the Independent Chair, who required changes" in text(page(client, "chair", "report", case))
    shown = text(page(client, "independent_chair", "ratify_report", case))
    assert "Confirm the changes, and so ratify it" in shown and "Say she died." in shown and "<ins>[added:" in shown
    shown = text(hand(client, "independent_chair", "ratify_report", case))
    assert "Ratified and locked" in shown and "on version 1, before the changes" in shown


def test_an_overturned_decision_shows_its_reasons_where_it_is_taken_anew(client, case):
    hand(client, "manager", "assure_report", case)
    hand(client, "chair", "sign_report", case)
    hand(client, "independent_chair", "ratify_report", case, "OVERTURNED", comments="The grounds say otherwise.")
    case.refresh_from_db()
    for act in ("rapid_review", "decide_rapid_review", "report"):
        assert "The grounds say otherwise." in text(page(client, "chair", act, case)), act


def test_whoever_acts_for_another_is_told_so_before_they_sign(client, case):
    today = timezone.localdate()
    cover.hand_over_office(
        holding=cast.people()["chair"].holdings.get(), person=cast.people()["police"], from_on=today, until_on=today,
        because="on leave", by=cast.people()["chair"], at=timezone.now(),
    )  # fmt: skip
    hand(client, "manager", "assure_report", case)
    shown = text(page(client, "police", "sign_report", case))
    assert "In this office they act for Carys Holt: on leave" in shown and "Why does the Vice-Chair sign?" not in shown
    assert "Acting because: they act for Carys Holt: on leave" in text(hand(client, "police", "sign_report", case))


def write_in(case, name, words, who="officer"):
    composing.write_report_section(section=section(case, name), words=words, by=cast.people()[who], at=timezone.now())


def test_a_section_is_saved_while_it_is_typed(client, case):
    client.force_login(cast.people()["officer"])
    facts = section(case, "facts")
    saved = client.post(
        address("write_report_section", case, facts.pk), {"words": "She fell.", "version": facts.version},
        headers={"X-Saving": "behind"},
    ).json()  # fmt: skip
    assert saved["said"].startswith("Saved at") and section(case, "facts").words == "She fell."
    behind = client.post(
        address("write_report_section", case, facts.pk),
        {"words": "No.", "version": facts.version},
        headers={"X-Saving": "behind"},
    ).json()
    assert behind["stopped"] and section(case, "facts").words == "She fell."


def test_the_page_of_a_section_helps_whoever_writes(client, case):
    shown = text(page(client, "officer", "write_report_section", case, section(case, "decision").pk))
    for part in (
        "of about 300",
        "cannot quality-assure",
        "two stars",
        "kit/editor",
        'id="offered"',
        "return:",
        "Comment on",
    ):
        assert part in shown, part


def test_words_that_changed_since_the_page_was_read_are_not_put_forward(client, case):
    write_in(case, "facts", "Hers.")
    seen = page(client, "officer", "write_report", case).context["form"]["seen"].value()
    write_in(case, "analysis", "His.", "second_officer")
    refused = post(client, "officer", "write_report", case, {"why": "Hers", "seen": seen})
    assert refused.status_code == 422 and "Somebody wrote in the report since" in text(refused)


def test_a_comment_is_sent_answered_and_settled_and_stays(client, case):
    facts = section(case, "facts")
    sent = text(post(client, "chair", "comment_on_section", case, {"words": "Who found her?"}, facts.pk))
    assert "Your comment is kept with the section." in sent and "Who found her?" in sent
    assert "1 open comment" in text(page(client, "officer", "write_report", case))
    shown = text(page(client, "manager", "assure_report", case))
    assert "Comments that are not settled" in shown and "Who found her?" in shown
    comment = facts.comments.get()
    refused = post(client, "officer", "answer_comment", case, {"is_settled": "no"}, comment.pk)
    assert refused.status_code == 422 and "Write an answer" in text(refused)
    post(client, "officer", "answer_comment", case, {"words": "Her son did.", "is_settled": "no"}, comment.pk)
    post(client, "chair", "answer_comment", case, {"is_settled": "yes"}, comment.pk)
    shown = text(page(client, "officer", "report", case))
    assert "Her son did." in shown and "Settled" in shown
    assert "not settled" not in text(page(client, "manager", "assure_report", case))
    assert "settled already" in text(post(client, "chair", "answer_comment", case, {"is_settled": "yes"}, comment.pk))


def test_a_citation_leads_whoever_may_follow_it_and_is_words_to_others(client, case):
    answer = case.requests.first().answer
    theirs = reverse("cases:read_return", args=[case.reference, answer.pk])
    write_in(case, "facts", f"As [their return](return:{answer.pk}) and [another](return:999999) say.")
    operations.write_report(report=case.report, why="Cited", by=cast.people()["officer"], at=timezone.now())
    shown = text(page(client, "officer", "report", case))
    assert f'href="{theirs}" rel="noopener noreferrer">their return</a> and another say.' in shown
    assert "return:" not in shown


def test_two_versions_are_shown_side_by_side(client, case):
    first = case.report.latest
    second = second_version(case)
    client.force_login(cast.people()["chair"])
    shown = text(client.get(address("report_changes", case, second.pk, first.pk) + "?beside=yes"))
    assert "app-versions__one" in shown and "<ins>[added:" in shown and "Show both in one text" in shown


@pytest.mark.parametrize("act", ["write_report_section", "comment_on_section"])
def test_a_section_is_not_there_for_whoever_is_not_on_the_case(client, case, act):
    assert page(client, "barred", act, case, section(case, "facts").pk).status_code in (403, 404)


@pytest.mark.parametrize("act", ["report", "write_report", "write_report_section", "assure_report"])
def test_a_page_asks_the_database_as_often_for_many_comments_and_writers_as_for_one(
    client, case, act, django_assert_max_num_queries
):
    ids = [section(case, "facts").pk] if act == "write_report_section" else []

    def said(number):
        for name in list(SECTIONS)[:number]:
            write_in(case, name, f"Words {number}, [one](return:{case.requests.first().answer.pk}).")
            composing.comment_on_section(
                section=section(case, name), words="Who?", by=cast.people()["chair"], at=timezone.now()
            )

    said(1)
    page(client, "manager", act, case, *ids)
    with django_assert_max_num_queries(70) as few:
        page(client, "manager", act, case, *ids)
    said(8)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client, "manager", act, case, *ids)
