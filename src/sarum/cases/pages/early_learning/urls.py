from django.urls import path

from sarum.cases.pages.early_learning import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/share-early-learning/", views.share_early_learning, name="share_early_learning"),
    path(f"{CASE}/record-early-learning/", views.record_early_learning, name="record_early_learning"),
    path("early-learning/<int:pk>/", views.read_early_learning, name="read_early_learning"),
]
