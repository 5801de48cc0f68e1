from django.urls import path

from sarum.cases.pages.notice import views

urlpatterns = [
    path("cases/<str:reference>/messages/", views.messages, name="messages"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/post-given-up/", views.post_given_up, name="post_given_up"),
    path("outbox/<int:pk>/post-again/", views.post_again, name="post_again"),
]
