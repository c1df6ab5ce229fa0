"""What the door says otherwise where it stands on a computer: only the texts that speak of a telephone."""

from django.utils.translation import gettext_lazy as _

COUNTED = {
    "guests": [_("{n} gæst på denne computer"), _("{n} gæster på denne computer")],
    "left": [
        _("{n} scanning på denne computer er ikke sendt endnu."),
        _("{n} scanninger på denne computer er ikke sendt endnu."),
    ],
}
WIPED = {
    "revoked": _("Computeren er spærret, og gæstelisten er slettet fra den."),
    "expired": _("Arrangementet er forbi, og gæstelisten er slettet fra computeren."),
    "offline": _("Computeren skal have net den første gang. Prøv igen, når den har."),
}
SCREEN = {
    "was_told": _("Computeren sagde: {told}."),
    "camera_text": _(
        "Giv siden lov til at bruge kameraet i browserens indstillinger, eller skriv koden."
    ),
    "not_kept_title": _("Computeren kunne ikke gemme"),
    "not_kept_text": _("Der er ikke mere plads på computeren. Skriv gæsten ned på papir."),
}
# By the name that the page's own texts bear.
PAGE = {
    "history": _("Senest på denne computer"),
    "forget": _("Glem denne computer"),
    "forget_ask": _("Glem denne computer?"),
    "forget_text": _("Gæstelisten bliver slettet fra computeren."),
    "kiosk_forget": _("Skriv dørens navn for at glemme computeren"),
    "pairing_title": _("Gør computeren klar til døren"),
    "pairing_text": _(
        "Skriv nøglen fra arbejdsbordet herunder, eller åbn linket her på computeren."
    ),
    "pairing_left": _("De bliver sendt, når computeren får en nøgle til samme arrangement igen."),
    "pairing_app": _("Browseren kan lægge siden som en app på computeren. Gør den klar derinde."),
}
LAPTOP = {"counted": COUNTED, "wiped": WIPED, "screen": SCREEN, "page": PAGE}
