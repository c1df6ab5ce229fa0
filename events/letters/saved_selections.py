"""Saved selections: rules of whom to reach, asked anew each time somebody uses them."""

from urllib.parse import urlencode

from django.db import transaction
from django.db.models import QuerySet

from accounts import audit
from accounts.models import Organisation, User
from events.letters.selection_forms import SelectionForm
from events.letters.selections import narrow
from taskforces.lists.selections import save_selection
from taskforces.models import Contact, ContactList, Listing, SavedSelection


def seen_by(user: User, organisation: Organisation) -> QuerySet[SavedSelection]:
    """The organisation's, and the user's own."""
    subject = SavedSelection.Subject.CONTACTS
    return SavedSelection.objects.of(subject, user, [organisation])


def form_of(saved: SavedSelection) -> SelectionForm:
    return SelectionForm(saved.filters, hosts=[saved.organisation])


def people_of(saved: SavedSelection) -> QuerySet[Contact]:
    """Who fits now. Nobody where a part of the rule is gone: without it the rule would say more people."""
    form = form_of(saved)
    if not form.is_valid():
        return Contact.objects.none()
    found = saved.organisation.contacts.may_be_invited()
    return narrow(found, form.selection()).with_company().order_by("company__name", "name")


def query_of(saved: SavedSelection) -> str:
    """The rule as the choice of recipients reads it from an address."""
    return urlencode(saved.filters, doseq=True)


def save(organisation: Organisation, *, name: str, form: SelectionForm, by: User) -> SavedSelection:
    """Under a name that is taken it takes the other's place."""
    filters = {field: form.data[field] for field in form.fields if form.data.get(field)}
    subject = SavedSelection.Subject.CONTACTS
    return save_selection(organisation, subject, name=name, filters=filters, by=by)


@transaction.atomic
def as_list(saved: SavedSelection, *, by: User) -> ContactList:
    """Those who fit now, kept as a list that does not change by itself."""
    made = ContactList.objects.create(
        organisation=saved.organisation, name=saved.name, created_by=by
    )
    people = people_of(saved).order_by("pk").values_list("pk", flat=True)
    Listing.objects.bulk_create(Listing(contact_list=made, contact_id=pk) for pk in people)
    audit.record(saved.organisation, by=by, verb="list_selection", thing=made)
    return made
