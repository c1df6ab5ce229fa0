"""A company asks to join a network: its coordinators get a mail, and phone."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from frontend.languages import in_house_language
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from taskforces.models import JoinRequest, Network


@dataclass(frozen=True)
class Wish:
    company: str
    name: str
    email: str
    phone: str = ""
    remark: str = ""


@transaction.atomic
def ask_to_join(network: Network, *, wish: Wish) -> list[Message]:
    """One mail to each who answers for the network, in the site's own language, and a row that waits for an answer.

    Where nobody was told nothing is kept, so that the page can say so.
    """
    with in_house_language():
        subject = _("%(company)s vil gerne være med i %(network)s") % {
            "company": without_links(wish.company),
            "network": network.name,
        }
        drafts = [
            Draft(
                recipient=address,
                subject=subject,
                reference=f"join:{network.pk}",
                template="taskforces/emails/join",
                context={"network": network, **_safe(wish)},
                asked=Asked("join", f"network:{network.pk}"),
            )
            for address in network.join_addresses
        ]
        queued = [queue_email(network.host, draft) for draft in drafts]
    told = [message for message in queued if message]
    if told:
        JoinRequest.objects.create(
            network=network,
            company_name=wish.company,
            name=wish.name,
            email=wish.email,
            phone=wish.phone,
            remark=wish.remark,
        )
    return told


def _safe(wish):
    return {
        "company": without_links(wish.company),
        "name": without_links(wish.name),
        "email": wish.email,
        "phone_number": without_links(wish.phone),
        "remark": [without_links(line) for line in wish.remark.splitlines() if line.strip()],
    }
