from django.urls import path

from sarum.cases.pages.scoping import agency, extension_views, ladder_views, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/returns/", views.returns, name="returns"),
    path(f"{CASE}/send-requests/", views.send_requests, name="send_requests"),
    path(f"{CASE}/add-late-agency/", views.add_late_agency, name="add_late_agency"),
    path(f"{CASE}/set-aside-agency/<int:pk>/", views.set_aside_agency, name="set_aside_agency"),
    path(f"{CASE}/read-return/<int:pk>/", agency.read_return, name="read_return"),
    path(f"{CASE}/name-respondent/<int:pk>/", agency.name_respondent, name="name_respondent"),
    path(f"{CASE}/write-return/<int:pk>/", agency.write_return, name="write_return"),
    path(f"{CASE}/inform-senior-officer/<int:pk>/", agency.inform_senior_officer, name="inform_senior_officer"),
    path(f"{CASE}/endorse-return/<int:pk>/", agency.endorse_return, name="endorse_return"),
    path(f"{CASE}/send-return/<int:pk>/", agency.send_return, name="send_return"),
    path(f"{CASE}/accept-return/<int:pk>/", views.accept_return, name="accept_return"),
    path(f"{CASE}/send-back-return/<int:pk>/", views.send_back_return, name="send_back_return"),
    path(f"{CASE}/chase-return/<int:pk>/", ladder_views.chase_return, name="chase_return"),
    path(f"{CASE}/ask-extension/<int:pk>/", extension_views.ask_extension, name="ask_extension"),
    path(f"{CASE}/decide-extension/<int:pk>/", extension_views.decide_extension, name="decide_extension"),
    path(f"{CASE}/refuse-request/<int:pk>/", extension_views.refuse_request, name="refuse_request"),
    path(f"{CASE}/withdraw-refusal/<int:pk>/", extension_views.withdraw_refusal, name="withdraw_refusal"),
    path(f"{CASE}/propose-rung/<int:pk>/", ladder_views.propose_rung, name="propose_rung"),
    path(f"{CASE}/rung/<int:pk>/", ladder_views.rung, name="rung"),
    path(f"{CASE}/rung-word/<int:pk>/", ladder_views.rung_word, name="rung_word"),
    path(f"{CASE}/rung-pdf/<int:pk>/", ladder_views.rung_pdf, name="rung_pdf"),
    path(f"{CASE}/send-rung/<int:pk>/", ladder_views.send_rung, name="send_rung"),
    path(f"{CASE}/dismiss-rung/<int:pk>/", ladder_views.dismiss_rung, name="dismiss_rung"),
    path(f"{CASE}/record-rung-response/<int:pk>/", ladder_views.record_rung_response, name="record_rung_response"),
    path("scoping-on-time/", extension_views.scoping_on_time, name="scoping_on_time"),
    path("settings/ladder/", ladder_views.set_ladder, name="set_ladder"),
]
