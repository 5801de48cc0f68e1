"""Keeping the Word templates in which documents are written, and making documents in them."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from sarum.board.models import Person
from sarum.board.operations.door import Actor, Done
from sarum.cases.models import Case, MadeDocument, PaperKind, WordTemplate
from sarum.cases.operations.access import operation
from sarum.cases.queries import stationery as queries
from sarum.cases.rules import stationery as rules
from sarum.kit import confined, files, word_pdf, word_template
from sarum.kit.refusal import NotAllowed, refuse
from sarum.kit.sentence import listed
from sarum.kit.uploads import Upload


@operation
def bring_template(*, kinds: Iterable[str], upload: Upload, by: Person, at: dt.datetime) -> Done:
    """Bring a Word file for some kinds of documents, to be tried and then put in force."""
    chosen = list(kinds)
    found = confined.run(word_template.tried, upload.content, seconds=20) if upload.kind == "docx" else {}
    refuse(rules.why_not_template(chosen, upload.kind, **found), field="upload")
    digest = upload.kept()["digest"]
    made = [new_version(kind, digest, upload.name, by, at) for kind in chosen]
    return Done(f"brought a Word template, {upload.name}, for: {named(chosen)}", made[-1])


@operation
def use_template(*, template: WordTemplate, by: Person, at: dt.datetime) -> Done:
    """Write a kind of document into this version from now on. What was written before stays as it was."""
    refuse(rules.why_not_used(template.digest, queries.digest_in_force(by, template.kind)))
    template.in_force_at = at
    template.save()
    return Done(f"put version {template.number} of a Word template in force for: {named([template.kind])}", template)


@operation
def go_back_to_own_template(*, template: WordTemplate, by: Person, at: dt.datetime) -> Done:
    """Write a kind of document into Sarum's own template again; the versions that were brought stay."""
    refuse(rules.why_not_gone_back(queries.digest_in_force(by, template.kind)))
    made = new_version(template.kind, "", "", by, at)
    made.in_force_at = at
    made.save()
    return Done(f"went back to Sarum's own template for: {named([template.kind])}", made)


def new_version(kind: str, digest: str, name: str, by: Person, at: dt.datetime) -> WordTemplate:
    last = WordTemplate.objects.select_for_update().filter(kind=kind).order_by("-number").first()
    return WordTemplate.objects.create(
        kind=kind, number=last.number + 1 if last else 1, digest=digest, name=name, brought_by=by, brought_at=at
    )


def named(kinds: Iterable[str]) -> str:
    return listed([PaperKind(kind).label.lower() for kind in kinds])


def make(
    *, kind: str, ending: str, written: rules.Written, case: Case | None, content_at: dt.datetime,
    template_digest: str | None = None, by: Actor, at: dt.datetime,
) -> bytes:  # fmt: skip
    """Make a document, and keep it with a record of what it was made of. The same again leaves no second record, but for
    what is of no case: that each reads in their own list, so each who makes it has a record of their own.

    It is written in the template that is in force, or in the one that is given; without a template a PDF is set by itself,
    and so it is where this machine cannot print Word files.
    """
    if not isinstance(by, Person):
        raise NotAllowed("Sign in to take a document.")
    own = queries.digest_in_force(by, kind) if template_digest is None else template_digest
    if ending == "docx" or rules.is_printed_from_word(kind, own, word_pdf.is_there()):
        template, paper = queries.template_file(kind, own), written.content
        digest = files.keep(template)
    else:
        template, paper, digest = b"", written.whole, ""
    document = queries.produced(ending, written.fields, paper, template)
    whose = {"case": case} if case else {"case": None, "made_by": by}
    with transaction.atomic():
        MadeDocument.objects.get_or_create(
            **whose, kind=kind, ending=ending, digest=files.keep(document),
            defaults={
                "title": paper.title[:300], "template_number": queries.number_of(by, kind, own) if digest else None,
                "template_digest": digest, "words_digest": written.fields.get("digest", ""), "content_at": content_at,
                "made_by": by, "made_at": at,
            },
        )  # fmt: skip
    return document
