"""Lists of contacts; what came in with one goes out with it again, unless somebody has used it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model, QuerySet

from accounts import audit
from accounts.models import AuditEntry, Organisation, User
from taskforces.companies import bulk
from taskforces.models import (
    BulkChange,
    Company,
    Contact,
    ContactList,
    Listing,
    Membership,
    Workplace,
)


@dataclass
class Undoing:
    """What becomes of whom when a list is undone."""

    removed: list[Contact]  # came in with the list and were not used since
    kept: list[Contact]  # only taken off the list
    memberships: list[int]
    companies: list[int]


def plan_undo(contact_list: ContactList) -> Undoing:
    listed = Contact.objects.filter(listings__contact_list=contact_list).with_company()
    came_in = listed.filter(listings__made=True)
    used = _used(contact_list, came_in)
    removed = [contact for contact in came_in if contact.pk not in used]
    gone = {contact.pk for contact in removed}
    memberships = _untouched_memberships(contact_list, gone)
    return Undoing(
        removed=removed,
        kept=[contact for contact in listed if contact.pk not in gone],
        memberships=memberships,
        companies=_unused_companies(contact_list, gone, memberships),
    )


@transaction.atomic
def undo_list(contact_list: ContactList, *, by: User) -> Undoing:
    """Take out again what came in with the list, and the list itself. Returns what was done."""
    contact_list = ContactList.objects.select_for_update().get(pk=contact_list.pk)
    # An invitation that is being made now waits for these rows, or is counted as a use below.
    on_list = Contact.objects.filter(listings__contact_list=contact_list)
    list(on_list.select_for_update(of=("self",)).values_list("pk"))
    plan = plan_undo(contact_list)
    audit.record(
        contact_list.organisation,
        by=by,
        verb="undo_list",
        thing=contact_list,
        before={"contacts": len(plan.removed) + len(plan.kept)},
        after={"removed": len(plan.removed), "kept": len(plan.kept)},
    )
    Membership.objects.filter(pk__in=plan.memberships).delete()
    Contact.objects.filter(pk__in=[contact.pk for contact in plan.removed]).delete()
    contact_list.delete()
    Company.objects.filter(pk__in=plan.companies).delete()
    return plan


@transaction.atomic
def add_to_list(
    organisation: Organisation, contacts: Collection[Contact], *, name: str, by: User
) -> tuple[ContactList, int]:
    """The list of that name, made where there is none, and how many were not on it before.

    They did not come in with it: undoing the list takes them off it and leaves them.
    """
    named = ContactList.objects.select_for_update().filter(organisation=organisation)
    found = named.filter(name__iexact=name).order_by("pk").first()
    found = found or ContactList.objects.create(organisation=organisation, name=name, created_by=by)
    listed = set(found.listings.values_list("contact", flat=True))
    new = [contact for contact in contacts if contact.pk not in listed]
    made = Listing.objects.bulk_create(
        Listing(contact_list=found, contact=contact) for contact in new
    )
    told = {"number": len(new), "label": found.name, "added": made}
    bulk.note(organisation, BulkChange.What.LIST, by=by, **told)
    audit.record(organisation, by=by, verb="add_to_list", thing=found, after={"contacts": len(new)})
    return found, len(new)


def _used(contact_list, came_in):
    """Invited, a member, on another list, changed by hand, or asking not to be contacted."""
    here = contact_list.listings.values_list("pk", flat=True)
    used = referred(came_in, besides={Listing: set(here)})
    used |= set(came_in.filter(objected_at__isnull=False).values_list("pk", flat=True))
    subjects = _subjects_of("update_contact", contact_list)
    return used | {contact.pk for contact in came_in if audit.subject_of(contact) in subjects}


def _untouched_memberships(contact_list, gone):
    """Those that nobody has made more of, of companies where we know nobody afterwards."""
    staying = set(
        Contact.objects.filter(
            organisation=contact_list.organisation_id,
            company__memberships__in=contact_list.made_memberships.all(),
        ).values_list("company", "pk")
    )
    peopled = {company for company, pk in staying if pk not in gone}
    made = contact_list.made_memberships.filter(contact=None)
    made = made.exclude(role=Membership.Role.AMBASSADOR)  # they may have cards with their name
    changed = _subjects_of("change_member", contact_list)
    used = referred(made, besides={_through("made_memberships"): None})
    used |= {each.pk for each in made if audit.subject_of(each) in changed}
    return [each.pk for each in made if each.company_id not in peopled and each.pk not in used]


def _subjects_of(verb, contact_list):
    """What the organisation has done this to since the list was made."""
    entries = AuditEntry.objects.filter(
        organisation=contact_list.organisation_id, verb=verb, at__gte=contact_list.created_at
    )
    return set(entries.values_list("subject", flat=True))


def _unused_companies(contact_list, gone, memberships):
    made = contact_list.made_companies.all()
    used = referred(
        made,
        besides={
            Contact: gone,
            Membership: set(memberships),
            Workplace: None,
            _through("made_companies"): None,
        },
    )
    workplaces = Workplace.objects.filter(company__in=made)
    peopled = referred(workplaces, besides={Contact: gone})
    used |= set(Workplace.objects.filter(pk__in=peopled).values_list("company", flat=True))
    return [company.pk for company in made if company.pk not in used]


def _through(name):
    return ContactList._meta.get_field(name).remote_field.through


def referred(rows: QuerySet, *, besides: dict[type[Model], Collection[int] | None]) -> set[int]:
    """Which of the rows any table points at, also a table of an app that is not known here.

    `besides`: rows that do not count, by model; None for all rows of that model.
    """
    used: set[int] = set()
    for relation in rows.model._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        uncounted = besides.get(relation.related_model, ())
        if relation.concrete or uncounted is None:
            continue
        pairs = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": rows.values("pk")}
        ).values_list("pk", relation.field.attname)
        used |= {pointed_at for pk, pointed_at in pairs if pk not in uncounted}
    return used
