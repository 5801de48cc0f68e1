from django.db import models


class Agency(models.Model):
    """An organisation that works with adults, refers, answers and acts."""

    name = models.CharField(max_length=200, unique=True)
    is_statutory_partner = models.BooleanField("statutory partner", default=False)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name
