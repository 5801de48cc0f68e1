from sarum.library.models.shelf import PublishedReview

__all__ = ["PublishedReview"]
