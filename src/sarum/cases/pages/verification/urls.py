from django.urls import path

from sarum.cases.pages.verification import views

urlpatterns = [
    path("cases/<str:reference>/arrange-verification/", views.arrange_verification, name="arrange_verification"),
    path("cases/<str:reference>/decide-verification/<int:pk>/", views.decide_verification, name="decide_verification"),
    path(
        "cases/<str:reference>/conclude-alternative/<int:pk>/", views.conclude_alternative, name="conclude_alternative"
    ),
]
