"""Nobody opens an account for themselves: the Board invites."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):
    """Sign-in by allauth, with its open sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
