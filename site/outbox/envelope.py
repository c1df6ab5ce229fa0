"""A Message row as an e-mail, and the fingerprint that proves it was not changed afterwards."""

import hashlib
from email.mime.image import MIMEImage
from email.utils import formataddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.models import Organisation
from outbox.models import Message


def build_mail(message: Message, attachments) -> EmailMultiAlternatives:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    if message.unsubscribe_url:  # one press in the mail program, without a visit (RFC 8058)
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=message.sender,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers=headers,
    )
    mail.attach_alternative(message.html, "text/html")
    for name, kind, content in attachments:
        if kind.startswith("image/"):
            mail.attach(_inline_picture(name, kind, content))
            continue
        is_text = kind.startswith("text/")
        body = bytes(content).decode() if is_text else bytes(content)
        mail.attach(name, body, kind)
        if kind.startswith("text/calendar; method="):
            # Outlook and Gmail put an entry into the calendar only from an alternative (RFC 6047 §2.4).
            mail.attach_alternative(body, kind)
    return mail


def _inline_picture(name, kind, content):
    """A picture that the HTML shows as cid:<name> (RFC 2392): nothing is fetched from anywhere."""
    picture = MIMEImage(bytes(content), kind.removeprefix("image/"))
    picture.add_header("Content-ID", f"<{name}>")
    picture.add_header("Content-Disposition", "inline", filename=name)
    return picture


def sender_of(organisation: Organisation) -> str:
    """The organisation's name on the site's own address, so that SPF and DMARC hold."""
    # One line, whatever was pasted into the name: a header cannot hold a second.
    name = " ".join((organisation.sender_name or organisation.name).split())
    return formataddr((name, own_address()))


def own_address() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")


def new_message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{uuid4().hex}@{domain}>"


def fingerprint(message: Message, attachments) -> str:
    """SHA-256 over everything the recipient sees; the frozen row can be checked against it."""
    sha = hashlib.sha256()
    for part in (message.recipient, message.subject, message.text, message.html):
        sha.update(part.encode() + b"\0")
    for name, kind, content in attachments:
        sha.update(name.encode() + b"\0" + kind.encode() + b"\0" + bytes(content) + b"\0")
    return sha.hexdigest()
