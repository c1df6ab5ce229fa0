"""Forms of a guest's own page, which need no cookie.

Mail programs open links in browsers of their own that keep no cookie, and many people block them; Django's CSRF
check then refuses every answer. What it protects from is a stranger's page that makes a browser use the power it
holds in a cookie. Here no cookie holds any power: whoever has the code may answer, and whoever has not cannot make
the address. So on these addresses a form carries a signature of its own instead. It is bound to the code and to the
newest answer that the page showed, so a form serves once: after another answer it is old, and the guest sees how
things stand before they press again.

A form without the signature is guarded by the cookie as everywhere else, and so is every page behind a log-in.
"""

from collections.abc import Callable
from functools import wraps

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from events.answers.answers import newest_answer
from events.models import Invitation

FIELD = "form_token"


def new_token(invitation: Invitation) -> str:
    newest = newest_answer(invitation)
    return _signer(invitation).sign(str(newest.pk if newest else 0))


def answer_seen(invitation: Invitation, token: str) -> int | None:
    """Id of the newest answer on the page that the form stood on, 0 for none; None of a token that is not ours."""
    try:
        return int(_signer(invitation).unsign(token))
    except BadSignature:
        return None


def _signer(invitation):
    return Signer(salt=f"events.answers:{invitation.code}")


def signed_or_guarded(view: Callable) -> Callable:
    """A POST with a token comes through, for the view to read; any other must bring Django's own."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def chosen(request: HttpRequest, *args, **kwargs):
        return (view if FIELD in request.POST else guarded)(request, *args, **kwargs)

    return chosen
