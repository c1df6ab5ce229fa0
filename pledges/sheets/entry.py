"""How somebody came to an empty sheet: by a key, and never by a log-in."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from accounts.keys import normalise_code
from events.access import invitation_by_code
from events.interview_groups.groups import group_of
from events.models import ContactCard, Device, Event, InterviewGroup, Invitation
from pledges.models import PaperSheet, SheetLink
from taskforces.models import Company, Contact, Network


@dataclass(frozen=True)
class SheetEntry:
    """The QR on a table, a campaign, a card, the number of a sheet on paper, or somebody's own code.

    Staff who hear of a job on an ordinary day come without any of these, from a company they know.
    """

    key: str
    network: Network
    link: SheetLink | None = None
    invitation: Invitation | None = None
    paper: PaperSheet | None = None
    evening: Event | None = None  # of a guest's neighbour, who has no code here
    tablet: Device | None = None  # that goes round, with a key of its own
    by_staff: bool = False
    company: Company | None = None  # which staff came from
    contact: Contact | None = None  # of staff's own organisation

    @property
    def event(self) -> Event | None:
        if self.invitation:
            return self.invitation.event
        return self.link.event if self.link else self.evening

    @property
    def guest(self) -> dict[str, str]:
        """Who holds the code, as the sheet's contact fields; a stand-in never sees their colleague's."""
        if self.by_staff:
            return self._known_to_staff
        if self.invitation is None:
            return {}
        contact = self.invitation.contact
        known = {
            "contact_name": contact.name,
            "company_name": contact.company.name,
            "phone": contact.phone,
            "email": contact.email,
        }
        registration = getattr(self.invitation, "registration", None)
        if registration and self.invitation.answer == Invitation.Answers.STAND_IN:
            known |= {"contact_name": registration.name, "phone": "", "email": registration.email}
        return known

    @property
    def _known_to_staff(self):
        known = {"company_name": self.company.name} if self.company else {}
        if self.contact:
            known |= {
                "contact_name": self.contact.name,
                "phone": self.contact.phone,
                "email": self.contact.email,
            }
        return known

    @property
    def group(self) -> InterviewGroup | None:
        """The guest's own, on the evening."""
        return group_of(self.invitation) if self.invitation else None

    @property
    def guest_first_name(self) -> str:
        return self.guest["contact_name"].partition(" ")[0]

    @property
    def ambassador(self) -> str:
        """Whose card it was."""
        return self.link.ambassador.name if self.link and self.link.ambassador else ""

    @property
    def is_open(self) -> bool:
        return self.was_open_at(timezone.now())

    def was_open_at(self, moment: datetime) -> bool:
        """A sheet filled in in time may wait for a network and come in late."""
        if not self.network.active:
            return False
        if self.link is None:
            gone = self.invitation.withdrawn_at if self.invitation else None
            return gone is None or moment < gone
        campaign, day = self.link.campaign, timezone.localdate(moment)
        if campaign and not campaign.starts_on <= day <= campaign.ends_on:
            return False
        return self.link.closes_at is None or moment < self.link.closes_at

    @property
    def asks_for_jobs(self) -> bool:
        """Staff may always write a job down: a forum that never pledges at meetings lives by it."""
        return self.by_staff or (self.network.pledging and not self.network.visit_only)

    @property
    def asks_anything(self) -> bool:
        return self.network.pledging or self.network.visit_only

    def for_anybody(self) -> "SheetEntry":
        """The same evening for whoever holds the tablet, or sits beside: nobody's own code."""
        return replace(self, invitation=None, evening=self.event)

    def for_guest(self, invitation: Invitation | None) -> "SheetEntry":
        if invitation is None:
            return self
        return replace(self, invitation=invitation, network=invitation.inviting_network)


def entry_by_key(typed: str) -> SheetEntry:
    """The key of a table, campaign or card, the number of a paper sheet, or the code of an invitation.

    404 when it is none of them.
    """
    key = normalise_code(typed)
    if not key:
        raise Http404
    links = SheetLink.objects.select_related(
        "network__host", "event", "campaign", "ambassador", "outreach"
    )
    if link := links.filter(key=key).first():
        return SheetEntry(key, link.network, link=link)
    papers = PaperSheet.objects.select_related(
        "link__network__host", "link__event", "link__campaign", "link__ambassador"
    )
    if paper := papers.filter(number=key).first():
        return SheetEntry(key, paper.link.network, link=paper.link, paper=paper)
    invitation = invitation_by_code(key)
    return SheetEntry(key, invitation.inviting_network, invitation=invitation)


def guest_at(entry: SheetEntry, code: str) -> SheetEntry:
    """The same entry for a guest whose own code this browser holds, if they are invited to the event."""
    if entry.invitation or entry.paper or entry.event is None or not normalise_code(code):
        return entry
    own = Invitation.objects.with_people().filter(
        code=normalise_code(code), event=entry.event, withdrawn_at=None
    )
    return entry.for_guest(own.first())


def badge_at(entry: SheetEntry, code: str) -> ContactCard | None:
    """The card behind the code on a name badge of the same evening."""
    if entry.event is None or not (code := normalise_code(code)):
        return None
    cards = ContactCard.objects.select_related(
        "registration__invitation__contact__company", "registration__invitation__event__network"
    )
    return cards.filter(code=code, registration__event=entry.event).first()
