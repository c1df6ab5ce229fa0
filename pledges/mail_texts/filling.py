"""The words in curly brackets of a mail to a company: an allow-list, filled in once by plain text."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from pledges.models import Handover, Opening
from pledges.wording import in_danish
from taskforces.placeholders import fill_in, refuse_unknown

PLACEHOLDERS = {
    "navn": _("navnet på dem, I skriver til"),
    "virksomhed": _("virksomhedens navn"),
    "opgave": _("hvad de tilbød, fx Rengøring"),
    "konsulent": _("dit navn"),
    "telefon": _("dit nummer, eller enhedens"),
    "enhed": _("enhedens navn"),
    "kvittering": _("link til lederens egen side"),
}


def values_of(handover: Handover, *, by: User, opening: Opening | None = None) -> dict[str, str]:
    sheet = handover.sheet
    tasks = [in_danish(line.get_task_display) for line in sheet.lines.all()]
    return {
        "navn": sheet.contact_name,
        "virksomhed": sheet.company_name,
        "opgave": in_danish(lambda: opening) if opening else ", ".join(tasks),
        "konsulent": by.name,
        "telefon": by.phone or handover.unit.phone,
        "enhed": handover.unit.name,
        "kvittering": f"{settings.BASE_URL}{sheet.get_receipt_url()}",
    }


def filled(text: str, values: dict[str, str]) -> str:
    return fill_in(text, values)


def validate_mail_text(text: str) -> None:
    """Refuses whatever looks like a placeholder and is none, so that no company reads a curly bracket."""
    refuse_unknown(text, PLACEHOLDERS)
