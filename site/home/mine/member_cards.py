"""Who is seen by the other members of a network, and who is brought together with whom."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import digest, new_key
from accounts.refusals import Refused
from home.mine.emails import send_brought_together, send_introduction
from home.models import IntroductionRequest, MemberCard
from outbox.addresses import fold
from taskforces.models import Membership, Network

Answer = IntroductionRequest.Answer


class IntroductionRefused(Refused):
    class Code(models.TextChoices):
        NOT_SHOWN = "not_shown", _("Den person vil ikke ses af de andre mere.")
        ANSWERED = "answered", _("Du har allerede svaret.")


def show(membership: Membership, *, address: str, tells: str = "", seeks: str = "") -> MemberCard:
    """The member's yes to exactly this; a second yes replaces the first."""
    fields = {
        "address": fold(address),
        "tells": tells,
        "seeks": seeks,
        "consented_at": timezone.now(),
    }
    return MemberCard.objects.update_or_create(membership=membership, defaults=fields)[0]


def hide(membership: Membership) -> None:
    """From the next request on nobody sees anything, and who asked and waits gets nothing."""
    MemberCard.objects.filter(membership=membership).delete()
    IntroductionRequest.objects.filter(asked=membership, answer=Answer.WAITING).delete()


def others(network: Network, *, than: Membership) -> list[MemberCard]:
    """Those who said yes, by company."""
    cards = MemberCard.objects.shown().filter(membership__network=network)
    cards = cards.exclude(membership=than)
    return list(
        cards.select_related("membership__company", "membership__contact").order_by(
            "membership__company__name"
        )
    )


@transaction.atomic
def ask(asker: Membership, asked: Membership, *, text: str = "") -> IntroductionRequest:
    """Mails the other one; twice is once. Raises IntroductionRefused (NOT_SHOWN)."""
    if not MemberCard.objects.shown().filter(
        membership=asked, membership__network=asker.network_id
    ):
        raise IntroductionRefused(IntroductionRefused.Code.NOT_SHOWN)
    known = IntroductionRequest.objects.filter(asker=asker, asked=asked, answer=Answer.WAITING)
    if waiting := known.first():
        return waiting
    key = new_key()
    request = IntroductionRequest.objects.create(
        asker=asker, asked=asked, text=text, key_digest=digest(key)
    )
    send_introduction(request, key)
    return request


def request_by_key(key: str) -> IntroductionRequest | None:
    """The question that a mail's key opens, and nothing else."""
    return _with_people().filter(key_digest=digest(key)).first()


def requests_of(memberships: list[Membership]) -> list[IntroductionRequest]:
    """Asked by them and of them, newest first."""
    pks = [membership.pk for membership in memberships]
    theirs = models.Q(asker__in=pks) | models.Q(asked__in=pks)
    return list(_with_people().filter(theirs).order_by("-asked_at"))


@transaction.atomic
def answer(request: IntroductionRequest, *, yes: bool) -> IntroductionRequest:
    """A yes gives both the other's address by mail; a no is told to nobody. Raises IntroductionRefused."""
    locked = IntroductionRequest.objects.select_for_update().get(pk=request.pk)
    if locked.answer != Answer.WAITING:
        raise IntroductionRefused(IntroductionRefused.Code.ANSWERED)
    locked.answer, locked.answered_at = (Answer.YES if yes else Answer.NO), timezone.now()
    locked.save(update_fields=["answer", "answered_at"])
    if yes and locked.asker.contact and locked.asked.contact:
        send_brought_together(locked)
    return locked


def _with_people():
    return IntroductionRequest.objects.select_related(
        *("asker__network__host", "asker__company", "asker__contact"),
        *("asked__company", "asked__contact"),
    )
