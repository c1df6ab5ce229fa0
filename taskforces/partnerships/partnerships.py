"""Partners are asked, answer, and their agreements change; units sign what they keep."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from taskforces.models import Continuation, Network, Partnership

State = Partnership.State


class PartnershipRefused(Refused):
    class Code(models.TextChoices):
        ANSWERED = "answered", gettext_lazy("De har allerede svaret.")


@transaction.atomic
def open_partnership(network: Network, *, by: User, by_mail: bool = False, **facts) -> Partnership:
    """Asked or agreed; a question goes out by mail where an address is known and it is wished for."""
    made = Partnership.objects.create(network=network, **facts)
    audit.record(
        network.host, by=by, verb="open_partnership", thing=made, after={"state": made.state}
    )
    if by_mail and made.state == State.ASKED and made.partner_email:
        ask_by_mail(made, by=by)
    return made


def ask_by_mail(partnership: Partnership, *, by: User) -> Message | None:
    """The question, with who asks; they answer to the host by mail or telephone."""
    network = partnership.network
    with in_house_language():
        draft = Draft(
            recipient=partnership.partner_email,
            subject=_("Vil I være partner i %(network)s?") % {"network": network.name},
            reference=f"partnership:{partnership.pk}",
            template="taskforces/emails/partner",
            context={"partnership": partnership, "network": network, "asker": by},
        )
        return queue_email(network.host, draft)


@transaction.atomic
def change_partnership(partnership: Partnership, *, by: User, **facts) -> Partnership:
    changed = [name for name, value in facts.items() if getattr(partnership, name) != value]
    for name, value in facts.items():
        setattr(partnership, name, value)
    partnership.save()
    audit.record(
        partnership.network.host,
        by=by,
        verb="change_partnership",
        thing=partnership,
        after={"fields": changed},
    )
    return partnership


@transaction.atomic
def answer(partnership: Partnership, *, yes: bool, note: str = "", by: User) -> Partnership:
    """Raises PartnershipRefused for one that answered before: a colleague was quicker."""
    fresh = (
        Partnership.objects.select_for_update(of=("self",))
        .select_related("network__host")
        .get(pk=partnership.pk)
    )
    if fresh.state != State.ASKED:
        raise PartnershipRefused(PartnershipRefused.Code.ANSWERED)
    fresh.state = State.AGREED if yes else State.DECLINED
    fresh.answered_on, fresh.answer_note = timezone.localdate(), note
    fresh.save(update_fields=["state", "answered_on", "answer_note"])
    audit.record(
        fresh.network.host, by=by, verb="answer_partnership", thing=fresh, after={"yes": yes}
    )
    return fresh


@transaction.atomic
def sign(network: Network, *, by: User, **facts) -> Continuation:
    """What the unit carries on; an earlier signature stays as it was."""
    unit = network.unit or network.host
    made = Continuation.objects.create(network=network, unit=unit, signed_by=by, **facts)
    after = {"elements": made.elements}
    for organisation in dict.fromkeys((unit, network.host)):
        audit.record(organisation, by=by, verb="sign_continuation", thing=made, after=after)
    return made
