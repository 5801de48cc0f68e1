"""referral.json: everything a referrer said, in the order of a referral form."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from sarum.cases.models import Answer, Reason
from sarum.cases.walk import wording
from sarum.cases.walk.forms.entries import (
    Day,
    Email,
    Form,
    Line,
    Name,
    SomeDay,
    Text,
    Texts,
    YesNo,
    entries,
    in_words,
)


class Safety(Form):
    anyone_at_risk_now: YesNo = None
    explanation: Text = ""


class Referrer(Form):
    name: Line = ""
    role: Line = ""
    agency: Line = ""
    email: Email = ""
    phone: Annotated[str, Field(max_length=60)] = ""


class CriterionAnswered(Form):
    """What the referrer says of one element, for every adult or for the one named."""

    element: Annotated[Any, in_words(wording.element)]
    answer: Annotated[Any, in_words(wording.answer)] = (Answer.NOT_KNOWN, None)
    reasons: Text = ""
    adult: Line = ""


class AdultReferred(Form):
    name: Line = ""
    known_as: Line = ""
    other_names: Texts = []
    date_of_birth: Day = None
    is_alive: YesNo = None
    date_of_death: Day = None
    address_at_time: Text = ""
    nhs_number: Annotated[str, Field(max_length=20), BeforeValidator(lambda said: said or "")] = ""
    care_and_support_needs: Text = ""
    criteria: Annotated[list[CriterionAnswered], entries] = []

    @model_validator(mode="after")
    def in_order(self) -> "AdultReferred":
        if self.date_of_birth and self.date_of_death and self.date_of_death < self.date_of_birth:
            raise ValueError(f"date_of_death: {self.date_of_death} is before the date of birth, {self.date_of_birth}")
        if self.is_alive and self.date_of_death:
            raise ValueError("is_alive: says yes, and there is a date of death; one of the two is wrong")
        return self


class PersonAround(Form):
    name: Name
    relationship: Line = ""
    role: Line = ""
    date_of_birth: Annotated[str, Field(max_length=40)] = ""
    safe_to_contact: Line = ""


class AgencyKnown(Form):
    agency: Name
    contact: Line = ""
    nature: Annotated[str, Field(max_length=300)] = ""


class ProcessKnown(Form):
    process: Name
    lead: Line = ""
    status: Line = ""
    contact: Line = ""


class WhatHappened(Form):
    outline: Text = ""


class ReferralForm(Form):
    form: Line = ""
    about: str = ""
    reason: Annotated[Reason, in_words(wording.reason)] = Reason.CRITERIA
    safety_check: Safety = Safety()
    referrer: Referrer
    date_of_referral: Day = None
    date_became_aware: Day = None
    date_received: SomeDay
    adults: Annotated[list[AdultReferred], entries] = []
    other_people: Annotated[list[PersonAround], entries] = []
    what_happened: WhatHappened = WhatHappened()
    criteria: Annotated[list[CriterionAnswered], entries] = []
    how_agencies_worked_together: Text = ""
    agencies_known: Annotated[list[AgencyKnown], entries] = []
    other_processes: Annotated[list[ProcessKnown], entries] = []

    @model_validator(mode="before")
    @classmethod
    def received(cls, said: Any) -> Any:
        """Where the day of receipt is not given, it is the day of the referral."""
        if isinstance(said, dict) and not said.get("date_received") and said.get("date_of_referral"):
            return said | {"date_received": said["date_of_referral"]}
        return said
