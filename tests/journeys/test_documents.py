"""Files, from somebody without an account to the team: chosen, refused in plain words, sent, listed, taken, withdrawn."""

from sarum.cases.models import Case
from tests.hostile import docx, inner, pdf
from tests.journeys.people_at_work import AtWork, Worker
from tests.journeys.thread.beginning import LIST, SAVE, past_the_screen, the_adult_is_described

TELEPHONE = {"width": 320, "height": 640}


def chooses(worker: Worker, name: str, content: bytes) -> Worker:
    worker.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "x/y", "buffer": content})
    return worker


def begins_with_what_is_needed(referrer: Worker) -> None:
    referrer.goes_to("cases:refer").answers({"Is anybody at risk of abuse or neglect now?": "No"}).presses("Start")
    past_the_screen(referrer).opens("Who is referring").answers(
        {"Are you referring as:": "A family member or friend", "Your name": "Nils Lindqvist"}
    ).presses(LIST)
    the_adult_is_described(referrer)
    referrer.opens("What happened").answers({"What happened?": "Her care stopped in April."}).presses(LIST)


def test_a_brother_attaches_a_letter_and_the_team_takes_a_copy(at_work, with_script):
    the: AtWork = at_work(with_script=with_script, viewport=TELEPHONE)
    referrer = the.visitor
    begins_with_what_is_needed(referrer)
    referrer.opens("Attachments").reads("up to 20 MB: PDF, Word (.docx)").answers({"What is it?": "The GP's letter"})
    chooses(referrer, "letter.doc", inner("WordDocument")).presses(SAVE)
    referrer.is_refused("This is an old Word (.doc) file. Open it, choose “Save as”")
    referrer.finds({"What is it?": "The GP's letter"})
    chooses(referrer, "letter.docx", docx()).presses(SAVE).reads("letter.docx", "The GP's letter")
    referrer.opens("Add another attachment")
    chooses(referrer, "wrong one.pdf", pdf()).presses(SAVE).opens("Remove wrong one.pdf").presses("Remove")
    referrer.does_not_read("wrong one.pdf").opens("Continue").reads("1 given").opens("Check and send")
    referrer.reads("letter.docx (Word document, 1 KB)")
    referrer.answers({"This is true as far as I know. More may follow": True}).presses("Send the referral")
    case = Case.objects.get().reference
    officer = the.officer.opens_case(case).opens("Documents").reads("letter.docx", "The referrer", "Not checked")
    with officer.page.expect_download() as taking:
        officer.page.get_by_role("link", name="letter.docx").click()
    assert taking.value.suggested_filename == f"{case}-D1.docx"
    officer.opens("Attach a document").answers({"What is it?": "Minutes"})
    chooses(officer, "minutes.pdf", pdf()).presses("Attach").reads("The document is kept.", "2. minutes.pdf")
    officer.opens("Withdraw document 2").presses("Withdraw").is_refused("Say why it is withdrawn")
    officer.answers({"Why is it withdrawn?": "It is about another case."}).presses("Withdraw")
    officer.reads("The document has been withdrawn.", "Withdrawn", "It is about another case.")
