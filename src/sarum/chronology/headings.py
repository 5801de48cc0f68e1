"""Which column is which, told from what its heading means and what stands beneath it; never from a list of whole headings."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

ROLES = ("date", "end", "time", "event", "source", "agency", "written", "origin")
ORIGIN = "From (file, table, row)"  # how our own outputs say where an entry stood, so that they can be read back
WRITTEN = "Date as written"
MORE = "Other columns"
OWN = ["Date", "Time", "Agency", "Event", "Source", WRITTEN, ORIGIN]  # the headings of our own outputs
OWN_ROLES = dict(zip(OWN, ("date", "time", "agency", "event", "source", "written", "origin"), strict=True)) | {MORE: "more"}

# Each sign adds its weight to its role; the strongest role of a heading is its meaning. Words are in lower case, single-spaced.
SIGNS: tuple[tuple[str, float, str], ...] = (
    ("date", 6, r"\bdates?\b(?! of birth)"),
    ("date", 5, r"^when\b"),
    ("date", 3, r"\bwhen\b|^day$|^days?$|\boccurred on\b|^on$"),
    ("date", 4, r"^(?:from|start(?:ed)?|begins?|began|period|timeframe|month|month year|year)$"),
    ("date", 2, r"\b(?:contact|event|incident|visit|occurrence|start|from|entry|activity) dates?\b|\bdates? (?:of )?(?:the )?(?:contact|event|incident|visit|from|start|occurrence|activity|involvement)"),
    ("date", -4, r"\b(?:record(?:ed|ing)?|enter(?:ed)?|add(?:ed)?|logg?(?:ed)?|typed|input|creat(?:ed|ion)|modified|updated|received|closed|completed|printed|signed|report|uploaded|scanned|published)\b"),
    ("date", -7, r"\bbirth\b|\bdue\b|\btarget\b|\breview(?:ed)?\b|\bdeadline\b|\bdeath\b|\bcertainty\b|\bwritten\b|\bnext\b|\bby when\b"),
    ("end", 9, r"^(?:end|to|until|finish|finished|ended|date to|to date|end date|date ended|date end|date of end|finish date|date until|date finished)$|\bend date\b|\bdate (?:to|ended|until)\b"),
    ("time", 6, r"\btimes?\b|^(?:24 ?hr?|24 hour clock|hrs|hours?)$"),
    ("time", -9, r"\bdates?\b|\bspent\b|\btaken\b|\bduration\b|\btime ?scale|\btime ?line|\btime ?frame|\bwhen\b|\bend time\b"),
    ("event", 9, r"\bwhat (?:happened|occurred|took place)\b|\bsignificant (?:event|contact|information|incident)"),
    ("event", 8, r"\bevents?\b|\bnarrative\b|\bhappened\b"),
    ("event", 7, r"\bdetails?\b|\bdescription\b|\bchronology entry\b|\bcase notes?\b|\bdescribe\b"),
    ("event", 6, r"\bsummary\b|\boccurrences?\b|\bcircumstances\b|\bsynopsis\b|\baccount\b"),
    ("event", 5, r"\bnotes?\b|\bentry\b|\bactivity\b|\bincidents?\b|\binvolvement\b|\bintervention\b|\bcontent\b|\binteractions?\b|\bepisode\b|\bprecis\b"),
    ("event", 4, r"\bcontacts?\b|^what$|\btext\b|\bfacts?\b|\bstory\b|\bencounter\b|\bconcerns?\b"),
    ("event", 3, r"\binformation\b|\blog\b|\bobservations?\b|\bissues?\b"),
    ("event", 2, r"\bcomments?\b|\brecord\b|\bactions?\b|\bvisits?\b|\breferral\b|\bcalls?\b"),
    ("event", -9, r"\b(?:type|types|number|no|ref|reference|id|code|category|by|whom|time|dates?|when|worker|location|place|method|mode|name|role|status|length|source|certainty|grade|priority|code|with|author|how)\b"),
    ("event", -3, r"\b(?:outcome|outcomes|result|decisions?|rationale|analysis|response|learning|follow up|plan|practice|views?|expected|comment on|reviewer|impact|seen|voice|taken|required|agreed)\b"),
    ("source", 9, r"\bsources?\b|\binformation source\b|\btaken from\b|\bwhere recorded\b|\brecorded (?:in|on|where)\b"),
    ("source", 6, r"^records?$|\brecord (?:type|source|seen|system|used|ref(?:erence)?)\b|\bevidence\b|\bprovenance\b|\brecords? (?:consulted|viewed)\b|\bfile ref\b"),
    ("source", 3, r"^(?:system|document|file|database|document ref(?:erence)?|case file|origin)$"),
    ("source", -9, r"\bsource (?:agency|organisation)\b|\bagency\b|\breferral source\b|\bsource of (?:referral|income|concern)\b"),
    ("agency", 10, r"^(?:the |name of (?:the )?|source |reporting |contributing |partner |recording |lead )?(?:agency|organi[sz]ation|org)(?: (?:name|body|service|organi[sz]ation|agency|source|team|department|or|and))*$"),
    ("written", 20, rf"^{WRITTEN.lower()}$"),
    ("origin", 20, r"^from file table row$"),
)  # fmt: skip
COMPILED = tuple((role, weight, re.compile(sign)) for role, weight, sign in SIGNS)
LEAST = 2.0  # of weight, for a heading to mean anything
OTHER_TABLE = re.compile(
    r"^(?:version|version (?:no|number|control)|revision|amendments?|changes? made|change|signature|signed|initials|abbreviations?|acronyms?|"
    r"meaning|definition|full term|dob|date of birth|due date|target date|by when|deadline|attended|apologies|"
    r"recommendations?|rag|rag rating|relationship|pseudonym|smart action)$"
)  # fmt: skip


@dataclass(slots=True)
class Columns:
    """What a row of headings says: the column of each role, the label of each column, and the headings as they stand.

    `doubts` are sentences for a person about headings that could mean two things.
    """

    at: dict[str, int]
    labels: list[str]
    rows: list[list[str]] = field(default_factory=list)
    row: int = 0
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def column(self, role: str) -> int:
        return self.at.get(role, -1)

    def label(self, role: str) -> str:
        return self.labels[self.at[role]] if role in self.at else ""


def plain(heading: str) -> str:
    """A heading in lower case, without signs."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", heading.casefold().replace("&", " and ").replace("’", "").replace("'", "")).split())


