from django.urls import path

from sarum.cases.pages.group import about_case, agenda, minutes, taken, views

MEETING, ITEM, CASE = "group-meetings/<int:pk>", "agenda-items/<int:pk>", "cases/<str:reference>"
urlpatterns = [
    path("group-meetings/", views.group_meetings, name="group_meetings"),
    path("arrange-group-meeting/", views.arrange_group_meeting, name="arrange_group_meeting"),
    path(f"{MEETING}/", views.group_meeting, name="group_meeting"),
    path(f"{MEETING}/calendar/", views.group_calendar, name="group_calendar"),
    path(f"{MEETING}/ask/", views.ask_to_group_meeting, name="ask_to_group_meeting"),
    path(f"{MEETING}/answer/", views.answer_group_invitation, name="answer_group_invitation"),
    path(f"{MEETING}/move/", views.move_group_meeting, name="move_group_meeting"),
    path(f"{MEETING}/cancel/", views.cancel_group_meeting, name="cancel_group_meeting"),
    path(f"{MEETING}/build-agenda/", agenda.build_agenda, name="build_agenda"),
    path(f"{MEETING}/add-item/", agenda.add_agenda_item, name="add_agenda_item"),
    path(f"{MEETING}/put-to-chairs/", agenda.put_agenda_to_chairs, name="put_agenda_to_chairs"),
    path(f"{MEETING}/say/", agenda.say_of_agenda, name="say_of_agenda"),
    path(f"{MEETING}/issue/", agenda.issue_agenda, name="issue_agenda"),
    path(f"{ITEM}/change/", agenda.change_agenda_item, name="change_agenda_item"),
    path(f"{ITEM}/leave-out/", agenda.leave_out_agenda_item, name="leave_out_agenda_item"),
    path(f"{MEETING}/begin/", minutes.begin_group_meeting, name="begin_group_meeting"),
    path(f"{ITEM}/minute/", minutes.minute_item, name="minute_item"),
    path(f"{ITEM}/note-decision/", minutes.note_decision, name="note_decision"),
    path(f"{ITEM}/take-on/", minutes.take_on, name="take_on"),
    path(f"{MEETING}/end/", minutes.end_group_meeting, name="end_group_meeting"),
    path(f"{MEETING}/check-minutes/", minutes.check_minutes, name="check_minutes"),
    path(f"{MEETING}/approve-minutes/", minutes.approve_minutes, name="approve_minutes"),
    path(f"{MEETING}/minutes/", minutes.group_minutes, name="group_minutes"),
    path(f"{MEETING}/minutes-word/", taken.group_minutes_word, name="group_minutes_word"),
    path(f"{MEETING}/minutes-pdf/", taken.group_minutes_pdf, name="group_minutes_pdf"),
    path(f"{MEETING}/agenda-word/", taken.group_agenda_word, name="group_agenda_word"),
    path(f"{MEETING}/agenda-pdf/", taken.group_agenda_pdf, name="group_agenda_pdf"),
    path(f"{CASE}/answer-invitation/<int:pk>/", about_case.answer_invitation, name="answer_invitation"),
    path(
        "cases/<str:reference>/build-meeting-agenda/<int:pk>/",
        about_case.build_meeting_agenda,
        name="build_meeting_agenda",
    ),
    path(f"{CASE}/add-meeting-item/<int:pk>/", about_case.add_meeting_item, name="add_meeting_item"),
    path(
        "cases/<str:reference>/issue-meeting-agenda/<int:pk>/",
        about_case.issue_meeting_agenda,
        name="issue_meeting_agenda",
    ),
    path(f"{CASE}/end-meeting/<int:pk>/", about_case.end_meeting, name="end_meeting"),
    path(
        "cases/<str:reference>/check-meeting-minutes/<int:pk>/",
        about_case.check_meeting_minutes,
        name="check_meeting_minutes",
    ),
    path(
        "cases/<str:reference>/approve-meeting-minutes/<int:pk>/",
        about_case.approve_meeting_minutes,
        name="approve_meeting_minutes",
    ),
    path(f"{CASE}/meeting-minutes/<int:pk>/", about_case.meeting_minutes, name="meeting_minutes"),
    path(
        "cases/<str:reference>/meeting-minutes-word/<int:pk>/",
        taken.meeting_minutes_word,
        name="meeting_minutes_word",
    ),
    path(
        "cases/<str:reference>/meeting-minutes-pdf/<int:pk>/",
        taken.meeting_minutes_pdf,
        name="meeting_minutes_pdf",
    ),
    path("group-actions/<int:pk>/do/", minutes.do_group_action, name="do_group_action"),
]
