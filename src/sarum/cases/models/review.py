from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case

CONTENTS = {
    "overview": "A brief overview of what happened, the circumstances, background and context",
    "why_decisions": "Why professionals took the decisions they took",
    "working_together": "A critique of how agencies worked together, and what is learnt from it",
    "general_practice": "Whether the findings are features of practice in general",
    "done_differently": "What would need to be done differently to prevent a repeat",
    "good_practice": "Examples of good practice",
    "what_next": "What needs to happen so that agencies learn from this case",
}
MARKERS = {
    1: "Referral",
    2: "Decision making: what kind of review",
    3: "Informing the person, family and network",
    4: "Clarity of purpose",
    5: "Commissioning",
    6: "Governance",
    7: "Management of the process",
    8: "Parallel processes",
    9: "Assembling information",
    10: "Practitioners' involvement",
    11: "Involvement of the person, family and network",
    12: "Analysis",
    13: "The report",
    14: "Publication and dissemination",
    15: "Improvement action and evaluation of impact",
}


class Draft(models.Model):
    """One draft of the review's report, as the reviewer sent it: a part for each of the minimum contents."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    parts = models.JSONField("the minimum contents")
    body = models.TextField("everything else", blank=True)
    justified = models.JSONField("why a content is left out", default=dict, blank=True)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_draft_of_each_number"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(accepted_at__isnull=False), name="one_draft_is_accepted_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number}, {self.case}"

    @property
    def last_comment(self) -> "DraftComment | None":
        """The Partnership Team's review that stands: the last one."""
        comments = list(self.comments.all())
        return comments[-1] if comments else None


class DraftComment(models.Model):
    """The Partnership Team's review of one draft: every draft has one before the next is taken or it is accepted."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    comments = models.TextField()
    is_ready = models.BooleanField("ready to be accepted")
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ["reviewed_at", "pk"]

    def __str__(self) -> str:
        return self.comments

    @property
    def case(self) -> Case:
        return self.draft.case


class Judgement(models.TextChoices):
    MET = "MET", "Met"
    PARTLY = "PARTLY", "Partly met"
    NOT_MET = "NOT_MET", "Not met"
    NOT_APPLICABLE = "NOT_APPLICABLE", "Does not apply"


class MarkerJudgement(models.Model):
    """How the review stands against one of the 15 SCIE Quality Markers, and on what evidence."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="marker_judgements")
    marker = models.PositiveSmallIntegerField()
    judgement = models.CharField(max_length=20, choices=Judgement)
    evidence = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["marker", "judged_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(marker__range=(1, 15)), name="there_are_fifteen_markers")]

    def __str__(self) -> str:
        return f"Quality Marker {self.marker}: {self.get_judgement_display()}"
