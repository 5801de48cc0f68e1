from django.db import models

from sarum.board.models import Person
from sarum.board.models.code import Code
from sarum.cases.models.returns import ScopingReturn


class AnswerCode(Code):
    """A code that was e-mailed to somebody without an account: it opens the return for which they answer or endorse.

    Once it is used it says from which moment a browser answers by it; voided after that, they have left.
    """

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="codes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    email = models.EmailField("where it was sent")

    class Meta:
        ordering = ["-made_at", "-pk"]

    @property
    def opens(self) -> str:
        return f"return:{self.scoping_return_id}:{self.person_id}"
