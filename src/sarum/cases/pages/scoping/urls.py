from django.urls import path

from sarum.cases.pages.scoping import agency, papers, views, word_form, writing

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/returns/", views.returns, name="returns"),
    path(f"{CASE}/send-requests/", views.send_requests, name="send_requests"),
    path(f"{CASE}/add-late-agency/", views.add_late_agency, name="add_late_agency"),
    path(f"{CASE}/set-aside-agency/<int:pk>/", views.set_aside_agency, name="set_aside_agency"),
    path(f"{CASE}/read-return/<int:pk>/", agency.read_return, name="read_return"),
    path(f"{CASE}/name-respondent/<int:pk>/", agency.name_respondent, name="name_respondent"),
    path(f"{CASE}/write-return/<int:pk>/", writing.write_return, name="write_return"),
    path(f"{CASE}/write-return/<int:pk>/<slug:part>/", writing.return_part, name="return_part"),
    path(f"{CASE}/write-return/<int:pk>/<slug:part>/<int:number>/", writing.return_entry, name="return_entry"),
    path(
        f"{CASE}/write-return/<int:pk>/<slug:part>/<int:number>/remove/",
        writing.remove_return_entry,
        name="remove_return_entry",
    ),
    path(f"{CASE}/write-return/<int:pk>/<slug:part>/<slug:page>/", writing.return_part, name="return_part"),
    path(f"{CASE}/comment-on-return/<int:pk>/", writing.comment_on_return, name="comment_on_return"),
    path(f"{CASE}/settle-note/<int:pk>/", writing.settle_note, name="settle_note"),
    path(f"{CASE}/return-versions/<int:pk>/", writing.return_versions, name="return_versions"),
    path(f"{CASE}/return-form/<int:pk>/", word_form.return_form, name="return_form"),
    path(f"{CASE}/bring-return/<int:pk>/", word_form.bring_return, name="bring_return"),
    path(f"{CASE}/use-brought-return/<int:pk>/", word_form.use_brought_return, name="use_brought_return"),
    path(f"{CASE}/return-pdf/<int:pk>/", papers.return_pdf, name="return_pdf"),
    path(f"{CASE}/return-word/<int:pk>/", papers.return_word, name="return_word"),
    path(f"{CASE}/return-receipt/<int:pk>/", papers.return_receipt, name="return_receipt"),
    path(f"{CASE}/return-receipt-pdf/<int:pk>/", papers.return_receipt_pdf, name="return_receipt_pdf"),
    path(f"{CASE}/inform-senior-officer/<int:pk>/", agency.inform_senior_officer, name="inform_senior_officer"),
    path(f"{CASE}/endorse-return/<int:pk>/", agency.endorse_return, name="endorse_return"),
    path(f"{CASE}/send-return/<int:pk>/", agency.send_return, name="send_return"),
    path(f"{CASE}/accept-return/<int:pk>/", views.accept_return, name="accept_return"),
    path(f"{CASE}/send-back-return/<int:pk>/", views.send_back_return, name="send_back_return"),
    path(f"{CASE}/chase-return/<int:pk>/", views.chase_return, name="chase_return"),
]
