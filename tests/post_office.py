"""A real mail server on loopback, which keeps what it is given and can be told to refuse, to break off, or to be away."""

import asyncio
import datetime as dt
import email
import ipaddress
import socket
import ssl
import time
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Kept:
    """What one server was given: `letters` as messages, with `recipients` beside them. `says` refuses an address by its answer;
    `breaks_off` hangs up that many times after it has kept a letter, before it says so; `pause` makes every letter slow."""

    def __init__(self) -> None:
        self.letters, self.recipients, self.says, self.breaks_off, self.pause, self.names = [], [], {}, 0, 0.0, []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if answer := self.says.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(email.message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        await asyncio.sleep(self.pause)
        if self.breaks_off:
            self.breaks_off -= 1
            server.transport.abort()
        return "250 Kept"

    def authenticate(self, server, session, envelope, mechanism, given):
        self.names.append((given.login, given.password))
        return AuthResult(success=given.password == b"open sesame", handled=False)


@contextmanager
def open_on(port: int, kept: Kept | None = None, **options):
    """The server on a port, for as long as it is open; what it is given is added to `kept`."""
    kept = kept or Kept()
    server = Controller(kept, hostname="127.0.0.1", port=port, **options)
    server.start()
    try:
        yield kept
    finally:
        server.stop()


def secured(folder) -> tuple[ssl.SSLContext, str]:
    """What a server needs for TLS on loopback, and the file of the certificate that its clients have to trust."""
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1)).add_extension(address, critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    kept, secret = folder / "certificate.pem", folder / "key.pem"
    kept.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(kept, secret)
    return context, str(kept)


def wait_for(truth, seconds: float) -> bool:
    """Whether something becomes true within so many seconds."""
    until = time.monotonic() + seconds
    while not truth() and time.monotonic() < until:
        time.sleep(0.1)
    return bool(truth())
