from django.urls import path

from sarum.cases.pages.template import views

HERE = "settings/scoping-template"
urlpatterns = [
    path(f"{HERE}/", views.scoping_template, name="scoping_template"),
    path(f"{HERE}/begin/", views.begin_template, name="begin_template"),
    path(f"{HERE}/<int:pk>/add-section/", views.write_section, name="write_section"),
    path(f"{HERE}/<int:pk>/section/<slug:slug>/", views.write_section, name="write_section"),
    path(f"{HERE}/<int:pk>/section/<slug:slug>/remove/", views.remove_section, name="remove_section"),
    path(f"{HERE}/<int:pk>/section/<slug:slug>/move/", views.move_in_template, name="move_in_template"),
    path(f"{HERE}/<int:pk>/section/<slug:slug>/add-question/", views.write_question, name="write_question"),
    path(f"{HERE}/<int:pk>/section/<slug:slug>/question/<slug:name>/", views.write_question, name="write_question"),
    path(
        f"{HERE}/<int:pk>/section/<slug:slug>/question/<slug:name>/remove/",
        views.remove_question,
        name="remove_question",
    ),
    path(
        f"{HERE}/<int:pk>/section/<slug:slug>/question/<slug:name>/move/",
        views.move_in_template,
        name="move_in_template",
    ),
    path(f"{HERE}/<int:pk>/issue/", views.issue_template, name="issue_template"),
    path(f"{HERE}/<int:pk>/drop/", views.drop_template, name="drop_template"),
]
