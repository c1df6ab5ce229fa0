"""Which other sites may show an organisation's forms in a frame."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 10
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def hosts_of(text: str) -> list[str]:
    """Names of hosts, one a line, as people paste them: with or without https:// and what stands behind the name."""
    lines = (line.strip().lower() for line in text.splitlines())
    names = (re.sub(r"^https?://", "", line).split("/")[0] for line in lines if line)
    return list(dict.fromkeys(names))


def validate_embed_hosts(text: str) -> None:
    """No star, no port, no other scheme: each line is the name of one site."""
    hosts = hosts_of(text)
    if wrong := [host for host in hosts if not _HOST.fullmatch(host)]:
        message = _("“%(host)s” er ikke navnet på en hjemmeside. Skriv fx www.klubben.dk.")
        raise ValidationError(message % {"host": wrong[0][:80]}, code="host")
    if len(hosts) > MOST:
        raise ValidationError(_("Højst ti hjemmesider."), code="many")


def frame_ancestors(text: str) -> list[str]:
    """For the page's policy: those sites by https alone, or nobody."""
    found = [f"https://{host}" for host in hosts_of(text) if _HOST.fullmatch(host)]
    return found or ["'none'"]
