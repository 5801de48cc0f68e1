"""Where everything is found."""

from allauth.account import views as account
from django.urls import include, path, re_path

from sarum.board.pages import health
from sarum.kit import pages as kit

# Of the library's pages, those that a person who was invited needs: nobody signs up or changes their own address.
account_urls = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("healthz", health.health, name="health"),
    path("account/", include(account_urls)),
    path("board/", include("sarum.board.pages.urls")),
    path("components/", include(([path("", kit.components, name="components")], "kit"))),
    path("library/", include("sarum.library.pages.urls")),
    path("", include("sarum.cases.pages.urls")),
]