@lru_cache(maxsize=4096)
def meaning(heading: str) -> dict[str, float]:
    """How strongly a heading means each role; nothing at all for a long sentence."""
    words = plain(heading)
    if not words or len(words) > 90 or len(words.split()) > 14:
        return {}
    weights: dict[str, float] = {}
    for role, weight, sign in COMPILED:
        if sign.search(words):
            held = weights.get(role, 0.0)
            weights[role] = max(held, weight) if weight > 0 and role not in ("date",) else held + weight
    return {role: weight for role, weight in weights.items() if weight >= LEAST}


def understood(labels: list[str], lengths: list[float] | None = None) -> Columns | None:
    """The columns that these headings name, when they name a chronology's; `lengths` are the mean letters beneath each."""
    if {WRITTEN, ORIGIN} <= set(labels):
        return our_own(labels)
    meanings = [meaning(label) for label in labels]
    known = [plain(label) for label in labels]
    if any(OTHER_TABLE.match(words) for words in known) and not any(m.get("event", 0) >= 5 for m in meanings):
        return None
    at: dict[str, int] = {}
    for role in ("origin", "written", "agency", "end", "date", "time", "source"):
        best = max(
            ((weights.get(role, 0.0), -column) for column, weights in enumerate(meanings) if column not in at.values()),
            default=(0.0, 0),
        )
        if best[0] >= LEAST and best[0] >= max(meanings[-best[1]].values()) - 1:
            at[role] = -best[1]
    if "date" not in at or meanings[at["date"]]["date"] < 3:
        return None
    if "end" in at and len(known[at["end"]].split()) == 1 and not re.search(r"from|start|beg[iau]n", known[at["date"]]):
        del at["end"]  # whom a letter went to, not until when
    columns = Columns(at, named(labels))
    choose_event(columns, meanings, lengths or [0.0] * len(labels))
    return columns


def our_own(labels: list[str]) -> Columns:
    """The columns of an output of ours, by their very names: the first of a name is ours."""
    at: dict[str, int] = {}
    for column, label in enumerate(labels):
        if (role := OWN_ROLES.get(label)) and role not in at:
            at[role] = column
    return Columns(at, list(labels))


def choose_event(columns: Columns, meanings: list[dict[str, float]], lengths: list[float]) -> None:
    """The column that tells what happened: by its heading first, by how much is written beneath it next."""
    taken = set(columns.at.values())
    weights = sorted(
        (
            (found + 3 * min(lengths[column] / 100, 1), column)
            for column, weighed in enumerate(meanings)
            if column not in taken and (found := weighed.get("event", 0.0))
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if weights:
        columns.at["event"] = weights[0][1]
        rivals = [columns.labels[c] for weight, c in weights[1:] if weights[0][0] - weight < 0.5 and lengths[c] > 25]
        if rivals:
            chosen = columns.labels[weights[0][1]]
            said = f"“{chosen}” was read as what happened; “{'” and “'.join(rivals)}” could be it as well"
            columns.doubts.append((chosen, said))
        return
    free = [(lengths[column], column) for column in range(len(meanings)) if column not in taken]
    longest = max(free, default=(0.0, -1), key=lambda pair: pair[0])
    if longest[0] >= 15:
        columns.at["event"] = longest[1]
        label = columns.labels[longest[1]]
        columns.doubts.append((label, f"No heading says what happened; “{label}” was read as it, for most is written there"))


def named(labels: list[str]) -> list[str]:
    """Labels that are all there and all different."""
    seen: dict[str, int] = {}
    out = []
    for number, label in enumerate(labels, 1):
        label = " ".join(label.split()) or f"Column {number}"
        seen[label] = seen.get(label, 0) + 1
        out.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return out
