from django.urls import path

from sarum.cases.pages.learning import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "learning/", views.learning, name="learning"),
    path(CASE + "learning-plan/", views.learning_plan, name="learning_plan"),
    path(CASE + "plan-learning/", views.plan_learning, name="plan_learning"),
    path(CASE + "share-learning-plan/", views.share_learning_plan, name="share_learning_plan"),
    path(CASE + "prepare-tool/", views.prepare_tool, name="prepare_tool"),
    path(CASE + "change-tool/<int:pk>/", views.change_tool, name="change_tool"),
    path(CASE + "ready-tool/<int:pk>/", views.ready_tool, name="ready_tool"),
    path(CASE + "confirm-cascade/", views.confirm_cascade, name="confirm_cascade"),
    path(CASE + "open-publication/", views.open_publication, name="open_publication"),
    path(CASE + "open-assurance/", views.open_assurance, name="open_assurance"),
]
