"""Where everything is found."""

from django.urls import include, path

from sarum.board.pages import health
from sarum.kit import pages as kit

urlpatterns = [
    path("healthz", health.health, name="health"),
    path("account/", include("allauth.urls")),
    path("board/", include("sarum.board.pages.urls")),
    path("components/", include(([path("", kit.components, name="components")], "kit"))),
    path("library/", include("sarum.library.pages.urls")),
    path("", include("sarum.cases.pages.urls")),
]
