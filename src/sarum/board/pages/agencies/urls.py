from django.urls import path

from sarum.board.pages.agencies import views

urlpatterns = [
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/add/", views.add_agency, name="add_agency"),
    path("agencies/<int:pk>/change/", views.change_agency, name="change_agency"),
]
