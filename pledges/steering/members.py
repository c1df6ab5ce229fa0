"""Members of a steering group are written in, get the agenda by mail, and leave with their key."""

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from pledges.models import SteeringMeeting, SteeringMember
from taskforces.models import Network


@transaction.atomic
def add_steering_member(network: Network, *, by: User, **facts) -> SteeringMember:
    made = SteeringMember.objects.create(network=network, **facts)
    audit.record(network.host, by=by, verb="steering.member_added", thing=made)
    return made


@transaction.atomic
def remove_steering_member(member: SteeringMember, *, by: User) -> None:
    """From now on their link opens nothing."""
    audit.record(member.network.host, by=by, verb="steering.member_removed", thing=member)
    member.delete()


@transaction.atomic
def send_agenda(meeting: SteeringMeeting, *, by: User) -> list[Message]:
    """One mail to each member with an address, with a link of their own."""
    network = meeting.network
    with in_house_language():
        day = date_format(meeting.held_on, _("j. F Y"))
        subject = _("Dagsorden: styregruppen for %(network)s den %(day)s")
        drafts = [
            Draft(
                recipient=member.email,
                subject=subject % {"network": network, "day": day},
                reference=f"steering:{meeting.pk}:{member.pk}",
                template="pledges/emails/agenda",
                context={
                    "member": member,
                    "meeting": meeting,
                    "day": day,
                    "link": settings.BASE_URL + member.get_absolute_url(),
                },
            )
            for member in network.steering_members.exclude(email="")
        ]
        sent = [message for draft in drafts if (message := queue_email(network.host, draft))]
    audit.record(
        network.host, by=by, verb="steering.agenda_sent", thing=meeting, after={"mails": len(sent)}
    )
    return sent
