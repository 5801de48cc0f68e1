"""When a question of the referral applies."""

from collections.abc import Mapping
from typing import Any

from sarum.cases.models.case import Living
from sarum.cases.models.referral import Reason
from sarum.cases.rules.form.questions import Said, When
from sarum.cases.rules.referral import reason_of


def of(answers: Said, part: str) -> Mapping[str, Any]:
    held = answers.get(part)
    return held if isinstance(held, Mapping) else {}


def is_good_practice(answers: Said) -> bool:
    return reason_of(dict(answers)) == Reason.GOOD_PRACTICE


def as_who(answers: Said) -> str:
    return str(of(answers, "referrer").get("as_who") or "")


def is_bereaved(answers: Said) -> bool:
    """Whether one of the family refers, and an adult has died."""
    return as_who(answers) == "FAMILY" and any(one.get("living") == Living.DIED for one in answers.get("adults") or [])


HAS_DIED = When("the adult has died", lambda said, answers: said.get("living") == Living.DIED)
HAS_NOT_DIED = When("the adult has not died", lambda said, answers: said.get("living") != Living.DIED)
IS_ALIVE = When("the adult is alive", lambda said, answers: said.get("living") == Living.ALIVE)
BY_AGENCY = When(
    "you work for an agency", lambda said, answers: (said.get("as_who") or as_who(answers)) in ("AGENCY", "")
)
BY_OTHERS = When("you do not work for an agency", lambda said, answers: not BY_AGENCY(said, answers))
NOT_BY_FAMILY = When("you are not of the family", lambda said, answers: as_who(answers) != "FAMILY")
GOOD_PRACTICE = When("you refer good practice", lambda said, answers: is_good_practice(answers))
NOT_GOOD_PRACTICE = When("you do not refer good practice", lambda said, answers: not is_good_practice(answers))
ABOUT_A_CHILD = When("this is about a child", lambda said, answers: said.get("about") == "CHILD")
NOT_ONLY_A_CHILD = When(
    "an adult is involved", lambda said, answers: said.get("about") != "CHILD" or bool(said.get("adult_too"))
)
ELSEWHERE = When("it was elsewhere", lambda said, answers: said.get("in_area") == "NO")
CAME_OTHERWISE = When("it came another way", lambda said, answers: bool(answers.get("provenance")))
