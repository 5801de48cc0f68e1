from django.urls import path

from sarum.cases.pages.meeting import views

urlpatterns = [
    path("cases/<str:reference>/meetings/", views.meetings, name="meetings"),
    path("cases/<str:reference>/meeting/<int:pk>/", views.meeting, name="meeting"),
    path("cases/<str:reference>/record-attendance/<int:pk>/", views.record_attendance, name="record_attendance"),
    path("cases/<str:reference>/give-view/<int:pk>/", views.give_view, name="give_view"),
    path("cases/<str:reference>/record-minutes/<int:pk>/", views.record_minutes, name="record_minutes"),
    path("cases/<str:reference>/declare-conflict/", views.declare_conflict, name="declare_conflict"),
]
