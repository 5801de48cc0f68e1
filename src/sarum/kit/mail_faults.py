"""Why a letter did not go out: in words without anybody's address, and whether trying again could help."""

import smtplib
from dataclasses import dataclass

OURS = {530, 534, 535, 538, 552}  # said of us, or of a mailbox that is full today: somebody may put that right


@dataclass(frozen=True)
class Fault:
    """What kept a letter back, as an officer reads it; `is_lasting` when the same letter will never be taken."""

    words: str
    is_lasting: bool = False


class NotTaken(Exception):
    """A way of posting says itself what is wrong."""

    def __init__(self, words: str, *, is_lasting: bool = False) -> None:
        super().__init__(words)
        self.fault = Fault(words, is_lasting)


def fault_of(error: Exception) -> Fault:
    """The fault behind an error; its text is never taken over, since that may hold an address."""
    match error:
        case NotTaken():
            return error.fault
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()), (0, b""))
            is_lasting = is_refused_for_good(code, said)
            said_so = "does not know this address" if is_lasting else "would not take letters for this address just now"
            return Fault(f"the mail server {said_so} ({code})", is_lasting)
        case smtplib.SMTPAuthenticationError():
            return Fault(
                f"the mail server did not accept the name and password of the installation ({error.smtp_code})"
            )
        case smtplib.SMTPDataError():
            is_lasting = is_refused_for_good(error.smtp_code, error.smtp_error)
            said_so = "refused this letter" if is_lasting else "would not take this letter just now"
            return Fault(f"the mail server {said_so} ({error.smtp_code})", is_lasting)
        case smtplib.SMTPSenderRefused():
            return Fault(f"the mail server takes no letters from the installation's address ({error.smtp_code})")
        case smtplib.SMTPServerDisconnected():
            return Fault("the mail server ended the connection")
        case smtplib.SMTPException():
            return Fault("the mail server could not do what was asked of it")
        case TimeoutError():
            return Fault("the mail server did not answer in time")
        case ConnectionRefusedError():
            return Fault("the mail server could not be reached: connection refused")
        case OSError():
            return Fault("the mail server could not be reached")
    return Fault(f"the letter could not be posted: {type(error).__name__}")


def is_refused_for_good(code: int, said: bytes | str) -> bool:
    """Whether a refusal is of this address or letter for ever; 5.7 is a rule of the server's, which may be a mistake."""
    words = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    return 500 <= code < 600 and code not in OURS and not words.startswith("5.7.")
