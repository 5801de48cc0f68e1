"""The papers of an agenda: attached, named on it, and opened by everybody who may see their item and by nobody else."""

import datetime as dt
import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event
from sarum.cases.models import AgendaItem, Document, GroupMeeting, ItemPaper, Pack, Place, Step
from sarum.cases.operations import agenda as agendas
from sarum.cases.operations import document as documents
from sarum.cases.operations import group as operations
from sarum.cases.queries import group
from sarum.kit import uploads
from sarum.kit.refusal import Refused
from tests import build, cast, fakes
from tests.hostile import EICAR
from tests.pages.steps import as_, words

pytestmark = pytest.mark.django_db
MAY = b"What was said in May"


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def meeting(case):
    people = group.usual_people(cast.people()["officer"])
    made = operations.arrange_group_meeting(
        kind="QUARTERLY", starts_at=timezone.now() + dt.timedelta(days=1), people=people, **by()
    )
    agendas.build_agenda(meeting=made, **by())
    return made


def by(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now()}


def item_of(meeting, case):
    return meeting.items.get(about=f"case-{case.pk}-{case.step}")


def attached(item, content=MAY, about="Minutes of May", **more):
    return agendas.add_item_paper(item=item, about=about, upload=uploads.accept("may.txt", content), **by(), **more)


def issue(meeting):
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())


def opened(who, paper):
    return as_(who).get(reverse("cases:item_paper", args=[paper.pk]))


def test_a_file_that_belongs_to_no_case_is_attached_opened_by_the_group_and_its_reading_is_recorded(meeting):
    item = meeting.items.get(heading="MINUTES")
    attach = reverse("cases:add_item_paper", args=[item.pk])
    for sent, field in (({}, "upload"), ({"upload": SimpleUploadedFile("may.txt", MAY)}, "about")):
        refused = as_("officer").post(attach, sent)
        assert refused.status_code == 422 and field in refused.context["form"].errors
    given = {"upload": SimpleUploadedFile("may.txt", MAY), "about": "Minutes of May"}
    assert "Paper: Minutes of May (Text, 1 KB)" in words(as_("officer").post(attach, given, follow=True))
    paper = ItemPaper.objects.get()
    assert opened("member", paper).status_code == 404  # the agenda has not been issued
    issue(meeting)
    assert "Minutes of May" in words(as_("member").get(reverse("cases:group_meeting", args=[meeting.pk])))
    answer = opened("member", paper)
    assert answer.content == MAY and answer["Content-Disposition"] == f'attachment; filename="paper-{paper.pk}.txt"'
    assert Event.objects.filter(act="item_paper").count() == 1
    assert opened("author", paper).status_code == 404  # who was not asked
    AgendaItem.objects.filter(pk=item.pk).update(is_left_out=True)
    assert opened("member", paper).status_code == 404  # its item is not on the agenda
    assert opened("officer", paper).status_code == 200
    AgendaItem.objects.filter(pk=item.pk).update(is_left_out=False)
    assert meeting.items.get(heading="MINUTES").papers.count() == 1
    assert GroupMeeting.objects.get().agenda[3]["items"][0]["papers"] == [
        {"paper": "Minutes of May", "digest": paper.digest}
    ]


def test_a_document_of_a_case_is_open_to_a_member_without_a_place_on_it_and_never_to_the_barred(meeting, case):
    upload = uploads.accept("plan.txt", b"The plan")
    plan = documents.attach_document(case=case, upload=upload, about="The safety plan", **by())
    item = item_of(meeting, case)
    paper = agendas.add_item_paper(item=item, document=plan, **by())
    attached(item)
    issue(meeting)
    member, barred = cast.people()["member"], cast.people()["barred"]
    Place.objects.filter(case=case, person=member).update(until_on=timezone.localdate())
    assert as_("member").get(reverse("cases:read_document", args=[case.reference, plan.pk])).status_code == 404
    shown = as_("member").get(reverse("cases:group_meeting", args=[meeting.pk]))
    assert "Paper: The safety plan" in words(shown) and "Paper: Minutes of May" in words(shown)
    assert opened("member", paper).content == b"The plan"
    assert barred in [seat.person for seat in meeting.seats.all()] and opened("barred", paper).status_code == 404
    documents.withdraw_document(document=Document.objects.get(pk=plan.pk), because="It was the wrong one", **by())
    refused = opened("member", paper)
    assert refused.status_code == 409 and "was withdrawn: It was the wrong one" in words(refused)


