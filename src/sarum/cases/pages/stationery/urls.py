from django.urls import path

from sarum.cases.pages.stationery import trying, views

HERE, CASE = "settings/word-templates", "cases/<str:reference>"
urlpatterns = [
    path(f"{HERE}/", views.word_templates, name="word_templates"),
    path(f"{HERE}/bring/", views.bring_template, name="bring_template"),
    path(f"{HERE}/<int:pk>/", views.word_template, name="word_template"),
    path(f"{HERE}/<int:pk>/use/", views.use_template, name="use_template"),
    path(f"{HERE}/<int:pk>/go-back/", views.go_back_to_own_template, name="go_back_to_own_template"),
    path(f"{HERE}/<int:pk>/try/", trying.choose_trial, name="choose_trial"),
    path(f"{HERE}/own/<slug:kind>/", views.own_word_template, name="own_word_template"),
    path(f"{CASE}/try-template/<int:pk>/", trying.try_template, name="try_template"),
    path(f"{CASE}/made-documents/", views.made_documents, name="made_documents"),
    path(f"{CASE}/made-document/<int:pk>/", views.made_document, name="made_document"),
    path("group-meetings/documents/", views.group_documents, name="group_documents"),
    path("group-meetings/documents/<int:pk>/", views.group_document, name="group_document"),
]
