from django.urls import path

from sarum.cases.pages.facts import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/record-fact/", views.record_fact, name="record_fact"),
    path(f"{CASE}/change-fact/<int:pk>/", views.change_fact, name="change_fact"),
    path(f"{CASE}/record-unknown/", views.record_unknown, name="record_unknown"),
    path(f"{CASE}/settle-unknown/<int:pk>/", views.settle_unknown, name="settle_unknown"),
    path(f"{CASE}/suggest-improvement/", views.suggest_improvement, name="suggest_improvement"),
    path(f"{CASE}/change-suggestion/<int:pk>/", views.change_suggestion, name="change_suggestion"),
]
