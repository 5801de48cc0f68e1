from django.urls import path

from sarum.cases.pages.tracker import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path("action-log/", views.action_log, name="action_log"),
    path(CASE + "tracker/", views.tracker, name="tracker"),
    path(CASE + "add-action/", views.add_action, name="add_action"),
    path(CASE + "action/<int:pk>/", views.action, name="action"),
    path(CASE + "update-action/<int:pk>/", views.update_action, name="update_action"),
    path(CASE + "give-evidence/<int:pk>/", views.give_evidence, name="give_evidence"),
    path(CASE + "verify-action/<int:pk>/", views.verify_action, name="verify_action"),
    path(CASE + "escalate-action/<int:pk>/", views.escalate_action, name="escalate_action"),
    path(CASE + "answer-escalation/<int:pk>/", views.answer_escalation, name="answer_escalation"),
    path(CASE + "close-rapid-review/", views.close_rapid_review, name="close_rapid_review"),
]
