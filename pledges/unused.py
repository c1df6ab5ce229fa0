"""Which contacts nobody may delete by themselves, and why: one rule for the night and for a colleague who tidies up."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit, periods
from accounts.kept_rows import in_words
from accounts.models import Organisation, User
from events.models import CourseParticipant, Invitation
from pledges.models import Placement, Sheet, SheetLink
from taskforces.companies import bulk
from taskforces.companies.moving import pointing_at
from taskforces.models import BulkChange, Contact, DeletedContact, Membership


class Kept(models.TextChoices):
    """Why a contact stays."""

    OBJECTED = "objected", _("har frabedt sig kontakt, og det nej skal huskes")
    INVITED = "invited", _("er inviteret; invitationen slettes af sig selv efter arrangementet")
    SHEET = "sheet", _("har udfyldt et ark; navnet slettes, når sagen har været lukket længe nok")
    CARDS = "cards", _("har kort eller links med sit navn")
    MEMBER = "member", _("står som medlem; ret medlemskabet først")
    LEARNT = "learnt", _("har været på kursus eller er buddy")


def in_use(organisation: Organisation, now: datetime) -> dict[Kept, Q]:
    """For contacts of the organisation, the weightiest first."""
    ours = {"contact__organisation": organisation}
    members = Membership.objects.current(timezone.localdate(now)).order_by()
    members = members.filter(network__active=True, **ours)
    return {
        Kept.OBJECTED: Q(objected_at__isnull=False),
        Kept.INVITED: _among(Invitation.objects.filter(**ours).order_by(), "contact"),
        Kept.SHEET: _among(Sheet.objects.filter(**ours).order_by(), "contact"),
        Kept.CARDS: _among(
            SheetLink.objects.filter(ambassador__organisation=organisation), "ambassador"
        ),
        Kept.MEMBER: _among(members, "contact"),
        Kept.LEARNT: _learnt_lately(organisation, now),
    }


def _among(rows, column):
    return Q(pk__in=rows.values(column))


def _learnt_lately(organisation, now):
    """Whose course, or whose work as a buddy, is no longer ago than an unused name is kept."""
    cut_off = timezone.localdate(periods.CONTACTS.cut_off(now, organisation))
    lately = CourseParticipant.objects.filter(
        course__held_on__gte=cut_off, contact__organisation=organisation
    )
    at_work = Placement.objects.filter(Q(ended_on=None) | Q(ended_on__gte=cut_off))
    at_work = at_work.filter(buddy_contact__organisation=organisation)
    return _among(lately.order_by(), "contact") | _among(at_work.order_by(), "buddy_contact")


def unused(contacts: QuerySet[Contact], organisation: Organisation, now: datetime) -> QuerySet:
    """Those of the organisation's contacts that nothing holds."""
    for rows in in_use(organisation, now).values():
        contacts = contacts.exclude(rows)
    return contacts


def kept_of(
    contacts: QuerySet[Contact], organisation: Organisation, now: datetime
) -> dict[Kept, list[Contact]]:
    """Those who stay, each under the first reason."""
    found: dict[Kept, list[Contact]] = {}
    told: set[int] = set()
    for why, rows in in_use(organisation, now).items():
        people = [each for each in contacts.filter(rows) if each.pk not in told]
        told |= {each.pk for each in people}
        if people:
            found[why] = people
    return found


@transaction.atomic
def delete_unused(
    organisation: Organisation,
    contacts: QuerySet[Contact],
    *,
    by: User,
    now: datetime | None = None,
) -> int:
    """Those whom nothing holds go, and how many that is; they can be brought back for a month. The others stay.

    Who was invited meanwhile waits for these rows, or is counted as in use.
    """
    now = now or timezone.now()
    ids = list(contacts.order_by("pk").values_list("pk", flat=True))
    ours = Contact.objects.filter(organisation=organisation, pk__in=ids)
    list(ours.order_by("pk").select_for_update().values_list("pk"))
    going = list(unused(ours, organisation, now).order_by("pk"))
    change = bulk.note(organisation, BulkChange.What.DELETE, by=by, number=len(going))
    if change is None:
        return 0
    DeletedContact.objects.bulk_create(
        DeletedContact(change=change, email=each.email, content=_content(each)) for each in going
    )
    Contact.objects.filter(pk__in=[each.pk for each in going]).delete()
    after = {"deleted": len(going), "kept": len(ids) - len(going)}
    audit.record(organisation, by=by, verb="delete_contacts", thing=change, after=after)
    return len(going)


def _content(contact):
    """The contact with the rows that go with it, and those that only lose sight of it."""
    going, pointed = [contact], []
    for key in pointing_at(Contact):
        rows = list(key.model._base_manager.filter(**{key.name: contact}))
        if rows and key.remote_field.on_delete is models.SET_NULL:
            pointed.append([key.model._meta.label, key.name, contact.pk, [r.pk for r in rows]])
        else:
            going += rows
    return {"rows": in_words(going), "pointed": pointed}
