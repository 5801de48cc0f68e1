from django.urls import path

from sarum.cases.pages.report import composing, copies, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/report/", views.report, name="report"),
    path(f"{CASE}/report-version/<int:pk>/", views.report_version, name="report_version"),
    path(f"{CASE}/report-changes/<int:pk>/<int:older>/", views.report_changes, name="report_changes"),
    path(f"{CASE}/take-signed-report/<int:pk>/", copies.take_signed_report, name="take_signed_report"),
    path(f"{CASE}/report-word/<int:pk>/", copies.report_word, name="report_word"),
    path(f"{CASE}/report-pdf/<int:pk>/", copies.report_pdf, name="report_pdf"),
    path("check-a-signed-report/", copies.verify_copy, name="verify_copy"),
    path(f"{CASE}/record-telling/", views.record_telling, name="record_telling"),
    path(f"{CASE}/draft-report/", views.draft_report, name="draft_report"),
    path(f"{CASE}/write-report/", composing.write_report, name="write_report"),
    path(f"{CASE}/write-report-section/<int:pk>/", composing.write_report_section, name="write_report_section"),
    path(f"{CASE}/redraw-section/<int:pk>/", composing.redraw_section, name="redraw_section"),
    path(f"{CASE}/comment-on-section/<int:pk>/", composing.comment_on_section, name="comment_on_section"),
    path(f"{CASE}/answer-comment/<int:pk>/", composing.answer_comment, name="answer_comment"),
    path(f"{CASE}/assure-report/", views.assure_report, name="assure_report"),
    path(f"{CASE}/sign-report/", views.sign_report, name="sign_report"),
    path(f"{CASE}/ratify-report/", views.ratify_report, name="ratify_report"),
]
