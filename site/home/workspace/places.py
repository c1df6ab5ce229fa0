"""What the workspace shows on every page: the places that this person may go to."""

from functools import cache

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, abilities_anywhere, ids_with
from accounts.prepared import Prepared
from taskforces.models import Network

# (URL name, label, icon, ability that opens it; None is for everyone with a role). The first ones
# stand in the bar, as many as there is room for; the others wait behind "Mere".
PLACES = (
    ("home:workspace", _("Overblik"), "house", None),
    ("pledges:inbox", _("Indbakke"), "inbox", Ability.WORK_SHEETS),
    ("pledges:introductions", _("Ring først"), "phone-call", Ability.INTRODUCE),
    ("pledges:visits", pgettext_lazy("several", "Besøg"), "calendar-check", Ability.WORK_SHEETS),
    ("pledges:placements", _("Forløb"), "sprout", Ability.WORK_CANDIDATES),
    ("events:manage_list", _("Arrangementer"), "calendar", Ability.SEE),
    ("pledges:openings", _("Åbninger"), "door-open", Ability.SEE_SHEETS),
    ("pledges:candidates", _("Kandidater"), "circle-user", Ability.WORK_CANDIDATES),
    ("home:companies", _("Virksomheder"), "building-2", Ability.KEEP_COMPANIES),
    ("taskforces:networks", pgettext_lazy("several", "Netværk"), "network", Ability.INVITE),
    ("home:contacts", _("Kontakter"), "users", Ability.INVITE),
    ("pledges:sheets", _("Ark"), "file-text", Ability.SEE_SHEETS),
    ("pledges:questions", _("Spørgsmål"), "message-circle", Ability.SEE_SHEETS),
    ("pledges:figures", _("Tal"), "chart-bar", Ability.SEE),
    ("taskforces:programmes", _("Programmer"), "flag", Ability.SEE_PROGRAMMES),
    ("pledges:steering", _("Styregruppe"), "messages-square", Ability.STEER),
    ("taskforces:continuations", _("Forankring"), "milestone", Ability.STEER),
    ("taskforces:knowledge", _("Viden"), "book-open", Ability.SEE),
    ("pledges:profiles", _("Jobprofiler"), "id-card", Ability.WORK_SHEETS),
    ("pledges:orders", _("Jobordrer"), "briefcase", Ability.WORK_SHEETS),
    ("pledges:mail_texts", _("Mailtekster"), "mail", Ability.WORK_SHEETS),
    ("pledges:job_brokers", _("Jobformidlere"), "handshake", Ability.ASSIGN_SHEETS),
    ("pledges:department_offers", _("Afdelinger"), "folder", Ability.SEE_SHEETS),
    ("pledges:absences", _("Fravær"), "calendar-x", Ability.WORK_SHEETS),
    ("outbox:list", _("Udbakke"), "send", Ability.SEE_OUTBOX),
    ("taskforces:consents", _("Samtykker"), "shield-check", Ability.INVITE),
    ("taskforces:nominations", _("Forslag til prisen"), "star", Ability.INVITE),
    ("accounts:organisations", _("Organisation"), "settings", Ability.STEER),
    ("accounts:staff", _("Medarbejdere"), "user-check", Ability.MANAGE_ORGANISATION),
    ("accounts:audit_log", _("Log"), "list-checks", Ability.READ_LOG),
    ("accounts:providers", _("Log-in"), "log-in", Ability.MANAGE_ORGANISATION),
    ("home:privacy", _("Persondata"), "lock", Ability.ANSWER_PEOPLE),
    ("outbox:integrations", _("Andre systemer"), "link", Ability.MANAGE_INTEGRATIONS),
)
# Pages that lie beside their place's address, by their folders below the workspace.
ALSO_HOLDS = {
    "pledges:placements": ("eftervaern/",),
    "pledges:steering": ("maalgruppe/",),
    "pledges:openings": ("henvisninger/",),
    "pledges:inbox": ("overleveringer/", "naeste-skridt/"),
    "taskforces:programmes": ("koncepter/", "programmaal/", "programnetvaerk/", "programpartnere/"),
    "taskforces:networks": ("partnerskaber/", "medlemmer/", "oensker/", "kurser/"),
    "home:contacts": ("rettelser/",),
    "events:manage_list": (
        "billeder/",
        "breve/",
        "doere/",
        "doerspoergsmaal/",
        "gaester/",
        "gaestespoergsmaal/",
        "gruppepladser/",
        "invitationer/",
        "kalender/",
        "materialer/",
        "medvaerter/",
        "sessioner/",
        "udsendelser/",
    ),
}

# How many places the bar shows on a phone, on a tablet and on a wide screen (workspace_bar.css).
ON_PHONE, ON_TABLET, WIDE = 3, 5, 7


def workspace(request):
    """`workspace_nav`, worked out only by the pages that print it."""
    return {"workspace_nav": SimpleLazyObject(lambda: _places(request))}


def _places(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    abilities = abilities_anywhere(user)
    if Ability.INTRODUCE in abilities and not _somebody_waits_for(user):
        abilities -= {Ability.INTRODUCE}
    places = [
        place for place in _all_places(get_language()) if place[3] is None or place[3] in abilities
    ]
    return [
        {
            "label": label,
            "url": url,
            "icon": icon,
            "room": _room_of(number),
            "current": request.path == url or request.path.startswith(folders),
        }
        for number, (label, url, icon, _ability, folders) in enumerate(places, start=1)
    ]


def _somebody_waits_for(user):
    """Whether some network wants a call from the host before the unit's: asked on every page."""
    return bool(_WARM.rows(user))


def _warm(reader):
    hosts = ids_with(reader, Ability.INTRODUCE)
    warm = Network.objects.filter(warm_introduction=True, active=True, host__in=hosts)
    return warm.order_by().values_list("pk")[:1]


_WARM = Prepared(_warm)


def _room_of(number):
    """From which width on the bar has room for the place; before that it waits behind "Mere"."""
    rooms = {"phone": ON_PHONE, "tablet": ON_TABLET, "wide": WIDE}
    return next((room for room, last in rooms.items() if number <= last), "never")


@cache
def _all_places(language):
    """Every place with what it holds: the pages below it and those beside it. The overview, above all, only itself."""
    above = reverse("home:workspace")
    return [
        (
            str(label),
            url := reverse(name),
            icon,
            ability,
            tuple(above + folder for folder in ALSO_HOLDS.get(name, ()))
            + ((url,) if url != above else ()),
        )
        for name, label, icon, ability in PLACES
    ]
