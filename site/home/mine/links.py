"""A link by mail instead of a password: asked for, shown, and used once.

Mail programs open every link before their reader does. So a GET only shows a button, and the POST behind it
uses the link up.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.keys import digest, new_key
from events.models import Invitation
from home.models import ColleagueAccess, LeaderLink
from outbox.account_mail import queue_account_mail
from outbox.addresses import fold
from pledges.models import Sheet
from taskforces.contacts.merging import contacts_of

KEY = "leader"  # in the session
STAYS_OPEN = 2 * 3600  # seconds


def is_known(address: str) -> bool:
    """Whether anything of ours concerns the address; nobody else gets a mail."""
    return (
        contacts_of(address).exists()
        or Sheet.objects.filter(contact_email__iexact=address).exists()
        or Invitation.objects.filter(registration__email__iexact=address).exists()
        or ColleagueAccess.objects.open().filter(colleague=fold(address)).exists()
    )


@transaction.atomic
def send_link(address: str) -> None:
    """Mail a link to somebody we know. Whoever asks cannot tell whether we do."""
    address = fold(address)
    if not is_known(address):
        return
    key = new_key()
    LeaderLink.objects.create(address=address, key_digest=digest(key))
    url = settings.BASE_URL + reverse("home:mine_link", args=[key])
    text = _(
        "Hej\n\nHer er linket til din egen side hos Håndslag. Det virker én gang og i en halv time.\n\n"
        "%(url)s\n\nHar du ikke bedt om det, så gør ingenting. Så sker der heller ingenting."
    )
    queue_account_mail(
        address, name="leader_link", subject=_("Din side hos Håndslag"), text=text % {"url": url}
    )


def waiting_link(key: str, now: datetime | None = None) -> LeaderLink | None:
    """The link of this key while it can still be used."""
    oldest = (now or timezone.now()) - LeaderLink.GOOD_FOR
    return LeaderLink.objects.filter(
        key_digest=digest(key), used_at=None, created_at__gt=oldest
    ).first()


def use(key: str) -> str:
    """The address whose link it was; "" when it was used or is too old. Of two presses one wins."""
    link = waiting_link(key)
    if link is None:
        return ""
    won = LeaderLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now())
    return link.address if won else ""


def open_page(request, address: str) -> None:
    """From now on this browser shows the page, until it is closed or two hours have passed."""
    request.session.cycle_key()
    request.session[KEY] = {"address": address, "until": timezone.now().timestamp() + STAYS_OPEN}
    request.session.set_expiry(0)


def address_of(request) -> str:
    """Whose page this browser may see; "" for nobody's."""
    known = request.session.get(KEY)
    if not known or timezone.now().timestamp() > known["until"]:
        return ""
    return known["address"]


def opened_here(request, key: str) -> bool:
    """Whether this browser's page is that of a used link: pressed twice, or opened from the mail once more."""
    address = address_of(request)
    return (
        bool(address)
        and LeaderLink.objects.filter(key_digest=digest(key), address=address)
        .exclude(used_at=None)
        .exists()
    )


def opened(view: Callable) -> Callable:
    """For those who came by a link: hands over their address. The others ask for a link first."""

    @never_cache
    @wraps(view)
    def shown(request, *args, **kwargs):
        if address := address_of(request):
            return view(request, address, *args, **kwargs)
        return redirect("home:mine")

    return shown


def masked(address: str) -> str:
    """Enough to know one's own address by, and too little to write to: "i•••@firma.example"."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}•••{at}{domain}"
