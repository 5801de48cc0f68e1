from django.urls import path

from sarum.cases.pages.publication import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "publication/", views.publication, name="publication"),
    path(CASE + "plan-publication/", views.plan_publication, name="plan_publication"),
    path(CASE + "write-publication/", views.write_publication, name="write_publication"),
    path(CASE + "waive-tool/", views.waive_tool, name="waive_tool"),
    path(CASE + "decide-publication/", views.decide_publication, name="decide_publication"),
    path(CASE + "publish/", views.publish, name="publish"),
]
