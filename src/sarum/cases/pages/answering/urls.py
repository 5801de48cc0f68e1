from django.urls import path

from sarum.cases.pages.answering import people, views

urlpatterns = [
    path("answer/", views.answer, name="answer"),
    path("answer/code/", views.enter_answer_code, name="enter_answer_code"),
    path("answer/leave/", views.leave_answer, name="leave_answer"),
    path(
        "cases/<str:reference>/introduce-respondent/<int:pk>/", people.introduce_respondent, name="introduce_respondent"
    ),
    path("cases/<str:reference>/withdraw-respondent/<int:pk>/", people.withdraw_respondent, name="withdraw_respondent"),
]
