"""A mail server for one conversation at a time that answers by a script, or falls silent in the middle."""

import socketserver
import threading

REPLIES = {
    "connect": "220 hi",
    "DATA": "354 go on",
    "QUIT": "221 bye",
    "EHLO": "250-us\r\n250 AUTH PLAIN",
}


def _text(line):
    return line.strip().decode()


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.calls += 1
        if not self._answer("connect"):
            return
        in_body = False
        for line in map(_text, self.rfile):
            verb = line if in_body else line[:4].upper()
            if in_body and line != ".":
                continue
            if not self._answer(verb):
                return
            in_body = verb == "DATA"

    def _answer(self, verb):
        """False when the script says nothing here, until the client has given up."""
        if verb == self.server.silent_at:
            self.rfile.read()
            return False
        reply = self.server.replies.get(verb, "250 ok")
        self.wfile.write(f"{reply}\r\n".encode())
        return True


class Scripted(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, *, silent_at="", replies=()):
        super().__init__(("127.0.0.1", 0), Session)
        self.silent_at, self.replies, self.calls = silent_at, REPLIES | dict(replies), 0

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        super().__exit__(*error)
