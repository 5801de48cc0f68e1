"""What people type, and what the fields make of it."""

import datetime

import pytest
from django.db import models
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models.event import ChainHead
from sarum.kit import fields


class Kinds(models.TextChoices):
    NEGLECT = "NEGLECT", "Neglect"
    OTHER = "OTHER", "Something else"


def ask(field, **typed):
    """One field in a form, answered."""
    form = type("Asked", (fields.Form,), {"it": field})
    return form(QueryDict(mutable=True) | typed if not typed else as_posted(typed))


def as_posted(typed):
    posted = QueryDict(mutable=True)
    for name, value in typed.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted


def answer(field, typed):
    form = ask(field, it=typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data["it"]


def complaint(field, **typed):
    form = ask(field, **typed)
    assert not form.is_valid()
    str(form).encode()
    return form.errors["it"][0]


def day(field, *typed):
    return ask(field, **{f"it_{number}": part for number, part in enumerate(typed)})


def test_a_missing_answer_is_asked_for_by_name():
    assert complaint(fields.Text("Name")) == "Enter name"
    assert complaint(fields.Text("NHS number")) == "Enter NHS number"
    assert complaint(fields.Text("What is your name?")) == "Enter an answer to “What is your name?”"
    assert complaint(fields.Text("Name", required="Tell us your name")) == "Tell us your name"
    assert complaint(fields.Choice("Agency", choices=Kinds)) == "Select agency"
    assert complaint(fields.YesNo("Do they know?")) == "Select yes or no"
    assert complaint(fields.Tick("I agree")) == "Select “I agree” to confirm"


def test_an_optional_question_says_so_and_may_be_left():
    form = ask(fields.Text("Name", required=False), it=" ")
    assert form.is_valid() and form.cleaned_data["it"] == ""
    assert "Name (optional)" in str(form)


@pytest.mark.parametrize("field", [fields.Text("Name"), fields.LongText("Name"), fields.Email("Name")])
@pytest.mark.parametrize("typed", ["a\x00b", "a\ud800b", "a\x07b", "\ufffe"])
def test_what_cannot_be_kept_is_refused_and_shown_without_harm(field, typed):
    assert "cannot be kept" in complaint(field, it=typed)


def test_too_long_an_answer_is_refused_with_the_figures():
    assert complaint(fields.Text("Name"), it="x" * 301) == "Name must be 300 characters or fewer. It has 301"
    assert answer(fields.LongText("Story"), "x" * 50_000)
    assert "50,000 characters or fewer" in complaint(fields.LongText("Story"), it="x" * 50_001)


def test_too_many_words_are_counted():
    field = fields.LongText("Story", words=3)
    assert answer(field, "one  two\nthree") == "one  two\nthree"
    assert complaint(field, it="one two three four") == "Story must be 3 words or fewer. It is 1 word over"


def test_lines_end_in_one_way_and_pasted_page_breaks_become_lines():
    assert answer(fields.LongText("Story"), "a\r\nb\rc\x0bd") == "a\nb\nc\nd"
    assert answer(fields.Text("Name"), "a\r\nb") == "a b"


def test_long_text_is_shown_again_letter_for_letter():
    form = ask(fields.LongText("Story", words=2), it="\n  a <b>\n    c & d")
    assert ">\n\n  a &lt;b&gt;\n    c &amp; d</textarea>" in str(form)


@pytest.mark.parametrize("typed", ["name", "name@", "a b@example.org", "x" * 250 + "@example.org"])
def test_an_address_must_look_like_one(typed):
    assert complaint(fields.Email("Email address"), it=typed)
    assert answer(fields.Email("Email address"), " o@example.org ") == "o@example.org"


def test_a_whole_number_is_read_as_people_write_it():
    field = fields.WholeNumber("People", at_most=2000)
    assert answer(field, "1,200") == 1200
    assert answer(field, "0") == 0
    assert complaint(field, it="1.5") == "People must be a whole number, like 12"
    assert complaint(field, it="-1") == "People must be 0 or more"
    assert complaint(field, it="2001") == "People must be 2,000 or fewer"
    assert complaint(field, it="٣") == complaint(field, it="9" * 200) == "People must be a whole number, like 12"


@pytest.mark.parametrize("month", ["3", "03", "Mar", "march", "MARCH", "mar."])
def test_a_date_is_read_as_people_write_it(month):
    form = day(fields.Day("Date of birth"), " 3", month, "2021")
    assert form.is_valid() and form.cleaned_data["it"] == datetime.date(2021, 3, 3)


@pytest.mark.parametrize(
    ("typed", "said", "marked"),
    [
        (("3", "3", ""), "Date of birth must include a year", [2]),
        (("", "", "2021"), "Date of birth must include a day and month", [0, 1]),
        (("32", "3", "2021"), "Date of birth must have a day between 1 and 31", [0]),
        (("3", "Ma", "2021"), "Date of birth must have a real month, like 3 or March", [1]),
        (("3", "13", "2021"), "Date of birth must have a real month, like 3 or March", [1]),
        (("3", "3", "21"), "Date of birth must have a year of 4 numbers, like 2021", [2]),
        (("3", "3", "1899"), "Date of birth must have a year between 1900 and 2100", [2]),
        (("31", "Feb", "2021"), "31 February 2021 is not a real date: February 2021 has 28 days", [0]),
    ],
)
def test_a_wrong_date_says_which_part_and_why_and_shows_what_was_typed(typed, said, marked):
    form = day(fields.Day("Date of birth"), *typed)
    assert form.errors["it"] == [said]
    page = str(form)
    assert [f'value="{part}"' in page for part in typed] == [True] * 3
    assert page.count("govuk-input--error") == len(marked)


def test_a_date_may_be_kept_out_of_the_future_or_the_past():
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)
    typed = [str(tomorrow.day), str(tomorrow.month), str(tomorrow.year)]
    assert day(fields.Day("Seen on", not_after="today"), *typed).errors["it"] == [
        "Seen on must be today or in the past"
    ]
    early = day(fields.Day("Meeting", not_before=datetime.date(2026, 1, 2)), "1", "1", "2026")
    assert early.errors["it"] == ["Meeting must be on or after 2 January 2026"]
    assert day(fields.Day("Meeting", not_before="today"), "1", "1", "2020").errors["it"] == [
        "Meeting must be today or in the future"
    ]


