"""What the living style page shows in its components. Made-up people and companies only."""

from datetime import UTC, date, datetime

import qrcode
from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathImage

from frontend.colour import contrast, theme_tokens
from frontend.drawings import icons, illustrations
from frontend.widgets import CheckboxCards, RadioCards, SegmentedRadios

COLOURS = [
    "paper", "card", "sunk", "ink", "ink-2", "line", "hair", "brand", "accent", "accent-hi", "soft",
    "soft-line", "sun", "coral", "good", "good-soft", "warn", "warn-soft", "bad", "bad-soft", "info", "info-soft",
]  # fmt: skip
BRANDS = ["#0b7a5b", "#0a4a8f", "#8e2a6b", "#c8402f", "#f2b705", "#111111"]
EVENING = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)


class SampleForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Navn"), help_text=gettext_lazy("Den, vi skal spørge efter")
    )
    phone = forms.CharField(label=gettext_lazy("Telefon"), required=False)
    tasks = forms.MultipleChoiceField(
        label=gettext_lazy("Hvad kan I bruge hjælp til?"),
        choices=[
            ("green", gettext_lazy("Grønne områder")),
            ("kitchen", gettext_lazy("Køkken og café")),
            ("office", gettext_lazy("Kontor og it")),
        ],
        widget=CheckboxCards(
            details={
                "green": {"icon": "leaf", "hint": gettext_lazy("Feje, salte, rydde op")},
                "kitchen": {"icon": "utensils", "hint": gettext_lazy("Snitte, anrette, vaske op")},
                "office": {"icon": "printer", "hint": gettext_lazy("Kopiere, scanne, sortere")},
            }
        ),
    )
    hours = forms.ChoiceField(
        label=gettext_lazy("Timer om ugen"),
        choices=[(band, band) for band in ("1–4", "5–9", "10–14", "15–19", "20+")],
        widget=SegmentedRadios,
    )
    contact_by = forms.ChoiceField(
        label=gettext_lazy("Hvordan må vi kontakte dig?"),
        choices=[("phone", gettext_lazy("Ring til mig")), ("email", gettext_lazy("Skriv til mig"))],
        widget=RadioCards(details={"phone": {"icon": "phone"}, "email": {"icon": "mail"}}),
    )
    visit = forms.BooleanField(
        label=gettext_lazy("Vi vil gerne have besøg"),
        help_text=gettext_lazy("Så ser vi på opgaverne sammen"),
        required=False,
    )


def samples():
    return {
        "colours": COLOURS,
        "brands": [brand_row(brand) for brand in BRANDS],
        "icon_names": sorted(icons()),
        "illustration_names": sorted(illustrations()),
        "form": SampleForm(initial={"hours": "5–9", "tasks": ["green"]}),
        "wrong_form": SampleForm(
            {"name": "", "hours": "5–9", "contact_by": "phone"}, auto_id="wrong_%s"
        ),
        "moment": EVENING,
        "qr": sample_qr(),
        "page_obj": Paginator(range(60), 25).page(2),
    } | lists()


def sample_qr():
    image = qrcode.make("K7M4PX2D9T", image_factory=SvgPathImage, border=2, mask_pattern=3)
    return mark_safe(image.to_string(encoding="unicode"))  # noqa: S308  made from the line above


def brand_row(brand):
    tokens = theme_tokens(brand)
    return {
        "brand": brand,
        "light": tokens["light"]["accent"],
        "dark": tokens["dark"]["accent"],
        "ratio": round(contrast(tokens["light"]["accent"], "#ffffff"), 1),
    }


def lists():
    return {
        "actions": [{"label": _("Ny kontakt"), "url": "#", "icon": "plus"}],
        "howto": [
            {"title": _("Brevet"), "text": _("Borgmesteren skriver personligt."), "icon": "mail"},
            {"title": _("Arket"), "text": _("Kryds ved opgaver og timer."), "icon": "file-text"},
            {"title": _("Opkaldet"), "text": _("Inden for to arbejdsdage."), "icon": "phone-call"},
        ],
        "steps": [_("Opgaver"), _("Timer"), _("Kontakt"), _("Tak")],
        "funnel": [
            {"label": _("Inviteret"), "value": 120, "share": 100},
            {"label": _("Kom"), "value": 80, "share": 67},
            {"label": _("Gav tilsagn"), "value": 41, "share": 34},
            {"label": _("Kontaktet til tiden"), "value": 38, "share": 32, "note": _("inden for 2 arbejdsdage")},
            {"label": _("Ansat"), "value": 12, "share": 10},
        ],
        "stats": [
            {"label": _("nye ark"), "value": 7},
            {"label": _("over fristen"), "value": 2, "tone": "bad"},
            {"label": _("ansat"), "value": 12, "tone": "good"},
        ],
        "timeline": [
            {"title": _("Ark modtaget"), "when": EVENING, "icon": "file-text", "by": "Bageriet Solvang"},
            {"title": _("Første opkald"), "when": EVENING, "icon": "phone", "by": "Mette Friis", "text": _("Aftalt besøg på tirsdag.")},
        ],
        "facts": [
            {"label": _("Virksomhed"), "value": _("Bageriet Solvang (fiktiv)")},
            {"label": _("Kontaktperson"), "value": "Åse Sørensen"},
            {"label": _("E-mail"), "value": "aase@example.dk", "url": "mailto:aase@example.dk"},
        ],
        "tabs": [
            {"label": _("Nye"), "url": "#", "current": True, "count": 7},
            {"label": _("I gang"), "url": "#"},
            {"label": _("Afsluttet"), "url": "#"},
        ],
        "crumbs": [{"label": _("Arbejdsbord"), "url": "#"}, {"label": _("Ark"), "url": "#"}, {"label": "Solvang"}],
        "as_of": date(2026, 11, 1),
    }  # fmt: skip
