from django.urls import path

from sarum.cases.pages.sources import settling, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(
        "cases/<str:reference>/take-in-all-chronologies/",
        views.take_in_all_chronologies,
        name="take_in_all_chronologies",
    ),
    path(f"{CASE}/chronology-sources/", views.chronology_sources, name="chronology_sources"),
    path(f"{CASE}/bring-chronologies/", views.bring_chronologies, name="bring_chronologies"),
    path(f"{CASE}/chronology-source/<int:pk>/", views.chronology_source, name="chronology_source"),
    path(f"{CASE}/take-in-chronology/<int:pk>/", views.take_in_chronology, name="take_in_chronology"),
    path(f"{CASE}/read-chronology-again/<int:pk>/", views.read_chronology_again, name="read_chronology_again"),
    path(f"{CASE}/set-aside-chronology/<int:pk>/", views.set_aside_chronology, name="set_aside_chronology"),
    path(f"{CASE}/chronology-problems/", settling.chronology_problems, name="chronology_problems"),
    path(
        f"{CASE}/settle-chronology-problem/<int:pk>/",
        settling.settle_chronology_problem,
        name="settle_chronology_problem",
    ),
    path(f"{CASE}/date-entry/<int:pk>/", settling.date_entry, name="date_entry"),
    path(f"{CASE}/add-chronology-entry/", settling.add_chronology_entry, name="add_chronology_entry"),
]
