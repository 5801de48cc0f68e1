"""What each kind of document is written in: the fields that a Word template may hold, and Sarum's own templates."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sarum.cases.models.stationery import PaperKind
from sarum.kit.paper import Paper, Paragraph
from sarum.kit.sentence import said_day

K, CONTENT = PaperKind, "content"
LETTERS = (K.REFERRER, K.AGENCY, K.AGENCY_HEAD, K.FAMILY, K.OTHER_BODY)
ALWAYS = {
    "board": "the Board’s name",
    "contact": "its telephone and e-mail address",
    "title": "what the document is called",
    "day": "the day of which it speaks",
    "foot": "the line at the foot of each page",
    "content": "the document itself, in a paragraph of its own",
}
OF_LETTERS = {
    "to": "to whom the letter is, as it stands on an envelope",
    "dear": "how the letter greets them, after the word Dear",
    "subject": "what it is about",
    "reference": "the reference of the case",
    "signed": "who signs, for the Board",
}
FIELDS: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(LETTERS, ALWAYS | OF_LETTERS),
    K.REPORT: ALWAYS
    | {
        "reference": "the reference of the case",
        "adult": "the adult’s pseudonym",
        "version": "the number of the version",
        "standing": "how far it has come: a draft, signed, or ratified",
        "digest": "the digest of the version",
    },
    K.MINUTES: ALWAYS | {"standing": "how far they have come: a draft, checked, or approved"},
    K.AGENDA: ALWAYS | {"standing": "how far it has come: a draft, or issued"},
}
GREETED_AS_ADDRESSED = re.compile(r"\bDear\s*\{\{ *to *\}\}", re.IGNORECASE)
OWN_LETTER = (
    "{{ board }}", "{{ contact }}", "{{ day }}", "{{ to }}", "Dear {{ dear }},", "# {{ subject }}", "{{ content }}",
    "Yours sincerely,", "{{ signed }}", "foot: {{ foot }}",
)  # fmt: skip
OWN_PAPER = ("{{ board }}", "{{ title }}", "{{ content }}", "foot: {{ foot }}")


def own_lines(kind: str) -> tuple[str, ...]:
    """The lines of Sarum's own template of a kind."""
    return OWN_LETTER if kind in LETTERS else OWN_PAPER


def why_not_template(
    kinds: Iterable[str], upload_kind: str, fields: Iterable[str] = (), *, broken: str = "", is_broken: bool = False,
    is_fetching: bool = False, has_marks: bool = False, places: int = 1, unseen: Iterable[str] = (), lines: Iterable[str] = (),
) -> list[str]:  # fmt: skip
    """A template is a Word file that fetches nothing, whose fields are known and in which the content has one place."""
    chosen = list(kinds)
    if not chosen:
        return ["Choose what is to be written in it."]
    if upload_kind != "docx":
        return ["A template is a Word document (.docx). Save it as one."]
    if broken:
        return [
            f"The field {broken} cannot be filled in. Write it as one of the list on this page, such as {{{{ day }}}}."
        ]
    if is_fetching:
        return [
            "The template fetches something from elsewhere, such as a linked picture. Put it into the document itself."
        ]
    if has_marks:
        return ["The template holds comments or tracked changes, which name who made them. Accept the changes, delete the "
                "comments, and save it again."]  # fmt: skip
    if is_broken:
        return ["A template holds fields such as {{ day }}, and nothing that begins with {%. Take that out."]
    if pictures := list(unseen):
        return [
            f"Whoever cannot see it is not told what this picture shows: {', '.join(pictures)}. In Word, choose the picture, and "
            "write its alternative text, or mark it as decorative."
        ]
    found = set(fields)
    reasons = [reason for kind in chosen for reason in why_strange(kind, found)]
    if any(GREETED_AS_ADDRESSED.search(line) for line in lines):
        reasons.append(
            "Write Dear {{ dear }} in place of Dear {{ to }}: {{ to }} is how a letter is addressed, such as “Jane Smith, Wyvern "
            "Council”, and {{ dear }} is how it greets them, such as “Jane Smith”."
        )
    if CONTENT not in found:
        reasons.append(
            f"The template has no place for {ALWAYS[CONTENT]}: write {{{{ {CONTENT} }}}} where it is to stand."
        )
    elif places != 1:
        reasons.append(
            f"Write {{{{ {CONTENT} }}}} once, in the body of the document, in a paragraph with nothing else in it."
        )
    return reasons


def why_strange(kind: str, found: Iterable[str]) -> list[str]:
    """The fields that a kind of document does not have, each by its name, with those that it has."""
    known = FIELDS[kind]
    strange = [f"{{{{ {name} }}}}" for name in sorted(set(found) - set(known))]
    if not strange:
        return []
    may = ", ".join(f"{{{{ {name} }}}}" for name in known)
    return [f"{K(kind).label}: there is no field {', '.join(strange)}. These can be used: {may}."]


def why_not_used(digest: str, digest_in_force: str) -> list[str]:
    """What is in force is not put in force again, and Sarum's own is gone back to on its own page."""
    if not digest:
        return ["This version has no file. Choose one that was brought."]
    return ["This version is in force already."] if digest == digest_in_force else []


def only_of(kind: str) -> dict[str, str]:
    """The fields that a kind has besides those of every document."""
    return {name: words for name, words in FIELDS[kind].items() if name not in ALWAYS}


def sample_fields(kind: str) -> dict[str, str]:
    """What stands in the fields of a document that is only tried."""
    return dict.fromkeys(only_of(kind), "…") | {"to": "Robin Tate", "dear": "Robin Tate", "signed": "Whoever signs it"}


def why_not_gone_back(digest_in_force: str) -> list[str]:
    """Only what was left can be gone back to."""
    return [] if digest_in_force else ["It is written in Sarum’s own template already."]


def is_printed_from_word(kind: str, own_digest: str, can_print: bool) -> bool:
    """What is written in a template of the Board's own is printed as that draws it; a report, which is long and is signed, and
    all else is set for screen readers."""
    return bool(kind != K.REPORT and own_digest and can_print)


@dataclass(frozen=True)
class Written:
    """A document as it is made: what fills its template's fields, the content, and the whole for where no template is."""

    fields: dict[str, str]
    content: Paper
    whole: Paper


def fields_of(paper: Paper, contact: str, on: dt.date, **more: str) -> dict[str, str]:
    """What fills the fields of a template, of which some are on every paper."""
    always = {"board": paper.author, "contact": contact, "title": paper.title, "day": said_day(on), "foot": paper.foot}
    return always | more


def letter(
    *, board: str, contact: str, on: dt.date, to: str, dear: str, subject: str, words: str, signed: str, reference: str
) -> Written:
    """A letter: its words as the content of a template, and whole, as it reads without one."""
    lines = [line for line in words.splitlines() if line.strip()]
    head = (board, *[contact] * bool(contact), said_day(on), to, f"Dear {dear},")
    foot = f"{board}. {reference}."
    whole = Paper(
        subject, [Paragraph(line) for line in (*head, *lines, "Yours sincerely,", signed)], author=board, foot=foot
    )
    content = Paper(subject, [Paragraph(line) for line in lines], author=board, foot=foot)
    more = {"to": to, "dear": dear, "subject": subject, "reference": reference, "signed": signed}
    return Written(fields_of(content, contact, on, **more), content, whole)


def paper(made: Paper, contact: str, on: dt.date, **more: str) -> Written:
    """A report, minutes or an agenda: the same content with a template and without."""
    return Written(fields_of(made, contact, on, **more), made, made)
