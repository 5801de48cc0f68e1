from django.urls import path

from sarum.cases.pages.meeting import dates, views

urlpatterns = [
    path("cases/<str:reference>/meetings/", views.meetings, name="meetings"),
    path("cases/<str:reference>/meeting/<int:pk>/", views.meeting, name="meeting"),
    path("cases/<str:reference>/meeting-calendar/<int:pk>/", dates.meeting_calendar, name="meeting_calendar"),
    path("cases/<str:reference>/arrange-panel/", dates.arrange_panel, name="arrange_panel"),
    path("cases/<str:reference>/answer-dates/<int:pk>/", dates.answer_dates, name="answer_dates"),
    path("cases/<str:reference>/pick-date/<int:pk>/", dates.pick_date, name="pick_date"),
    path("cases/<str:reference>/ask-to-meeting/<int:pk>/", dates.ask_to_meeting, name="ask_to_meeting"),
    path("cases/<str:reference>/take-off-meeting/<int:pk>/", dates.take_off_meeting, name="take_off_meeting"),
    path("cases/<str:reference>/rearrange-meeting/<int:pk>/", dates.rearrange_meeting, name="rearrange_meeting"),
    path("cases/<str:reference>/cancel-meeting/<int:pk>/", dates.cancel_meeting, name="cancel_meeting"),
    path("cases/<str:reference>/record-attendance/<int:pk>/", views.record_attendance, name="record_attendance"),
    path("cases/<str:reference>/give-view/<int:pk>/", views.give_view, name="give_view"),
    path("cases/<str:reference>/record-minutes/<int:pk>/", views.record_minutes, name="record_minutes"),
    path("cases/<str:reference>/declare-conflict/", views.declare_conflict, name="declare_conflict"),
]
