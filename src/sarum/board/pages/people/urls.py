from django.urls import path

from sarum.board.pages.people import cover, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/change/", views.change_person, name="change_person"),
    path("people/<int:pk>/invite/", views.invite, name="invite"),
    path("people/<int:pk>/appoint/", views.appoint, name="appoint"),
    path("people/<int:pk>/end-office/<int:holding_pk>/", views.end_office, name="end_office"),
    path("people/<int:pk>/hand-over-office/<int:holding_pk>/", cover.hand_over_office, name="hand_over_office"),
    path("people/<int:pk>/appoint-cover/", cover.appoint_cover, name="appoint_cover"),
    path("people/<int:pk>/left/", views.record_leaver, name="record_leaver"),
]
