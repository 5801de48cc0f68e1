from django.db import models

from sarum.cases.models.case import Case


class ParallelProcess(models.Model):
    """An inquest, an enquiry, an investigation: something else that looks at the same events."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parallel_processes")
    process = models.CharField(max_length=200)
    lead = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parallel processes"

    def __str__(self) -> str:
        return self.process
