"""Contacts made and changed by hand."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from taskforces.models import Company, Contact


class ContactRefused(Refused):
    class Code(models.TextChoices):
        KNOWN = "known", _("Den person står allerede på listen hos den virksomhed.")


def company_is_ours_alone(company: Company, organisation: Organisation) -> bool:
    """Whether nobody else uses the company, so that we may change what stands about it."""
    return not company.contacts.exclude(organisation=organisation).exists()


@transaction.atomic
def create_contact(organisation: Organisation, *, company: dict, person: dict, by: User) -> Contact:
    """The company is found by its CVR number or made. Raises ContactRefused."""
    found = None
    if company["cvr_number"]:
        found = Company.objects.filter(cvr_number=company["cvr_number"]).first()
    found = found or Company.objects.create(
        **company | {"cvr_number": company["cvr_number"] or None}
    )
    contact = Contact(organisation=organisation, company=found, **person)
    _save(contact)
    audit.record(organisation, by=by, verb="create_contact", thing=contact)
    return contact


@transaction.atomic
def update_contact(contact: Contact, *, company: dict, person: dict, by: User) -> Contact:
    """What stands about a company that others use too is left alone. Raises ContactRefused."""
    contact = Contact.objects.with_company().select_for_update(of=("self",)).get(pk=contact.pk)
    changed = [name for name, value in person.items() if getattr(contact, name) != value]
    for name, value in person.items():
        setattr(contact, name, value)
    if company and company_is_ours_alone(contact.company, contact.organisation):
        for name, value in company.items():
            setattr(contact.company, name, value)
        contact.company.save(update_fields=[*company, "search_text"])
    _save(contact)
    audit.record(
        contact.organisation,
        by=by,
        verb="update_contact",
        thing=contact,
        after={"fields": changed},
    )
    return contact


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        raise ContactRefused(ContactRefused.Code.KNOWN) from error
