"""Stand-ins for what the product speaks to outside itself, as strict as the real ones; `tests/outside` asks the real ones."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.hostile import EICAR


class Clamd(socketserver.StreamRequestHandler):
    """Speaks PING and INSTREAM as clamd does: chunks by length, an answer that ends in NUL, an end when there is too much."""

    most = 25 * 1024 * 1024

    def handle(self) -> None:
        command = b"".join(iter(lambda: self.rfile.read(1).replace(b"\0", b""), b""))
        if command == b"zPING":
            self.wfile.write(b"PONG\0")
        elif command == b"zINSTREAM":
            self.wfile.write(self.verdict())
        else:
            self.wfile.write(b"UNKNOWN COMMAND\0")

    def verdict(self) -> bytes:
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > self.most:
                return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


@contextmanager
def clamd() -> Iterator[str]:
    """A scanner that listens on a port of its own for as long as it is needed; gives its address."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
