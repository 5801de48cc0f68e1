from django.urls import path

from sarum.cases.pages.recommendations import views

CASE = "cases/<str:reference>/"
urlpatterns = [
    path(CASE + "recommendations/", views.recommendations, name="recommendations"),
    path(CASE + "recommend/", views.recommend, name="recommend"),
    path(CASE + "ask-amendment/", views.ask_amendment, name="ask_amendment"),
    path(CASE + "decide-amendment/<int:pk>/", views.decide_amendment, name="decide_amendment"),
    path(CASE + "amend-report/<int:pk>/", views.amend_report, name="amend_report"),
    path(CASE + "agree-recommendations/", views.agree_recommendations, name="agree_recommendations"),
    path(CASE + "choose-learning-method/", views.choose_learning_method, name="choose_learning_method"),
    path(CASE + "open-tracker/", views.open_tracker, name="open_tracker"),
]
