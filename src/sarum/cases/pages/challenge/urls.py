from django.urls import path

from sarum.cases.pages.challenge import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/challenges/", views.challenges, name="challenges"),
    path(f"{CASE}/record-challenge/", views.record_challenge, name="record_challenge"),
    path(f"{CASE}/challenge/<int:pk>/", views.challenge, name="challenge"),
    path(f"{CASE}/answer-challenge/<int:pk>/", views.answer_challenge, name="answer_challenge"),
    path(f"{CASE}/tell-challenger/<int:pk>/", views.tell_challenger, name="tell_challenger"),
    path(f"{CASE}/settle-challenge/<int:pk>/", views.settle_challenge, name="settle_challenge"),
    path(f"{CASE}/write-addendum/<int:pk>/", views.write_addendum, name="write_addendum"),
    path(f"{CASE}/agree-addendum/<int:pk>/", views.agree_addendum, name="agree_addendum"),
]
