from django.urls import path

from sarum.cases.pages.findings import glossary, notes, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/findings/", views.findings, name="findings"),
    path(f"{CASE}/record-finding/", views.record_finding, name="record_finding"),
    path(f"{CASE}/change-finding/<int:pk>/", views.change_finding, name="change_finding"),
    path(f"{CASE}/withdraw-finding/<int:pk>/", views.withdraw_finding, name="withdraw_finding"),
    path(f"{CASE}/cite-entry/<int:pk>/", views.cite_entry, name="cite_entry"),
    path(f"{CASE}/note-entry/<int:pk>/", notes.note_entry, name="note_entry"),
    path(f"{CASE}/remove-note/<int:pk>/", notes.remove_note, name="remove_note"),
    path(f"{CASE}/glossary/", glossary.glossary, name="glossary"),
    path(f"{CASE}/explain-abbreviation/", glossary.explain_abbreviation, name="explain_abbreviation"),
    path(f"{CASE}/remove-abbreviation/<int:pk>/", glossary.remove_abbreviation, name="remove_abbreviation"),
]
