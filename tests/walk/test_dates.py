"""A demo's years move with its story; the year of an Act is its name, and stays."""

import datetime as dt

from sarum.cases.walk import dates


def test_the_year_of_an_act_stays_where_the_others_move():
    words = "Care Act 2014 section 44; the Care Act (2014); in 2018 she moved"
    moved = dates.moved(words, dt.date(2022, 3, 1), dt.date(2026, 3, 10))
    assert moved == "Care Act 2014 section 44; the Care Act (2014); in 2022 she moved"
