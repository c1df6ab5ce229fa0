"""What concerns one address, of all organisations: it is the person's own."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Organisation
from events.models import Invitation
from home.models import ColleagueAccess
from pledges.models import CompanyQuestion, Placement, Sheet, Visit
from taskforces.contacts.merging import contacts_of
from taskforces.models import Contact, Membership

HELD_SHOWN = 3


@dataclass
class Mine:
    coming: list[Invitation] = field(default_factory=list)
    past: list[Invitation] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    held: list[Visit] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def organisations(self) -> list[Organisation]:
        """Who holds something of the person."""
        held = {contact.organisation for contact in self.contacts}
        return sorted(held, key=lambda organisation: organisation.name)


def sheets_of(address: str) -> QuerySet[Sheet]:
    """What they promised, and what a colleague promised who let them in; never one whose names are deleted."""
    theirs = Q(contact_email__iexact=address)
    for access in (
        ColleagueAccess.objects.open().filter(colleague=address).select_related("company")
    ):
        at = Q(company=access.company_id) | Q(
            company=None, company_name__iexact=access.company.name
        )
        theirs |= Q(contact_email__iexact=access.giver) & at
    return Sheet.objects.filter(theirs, forgotten_at=None, handover__isnull=False)


def invitations_of(address: str) -> QuerySet[Invitation]:
    invitations = Invitation.objects.with_people()
    return invitations.filter(contact__in=contacts_of(address), withdrawn_at=None)


def memberships_of(address: str) -> QuerySet[Membership]:
    members = Membership.objects.current().filter(contact__in=contacts_of(address))
    return members.select_related("network__host", "network__unit", "company", "contact")


def questions_of(address: str, sheets: list[Sheet]) -> QuerySet[CompanyQuestion]:
    """What they asked, and what a colleague asked about a sheet that they see."""
    theirs = Q(email__iexact=address) | Q(sheet__in=[sheet.pk for sheet in sheets])
    return CompanyQuestion.objects.filter(theirs).select_related("unit", "answered_by")


def mine(address: str, now: datetime | None = None) -> Mine:
    """As many statements for three of each as for one."""
    now = now or timezone.now()
    invitations = list(invitations_of(address).order_by("event__starts_at"))
    sheets = sheets_of(address).with_status().select_related("handover__owner")
    sheets = list(sheets.order_by("-submitted_at"))
    visits = _visits(sheets)
    contacts = contacts_of(address).with_company()
    return Mine(
        coming=[each for each in invitations if each.event.ends_at > now],
        past=[each for each in reversed(invitations) if each.event.ends_at <= now],
        sheets=sheets,
        visits=[each for each in visits if each.ends_at > now],
        held=[each for each in reversed(visits) if each.ends_at <= now][:HELD_SHOWN],
        placements=_placements(sheets),
        memberships=list(memberships_of(address)),
        contacts=list(contacts.order_by("organisation__name")),
    )


def _visits(sheets):
    agreed = Visit.objects.exclude(state=Visit.State.CANCELLED).filter(
        handover__sheet__in=[sheet.pk for sheet in sheets]
    )
    return list(
        agreed.select_related("consultant", "handover__sheet", "handover__unit").order_by(
            "starts_at"
        )
    )


def _placements(sheets):
    """With `now`, the step that holds today; nobody is named, not even by the unit's own mark."""
    found = Placement.objects.in_place().filter(handover__sheet__in=[sheet.pk for sheet in sheets])
    found = list(found.select_related("handover__sheet").prefetch_related("steps", "checks"))
    today = timezone.localdate()
    for placement in found:
        begun = [step for step in placement.steps.all() if step.starts_on <= today]
        placement.now = begun[-1] if begun else None
        ahead = [check for check in placement.checks.all() if check.due_on > today]
        placement.next_check = ahead[0] if ahead else None
    return found