def test_a_date_that_was_kept_is_shown_in_its_boxes():
    form = type("Asked", (fields.Form,), {"it": fields.Day("Born")})(initial={"it": datetime.date(1950, 3, 31)})
    assert all(f'value="{part}"' in str(form) for part in (31, 3, 1950))


def test_choices_come_back_as_what_they_mean():
    assert answer(fields.Choice("Kind", choices=Kinds), "OTHER") == "OTHER"
    assert answer(fields.YesNo("Know?"), "no") is False
    assert answer(fields.Several("Kinds", choices=Kinds), ["OTHER", "NEGLECT", "OTHER"]) == ["OTHER", "NEGLECT"]
    assert answer(fields.Tick("I agree"), "on") is True
    assert answer(fields.YesNo("Know?", required=False), "") is None


@pytest.mark.parametrize("field", [fields.Choice("Kind", choices=Kinds), fields.Several("Kind", choices=Kinds)])
def test_an_answer_that_was_not_offered_is_refused(field):
    assert complaint(field, it="ELSE\x00") == "Kind: select from the answers offered"


def test_a_choice_may_carry_a_hint_and_be_a_list_to_pull_down():
    offered = [("A", "Neglect", "Acts of omission"), ("B", "Other")]
    assert "Acts of omission" in str(ask(fields.Choice("Kind", choices=offered)))
    pulled = str(ask(fields.Choice("Kind", choices=offered, as_select=True), it="B"))
    assert '<option value="B" selected>' in pulled and '<option value="">Choose one' in pulled


def test_a_length_is_one_of_the_usual_ones_each_offered_once():
    drawn = str(ask(fields.Length("How long?"))["it"].as_field_group())
    assert drawn.count("<option") == drawn.count('value="') == len(fields.Length.LENGTHS)
    assert ask(fields.Length("How long?", usual=120), it="")["it"].value() == ""
    form = ask(fields.Length("How long?", usual=120), it="90")
    assert form.is_valid() and form.cleaned_data["it"] == 90


@pytest.mark.django_db
def test_rows_of_a_table_are_offered_and_come_back_as_rows():
    rows = ChainHead.objects.all()
    assert answer(fields.ModelChoice("Head", queryset=rows), "1") == rows.get()
    assert list(answer(fields.ModelChoice("Head", queryset=rows, many=True), ["1"])) == list(rows)
    for strange in ("2", "x", "9" * 40, "\x00"):
        assert complaint(fields.ModelChoice("Head", queryset=rows), it=strange)
    assert complaint(fields.ModelChoice("Head", queryset=rows, many=True)) == "Select head"


def test_groups_stand_under_their_legends_after_the_rest():
    class Grouped(fields.Form):
        groups = {"About you": ["name"]}

        name = fields.Text("Name")
        story = fields.LongText("Story")

    page = str(Grouped())
    assert page.index("Story") < page.index("About you") < page.index("Name")


def test_an_error_may_be_added_by_hand():
    form = ask(fields.Day("Born"), it_0="1", it_1="1", it_2="2020")
    form.is_valid()
    form.add_error("it", "That is before the referral")
    assert "That is before the referral" in str(form)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_typing_breaks_a_form(one, two, three):
    class Everything(fields.Form):
        text, long, mail = fields.Text("A"), fields.LongText("B", words=3), fields.Email("C")
        born, kind, number = fields.Day("D"), fields.Choice("E", choices=Kinds), fields.WholeNumber("F")
        kinds, hidden, knows = fields.Several("G", choices=Kinds), fields.Hidden(), fields.YesNo("H?")

    typed = dict.fromkeys(["text", "long", "mail", "kind", "number", "kinds", "hidden", "knows"], one)
    form = Everything(as_posted({**typed, "born_0": one, "born_1": two, "born_2": three}))
    form.is_valid()
    str(form).encode()
