"""Whose address it is: proved is one at which its person has answered a mail of ours.

allauth keeps the proof (EmailAddress): a code that was sent there has been typed, or a link opened. A role is given to
a proved address only, and a new address replaces the old one only when it is proved.
"""

from allauth.account.models import EmailAddress

from accounts.models import User
from accounts.sessions import end_sessions


def is_proved(user: User) -> bool:
    """Whether the address that the user has now is proved; another one that was proved says nothing."""
    return EmailAddress.objects.filter(user=user, email=user.email.lower(), verified=True).exists()


def expect(user: User) -> EmailAddress:
    """The row in which allauth notes the proof, made when the user is."""
    made, _is_new = EmailAddress.objects.get_or_create(user=user, email=user.email.lower())
    return made


def vouch_for(user: User) -> None:
    """Counts as proved by whoever runs the server: a first administrator, the people of a demo."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True}
    )


def leave_others(user: User) -> None:
    """Of all addresses only the one that the user has now lets them in; after a change they log in anew."""
    left, _rows = EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
    expect(user)
    if left:
        end_sessions(user)
