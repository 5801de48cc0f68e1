"""Every form of some people's names as one pattern: in words, and in the names of files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sarum.chronology.naming import Name
from sarum.chronology.spelling import cased, either, spelt

GAP = r"[\W_]{0,3}"
LETTER = r"[^\W\d_]"
TITLES = (
    r"(?i:mrs|mr|miss|ms|mx|dr|doctor|professor|prof|sir|dame|lady|revd|rev|canon|father|pcso|pc|dcs|"
    r"dci|dc|ds|di|sgt|sergeant|insp(?:ector)?|"
    r"supt|sister|sr|staff nurse|nurse|s/n|sn|cllr|aunt(?:ie)?|uncle)"
)
AFTER_TITLE = rf"(?:(?!{LETTER})\.?[\s_]*(?:\d+[\s_]+)?|\.?(?=[A-Z]))"  # Mrs Tranter, PC 4821 Hodnett, MrTranter
FEW = r"(?:[A-Z]\.?[\s_]?){0,2}[A-Z](?:\.[\s_]?|[\s_]+)"


@dataclass(frozen=True, slots=True)
class Borders:
    """What may not stand before and after a name, and before and after bare initials."""

    before: str = r"(?<![^\W_])"
    after: str = r"(?![^\W_])"
    initials_before: str = r"(?<![\w.\-'’])"
    initials_after: str = r"(?![\w\-]|\.\w)"
    flags: re.RegexFlag = re.NOFLAG


IN_WORDS = Borders()
HUMP = r"(?-i:(?<=[a-z])(?=[A-Z]))"  # TranterChronology
BESIDE, BEHIND = rf"(?:(?<!{LETTER})|{HUMP})", rf"(?:(?!{LETTER})|{HUMP})"
IN_FILES = Borders(BESIDE, BEHIND, BESIDE, BEHIND, re.I)  # a digit and an underscore part words


def pattern_of(names: Iterable[Name], initials: Iterable[str], borders: Borders) -> re.Pattern[str]:
    """The longest form first: whole names, names turned round, surnames, first names, initials."""
    full, turned, singles, surnames = [], [], set(), set()
    letters = sorted(initials, key=lambda one: (-len(one), one))
    for name in names:
        for tokens in name.full:
            first, *_, last = tokens
            full.append(GAP.join(map(spelt, tokens)))
            full.append(rf"{spelt(first)}{GAP}(?:[a-z]\.?[\W_]{{1,2}}){{0,3}}{spelt(last)}")
            turned.append(rf"(?:{either(cased(last))})[\s_]+(?:{either(cased(first))})")
            turned.append(rf"(?i:{spelt(last)},\s*{spelt(first)})")
        singles |= {form for single in name.singles for form in cased(single)}
        surnames |= {form for surname in name.surnames for form in cased(surname)}
    firsts = sorted({surname[0].upper() for surname in surnames if surname[0].isalpha()})
    dotted = [r"\.[\s_]?".join(each) + r"\." for each in letters] + [r"\.".join(each) for each in letters]
    before, plural = borders.before, rf"(?=(?:s|S)?{borders.after})"
    title = rf"(?:(?P<title>{TITLES}){AFTER_TITLE})"
    unnamed = rf"(?:{TITLES}{AFTER_TITLE})?"
    pieces = [
        rf"{before}{unnamed}(?P<full>(?i:{either(full)})|{either(turned)}){plural}",
        rf"{before}{title}?(?P<initials>{FEW})?(?P<surname>{either(surnames)}){plural}",
        (
            rf"{before}(?P<title3>{TITLES}){AFTER_TITLE}(?P<initials3>(?i:{FEW}))?"
            rf"(?P<titled>(?i:{either(surnames | singles)})){plural}"
        ),
        (
            rf"{before}(?P<title2>{TITLES})\.?\s+(?P<letter>[{''.join(firsts) or '0'}])"
            rf"(?:\.|{borders.after})(?!\w)"
        ),
        rf"{before}{unnamed}(?P<single>{either(singles)}){plural}",
        rf"{borders.initials_before}(?P<short>{either(letters)})(?=s?{borders.initials_after})",
        rf"{before}(?P<dotted>{either(dotted)})(?!\w)",
    ]
    return re.compile("|".join(pieces), borders.flags)
