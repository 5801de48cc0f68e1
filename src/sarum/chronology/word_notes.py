"""What stands beside the words of a Word file: comments, notes at a page's foot or the end, and the settings of old forms."""

from typing import Any

from sarum.chronology.tables import BETWEEN
from sarum.chronology.word_words import FIELD, TC, TR, VAL, R, T, W, words_of

NOTES = ("word/footnotes.xml", "word/endnotes.xml")
REFERENCES = {W + "footnoteReference": W + "footnote", W + "endnoteReference": W + "endnote"}
OFF = ("0", "false", "off")


def comments_in(root: Any) -> dict[str, str]:
    """Each comment by its number: who wrote it, and what."""
    return {
        comment.get(W + "id", ""): f"{comment.get(W + 'author', '')}: {words_of(comment)}"
        for comment in root.iter(W + "comment")
    }


def place_comments(root: Any, comments: dict[str, str]) -> None:
    """Note each comment on its row."""
    for mark in root.iter(W + "commentReference"):
        row = next(mark.iterancestors(TR), None)
        if row is not None and (said := comments.get(mark.get(W + "id", ""))):
            row.set("comments", f"{row.get('comments', '')}{said}{BETWEEN}")


def place_notes(root: Any, notes: list[Any]) -> None:
    """Put the words of each note on the cell that refers to it."""
    said = {
        (note.tag, note.get(W + "id")): words_of(note) for part in notes for note in part.iter(*REFERENCES.values())
    }
    for mark in root.iter(*REFERENCES):
        cell = next(mark.iterancestors(TC), None)
        if cell is not None and (words := said.get((REFERENCES[mark.tag], mark.get(W + "id")))):
            cell.set("notes", f"{cell.get('notes', '')}{words}{BETWEEN}")


def fill_fields(root: Any) -> None:
    """Let an old form's list and box say what they were set to, as Word shows it."""
    for about in root.iter(W + "ffData"):
        field = about.getparent()
        chosen = about.find(W + "ddList")
        box = about.find(W + "checkBox")
        if field.tag != FIELD:
            continue
        if chosen is not None and not says_already(field):
            choices = [one.get(VAL, "") for one in chosen.iter(W + "listEntry")]
            number = setting(chosen, "result", setting(chosen, "default", "0"))
            field.text = choices[int(number)] if number.isdigit() and int(number) < len(choices) else ""
        if box is not None:
            field.text = "☐" if setting(box, "checked", setting(box, "default", "0")) in OFF else "☒"


def setting(about: Any, name: str, otherwise: str) -> str:
    mark = about.find(W + name)
    return otherwise if mark is None else mark.get(VAL, "1")


def says_already(field: Any) -> bool:
    """Whether words stand between this field's beginning and its end."""
    for run in field.getparent().itersiblings(R):
        if any(said.text for said in run.iter(T)):
            return True
        if any(mark.get(W + "fldCharType") == "end" for mark in run.iter(FIELD)):
            return False
    return False
