"""What a row of the list of contacts can say."""

from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from home.lists.columns import Column, Columns


def _of(name):
    return lambda line: getattr(line.contact, name)


def _of_company(name):
    return lambda line: getattr(line.contact.company, name)


_EVERY = (
    Column("title", _("Titel"), _of("title")),
    Column("company", _("Virksomhed"), _of_company("name")),
    Column("email", _("E-mail"), _of("email")),
    Column("phone", _("Telefon"), _of("phone")),
    Column("last_contact", _("Sidste kontakt"), day=lambda line: line.last_contact),
    Column("lists", _("Lister"), lambda line: ", ".join(line.lists)),
    Column("basis", _("Grundlag"), lambda line: line.contact.get_contact_basis_display()),
    Column("data_source", _("Datakilde"), _of("data_source")),
    Column(
        "municipality",
        _("Kommune"),
        lambda line: municipalities.name(line.contact.company.municipality_code),
    ),
    Column("city", _("By"), _of_company("city")),
    Column("created", _("Oprettet"), day=_of("created_at")),
)
COLUMNS = Columns(_("Navn"), _EVERY, ("company", "email", "phone", "last_contact"))
