from django.urls import path

from sarum.cases.pages.chronology import exports, picture, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/chronology/", views.chronology, name="chronology"),
    path(f"{CASE}/named-chronology/", views.named_chronology, name="named_chronology"),
    path(f"{CASE}/chronology-picture/", picture.chronology_picture, name="chronology_picture"),
    path(f"{CASE}/chronology-signs/", views.chronology_signs, name="chronology_signs"),
    path(f"{CASE}/compare-periods/", views.compare_periods, name="compare_periods"),
    path(f"{CASE}/chronology-entry/<int:pk>/", views.chronology_entry, name="chronology_entry"),
    path(f"{CASE}/chronology-word/", exports.chronology_word, name="chronology_word"),
    path(f"{CASE}/chronology-excel/", exports.chronology_excel, name="chronology_excel"),
    path(f"{CASE}/chronology-csv/", exports.chronology_csv, name="chronology_csv"),
    path(f"{CASE}/chronology-page/", exports.chronology_page, name="chronology_page"),
]
