from django.urls import path

from sarum.cases.pages.document import views

urlpatterns = [
    path("cases/<str:reference>/documents/", views.documents, name="documents"),
    path("cases/<str:reference>/attach-document/", views.attach_document, name="attach_document"),
    path("cases/<str:reference>/read-document/<int:pk>/", views.read_document, name="read_document"),
    path("cases/<str:reference>/withdraw-document/<int:pk>/", views.withdraw_document, name="withdraw_document"),
]