def test_what_agencies_sent_of_their_records_and_the_documents_of_another_case_cannot_go_with_an_item(meeting, case):
    other = build.case_at(Step.SCOPING)
    document = documents.attach_document(case=other, upload=uploads.accept("a.txt", b"Another"), about="x", **by())
    with pytest.raises(Refused, match="cannot go with this item"):
        agendas.add_item_paper(item=item_of(meeting, case), document=document, **by())


def test_a_paper_is_attached_once_and_taken_off_until_the_agenda_is_issued(meeting):
    item = meeting.items.get(heading="MINUTES")
    paper = attached(item)
    with pytest.raises(Refused, match="as “Minutes of May”"):
        attached(item)
    take_off = reverse("cases:remove_item_paper", args=[paper.pk])
    assert take_off in as_("officer").get(reverse("cases:group_meeting", args=[meeting.pk])).content.decode()
    assert "Paper: Minutes of May" not in words(as_("officer").post(take_off, {}, follow=True))
    assert opened("officer", paper).status_code == 404
    again = attached(item)
    issue(meeting)
    for act, given in ((agendas.remove_item_paper, {"paper": again}), (attached, {"item": item, "content": b"More"})):
        with pytest.raises(Refused, match="This agenda has been issued"):
            act(**given, **({} if act is attached else by()))


def test_a_paper_is_checked_for_viruses_as_it_is_given_out(meeting, settings):
    clean, sick = attached(meeting.items.get(heading="MINUTES")), attached(meeting.items.first(), EICAR)
    with fakes.clamd() as settings.CLAMD:
        assert opened("officer", clean).content == MAY
        assert "found one in this file" in words(opened("officer", sick))
    settings.CLAMD = "/nowhere/clamd.ctl"
    assert "the check does not answer" in words(opened("officer", clean))


def test_papers_are_named_in_the_agenda_as_a_file(meeting):
    attached(meeting.items.get(heading="MINUTES"))
    attached(meeting.items.get(heading="MINUTES"), b"Numbers", "Impact report")
    made = as_("officer").get(reverse("cases:group_agenda_word", args=[meeting.pk])).content
    written = "\n".join(one.text for one in docx.Document(io.BytesIO(made)).paragraphs)
    assert "(Papers: Minutes of May; Impact report)" in written


def test_the_pack_is_linked_on_the_item_of_a_rapid_review_for_whoever_may_read_it(meeting, case):
    said = {"number": 1, "note": "", "content": {}, "digest": "0" * 64, "released_at": timezone.now()}
    pack = Pack.objects.create(case=case, released_by=cast.people()["officer"], **said)
    link = reverse("cases:pack", args=[case.reference, pack.pk])
    issue(meeting)
    here = reverse("cases:group_meeting", args=[meeting.pk])
    assert link in as_("officer").get(here).content.decode()
    Place.objects.filter(case=case, person=cast.people()["member"]).update(until_on=timezone.localdate())
    assert link not in as_("member").get(here).content.decode()
    held = case.meetings.get(kind="RAPID_REVIEW")
    agendas.build_meeting_agenda(meeting=held, **by())
    at_case = as_("officer").get(reverse("cases:meeting", args=[case.reference, held.pk])).content.decode()
    assert at_case.count(link) == 2  # above the agenda, and with the facts
