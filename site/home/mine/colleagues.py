"""Colleagues whom a leader lets in, and out again."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.refusals import Refused
from home.mine.emails import send_let_in
from home.models import ColleagueAccess
from outbox.addresses import fold
from pledges.models import Sheet
from taskforces.contacts.merging import contacts_of
from taskforces.models import Company

MOST_COLLEAGUES = 10


class ColleagueRefused(Refused):
    class Code(models.TextChoices):
        SELF = "self", _("Det er din egen adresse.")
        TOO_MANY = "too_many", _("Du har lukket ti kolleger ind. Luk for en af dem først.")


def companies_of(address: str) -> list[Company]:
    """Whose colleagues the person may let in: where we know them, or where they promised something."""
    contacts = contacts_of(address).values("company")
    sheets = Sheet.objects.filter(contact_email__iexact=address, forgotten_at=None).values(
        "company"
    )
    known = models.Q(pk__in=contacts) | models.Q(pk__in=sheets)
    return list(Company.objects.filter(known).order_by("name"))


@transaction.atomic
def let_in(address: str, *, colleague: str, company: Company) -> ColleagueAccess:
    """The same colleague twice is let in once, and mailed once. Raises ColleagueRefused."""
    address, colleague = fold(address), fold(colleague)
    if address == colleague:
        raise ColleagueRefused(ColleagueRefused.Code.SELF)
    opened = ColleagueAccess.objects.open().filter(giver=address)
    if known := opened.filter(colleague=colleague, company=company).first():
        return known
    if opened.count() >= MOST_COLLEAGUES:
        raise ColleagueRefused(ColleagueRefused.Code.TOO_MANY)
    access = ColleagueAccess.objects.create(giver=address, colleague=colleague, company=company)
    organisation, giver = _known_by(address, company)
    send_let_in(access, organisation=organisation, giver=giver)
    return access


def end(address: str, pk: int) -> bool:
    """Either of the two may end it at any time; whether there was something to end."""
    mine = models.Q(giver=address) | models.Q(colleague=address)
    ended = ColleagueAccess.objects.open().filter(mine, pk=pk).update(ended_at=timezone.now())
    return bool(ended)


def _known_by(address: str, company: Company) -> tuple[Organisation, str]:
    """In whose name the mail goes, and what the giver is called there."""
    contacts = contacts_of(address).filter(company=company)
    if contact := contacts.select_related("organisation").order_by("pk").first():
        return contact.organisation, contact.name
    sheets = Sheet.objects.filter(contact_email__iexact=address, company=company)
    sheet = sheets.select_related("network__host").latest("submitted_at")
    return sheet.network.host, sheet.contact_name
