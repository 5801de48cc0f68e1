"""A referral file as the answers that a referral keeps: under the names of the form's questions, and nothing lost."""

from typing import Any

from sarum.cases.models import Answer, Element, Living
from sarum.cases.operations import case as cases
from sarum.cases.rules import codes
from sarum.cases.rules.codes import Codes
from sarum.cases.walk import wording
from sarum.cases.walk.forms.referral import AdultReferred, CriterionAnswered, ReferralForm
from sarum.cases.walk.people import Known

ABUSE = {
    "self": "SELF_NEGLECT", "neglect": "NEGLECT", "omission": "NEGLECT", "physical": "PHYSICAL", "domestic": "DOMESTIC",
    "sexual": "SEXUAL", "exploitation": "SEXUAL_EXPLOITATION",
    "psychological": "PSYCHOLOGICAL", "emotional": "PSYCHOLOGICAL", "financial": "FINANCIAL",
    "material": "FINANCIAL", "slavery": "MODERN_SLAVERY", "discrim": "DISCRIMINATORY", "organisation": "ORGANISATIONAL",
    "institution": "ORGANISATIONAL",
}  # fmt: skip
READ = {"form", "about", "reason", "safety_check", "referrer", "adults", "other_people", "what_happened", "criteria",
        "how_agencies_worked_together", "agencies_known", "other_processes", "immediate_action", "good_practice_seen",
        "media_or_public_interest", "date_became_aware", "early_learning"}  # fmt: skip
PARTICULARS = ("sex", "ethnicity", "primary_support_reason", "age", "flags", "local_ids")
LISTS = {"sex": codes.SEX, "ethnicity": codes.ETHNICITY, "primary_support_reason": codes.SUPPORT_REASON}
FLAGS = {"rough_sleeper": "ROUGH_SLEEPER", "care_leaver_18_25": "CARE_LEAVER", "prison": "PRISON",
         "domestic_abuse": "DOMESTIC_ABUSE",
         "learning_disability_or_autism": "LEARNING_DISABILITY_OR_AUTISM", "military": "VETERAN", "placed": "PLACED"}  # fmt: skip
Held = dict[str, Any]


def answers_of(form: ReferralForm, held: Held, known: Known) -> Held:
    """Everything that the referrer said. `held` is the file as it was written: what no question asks for is kept too."""
    aware = {"aware_on": form.date_became_aware.isoformat()} if form.date_became_aware else {}
    return {
        "reason": {"reason": form.reason.value, **aware},
        "safety": safety(form, part(held, "safety_check")),
        "referrer": referrer(part(held, "referrer")),
        "adults": [adult(one, place, form.criteria, part(held, "adults", place)) for place, one in enumerate(form.adults)],
        "what_happened": what_happened(form, held),
        "other_people": [other_person(one, part(held, "other_people", place)) for place, one in enumerate(form.other_people)],
        "agencies": [
            {"name": name_of(one.agency, known), "contact": one.contact, "nature": one.nature} for one in form.agencies_known
        ],
        "processes": [
            {"process": one.process, "lead": one.lead, "status": one.status, "contact": one.contact}
            for one in form.other_processes
        ],
        **{key: value for key, value in held.items() if key not in READ},
    }  # fmt: skip


def part(held: Held, key: str, place: int | None = None) -> Held:
    found = held.get(key) or {}
    return found if place is None else found[place]


def name_of(said: str, known: Known) -> str:
    """An agency's name as the register has it."""
    found = known.agency_named(said)
    return found.name if found else said


def without(held: Held, *keys: str) -> Held:
    return {key: value for key, value in held.items() if key not in keys and value not in (None, "")}


def known_or_not(said: Any) -> str:
    """A yes or no as the form keeps one that may be unknown."""
    return {"yes": "YES", "true": "YES", "no": "NO", "false": "NO"}.get(wording.plain(str(said)), "NOT_KNOWN")


def safety(form: ReferralForm, held: Held) -> Held:
    rest = without(
        held,
        "anyone_at_risk_now",
        "explanation",
        "section_42_concern_raised",
        "section_42_reference",
        "police_informed",
    )
    return rest | {
        "is_anyone_at_risk_now": form.safety_check.anyone_at_risk_now,
        "explanation": form.safety_check.explanation,
        "concern_raised": known_or_not(held.get("section_42_concern_raised")),
        "concern_reference": str(held.get("section_42_reference") or ""),
        "police_informed": known_or_not(held.get("police_informed")),
    }


def referrer(held: Held) -> Held:
    by = held.get("authorised_by")
    authorised = by if isinstance(by, dict) else {"name": by} if by else {}
    return without(held, "authorised_by") | {
        "as_who": "AGENCY" if held.get("agency") else "",
        "authorised_by": str(authorised.get("name") or ""),
        "authorised_role": str(authorised.get("role") or ""),
        **({"authorised_on": authorised["date"]} if authorised.get("date") else {}),
        **({"authorised_statement": authorised["statement"]} if authorised.get("statement") else {}),
    }


def living(form: AdultReferred) -> Living:
    if form.date_of_death or form.is_alive is False:
        return Living.DIED
    return Living.ALIVE if form.is_alive else Living.NOT_KNOWN


