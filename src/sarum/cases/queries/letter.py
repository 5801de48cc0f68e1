"""Reading who is told of a verification decision, and by when."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.queries import settings
from sarum.cases.models import Alternative, Case, DecisionLetter, Verification
from sarum.cases.queries import access, stationery
from sarum.cases.queries.access import Reader
from sarum.cases.rules import letter as rules
from sarum.cases.rules import stationery as stationery_rules
from sarum.cases.rules import telling as telling_rules
from sarum.cases.rules.stationery import Written
from sarum.kit.working_days import DueDate


def letters_of(reader: Reader, decision: Verification) -> QuerySet[DecisionLetter]:
    """The letters about a decision, in the order they were written."""
    found = decision.letters.filter(verification__case__in=access.cases_for(reader))
    return found.select_related("agency", "written_by", "told_by")


def letter_by(reader: Reader, reference: str, pk: int) -> DecisionLetter | None:
    """A letter about a decision of a case: of a verification, or of the ratified report."""
    cases = access.cases_for(reader).filter(reference=reference)
    found = DecisionLetter.objects.filter(Q(verification__case__in=cases) | Q(report__case__in=cases), pk=pk)
    return found.select_related("verification__case", "report__case", "agency", "written_by", "told_by").first()


def verification_letter_by(reader: Reader, reference: str, pk: int) -> DecisionLetter | None:
    """A letter about a verification decision."""
    found = letter_by(reader, reference, pk)
    return found if found and found.verification else None


def due_for(reader: Reader, decision: Verification) -> DueDate:
    """By when the referrer is told of a decision, and how that was worked out."""
    return settings.due("tell_referrer", timezone.localdate(decision.stands_at or decision.decided_at))


def untold(reader: Reader) -> QuerySet[Verification]:
    """Decisions that stand and of which the referrer has not been told, on the cases somebody may see."""
    told = DecisionLetter.objects.filter(verification=OuterRef("pk"), agency__isnull=True, told_on__isnull=False)
    found = Verification.objects.standing().filter(~Exists(told), case__in=access.cases_for(reader))
    return found.select_related("case", "meeting")


def referrer_of(reader: Reader, case: Case) -> str:
    """Who referred a case, as a letter addresses them."""
    first = case.referrals.filter(case__in=access.cases_for(reader)).first()
    return ", ".join(part for part in (first.referrer_name, first.referrer_agency) if part) if first else ""


def agencies_to_tell(reader: Reader, case: Case) -> QuerySet[Agency]:
    """The agencies of the register, those that the case knows first."""
    known = case.known_agencies.filter(agency=OuterRef("pk"))
    found = Agency.objects.filter(pk__isnull=reader.pk is None)
    return found.annotate(is_named=Exists(known)).order_by("-is_named", "name")


def begun(reader: Reader, decision: Verification) -> str:
    """How a letter begins and ends, in the Board's words, without a fact of the case."""
    reference, step, decided_on = decision.case.reference, decision.next_step, timezone.localdate(decision.decided_at)
    earlier = decision.supersedes
    if earlier is None or decision.meeting:
        words = rules.begun(reference, step, decided_on)
    else:
        was_told = letters_of(reader, earlier).filter(agency=None, told_on__isnull=False).exists()
        instead = Alternative.objects.filter(verification=decision).values_list("kind", flat=True).first() or ""
        before = timezone.localdate(earlier.decided_at)
        words = rules.begun_again(reference, step, decided_on, before, was_told, instead)
    return f"{words}\n\n{settings.the_board().letter_ending}"


def written(reader: Reader, letter: DecisionLetter) -> Written:
    """A letter about a decision, ready to become a file; for whoever may see its case."""
    if not access.may_see(reader, letter.case):
        raise LookupError("This letter is not for them.")
    board = settings.the_board()
    return stationery_rules.letter(
        board=board.name, contact=stationery.contact_of(board), on=timezone.localdate(letter.written_at),
        to=letter.to_name, dear=telling_rules.dear(letter.to_name, letter.kind), subject=letter.subject, words=letter.words,
        signed=f"{letter.written_by.name}, for {board.name}", reference=letter.case.reference,
    )  # fmt: skip
