"""A time of the day as British records write it, as HH:MM; what is no time leaves it empty."""

import re
from functools import lru_cache

CLOCK = r"(?<![\d./\-:])(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d\d)(?![.\d])(?::\d\d(?:\.\d+)?z?)?"
HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
HOURS = r"(?:hours|hrs?|h)\b\.?"
SURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{CLOCK}\s?{HALF}",
        rf"{CLOCK}\s?{HOURS}",
        r"(?<![\d./\-])(?P<hour>\d{1,2})\s?(?:o'?clock)?\s?" + HALF,
        r"(?<![\d./\-])(?P<run>\d{3,4})\s?" + HOURS,
        r"(?<![\d./\-:])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?z?(?![\d/])",
        r"(?P<word>\b(?:12\s?)?(?:noon|midday|midnight)\b)",
    )
)
BARE = re.compile(CLOCK.replace("[:.h]", "[:.h;]") + r"(?!\d)|(?<!\d)(?P<run>\d{3,4})(?!\d)")
ABOUT = re.compile(r"(?:\b(?:approx(?:imately)?|about|around|circa|ca?|from|between|by|before|after|until)\b\.?|~)\s*$")
LONGEST = 60  # letters of a time cell
NONE = re.compile(
    r"(?:early\s|late\s|mid\W?|approx\.?\s|\s|in|the|during|of|all|day|over|through|a\.?m\.?|p\.?m\.?|"
    r"morning|afternoon|evening|night|overnight|lunchtime|daytime|n\s?/?\s?k|n\s?/?\s?a|unknown|not\s(?:known|recorded|stated|given)|"
    r"tbc|nil|none|[-–—?.,/()])*"
)


@lru_cache(maxsize=8192)
def read_time(written: str) -> tuple[str, str]:
    """What stands in a time cell: the time as HH:MM, and what is wrong with it in a sentence; either may be empty."""
    words = written.strip().casefold()
    if len(words) > LONGEST:
        return "", f"“{written.strip()[:LONGEST]}…” is no time of the day"
    time = take_time(words)[0] or take_bare_time(words)[0]
    if time or NONE.fullmatch(words):
        return time, ""
    return "", f"“{written.strip()}” is no time of the day"


def take_time(words: str) -> tuple[str, str]:
    """The first thing that can only be a time (14:30, 2.30pm, 1430hrs, noon), and the words without it."""
    for pattern in SURE:
        for found in pattern.finditer(words):
            if time := clock(found.groupdict()):
                return time, f"{ABOUT.sub(' ', words[: found.start()])} {words[found.end() :]}"
    return "", words


def take_bare_time(words: str) -> tuple[str, str]:
    """What is a time where a time may stand: 14.30 or 1430, and the words without it."""
    for found in BARE.finditer(words):
        if time := clock(found.groupdict()):
            return time, f"{words[: found.start()]} {words[found.end() :]}"
    return "", words


def clock(found: dict[str, str | None]) -> str:
    """HH:MM from the pieces of a match, empty where there is no such time."""
    if word := found.get("word"):
        return "00:00" if "midnight" in word else "12:00"
    if run := found.get("run"):
        hour, minute = int(run[:-2]), int(run[-2:])
    else:
        hour, minute = int(found.get("hour") or 99), int(found.get("minute") or 0)
    half = found.get("half")
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    elif half and not found.get("minute"):
        return ""
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
