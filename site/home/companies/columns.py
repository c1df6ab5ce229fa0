"""What a row of the list of companies can say."""

from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from home.lists.columns import Column, Columns


def _of_relation(name):
    return lambda line: getattr(line.relation, name, None) or ""


def _responsible(line):
    return line.relation.responsible.name if line.relation and line.relation.responsible else ""


_EVERY = (
    Column("industry", _("Branche"), lambda line: line.company.industry_name),
    Column("responsible", _("Ansvarlig"), _responsible),
    Column("last_contact", _("Sidste kontakt"), day=lambda line: line.last_contact),
    Column("promises", _("Åbne tilsagn"), lambda line: line.open_promises, is_number=True),
    Column(
        "next_step",
        _("Næste skridt"),
        _of_relation("next_step"),
        _of_relation("next_step_on"),
        day_label=_("Hvornår"),
    ),
    Column("tags", _("Mærker"), lambda line: ", ".join(line.tags)),
    Column("employees", _("Ansatte"), lambda line: line.company.get_employees_display()),
    Column("municipality", _("Kommune"), lambda line: municipalities.name(line.company.municipality_code)),
    Column("cvr_number", _("CVR-nummer"), lambda line: line.company.cvr_number or ""),
    Column("street", _("Adresse"), lambda line: line.company.street),
    Column("postcode", _("Postnummer"), lambda line: line.company.postcode),
    Column("city", _("By"), lambda line: line.company.city),
)  # fmt: skip
COLUMNS = Columns(
    _("Virksomhed"), _EVERY, ("industry", "responsible", "last_contact", "promises", "next_step")
)
