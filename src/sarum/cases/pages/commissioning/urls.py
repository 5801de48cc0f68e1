from django.urls import path

from sarum.cases.pages.commissioning import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "commission/", views.commission, name="commission"),
    path(CASE + "propose-manner/", views.propose_manner, name="propose_manner"),
    path(CASE + "agree-manner/", views.agree_manner, name="agree_manner"),
]
