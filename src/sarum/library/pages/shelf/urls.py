from django.urls import path

from sarum.library.pages.shelf import views

urlpatterns = [
    path("", views.reviews, name="reviews"),
    path("feed/", views.feed, name="feed"),
    path("<slug:slug>/", views.review, name="review"),
]
