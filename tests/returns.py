"""A return of Orchard Home Care at any point of its way, reached through operations."""

from django.utils import timezone

from sarum.board.models import Agency
from sarum.cases.models import Case, ScopingReturn, Step
from sarum.cases.operations import quality, returns, scoping, writing
from sarum.cases.rules.quality import RUBRIC
from tests import build, cast

CONTENT = {
    "involvement": {
        "kind": "INVOLVED", "period_from": "2024-10-01", "records_searched": "Care notes, under every spelling of the name",
    },
    "answers": {
        "summary": "We visited twice a day from October to April.",
        "could_be_better": "Nobody asked who else was going in.",
    },
    "safety": {"is_anyone_at_risk_now": False},
}  # fmt: skip
NIL = {
    "involvement": {
        "kind": "NIL",
        "records_searched": "Care notes, under every spelling",
        "searched_by": "Anna Orr, manager",
    },
    "answers": {},
}


class Way:
    """One case at scoping, with one agency asked; each method goes a step on, and gives the return as it then is."""

    def __init__(self, case: Case | None = None) -> None:
        self.case = case or build.case_at(Step.SCOPING)
        self.people = cast.people()
        self.agency = Agency.objects.get(name=cast.CARE)

    @property
    def answer(self) -> ScopingReturn:
        return ScopingReturn.objects.select_related("request__agency", "request__case").get(
            request__case=self.case, request__agency=self.agency
        )

    def do(self, operation, who, **given):
        given.setdefault("scoping_return", self.answer) if "case" not in given else None
        return operation(by=self.people[who], at=timezone.now(), **given)

    def asked(self, **given) -> ScopingReturn:
        agencies = given.pop("agencies", [self.agency])
        self.do(scoping.send_requests, "officer", case=self.case, agencies=agencies, **given)
        self.do(scoping.name_respondent, "lead", person=self.people["author"], capacity="RESPONDENT")
        self.do(scoping.name_respondent, "lead", person=self.people["senior"], capacity="SENIOR_OFFICER")
        return self.answer

    def written(self, **content) -> ScopingReturn:
        if not self.case.requests.exists():
            self.asked()
        for part, said in {**CONTENT, **content}.items():
            self.write(part, said)
        self.inform()
        return self.answer

    def write(self, part, said, who="author", **given) -> ScopingReturn:
        """One part of the return; of a list, its entries one after the other."""
        entries = enumerate(said, 1) if isinstance(said, list) else [(None, said)]
        for number, one in entries:
            self.do(writing.write_return, who, part=part, answers=dict(one), number=number, **given)
        return self.answer

    def say(self, who="author", **answers) -> ScopingReturn:
        """Answers to questions of the Board's template."""
        return self.write("answers", answers, who)

    def inform(self) -> None:
        self.do(
            returns.inform_senior_officer, "author", name="Selina Frost", role="Director of Care",
            told_on=timezone.localdate(),
        )  # fmt: skip

    def endorsed(self, **content) -> ScopingReturn:
        self.written(**content)
        self.do(returns.endorse_return, "senior", statement="I have read this and endorse it.")
        return self.answer

    def sent(self, *, is_endorsed: bool = True, **content) -> ScopingReturn:
        self.endorsed(**content) if is_endorsed else self.written(**content)
        self.do(returns.send_return, "author")
        return self.answer

    def accepted(self, **content) -> ScopingReturn:
        self.sent(**content)
        self.accept()
        return self.answer

    def accept(self, **given) -> None:
        given.setdefault("rubric", dict.fromkeys(RUBRIC, True))
        self.do(quality.accept_return, "officer", **given)
