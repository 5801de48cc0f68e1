"""Reading the words with which letters begin: those in force, and every version that was written."""

from dataclasses import dataclass

from sarum.cases.models import LetterWording
from sarum.cases.models.telling import LetterKind
from sarum.cases.queries.access import Reader
from sarum.cases.rules import letter_wording as rules


@dataclass(frozen=True)
class KindOfLetter:
    """One kind of letter: Sarum's own words for it, and every version that the Board wrote."""

    kind: LetterKind
    versions: list[LetterWording]

    @property
    def in_force(self) -> LetterWording | None:
        """The version in which it begins now; none: Sarum's own."""
        put = [(one.in_force_at, one.pk, one) for one in self.versions if one.in_force_at]
        last = max(put)[2] if put else None
        return last if last and last.words else None

    @property
    def written(self) -> list[LetterWording]:
        return [one for one in self.versions if one.words]

    @property
    def own(self) -> str:
        return rules.own(self.kind)

    @property
    def words(self) -> str:
        return self.in_force.words if self.in_force else self.own


def kinds_of_letters(reader: Reader) -> list[KindOfLetter]:
    """Each kind of letter with its words."""
    found = list(LetterWording.objects.select_related("written_by", "in_force_by"))
    return [KindOfLetter(kind, [one for one in found if one.kind == kind]) for kind in LetterKind]


def kind_by(reader: Reader, kind: str) -> KindOfLetter | None:
    return next((one for one in kinds_of_letters(reader) if one.kind == kind), None)


def in_force(reader: Reader) -> dict[str, str]:
    """The Board's words by the kind of letter, where it has its own."""
    return {one.kind: one.in_force.words for one in kinds_of_letters(reader) if one.in_force}


def wording_by(reader: Reader, pk: int) -> LetterWording | None:
    return LetterWording.objects.exclude(words="").filter(pk=pk).first()
