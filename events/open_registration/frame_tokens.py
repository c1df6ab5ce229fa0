"""The signature of a form in another site's frame, where browsers keep no cookie.

Django's CSRF check compares with a cookie, and a frame's cookies are blocked. What it protects from is a stranger's
page that uses the power a browser holds in a cookie; a registration needs no such power, for anybody may register.
The signature binds a form to its event and to some hours, so that old copies of it are no use.
"""

from django.core.signing import BadSignature, TimestampSigner

from events.models import Event

FIELD = "frame_token"
GOOD_FOR = 12 * 3600  # seconds


def new_frame_token(event: Event) -> str:
    return _signer(event).sign("form")


def is_frame_token(event: Event, token: str) -> bool:
    try:
        _signer(event).unsign(token, max_age=GOOD_FOR)
    except BadSignature:  # SignatureExpired too
        return False
    return True


def _signer(event):
    return TimestampSigner(salt=f"events.open_registration:{event.pk}")
