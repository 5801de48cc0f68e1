from django.urls import path

from sarum.cases.pages.scoping import agency, views

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
    path(f"{CASE}/chase-return/<int:pk>/", views.chase_return, name="chase_return"),
]
