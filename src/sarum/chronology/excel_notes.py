"""The comments on the cells of an Excel sheet, kept beside its rows."""

import posixpath
from zipfile import ZipFile

from sarum.chronology.excel_words import ADDRESS, S, parsed, words
from sarum.chronology.tables import Row


def comments_of(archive: ZipFile, names: dict[str, str], path: str) -> dict[int, list[str]]:
    """The comments on the cells of a sheet, by their row: who wrote each, and what."""
    folder, name = posixpath.split(path)
    links = names.get(f"{folder}/_rels/{name}.rels".lower())
    found: dict[int, list[str]] = {}
    for link in parsed(archive.read(links)) if links else []:
        target = link.get("Target") or ""
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if (link.get("Type") or "").endswith("/comments") and part.lower() in names:
            root = parsed(archive.read(names[part.lower()]))
            authors = {str(number): author.text or "" for number, author in enumerate(root.iter(S + "author"))}
            for comment in root.iter(S + "comment"):
                address = ADDRESS.match(comment.get("ref") or "")
                author = authors.get(comment.get("authorId") or "", "")
                if address and (said := comment_words(author, words(comment))):
                    found.setdefault(int(address[2]), []).append(said)
    return found


def comment_words(author: str, said: str) -> str:
    """A comment with its author once; of a thread only what people wrote."""
    said = said.strip()
    if author.startswith("tc="):
        return said.partition("Comment:")[2].strip() or said
    return said if said.startswith(author) or not author else f"{author}: {said}"


def with_comments(rows: list[Row], comments: dict[int, list[str]]) -> list[Row]:
    """The rows with their comments; one on an empty row makes a row of its own."""
    for row in rows:
        row.comments = comments.pop(row.number, [])
    alone = [Row(number, [], comments=said) for number, said in comments.items()]
    return sorted(rows + alone, key=lambda row: row.number) if alone else rows
