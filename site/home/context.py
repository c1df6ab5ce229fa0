"""What the workspace shows on every page: the places that this person may go to."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, abilities_in
from accounts.models import Role
from taskforces.models import Network

# (URL name, label, icon, ability that opens it; None is for everyone with a role)
PLACES = (
    ("home:workspace", _("Overblik"), "house", None),
    ("pledges:inbox", _("Indbakke"), "inbox", Ability.WORK_SHEETS),
    ("pledges:introductions", _("Ring først"), "phone-call", Ability.INTRODUCE),
    ("pledges:placements", _("Forløb"), "sprout", Ability.WORK_SHEETS),
    ("events:manage_list", _("Arrangementer"), "calendar", Ability.SEE),
    ("taskforces:contacts", _("Kontakter"), "users", Ability.INVITE),
    ("pledges:sheets", _("Ark"), "file-text", Ability.SEE_SHEETS),
    ("pledges:figures", _("Tal"), "chart-bar", Ability.SEE),
    ("pledges:steering", _("Styregruppe"), "messages-square", Ability.STEER),
    ("outbox:list", _("Udbakke"), "send", Ability.SEE_OUTBOX),
    ("accounts:staff", _("Medarbejdere"), "user-check", Ability.MANAGE_ORGANISATION),
)


def workspace(request):
    """`workspace_nav`, worked out only by the pages that print it."""
    return {"workspace_nav": SimpleLazyObject(lambda: _places(request))}


def _places(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    warm = Network.objects.filter(
        host=OuterRef("organisation"), warm_introduction=True, active=True
    )
    hosts = dict(Role.objects.filter(user=user).values_list("organisation_id", Exists(warm)))
    abilities = abilities_in(user, hosts)
    if not any(hosts.values()):
        abilities -= {Ability.INTRODUCE}  # nobody waits for a call from the host
    return [
        _place(request.path, reverse(name), label, icon)
        for name, label, icon, ability in PLACES
        if ability is None or ability in abilities
    ]


def _place(path, url, label, icon):
    return {"label": label, "url": url, "icon": icon, "current": _is_current(path, url)}


def _is_current(path, url):
    """A place holds the pages below it; the overview is above them all and holds only itself."""
    return path == url or (url != reverse("home:workspace") and path.startswith(url))
