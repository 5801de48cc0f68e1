"""When a letter that could not be posted is tried again."""

import datetime as dt

FIRST_PAUSE = dt.timedelta(minutes=10)
LONGEST_PAUSE = dt.timedelta(days=1)


def next_try_at(at: dt.datetime, attempts: int) -> dt.datetime:
    """Ten minutes after the first attempt, then twice as long each time, at most a day.

    The first pause is longer than any posting takes, so a letter in one posting's hands is in no other's.
    """
    return at + min(FIRST_PAUSE * 2 ** min(attempts, 20), LONGEST_PAUSE)