def adult(form: AdultReferred, number: int, criteria: list[CriterionAnswered], held: Held) -> Held:
    renamed = ("address_at_time", "care_and_support_needs", "mental_capacity", "is_alive", "criteria", "cause_of_death",
               "date_of_birth", "date_of_death", "consent_to_referral", "family_aware", "other_names", "nhs_number",
               *PARTICULARS)  # fmt: skip
    return without(held, *renamed) | particulars(held) | {
        "name": form.name,
        "known_as": form.known_as,
        "other_names": [name for name in form.other_names if name],
        "nhs_number": form.nhs_number,
        "address": form.address_at_time,
        "needs": form.care_and_support_needs,
        "capacity": text_of(held.get("mental_capacity")),
        "consent": text_of(held.get("consent_to_referral")),
        "family_aware": known_or_not(held.get("family_aware")),
        "living": living(form).value,
        **({"date_of_birth": form.date_of_birth.isoformat()} if form.date_of_birth else {}),
        **({"date_of_death": form.date_of_death.isoformat()} if form.date_of_death else {}),
        "elements": elements(form, form.criteria or [one for one in criteria if is_about(one.adult, form, number)]),
    }  # fmt: skip


def particulars(held: Held) -> Held:
    """What the form asks of an adult with a list to choose from; words that are in no list are kept as they were written."""
    cause, flags, ids = (held.get(name) for name in ("cause_of_death", "flags", "local_ids"))
    said: Held = {name: code_or_words(codes_, held[name]) for name, codes_ in LISTS.items() if held.get(name)}
    if held.get("age") not in (None, ""):
        said["age"] = str(held["age"])
    if isinstance(cause, dict) and set(cause) <= {"status", "text"}:
        known = {"certified": "CERTIFIED", "provisional": "PROVISIONAL"}
        status = str(cause.get("status") or "")
        said |= {"cause_of_death": str(cause.get("text") or ""), "cause_is": known.get(status.casefold(), status)}
    elif cause:
        said["cause_of_death"] = text_of(cause)
    if isinstance(flags, dict):
        said["flags"] = [FLAGS.get(name, text_of(name)) for name, is_so in flags.items() if is_so] or ["NONE"]
    elif flags:
        said["flags"] = flags
    if isinstance(ids, dict):
        ids = [f"{system} {number}" for system, number in ids.items()]
    return said | ({"local_ids": ids} if ids else {})


def code_or_words(codes_: Codes, said: Any) -> Any:
    """The code of the only answer that says this, or that begins with it; else the words themselves."""
    words = wording.plain(str(said))
    offered = {code: wording.plain(label) for code, label in codes_.options}
    found = [code for code, label in offered.items() if label == words] or [
        code for code, label in offered.items() if words and (label.startswith(words) or words.startswith(label))
    ]
    return found[0] if len(found) == 1 else said


def is_about(said: str, form: AdultReferred, number: int) -> bool:
    """Whether a criterion is about this adult, the first or second or later; one that names nobody is about each."""
    names = (form.name, form.known_as, cases.adult_pseudonym(number))
    return not said or wording.plain(said) in {wording.plain(name) for name in names}


def elements(form: AdultReferred, criteria: list[CriterionAnswered]) -> Held:
    """The four elements for one adult; of the two conditions, the one that is about the living or about the dead."""
    said: Held = {}
    condition = {Living.DIED: 1, Living.ALIVE: 2}.get(living(form), 0)
    for one in criteria:
        element, number = one.element
        if one.answer is None or (element == Element.CONDITION and number and condition and number != condition):
            continue
        answer, standard = one.answer
        if element in said and answer == Answer.NOT_MET:
            continue
        said[element] = {"answer": answer.value, "standard": standard.value if standard else "", "reasons": one.reasons}
    return said


def what_happened(form: ReferralForm, held: Held) -> Held:
    what = part(held, "what_happened")
    types = [str(one) for one in what.get("abuse_types") or []] if isinstance(what.get("abuse_types"), list) else []
    codes_ = [code for one in types for word, code in ABUSE.items() if word in one.casefold()]
    if any("exploitation" in one.casefold() for one in types) and not any(
        "sexual abuse" in one.casefold() for one in types
    ):
        codes_ = [code for code in codes_ if code != "SEXUAL"]
    if any("self" in one.casefold() for one in types) and not any("omission" in one.casefold() for one in types):
        codes_ = [code for code in codes_ if code != "NEGLECT"]
    places = (
        {"location": code_or_words(codes.LOCATION, what["location_of_risk"])} if what.get("location_of_risk") else {}
    )
    return (
        without(what, "abuse_types", "outline", "location_of_risk")
        | places
        | {
            "outline": form.what_happened.outline,
            "abuse_types": list(dict.fromkeys(codes_)),
            "working_together": form.how_agencies_worked_together,
            "immediate_action": text_of(held.get("immediate_action")),
            "early_learning": text_of(held.get("early_learning")),
            "good_practice": text_of(held.get("good_practice_seen")),
            "public_interest": text_of(held.get("media_or_public_interest")),
        }
    )


def other_person(form: Any, held: Held) -> Held:
    renamed = ("name", "relationship", "role", "date_of_birth", "safe_to_contact")
    return {
        "name": form.name, "relationship": form.relationship, "role": form.role, "date_of_birth": form.date_of_birth,
        "is_safe_to_contact": form.safe_to_contact, **without(held, *renamed),
    }  # fmt: skip


def text_of(said: Any) -> str:
    """Anything that was said, as text."""
    if isinstance(said, dict):
        return ": ".join(str(value) for value in said.values() if value)
    if isinstance(said, list):
        return "\n".join(text_of(one) for one in said)
    return "" if said is None else str(said)
