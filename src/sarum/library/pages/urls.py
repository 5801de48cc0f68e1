from django.urls import include, path

app_name = "library"
urlpatterns = [path("", include("sarum.library.pages.shelf.urls"))]
