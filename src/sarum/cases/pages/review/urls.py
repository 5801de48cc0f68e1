from django.urls import path

from sarum.cases.pages.review import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "drafts/", views.drafts, name="drafts"),
    path(CASE + "draft/<int:pk>/", views.draft, name="draft"),
    path(CASE + "send-draft/", views.send_draft, name="send_draft"),
    path(CASE + "review-draft/<int:pk>/", views.review_draft, name="review_draft"),
    path(CASE + "judge-marker/", views.judge_marker, name="judge_marker"),
    path(CASE + "accept-review/<int:pk>/", views.accept_review, name="accept_review"),
]
