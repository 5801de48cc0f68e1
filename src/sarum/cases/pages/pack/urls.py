from django.urls import path

from sarum.cases.pages.pack import views

CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{CASE}/release-pack/", views.release_pack, name="release_pack"),
    path(f"{CASE}/key-events/", views.key_events, name="key_events"),
    path(f"{CASE}/pack/<int:pk>/", views.pack, name="pack"),
    path(f"{CASE}/pack-pdf/<int:pk>/", views.pack_pdf, name="pack_pdf"),
]
