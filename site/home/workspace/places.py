"""What the workspace shows on every page: the places that this person may go to."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, abilities_anywhere
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
    if Ability.INTRODUCE in abilities:
        warm = Network.objects.filter(warm_introduction=True, active=True)
        if not warm.filter(host__roles__user=user).exists():
            abilities -= {Ability.INTRODUCE}  # nobody waits for a call from the host
    places = [entry for entry in PLACES if entry[3] is None or entry[3] in abilities]
    return [
        _place(request.path, entry, _room_of(number))
        for number, entry in enumerate(places, start=1)
    ]


def _room_of(number):
    """From which width on the bar has room for the place; before that it waits behind "Mere"."""
    rooms = {"phone": ON_PHONE, "tablet": ON_TABLET, "wide": WIDE}
    return next((room for room, last in rooms.items() if number <= last), "never")


def _place(path, entry, room):
    name, label, icon, _ability = entry
    url = reverse(name)
    return {
        "label": label,
        "url": url,
        "icon": icon,
        "room": room,
        "current": _is_current(path, name, url),
    }


def _is_current(path, name, url):
    """A place holds the pages below it; the overview is above them all and holds only itself."""
    above = reverse("home:workspace")
    if path == url or (url != above and path.startswith(url)):
        return True
    return any(path.startswith(above + folder) for folder in ALSO_HOLDS.get(name, ()))
