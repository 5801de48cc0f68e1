from django.urls import path

from sarum.board.pages.settings import views

urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/change-board/", views.change_board, name="change_board"),
    path("settings/timescales/<slug:duty>/", views.set_timescale, name="set_timescale"),
    path("settings/closures/add/", views.add_closure, name="add_closure"),
    path("settings/closures/<int:pk>/remove/", views.remove_closure, name="remove_closure"),
    path("settings/names/<int:number>/", views.set_term, name="set_term"),
]
