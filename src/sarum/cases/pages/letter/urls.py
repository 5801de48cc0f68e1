from django.urls import path

from sarum.cases.pages.letter import views, wording

HERE, CASE = "settings/letter-wordings", "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/letter/<int:pk>/", views.letter, name="letter"),
    path(f"{CASE}/letter-word/<int:pk>/", views.letter_word, name="letter_word"),
    path(f"{CASE}/letter-pdf/<int:pk>/", views.letter_pdf, name="letter_pdf"),
    path(f"{CASE}/report-letters/", views.report_letters, name="report_letters"),
    path(f"{CASE}/write-report-letter/<slug:whom>/", views.write_report_letter, name="write_report_letter"),
    path(f"{CASE}/tell-by-letter/<int:pk>/", views.tell_by_letter, name="tell_by_letter"),
    path(f"{CASE}/write-agency-letters/", views.write_agency_letters, name="write_agency_letters"),
    path(f"{CASE}/tell-by-letters/", views.tell_by_letters, name="tell_by_letters"),
    path(f"{HERE}/", wording.letter_wordings, name="letter_wordings"),
    path(f"{HERE}/<slug:kind>/write/", wording.write_wording, name="write_wording"),
    path(f"{HERE}/<slug:kind>/go-back/", wording.go_back_to_own_wording, name="go_back_to_own_wording"),
    path(f"{HERE}/<int:pk>/try/", wording.choose_wording_trial, name="choose_wording_trial"),
    path(f"{CASE}/use-wording/<int:pk>/", wording.use_wording, name="use_wording"),
]
