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
    """Whether nobody else uses the company and the register has not spoken, so that we may change what stands about it."""
    return (
        not company.register_read_at
        and not company.contacts.exclude(organisation=organisation).exists()
    )


@transaction.atomic
def create_contact(organisation: Organisation, *, company: dict, person: dict, by: User) -> Contact:
    """The company is found by its CVR number or made. Raises ContactRefused."""
    found = None
    if company["cvr_number"]:
        found = Company.objects.filter(cvr_number=company["cvr_number"]).first()
    found = found or Company.objects.create(
        **company | {"cvr_number": company["cvr_number"] or None}, typed_by=organisation
    )
    contact = Contact(organisation=organisation, company=found, **person)
    _save(contact)
    audit.record(organisation, by=by, verb="create_contact", thing=contact)
    return contact


def company_named(organisation: Organisation, name: str) -> Company:
    """The one company of that name that the organisation knows, else the register's only one, or a new one."""
    known = Company.objects.filter(contacts__organisation=organisation, name__iexact=name)
    known = known.distinct()[:2]
    if not known:
        known = Company.objects.registered().filter(name__iexact=name)[:2]
    return known[0] if len(known) == 1 else _typed(organisation, name)


@transaction.atomic
def contact_by_themselves(
    organisation: Organisation, *, name: str, company: str, email: str, language: str = ""
) -> Contact:
    """Who wrote to us of their own accord: the contact of that name and address, or a new one.

    Nobody has shown yet that they are who they say. So what we know is never overwritten, and a stranger with
    the name of somebody we know at that company stands apart from them, at a company of that name alone.
    """
    known = Contact.objects.filter(organisation=organisation, email__iexact=email)
    if found := known.filter(name__iexact=name).with_company().order_by("pk").first():
        return found
    at = company_named(organisation, company)
    if Contact.objects.filter(organisation=organisation, company=at, name=name).exists():
        at = _typed(organisation, company)
    return Contact.objects.create(
        organisation=organisation,
        company=at,
        name=name,
        email=email,
        language=language,
        data_source=_("Tilmeldte sig selv"),
        contact_basis=Contact.Basis.DIALOGUE,
    )


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


def _typed(organisation, name):
    return Company.objects.create(name=name, typed_by=organisation)


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        raise ContactRefused(ContactRefused.Code.KNOWN) from error
