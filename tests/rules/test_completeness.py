"""What a referral leaves open: the questions that matter, and no others."""

from sarum.cases.rules.form import completeness

BARE = {
    "referrer": {"name": "Rhiannon Ash"},
    "adults": [{"name": "Edna Marsh", "living": "DIED"}],
    "what_happened": {"outline": "She was found on the floor."},
}


def test_what_matters_and_was_not_answered_is_listed_with_whom_it_is_about():
    said = completeness.not_answered(BARE)
    assert "How to reach the referrer: an e-mail address or a telephone number" in said
    assert "Edna Marsh: Date of birth" in said and "Edna Marsh: Date of death" in said
    assert "Agencies you know were involved" in said and "From when?" in said
    assert any("Condition 1" in one for one in said)
    assert not any("Religion" in one for one in said) and len(said) == len(set(said))


def test_what_was_answered_is_not_listed():
    adult = {**BARE["adults"][0], "date_of_birth": "1943-08-04", "elements": {"CONDITION": {"answer": "NOT_KNOWN"}}}
    said = completeness.not_answered(
        BARE | {"referrer": {"phone": "01"}, "adults": [adult], "agencies": [{"name": "The GP"}]}
    )
    assert "Edna Marsh: Date of birth" not in said and "Agencies you know were involved" not in said
    assert not any("Condition 1" in one or "referrer" in one for one in said)


def test_every_question_that_matters_is_one_that_is_asked():
    asked = {one.name for part in completeness.REFERRAL.parts_of({}).values() for _, one in part.every_question()}
    assert {name for names in completeness.MATTER.values() for name in names} <= asked
