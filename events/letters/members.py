"""All members of an event's network invited in one step; the letter is the network's newest."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from events.letters.rounds import RoundOutcome, create_round
from events.letters.selections import Selection, candidates
from events.models import Event
from taskforces.models import Contact, MayorInvitationPage, Membership


def invite_members(event: Event, *, by: User) -> RoundOutcome:
    """Those who may be invited and are not yet. Nothing is sent. Raises RoundRefused."""
    letters = MayorInvitationPage.objects.filter(network=event.network)
    return create_round(
        event,
        letter=letters.order_by("-latest_revision_created_at").first(),
        contacts=list(candidates(event, Selection(network=event.network))),
        name=_("Medlemmerne"),
        by=by,
    )


def without_people(event: Event) -> list[Membership]:
    """Members of whom the host knows nobody to write to."""
    people = Contact.objects.filter(organisation=event.organisation)
    known = Q(contact__isnull=False) | Q(company__in=people.values("company"))
    members = event.network.memberships.current().select_related("company")
    return list(members.exclude(known).order_by("company__name"))
