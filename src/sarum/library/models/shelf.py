from django.db import models


class PublishedReview(models.Model):
    """A review as the public reads it: a copy laid on the shelf, that knows nothing of the case it came from."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    parts = models.JSONField()
    tools = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    published_on = models.DateField()

    class Meta:
        ordering = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.title
