"""A mail server that takes mails, and now and then does what the worst of them do."""

import re
import socketserver
import threading
from contextlib import contextmanager, suppress


class Session(socketserver.StreamRequestHandler):
    """As much SMTP as one mail at a time needs (RFC 5321)."""

    def handle(self):
        if self.server.is_silent:
            return self.server.hold()
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                if not self._take():
                    return None
            elif verb == b"QUIT":
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _take(self):
        """False when the line is cut: before the mail is ours, or after its final dot and without a word."""
        lines = iter(self.rfile.readline, b".\r\n")
        if self.server.cuts_before():
            next(lines)
            return False
        mail = b"".join(lines).decode()
        if self.server.take(re.search(r"(?im)^Message-ID: *(\S+)", mail)[1]):
            return False
        self._say("250 taken")
        return True

    def _say(self, line):
        with suppress(BrokenPipeError, ConnectionResetError):  # the worker that asked may be dead
            self.wfile.write(f"{line}\r\n".encode())


class Sink(socketserver.ThreadingTCPServer):
    """Keeps what it takes. Of the mails offered, by number:

    at `hold_at` it holds back its answer until the worker is dead, at `cut_after` it cuts the line after the
    final dot, at `cut_before` in the middle of the mail. One that `is_silent` takes the call and says nothing.
    """

    daemon_threads = True

    def __init__(self, *, hold_at=(), cut_after=(), cut_before=(), is_silent=False):
        super().__init__(("127.0.0.1", 0), Session)
        self.hold_at, self.cut_after, self.cut_before = hold_at, cut_after, cut_before
        self.is_silent = is_silent
        self.offered, self.taken = 0, []
        self.holding, self.go_on = threading.Event(), threading.Event()

    def cuts_before(self):
        self.offered += 1
        return self.offered in self.cut_before

    def take(self, message_id):
        self.taken.append(message_id)
        if self.offered in self.hold_at:
            self.hold()
            self.go_on.clear()
        return self.offered in self.cut_after

    def hold(self):
        self.holding.set()
        self.go_on.wait(timeout=30)


@contextmanager
def listening(**faults):
    with Sink(**faults) as sink:
        threading.Thread(target=sink.serve_forever, daemon=True).start()
        yield sink
        sink.shutdown()
