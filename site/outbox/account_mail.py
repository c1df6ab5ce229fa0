"""Mails of the log-in: codes, links for a new password, and what somebody must hear of their account.

They belong to no organisation, because whoever may read its outbox would read the codes. They are worth something for
minutes only: what has not gone out by then never does, and the words are deleted when the mail is out.
"""

from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.adapter import AccountAdapter
from outbox.budget import Asked, spend
from outbox.envelope import build_mail, fingerprint, new_message_id
from outbox.models import Message
from outbox.tasks import deliver_message

GOOD_FOR = timedelta(minutes=10)  # as long as a code (settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
NEWS_GOOD_FOR = timedelta(days=2)
# What brings a code or a link; everything else tells of a change, and may come late.
BRINGS_SECRET = ("login_code", "email_confirmation", "password_reset_key", "leader_link")
HAS_LINK = ("password_reset_key", "leader_link")
FIRST = 50  # before the letters of a round: somebody waits at a log-in
OURS = SimpleNamespace(name="Håndslag", brand_colour="#0b7a5b")


class OutboxAccountAdapter(AccountAdapter):
    """allauth's adapter whose mails stand in the outbox, so that a log-in never waits for a mail server."""

    def send_mail(self, template_prefix, email, context):
        name = template_prefix.rpartition("/")[2]
        host = urlsplit(settings.BASE_URL).netloc
        site = SimpleNamespace(name=OURS.name, domain=host)
        words = context | {"email": email, "current_site": site, "base_url": settings.BASE_URL}
        subject = render_to_string(f"{template_prefix}_subject.txt", words)
        text = render_to_string(f"{template_prefix}_message.txt", words)
        queue_account_mail(
            email,
            name=name,
            subject=" ".join(subject.split()),
            text=text.strip(),
        )

    def send_confirmation_mail(self, request, emailconfirmation, signup):
        """The code goes to the new address, and the old one hears of it before anything is changed."""
        super().send_confirmation_mail(request, emailconfirmation, False)
        address = emailconfirmation.email_address
        if address.user.email.lower() != address.email.lower():
            words = {"new_email": address.email}
            self.send_notification_mail(
                "account/email/email_change_asked", address.user, words, email=address.user.email
            )


def queue_account_mail(recipient: str, *, name: str, subject: str, text: str) -> Message | None:
    """Freeze a mail of the log-in as a Message that is sent before all others, or never.

    None when somebody has asked too often. What tells a person of a change to their account always goes.
    """
    is_secret = name.startswith(BRINGS_SECRET)
    if is_secret and not spend(Asked("log_in"), recipient):
        return None
    message = Message(
        reference=f"account:{name}",
        sender=settings.DEFAULT_FROM_EMAIL,
        recipient=recipient,
        subject=subject,
        text=text,
        html=_html(name, text),
        message_id=new_message_id(),
        not_after=timezone.now() + (GOOD_FOR if is_secret else NEWS_GOOD_FOR),
    )
    message.sha256 = fingerprint(message, [])
    build_mail(message, []).message()  # refuses header injection here and now
    message.save(force_insert=True)
    first = deliver_message.using(priority=FIRST)
    transaction.on_commit(lambda: first.enqueue(message.pk))
    return message


def _html(name, text):
    """The same words; only our own link may be pressed, because the rest may hold what somebody typed."""
    words = {"organisation": OURS, "text": text.partition("\n--\n")[0]}
    return render_to_string("outbox/emails/account.html", words | {"has_link": name in HAS_LINK})
