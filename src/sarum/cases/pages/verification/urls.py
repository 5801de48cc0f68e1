from django.urls import path

from sarum.cases.pages.verification import following, views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/arrange-verification/", views.arrange_verification, name="arrange_verification"),
    path(f"{CASE}/decide-verification/<int:pk>/", views.decide_verification, name="decide_verification"),
    path(f"{CASE}/decision/<int:pk>/", views.decision, name="decision"),
    path(f"{CASE}/confirm-decision/<int:pk>/", views.confirm_decision, name="confirm_decision"),
    path(f"{CASE}/supersede-verification/<int:pk>/", views.supersede_verification, name="supersede_verification"),
    path(f"{CASE}/pause-clock/", following.pause_clock, name="pause_clock"),
    path(f"{CASE}/end-pause/<int:pk>/", following.end_pause, name="end_pause"),
    path(f"{CASE}/conclude-alternative/<int:pk>/", following.conclude_alternative, name="conclude_alternative"),
    path(f"{CASE}/chase-alternative/<int:pk>/", following.chase_alternative, name="chase_alternative"),
    path(f"{CASE}/write-letter/<int:pk>/", following.write_letter, name="write_letter"),
    path(f"{CASE}/tell-referrer/<int:pk>/", following.tell_referrer, name="tell_referrer"),
]
