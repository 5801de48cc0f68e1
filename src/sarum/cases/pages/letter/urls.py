from django.urls import path

from sarum.cases.pages.letter import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/letter/<int:pk>/", views.letter, name="letter"),
    path(f"{CASE}/letter-word/<int:pk>/", views.letter_word, name="letter_word"),
    path(f"{CASE}/letter-pdf/<int:pk>/", views.letter_pdf, name="letter_pdf"),
    path(f"{CASE}/report-letters/", views.report_letters, name="report_letters"),
    path(f"{CASE}/write-report-letter/<slug:whom>/", views.write_report_letter, name="write_report_letter"),
    path(f"{CASE}/tell-by-letter/<int:pk>/", views.tell_by_letter, name="tell_by_letter"),
    path(f"{CASE}/write-agency-letters/", views.write_agency_letters, name="write_agency_letters"),
    path(f"{CASE}/tell-by-letters/", views.tell_by_letters, name="tell_by_letters"),
]
