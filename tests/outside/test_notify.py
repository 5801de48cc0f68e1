"""Letters by GOV.UK Notify, spoken to over a real connection: a stand-in on loopback says what its documentation says."""

import hmac
import json
import threading
from base64 import urlsafe_b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest
from django.core.exceptions import ImproperlyConfigured

from sarum.board.jobs import deliver_notices
from sarum.board.models import Notice
from sarum.config import environment
from sarum.kit import calendar
from tests import post_office
from tests.board.test_notices import AT, write

SERVICE, SECRET = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
TEMPLATE = "99999999-8888-7777-6666-555555555555"
NOT_AN_ADDRESS = {"error": "ValidationError", "message": "email_address Not a valid email address: anna@wyvern.example"}
TRIAL = {"error": "BadRequestError", "message": "Can’t send to this recipient when service is in trial mode"}


class Notify(BaseHTTPRequestHandler):
    """What it kept, and what it answers instead of keeping more."""

    kept: list = []
    refusal: tuple[int, dict] | None = None
    hangs_up = False

    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["reference"][0]
        self.answer(200, {"notifications": [one for one in self.kept if one["reference"] == asked], "links": {}})

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.refusal:
            code, error = self.refusal
            return self.answer(code, {"status_code": code, "errors": [error]})
        self.kept.append({**sent, "path": self.path})
        if self.hangs_up:
            return self.close_connection
        return self.answer(201, {"id": "1", "reference": sent["reference"]})

    def answer(self, code, said):
        who, signature = self.headers["Authorization"].removeprefix("Bearer ").rsplit(".", 1)
        header, claims = (json.loads(urlsafe_b64decode(part + "==")) for part in who.split("."))
        right = hmac.digest(SECRET.encode(), who.encode(), "sha256")
        assert header == {"typ": "JWT", "alg": "HS256"} and claims["iss"] == SERVICE
        if urlsafe_b64decode(signature + "==") != right:
            code, said = 403, {"status_code": 403, "errors": [{"error": "AuthError", "message": "Invalid token"}]}
        body = json.dumps(said).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def notify(settings, db, tmp_path, monkeypatch):
    class There(Notify):
        kept: list = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), There)
    context, certificate = post_office.secured(tmp_path)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "sarum.kit.notify_mail.NotifyBackend"
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = f"sarum-{SERVICE}-{SECRET}", TEMPLATE
    settings.NOTIFY_HOST = f"127.0.0.1:{server.server_port}"
    yield There
    server.shutdown()
    server.server_close()


def state():
    notice = Notice.objects.get()
    return notice.state, notice.last_error


def test_a_letter_goes_with_one_template_and_its_own_reference(notify):
    invitation = calendar.invitation(
        uid="1", method=calendar.REQUEST, sequence=0, starts_at=AT, lasts=60, summary="s", description="d", organiser="b@w.example",
        attendee="a@w.example", at=AT,
    )  # fmt: skip
    notice = write("anna", subject="WY-2026-001: “papers”", body="Sign in.", calendar=invitation)
    assert deliver_notices.run() == "1 of 1 sent" and state() == ("SENT", "")
    assert notify.kept == [{
        "email_address": "anna@wyvern.example", "template_id": TEMPLATE, "path": "/v2/notifications/email",
        "personalisation": {"subject": "WY-2026-001: “papers”", "body": "Sign in."},
        "reference": f"sarum.{notice.pk}.{int(AT.timestamp())}@example.org",
    }]  # fmt: skip


def test_one_that_notify_has_already_is_not_given_to_it_again(notify):
    notify.hangs_up = True
    write("anna")
    assert deliver_notices.run() == "0 of 1 sent"
    assert state() == ("TRIED", "GOV.UK Notify could not be reached, or did not answer in time")
    Notice.objects.update(next_try_at=None)
    assert deliver_notices.run() == "1 of 1 sent" and state()[0] == "SENT"
    assert len(notify.kept) == 1


@pytest.mark.parametrize(
    ("refusal", "kind", "words"),
    [
        ((400, NOT_AN_ADDRESS), "GIVEN_UP", "says that this is no address (400)"),
        ((400, TRIAL), "TRIED", "trial mode has to be put right (400)"),
        ((429, {"error": "RateLimitError", "message": "Exceeded"}), "TRIED", "takes no more letters just now (429)"),
        ((500, {"error": "Exception", "message": "Internal"}), "TRIED", "could not take letters just now (500)"),
    ],
)
def test_what_notify_refuses_is_said_in_words(notify, caplog, refusal, kind, words):
    notify.refusal = refusal
    write("anna")
    assert deliver_notices.run() == "0 of 1 sent"
    assert (state()[0], words in state()[1]) == (kind, True) and "wyvern" not in caplog.text + state()[1]


def test_a_wrong_key_and_a_notify_that_is_away_are_tried_again(notify, settings):
    settings.NOTIFY_KEY = f"sarum-{SERVICE}-{TEMPLATE}"
    write("anna")
    deliver_notices.run()
    assert state() == ("TRIED", "GOV.UK Notify did not accept the key of the installation (403)")
    settings.NOTIFY_HOST = "127.0.0.1:9"
    Notice.objects.update(next_try_at=None)
    deliver_notices.run()
    assert state() == ("TRIED", "GOV.UK Notify could not be reached, or did not answer in time")


def test_the_way_of_mail_is_one_and_whole(monkeypatch):
    def way(**given):
        return environment.way_of_mail(**{"host": "", "notify_key": "", "notify_template": "", **given})

    assert way().endswith("filebased.EmailBackend") and way(host="h").endswith("smtp.EmailBackend")
    assert way(notify_key="k", notify_template="t") == "sarum.kit.notify_mail.NotifyBackend"
    for wrong in (
        {"notify_key": "k"},
        {"notify_template": "t"},
        {"host": "h", "notify_key": "k", "notify_template": "t"},
    ):
        with pytest.raises(ImproperlyConfigured, match="SARUM_NOTIFY_KEY"):
            way(**wrong)
    monkeypatch.setenv("SARUM_NOTIFY_TEMPLATE", "the letter")
    with pytest.raises(ImproperlyConfigured, match="must be the ID of a template"):
        environment.read_shaped("SARUM_NOTIFY_TEMPLATE", environment.UUID, "the ID of a template")
