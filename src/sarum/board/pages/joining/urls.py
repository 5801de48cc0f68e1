from django.urls import path

from sarum.board.pages.joining import views

urlpatterns = [path("invitation/", views.accept_invitation, name="accept_invitation")]
