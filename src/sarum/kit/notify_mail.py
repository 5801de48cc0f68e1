"""Letters by GOV.UK Notify instead of a mail server: its address for e-mail, spoken to with what Python brings.

Notify's documentation: https://docs.notifications.service.gov.uk/rest-api.html. One template of its pages, with the subject
((subject)) and the message ((body)), carries every letter. Notify takes no invitations for a calendar, so those stay behind.
"""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from sarum.kit.mail_faults import NotTaken

PLACE = "/v2/notifications"
FAULTS = {
    400: "GOV.UK Notify refused what was asked: its template or the service's trial mode has to be put right (400)",
    403: "GOV.UK Notify did not accept the key of the installation (403)",
    429: "GOV.UK Notify takes no more letters just now (429)",
}


class NotifyBackend(BaseEmailBackend):
    """Posts each letter under its Message-ID, by which Notify is asked first whether it has that letter already."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            self.send(message)
        return len(email_messages)

    def send(self, message: EmailMessage) -> None:
        reference = str(message.extra_headers.get("Message-ID", "")).strip("<>")
        if reference and ask(f"{PLACE}?{urlencode({'reference': reference})}")["notifications"]:
            return  # it went before whoever posted it could write that down
        (address,) = message.to
        said = {"subject": message.subject, "body": message.body}
        letter = {"email_address": address, "template_id": settings.NOTIFY_TEMPLATE, "personalisation": said}
        ask(f"{PLACE}/email", {**letter, "reference": reference})


def ask(path: str, sent: dict[str, Any] | None = None) -> dict[str, Any]:
    """What Notify answers; what it refuses is said without its words, which may hold an address."""
    headers = {"Authorization": f"Bearer {token(settings.NOTIFY_KEY, int(time.time()))}", "User-Agent": "sarum"}
    body = None if sent is None else json.dumps(sent).encode()
    request = Request(f"https://{settings.NOTIFY_HOST}{path}", body, {**headers, "Content-Type": "application/json"})
    try:
        with build_opener().open(request, timeout=settings.EMAIL_TIMEOUT) as answer:
            return dict(json.load(answer))
    except HTTPError as refused:
        if refused.code == 400 and "email_address" in refused.read().decode("utf-8", "replace"):
            raise NotTaken("GOV.UK Notify says that this is no address (400)", is_lasting=True) from None
        known = FAULTS.get(refused.code, f"GOV.UK Notify could not take letters just now ({refused.code})")
        raise NotTaken(known) from None
    except (OSError, HTTPException, ValueError):
        raise NotTaken("GOV.UK Notify could not be reached, or did not answer in time") from None


def token(key: str, at: int) -> str:
    """What proves who asks: a JSON web token of the service, good for half a minute, signed with the key's last part."""
    service, secret = key[-73:-37], key[-36:]
    parts = ({"typ": "JWT", "alg": "HS256"}, {"iss": service, "iat": at})
    said = ".".join(plain(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    return f"{said}.{plain(hmac.digest(secret.encode(), said.encode(), 'sha256'))}"


def plain(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
