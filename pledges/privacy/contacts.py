"""Contacts of companies, and where they stand: lists, memberships, courses."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import Activity, Holding, Subject
from outbox.models import Suppression
from outbox.suppressions import block
from pledges import retention

CONTACT = "contact__email"


def _erase_contacts(rows, by, now):
    """A no that was said stays with the address, so that nobody writes to it again."""
    for contact in rows.select_related("organisation"):
        if contact.objected_at and contact.email:
            block(contact.organisation, contact.email, Suppression.Reason.UNSUBSCRIBED)
    rows.delete()


def _is_used(now):
    return Q(sheet_links__sheets__isnull=False) | Q(invitations__event__ends_at__gt=now)


HOLDINGS = [
    Holding(
        model="taskforces.Membership",
        fields=("contact",),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("network__host",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="pledges.SheetLink",
        fields=("ambassador", "key"),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.CONTACTS,
        found_by=("ambassador__email",),
        organisations=("network__host",),
        goes_with="taskforces.Contact",
        through="ambassador",
    ),
    Holding(
        model="events.CourseParticipant",
        fields=("contact", "state", "completed_on"),
        subject=Subject.CONTACT,
        activity=Activity.AT_WORK,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("course__network__host",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="taskforces.Listing",
        fields=("contact",),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("contact_list__organisation",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="taskforces.ContactMerge",
        fields=("gone_name", "gone_email", "moved", "removed", "before"),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=("gone_email", "kept__email"),
        organisations=("organisation",),
        goes_with="taskforces.Contact",
        through="kept",
    ),
    Holding(
        model="taskforces.Contact",
        fields=(
            *("name", "title", "salutation", "email", "phone", "data_source"),
            *("contact_basis", "preferred_channel", "language", "objected_at", "search_text"),
        ),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=("email",),
        organisations=("organisation",),
        forget=retention.forget_contacts,
        erase=_erase_contacts,
        kept=_is_used,
        kept_because=_(
            "Er inviteret til et arrangement, der ikke er holdt, eller er ambassadør"
            " med ark under sit navn. Tag det tilbage først."
        ),
    ),
]
