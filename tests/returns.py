"""A return of Orchard Home Care at any point of its way, reached through operations."""

from django.utils import timezone

from sarum.board.models import Agency
from sarum.cases.models import Case, ScopingReturn, Step
from sarum.cases.operations import returns, scoping
from tests import build, cast

CONTENT = {
    "is_nil": False,
    "summary": "We visited twice a day from October to April.",
    "records_searched": "Care notes, under every spelling of the name",
    "analysis": {"could_be_better": "Nobody asked who else was going in."},
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
        self.do(returns.write_return, "author", content={**CONTENT, **content})
        self.inform()
        return self.answer

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
        self.do(scoping.accept_return, "officer")
        return self.answer
