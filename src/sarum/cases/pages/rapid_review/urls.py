from django.urls import path

from sarum.cases.pages.rapid_review import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/convene-rapid-review/", views.convene_rapid_review, name="convene_rapid_review"),
    path(f"{CASE}/meet-again/", views.meet_again, name="meet_again"),
    path(f"{CASE}/rapid-review/", views.rapid_review, name="rapid_review"),
    path(f"{CASE}/answer-safety/", views.answer_safety, name="answer_safety"),
    path(f"{CASE}/record-facts/", views.record_facts, name="record_facts"),
    path(f"{CASE}/decide-limb/", views.decide_limb, name="decide_limb"),
    path(f"{CASE}/decide-limb/<int:pk>/<str:element>/", views.decide_limb, name="decide_limb"),
    path(f"{CASE}/give-limb-view/<int:pk>/<str:element>/", views.give_limb_view, name="give_limb_view"),
    path(f"{CASE}/decide-rapid-review/", views.decide_rapid_review, name="decide_rapid_review"),
]
