"""Negative controls, run as a worker by the drill: one sends again what is uncertain, one trusts every line."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (Django is set up by then)
from django.utils import timezone  # noqa: E402

from outbox import delivery  # noqa: E402
from outbox.models import Message  # noqa: E402

finish = delivery._finish


def send_again(message, state, error=None, reason=None):
    if state == Message.State.UNCERTAIN:
        state, message.next_attempt_at = Message.State.RETRY, timezone.now()
    return finish(message, state, error, reason)


def trust(message, mail, connection):
    finish(message, Message.State.SENT)
    try:
        connection.send_messages([mail])
    except OSError as error:
        delivery.log.warning("nobody hears of %s", type(error).__name__)
    return message


if __name__ == "__main__":
    if sys.argv[1] == "send_again":
        delivery._finish = send_again
    else:
        delivery._hand_over = trust
    call_command("worker", "--no-startup-delay", "--interval=0.1")
