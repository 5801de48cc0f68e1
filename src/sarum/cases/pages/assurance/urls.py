from django.urls import path

from sarum.cases.pages.assurance import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "assurance/", views.assurance, name="assurance"),
    path(CASE + "show-improvement/", views.show_improvement, name="show_improvement"),
    path(CASE + "judge-impact/<int:pk>/", views.judge_impact, name="judge_impact"),
    path(CASE + "report-impact/", views.report_impact, name="report_impact"),
    path(CASE + "close-case/", views.close_case, name="close_case"),
]
