from django.urls import path

from sarum.cases.pages.case import views

urlpatterns = [
    path("", views.home, name="home"),
    path("your-account/", views.account, name="account"),
    path("cases/", views.cases, name="cases"),
    path("cases/<str:reference>/", views.overview, name="overview"),
    path("cases/<str:reference>/people-in-case/", views.people_in_case, name="people_in_case"),
    path("cases/<str:reference>/history/", views.history, name="history"),
    path("cases/<str:reference>/places/", views.places, name="places"),
    path("cases/<str:reference>/give-place/", views.give_place, name="give_place"),
    path("cases/<str:reference>/end-place/<int:pk>/", views.end_place, name="end_place"),
]
