"""Every spelling of the contract's tables, and what must never be guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.chronology.dates import read_date
from sarum.chronology.times import read_time

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SPELLINGS = {
    "03/03/2021": "2021-03-03",
    "3.3.21": "2021-03-03",
    "03-Mar-21": "2021-03-03",
    "3rd March 2021": "2021-03-03",
    "Wed 3 March 2021": "2021-03-03",
    "2021-03-03": "2021-03-03",
    "22.05/16": "2016-05-22",
    "22/05//2016": "2016-05-22",
    "?22 May 2016": "2016-05-22?",
    "22 May 2016?": "2016-05-22?",
    "22/05/2016 (?)": "2016-05-22?",
    "possibly 22/05/2016": "2016-05-22?",
    "c. 22 May 2016": "2016-05-22~",
    "circa 22 May 2016": "2016-05-22~",
    "approx. 22 May 2016": "2016-05-22~",
    "about 22 May 2016": "2016-05-22~",
    "around 22 May 2016": "2016-05-22~",
    "c.2016": "2016~",
    "c. ?22 May 2016": "2016-05-22%",
    "March 2021": "2021-03",
    "Mar-21": "2021-03",
    "03/2021": "2021-03",
    "Sept. 2021": "2021-09",
    "early March 2021": "2021-03~",
    "mid March 2021": "2021-03~",
    "late March 2021": "2021-03~",
    "mid-to-late March 2021": "2021-03~",
    "end of March 2021": "2021-03~",
    "2021": "2021",
    "1980s": "198X",
    "Spring 2021": "2021-21",
    "Summer 2021": "2021-22",
    "Autumn 2021": "2021-23",
    "Winter 2021": "2021-24",
    "w/c 1 March 2021": "2021-03-01/2021-03-07",
    "week commencing 01/03/21": "2021-03-01/2021-03-07",
    "W/C 01.03.21": "2021-03-01/2021-03-07",
    "w/e 7 March 2021": "2021-03-01/2021-03-07",
    "3–5 March 2021": "2021-03-03/2021-03-05",
    "28 Feb - 2 Mar 2021": "2021-02-28/2021-03-02",
    "03/03/21 to 05/03/21": "2021-03-03/2021-03-05",
    "28 Dec – 2 Jan 2022": "2021-12-28/2022-01-02",
    "between 3 and 5 March 2021": "2021-03-03/2021-03-05",
    "3-5/3/21": "2021-03-03/2021-03-05",
    "Mon 1 – Fri 5 March 2021": "2021-03-01/2021-03-05",
    "Nov–Dec 2020": "2020-11/2020-12",
    "Nov 2020 - Jan 2021": "2020-11/2021-01",
    "Dec 2020/Jan 2021": "2020-12/2021-01",
    "2019-2021": "2019/2021",
    "12.05.78": "1978-05-12",
    "March 3rd 2021": "2021-03-03",
    "letter of 3 March 2021": "2021-03-03",
    "XXXX-03-03": "XXXX-03-03",
    "2021-03-03/2021-03-05": "2021-03-03/2021-03-05",
    "2021-03~": "2021-03~",
    "03Mar21": "2021-03-03",
    "3rd of March, 2021": "2021-03-03",
}
UNDATED = {
    "31/02/2021": "There is no 31 February 2021",
    "13/14/2021": "There is no month 14",
    "06/14/2021": "There is no month 14",
    "n/k": "No date",
    "unknown": "No date",
    "tbc": "No date",
    "end of month": "no date that can be read",
    "Monday": "no date that can be read",
    "before 3 March 2021": "only before or after",
    "3/3/21 and 9/3/21": "more than one date",
    "05/03/21 to 03/03/21": "ends before",
    "030321": "no date that can be read",
    "?": "no date that can be read",
}
WITH_TIMES = {
    "03.03.21 1430hrs": "14:30",
    "03/03/2021 14:30": "14:30",
    "3 March 2021, 2.30pm": "14:30",
    "3/3/21 14.30": "14:30",
    "3/3/21 1430": "14:30",
    "1430 3/3/21": "14:30",
    "noon on 3 March 2021": "12:00",
    "03.03.21 am": "",
    "3 March 2021 (evening)": "",
    "2021-03-03T14:30:00": "14:30",
    "03/03/2021 approx 2pm": "14:00",
}
TIMES = {
    "14:30": "14:30",
    "2.30pm": "14:30",
    "1430hrs": "14:30",
    "14.30": "14:30",
    "1430": "14:30",
    "am": "",
    "pm": "",
    "noon": "12:00",
    "midnight": "00:00",
    "12 noon": "12:00",
    "10.15am": "10:15",
    "0050": "00:50",
    "2pm": "14:00",
    "12am": "00:00",
    "14:30:00": "14:30",
    "": "",
    "-": "",
}


@pytest.mark.parametrize(("written", "date"), SPELLINGS.items())
def test_a_date_is_read_as_it_is_written(written, date):
    assert read_date(written, this_year=2026).date == date


@pytest.mark.parametrize(("written", "why"), UNDATED.items())
def test_what_is_no_date_stays_undated_and_is_told(written, why):
    reading = read_date(written, this_year=2026)
    assert reading.date == "" and reading.time == "" and why in reading.problem


@pytest.mark.parametrize(("written", "time"), WITH_TIMES.items())
def test_a_time_in_the_date_cell_counts(written, time):
    reading = read_date(written, this_year=2026)
    assert (reading.date, reading.time) == ("2021-03-03", time)


@pytest.mark.parametrize(("written", "time"), TIMES.items())
def test_a_time_is_read_as_it_is_written(written, time):
    assert read_time(written) == (time, "")


def test_what_is_no_time_is_told():
    assert read_time("25:70") == ("", "“25:70” is no time of the day")
    assert read_time("after lunch")[1]


def test_a_date_without_a_year_says_so_and_is_completed_by_a_year_above_it():
    bare = read_date("3 March", this_year=2026)
    assert bare.date == "XXXX-03-03" and "no year" in bare.problem
    assert read_date("3 March", year=2021, this_year=2026).date == "2021-03-03"


def test_a_day_name_that_contradicts_leaves_the_date_as_written():
    reading = read_date("Tue 3 March 2021", this_year=2026)
    assert reading.date == "2021-03-03" and reading.problem == "3 March 2021 was a Wednesday, not a Tuesday"


def test_month_first_is_suggested_and_never_assumed():
    assert read_date("06/14/2021", this_year=2026).suggestion == "2021-06-14"
    assert read_date("06/05/2021", this_year=2026).date == "2021-05-06"


def test_two_digits_up_to_this_year_are_this_century():
    assert read_date("1/1/26", this_year=2026).date == "2026-01-01"
    assert read_date("1/1/27", this_year=2026).date == "1927-01-01"


@given(st.dates(dt.date(1950, 1, 1), dt.date(2025, 12, 31)), st.integers(0, 11))
def test_every_day_comes_back_from_every_spelling(day, way):
    month = MONTHS[day.month - 1]
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    written = [
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d-%b-%Y}",
        f"{day.day}{suffix} {month} {day.year}",
        f"{day:%a} {day.day} {month} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m/%Y}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day:%A} {day.day} {month}, {day.year}",
        f"{day:%d %m %Y}",
        f"{day.day}/{day.month}/{day.year} 1430hrs",
        f"{month} {day.day}{suffix}, {day.year}",
    ][way]
    reading = read_date(written, this_year=2026)
    assert (reading.date, reading.problem) == (day.isoformat(), "")


@given(st.text(max_size=60))
def test_no_words_at_all_break_the_reader(words):
    reading = read_date(words)
    assert reading.date or reading.problem or reading.is_blank
    read_time(words)


@given(st.text("0123456789/.- :?~cajnmrpbdew(),'stho", max_size=24))
def test_nothing_like_a_date_breaks_the_reader(words):
    reading = read_date(words)
    assert reading.date or reading.problem or reading.is_blank
