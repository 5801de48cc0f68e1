from django.urls import path

from sarum.cases.pages.involvement import views

urlpatterns = [
    path("cases/<str:reference>/involvement/", views.involvement, name="involvement"),
    path("cases/<str:reference>/record-involvement/", views.record_involvement, name="record_involvement"),
    path("cases/<str:reference>/update-involvement/<int:pk>/", views.update_involvement, name="update_involvement"),
    path("cases/<str:reference>/log-contact/<int:pk>/", views.log_contact, name="log_contact"),
    path("cases/<str:reference>/answer-advocacy/<int:pk>/", views.answer_advocacy, name="answer_advocacy"),
]
