from django.urls import path

from sarum.board.pages.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/change/", views.change_person, name="change_person"),
    path("people/<int:pk>/invite/", views.invite, name="invite"),
    path("people/<int:pk>/appoint/", views.appoint, name="appoint"),
    path("people/<int:pk>/end-office/<int:holding_pk>/", views.end_office, name="end_office"),
    path("people/<int:pk>/left/", views.record_leaver, name="record_leaver"),
]
