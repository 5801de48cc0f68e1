"""Nobody opens an account for themselves: the Board invites."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from sarum.board.models import Person


class ByInvitation(DefaultAccountAdapter):
    """Sign-in by allauth, with its open sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Only somebody who has chosen a password can change it; anybody else has no account yet, and is told so."""
        known = user.has_usable_password()
        self.send_mail(f"account/email/{'password_reset_key' if known else 'unknown_account'}", email, context)
