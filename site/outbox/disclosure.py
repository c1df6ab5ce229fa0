"""What a colleague may read of a message that was not written to them."""

import re

from accounts.models import User
from outbox.models import Message

# Whoever holds the address of a receipt acts as the company.
_RECEIPT = re.compile(r"(/kvittering/)[\w-]{10,}")


def text_for(user: User, message: Message) -> str | None:
    """The text without the power to act for its recipient; None of a mail to another colleague."""
    to_colleague = User.objects.filter(email__iexact=message.recipient).exists()
    if to_colleague and message.recipient.casefold() != user.email.casefold():
        return None
    return _RECEIPT.sub(r"\1…", message.text)
