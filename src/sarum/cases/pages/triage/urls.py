from django.urls import path

from sarum.cases.pages.triage import views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("cases/<str:reference>/take-case/", views.take_case, name="take_case"),
    path("cases/<str:reference>/wait-for-referrer/", views.wait_for_referrer, name="wait_for_referrer"),
    path("cases/<str:reference>/end-wait/<int:pk>/", views.end_wait, name="end_wait"),
    path("cases/<str:reference>/possible-duplicates/", views.duplicates, name="duplicates"),
    path("cases/<str:reference>/judge-duplicate/<int:pk>/", views.judge_duplicate, name="judge_duplicate"),
    path("cases/<str:reference>/change-pseudonym/", views.change_pseudonym, name="change_pseudonym"),
    path("cases/<str:reference>/change-sensitivity/", views.change_sensitivity, name="change_sensitivity"),
    path("cases/<str:reference>/set-flag/", views.set_flag, name="set_flag"),
    path("cases/<str:reference>/lift-flag/<int:pk>/", views.lift_flag, name="lift_flag"),
]
