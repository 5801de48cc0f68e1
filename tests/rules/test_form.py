"""The referral form as a table: what is asked when, what is kept of it, and a paper form read back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Element
from sarum.cases.rules import codes
from sarum.cases.rules.form import paper, reading
from sarum.cases.rules.form.days import day_written
from sarum.cases.rules.form.questions import Kind
from sarum.cases.rules.form.table import REFERRAL

TODAY = dt.date(2026, 3, 2)
ROWS = {row.code: row for matter in paper.matters(REFERRAL) for sheet in matter.sheets for row in sheet.rows}
QUESTIONS = {code: row.question for code, row in ROWS.items()}


def asked_of(answers):
    """The labels of everything asked, with the part and page."""
    return [row["question"] for section in REFERRAL.as_asked(answers) for row in section["rows"]]


def test_how_somebody_died_is_asked_of_the_dead_and_where_they_are_of_the_living():
    dead, alive = ({"adults": [{"name": "Edna", "living": living}]} for living in ("DIED", "ALIVE"))
    assert "Cause of death" in asked_of(dead) and "Where is the adult now, and are they safe there?" not in asked_of(
        dead
    )
    assert "Cause of death" not in asked_of(alive) and "Has the adult agreed to this referral?" in asked_of(alive)


def test_only_an_agency_is_asked_for_its_safeguarding_lead():
    lead = "Name of the safeguarding lead or senior manager who supports this referral"
    for who, is_asked in (("AGENCY", True), ("FAMILY", False), ("PUBLIC", False), ("ADULT", False)):
        assert (lead in asked_of({"referrer": {"as_who": who}})) == is_asked
    assert "How do you know the adult?" in asked_of({"referrer": {"as_who": "FAMILY"}})


def test_good_practice_asks_what_can_be_copied_and_not_the_criteria():
    answers = {"reason": {"reason": "GOOD_PRACTICE"}, "adults": [{"name": "Edna"}]}
    assert {"What could others copy?", "Who made the difference?"} <= set(asked_of(answers))
    assert not any("(Condition" in question for question in asked_of(answers))
    assert any("(Condition" in question for question in asked_of({"adults": [{"name": "Edna"}]}))


def test_the_four_elements_are_asked_of_each_adult_by_themselves():
    questions = [one for _, one in REFERRAL.parts["criteria"].every_question() if one.name.endswith("_answer")]
    assert [one.path[1] for one in questions] == list(Element)
    for one in questions:
        assert [words for _, words, *_ in one.options] == ["Met", "Not met", "Not yet known"]


def test_death_resulted_from_abuse_and_is_never_a_factor():
    words = " ".join(one.group + one.label + one.hint for _, one in REFERRAL.parts["criteria"].every_question())
    assert "the death resulted from abuse or neglect" in words and "factor" not in words
    assert "known or suspected" in words and "reduced capacity" in words


def test_a_child_stops_and_an_adult_who_is_involved_too_goes_on():
    screen = REFERRAL.parts["screen"]
    child, both = {"about": "CHILD"}, {"about": "CHILD", "adult_too": True}
    assert screen.next_page(screen.pages[0], child, {}).slug == "child"
    assert screen.next_page(screen.pages[1], child, {}) is None
    assert screen.next_page(screen.pages[1], both, {}).slug == "area"
    assert screen.next_page(screen.pages[0], {"about": "NOT_KNOWN"}, {}).slug == "area"


def test_elsewhere_is_explained_and_not_sure_goes_on():
    screen = REFERRAL.parts["screen"]
    assert screen.next_page(screen.pages[2], {"in_area": "NO"}, {}).slug == "elsewhere"
    assert screen.next_page(screen.pages[2], {"in_area": "NOT_KNOWN"}, {}) is None


def test_the_area_is_said_by_its_name():
    assert "Did it happen in Wyvern, or did the adult live there?" in [
        row["question"] for section in REFERRAL.as_asked({}, "Wyvern") for row in section["rows"]
    ]


def test_an_answer_that_no_longer_applies_is_taken_away():
    adults = REFERRAL.parts["adults"]
    assert adults.no_longer_asked({"living": "ALIVE", "date_of_death": "2022-02-09", "name": "Edna"}, {}) == {
        "date_of_death": None
    }


def test_what_no_question_asks_for_is_kept_at_the_end():
    asked = REFERRAL.as_asked({"letters": ["one"], "referrer": {"shoe": {"size": 7}}})
    assert [(row["question"], row["answer"]) for row in asked[-1]["rows"]] == [
        ("Letters", "one"),
        ("Referrer: Shoe", "size: 7"),
    ]


@pytest.mark.parametrize("codes_", codes.LISTS, ids=lambda one: one.name)
def test_every_list_has_a_name_a_version_a_source_and_no_code_or_word_twice(codes_):
    assert codes_.name and codes_.version and codes_.source
    assert (
        len({code for code, _ in codes_.options})
        == len({words.casefold() for _, words in codes_.options})
        == len(codes_.options)
    )


@pytest.mark.parametrize(
    "written",
    ["9 February 2022", "9/2/2022", "09.02.22", "9-2-22", "2022-02-09", "9th Feb 2022", "9th of February, 2022", "Feb 9, 2022",
     "Wednesday 9 February 2022", "Weds 9 Feb 22", " 9  FEBRUARY 2022. "],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(written):
    assert day_written(written, TODAY) == dt.date(2022, 2, 9)


@pytest.mark.parametrize(
    "written", ["", "February 2022", "30 February 2022", "29/2/2022", "early 2021", "9/13/2022", "99/99/9999", "0/0/00"]
)
def test_what_is_no_day_is_not_guessed(written):
    assert day_written(written, TODAY) is None


def test_a_leap_day_is_a_day_and_a_short_year_is_never_to_come():
    assert day_written("29/2/24", TODAY) == dt.date(2024, 2, 29)
    assert day_written("14 August 43", TODAY) == dt.date(1943, 8, 14)


@given(
    st.dates(dt.date(1900, 1, 1), TODAY),
    st.sampled_from(["%d/%m/%Y", "%-d %B %Y", "%-d.%-m.%Y", "%Y-%m-%d", "%d %b %Y", "%B %-d, %Y"]),
)
def test_every_day_is_read_in_every_spelling(day, spelling):
    assert day_written(day.strftime(spelling), TODAY) == day


def read(*rows, outside=(), known=()):
    found = reading.placed(
        REFERRAL, [[["Question", "Your answer", "Code"], *rows]], outside, {reading.plain(one) for one in known}, TODAY
    )
    return found.answers, [fault for fault in found.faults if "is missing from the form" not in fault]


def row(code, answer):
    return [paper.question_in_words(QUESTIONS[code]), answer, code]


@pytest.mark.parametrize(
    ("code", "written", "kept"),
    [
        ("adults.living", "no, they have died", "DIED"), ("adults.living", "Yes", "ALIVE"),
        ("adults.living", "Unknown", "NOT_KNOWN"),
        ("safety.is_anyone_at_risk_now", "NO.", False), ("adults.sex", " female ", "FEMALE"),
        ("what_happened.abuse_types", "self-neglect\nPhysical abuse", ["SELF_NEGLECT", "PHYSICAL"]),
        ("what_happened.abuse_types", "Neglect and acts of omission, physical abuse; Sexual exploitation",
         ["NEGLECT", "PHYSICAL", "SEXUAL_EXPLOITATION"]),
        ("adults.primary_support_reason", "Social support, for example for a carer, for substance use or for isolation", "SOCIAL"),
        ("adults.date_of_birth", "14/8/43", "1943-08-14"), ("adults.other_names", "Edie\n\nEdna Preece", ["Edie", "Edna Preece"]),
        ("screen.about", "X 18 or over", "ADULT"), ("adults.living", "Alive", "ALIVE"), ("adults.living", "died", "DIED"),
        ("safety.police_informed", "☐ Yes ☒ No ☐ I do not know", "NO"),
        ("safety.police_informed", "Yes\nNo x\nI do not know", "NO"),
        ("safety.is_anyone_at_risk_now", "[x] Yes  [ ] No", True),
        ("safety.is_anyone_at_risk_now", "Yes ✔\ufe0f", True), ("reason.reason", "learning", "LEARNING"),
        ("adults.ethnicity", "White British", "WHITE_BRITISH"),
        ("what_happened.abuse_types", "☒ Self-neglect\n☐ Sexual abuse\n☒ Physical abuse", ["SELF_NEGLECT", "PHYSICAL"]),
        ("referrer.email", "a.b@example.org", "a.b@example.org"), ("referrer.name", "Ann\nAsh", "Ann Ash"),
    ],
)  # fmt: skip
def test_choices_and_days_are_read_by_their_words(code, written, kept):
    answers, faults = read(row(code, written))
    kept_in, _, name = code.partition(".")
    said = answers[kept_in][0] if kept_in == "adults" else answers[kept_in]
    assert (said, faults) == ({name: kept}, [])


@pytest.mark.parametrize(
    ("code", "written", "why"),
    [
        ("adults.living", "perhaps", "“perhaps” is not one of the answers"), ("adults.date_of_birth", "31/4/1950", "is not a date"),
        ("adults.date_of_death", "3 March 2026", "is in the future"), ("referrer.email", "ann at work", "is not an e-mail address"),
        ("referrer.phone", "0" * 61, "too long"),
        ("what_happened.abuse_types", "neglectful", "“neglectful” is not one of the answers"),
        ("what_happened.abuse_types", "x Self-neglect\nPhysical abuse", "“Physical abuse” has no tick beside it"),
        ("safety.police_informed", "☐ Yes ☐ No", "is not one of the answers"),
        ("safety.police_informed", "☒ Yes ☒ No", "is not one of the answers"),
        ("safety.police_informed", "I know", "is not one of the answers"),
        ("safety.police_informed", "☒ Yes\nbut only the local one", "is not one of the answers"),
        ("adults.date_of_birth", "3.4.25", "We read “3.4.25” as 3 April 2025. Is that right?"),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_named_with_its_words(code, written, why):
    _, faults = read(row(code, written))
    assert len(faults) == 1 and why in faults[0]


def test_words_outside_the_table_strange_rows_and_missing_rows_are_named():
    _, faults = read(
        ["I also", "want to say"], outside=["About this form", "PS: she had a cat"], known=["About this form"]
    )
    assert faults == [
        "A row that is not of this form says: “I also / want to say”",
        "These words stand outside the tables: “PS: she had a cat”",
    ]
    found = reading.placed(REFERRAL, [[row("referrer.name", "Ann")]], (), set(), TODAY)
    assert "The row for “What happened?” is missing from the form." in found.faults
    assert not any("Your name" in fault for fault in found.faults)


def test_a_fault_says_about_whom_it_is():
    _, faults = read(
        row("adults.name", "Edna"), row("adults.date_of_birth", "31/4/1950"), row("adults.name", ""),
        row("adults.date_of_birth", "31/2/1940"), row("adults.nhs_number", "9" * 21),
    )  # fmt: skip
    assert faults[0].startswith("Edna, date of birth: “31/4/1950” is not a date")
    assert faults[1].startswith("Adult 2, date of birth: “31/2/1940” is not a date")
    assert faults[2].startswith("Adult 2, NHS number: The answer is too long")


def test_what_is_written_beside_a_question_is_named():
    _, faults = read(
        ["Your name Ann Ash", "", "referrer.name"],
        [
            "\n".join([*(words for words, _ in paper.told(ROWS["adults.living"])), "I am not quite sure"]), "",
            "adults.living",
        ],
    )  # fmt: skip
    assert faults == [
        "Your name: Beside the question is written: “Ann Ash”",
        "Adult 1, is the adult alive? Beside the question is written: “I am not quite sure”",
    ]


def test_a_table_that_was_copied_is_another_adult():
    answers, _ = read(
        row("adults.name", "Edna"), row("adults.gp", "Dr Lee"), row("adults.name", ""), row("adults.name", "Frank")
    )
    assert answers["adults"] == [{"name": "Edna", "gp": "Dr Lee"}, {"name": "Frank"}]


def test_a_second_answer_to_one_question_is_not_lost():
    answers, faults = read(row("referrer.name", "Ann"), row("referrer.name", "Bea"))
    assert answers == {"referrer": {"name": "Ann"}} and "“Bea”" in faults[0]


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)


def answer_to(question):
    """Any answer that the web form would keep."""
    codes_ = [code for code, *_ in question.options]
    return {
        Kind.TEXT: WORDS.map(str.strip).filter(bool).map(lambda one: one[: question.longest].strip()),
        Kind.EMAIL: st.just("a.b@example.org"),
        Kind.LONG: st.lists(WORDS, min_size=1, max_size=3).map("\n".join).map(str.strip).filter(bool),
        Kind.LINES: st.lists(WORDS.map(lambda one: " ".join(one.split())).filter(bool), min_size=1, max_size=3),
        Kind.DAY: st.dates(dt.date(1900, 1, 1), TODAY).map(dt.date.isoformat),
        Kind.YES_NO: st.booleans(),
        Kind.CHOICE: st.sampled_from(codes_ or [""]),
        Kind.SEVERAL: st.lists(st.sampled_from(codes_ or [""]), min_size=1, unique=True),
    }[question.kind]


@given(st.data())
def test_an_answer_written_on_paper_is_read_back_the_same(data):
    code = data.draw(st.sampled_from(sorted(QUESTIONS)))
    question = QUESTIONS[code]
    value = data.draw(answer_to(question))
    understood, faults = reading.understood(question, paper.answer_on_paper(question, value), TODAY)
    said = {}
    reading.put(said, question, understood)
    assert (question.answer_in(said), faults) == (value, [])
