"""Asks ClamAV about a file before it is kept, where the house runs one (CLAMAV_SOCKET).

Without an answer the file is refused: whoever named a scanner wants no file past it.
"""

import socket
import struct

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

CHUNK = 64 * 1024
SECONDS = 20


class ScannerSilent(Exception):
    """It did not answer, or not so that one could understand it."""


def refuse_infected(file) -> None:
    """Raises ValidationError for an infected file, and for one that the scanner could not look at."""
    if not settings.CLAMAV_SOCKET:
        return
    try:
        found = infection_in(file, settings.CLAMAV_SOCKET)
    except ScannerSilent as silent:
        raise forms.ValidationError(
            _("Filen kan ikke tjekkes for virus lige nu. Prøv igen om lidt."), code="unscanned"
        ) from silent
    if found:
        raise forms.ValidationError(
            _("Der er virus i filen, så vi tager ikke imod den."), code="infected"
        )


def infection_in(file, address: str) -> str:
    """The name of what clamd finds by INSTREAM (clamd(8)), or "" for a clean file."""
    file.seek(0)
    try:
        with _connected(address) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            while chunk := file.read(CHUNK):
                scanner.sendall(struct.pack("!I", len(chunk)) + chunk)
            scanner.sendall(struct.pack("!I", 0))
            answer = _all_of(scanner)
    except OSError as error:
        raise ScannerSilent(type(error).__name__) from error
    finally:
        file.seek(0)
    return finding(answer)


def finding(answer: str) -> str:
    """What "stream: OK" and "stream: <name> FOUND" say; anything else is no answer."""
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerSilent(answer[:80])


def _connected(address):
    """A path is a socket on this machine, host:port one over the network."""
    if address.startswith("/"):
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(SECONDS)
        try:
            scanner.connect(address)
        except OSError:
            scanner.close()
            raise
        return scanner
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _all_of(scanner):
    parts = []
    while part := scanner.recv(4096):
        parts.append(part)
    return b"".join(parts).decode(errors="replace").strip("\0 \n")
