from django.urls import path

from sarum.cases.pages.pseudonyms import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path("cases/<str:reference>/check-key/", views.check_key, name="check_key"),
    path(f"{CASE}/pseudonyms/", views.pseudonyms, name="pseudonyms"),
    path(f"{CASE}/add-pseudonym/", views.add_pseudonym, name="add_pseudonym"),
    path(f"{CASE}/bring-pseudonyms/", views.bring_pseudonyms, name="bring_pseudonyms"),
    path(f"{CASE}/change-pseudonym-in-key/<int:pk>/", views.change_pseudonym_in_key, name="change_pseudonym_in_key"),
    path(f"{CASE}/remove-pseudonym/<int:pk>/", views.remove_pseudonym, name="remove_pseudonym"),
]
