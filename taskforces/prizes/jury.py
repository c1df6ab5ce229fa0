"""The jury of a prize: who is in it, what it votes for, and the winner, who is public only after a yes."""

from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from taskforces.models import JuryMember, JuryVote, Nomination, PrizePage, PrizeWinner
from taskforces.prizes import emails

MOST_VOTES = 3  # a shortlist is short


class JuryRefused(Refused):
    class Code(models.TextChoices):
        ALREADY = "already", _("Den adresse er allerede i juryen.")
        TAKEN_OUT = "taken_out", _("Den adresse er taget ud af juryen. Sæt personen ind igen.")
        TOO_MANY = "too_many", _("Vælg højst tre.")
        CLOSED = "closed", _("Vinderen er spurgt, så der stemmes ikke mere.")
        ASKED = "asked", _("En virksomhed er spurgt allerede. Træk spørgsmålet tilbage først.")
        NOT_VOTED = "not_voted", _("Vælg en, som juryen har stemt på.")


def is_open(prize: PrizePage) -> bool:
    """Votes count until a company was asked, and again after it said no."""
    return not prize.winner and asked_now(prize) is None


def asked_now(prize: PrizePage) -> PrizeWinner | None:
    """The company that was asked and has not said no."""
    return prize.asked.exclude(says_yes=False).first() if prize.pk else None


@transaction.atomic
def add_member(prize: PrizePage, *, name: str, email: str, by: User) -> JuryMember:
    """They get a link of their own by mail. Raises JuryRefused, also for one who was taken out: they are put back."""
    if known := prize.jury.filter(email__iexact=email).first():
        Code = JuryRefused.Code
        raise JuryRefused(Code.TAKEN_OUT if known.removed_at else Code.ALREADY)
    member = JuryMember.objects.create(prize=prize, name=name, email=email)
    emails.queue_jury(member)
    audit.record(prize.network.host, by=by, verb="add_juror", thing=member)
    return member


@transaction.atomic
def remove_member(member: JuryMember, *, by: User) -> JuryMember:
    """Their link opens nothing and their votes do not count, until they are put back."""
    return _set_removed(member, timezone.now(), by, "remove_juror")


@transaction.atomic
def put_back(member: JuryMember, *, by: User) -> JuryMember:
    """Their link opens as before, and what they voted counts again."""
    return _set_removed(member, None, by, "put_back_juror")


def _set_removed(member, at, by, verb):
    """A second press changes nothing."""
    member = JuryMember.objects.select_for_update().get(pk=member.pk)
    if (member.removed_at is None) != (at is None):
        member.removed_at = at
        member.save(update_fields=["removed_at"])
        audit.record(member.prize.network.host, by=by, verb=verb, thing=member)
    return member


@transaction.atomic
def vote(member: JuryMember, nominations: list[Nomination]) -> None:
    """Exactly these from now on; they may be changed until a winner is asked. Raises JuryRefused."""
    prize = PrizePage.objects.select_for_update().get(pk=member.prize_id)
    if not is_open(prize):
        raise JuryRefused(JuryRefused.Code.CLOSED)
    if len(nominations) > MOST_VOTES:
        raise JuryRefused(JuryRefused.Code.TOO_MANY)
    member.votes.all().delete()
    JuryVote.objects.bulk_create(
        JuryVote(member=member, nomination=nomination) for nomination in nominations
    )
    member.voted_at = timezone.now()
    member.save(update_fields=["voted_at"])
    audit.record(prize.network.host, by=None, verb="jury_vote", thing=member)


def standing(prize: PrizePage):
    """All nominations, those with most votes first; the ones with a vote are the shortlist."""
    counted = prize.nominations.annotate(
        voted=Count("votes", filter=Q(votes__member__removed_at=None))
    )
    return counted.order_by("-voted", "company", "pk")


@transaction.atomic
def ask_winner(
    prize: PrizePage, nomination: Nomination, *, email: str, reason: str, by: User
) -> PrizeWinner:
    """A mail asks the company; what it says yes to is exactly what is shown. Raises JuryRefused."""
    prize = PrizePage.objects.select_for_update().get(pk=prize.pk)
    if not is_open(prize):
        raise JuryRefused(JuryRefused.Code.ASKED)
    if not nomination.votes.filter(member__removed_at=None).exists():
        raise JuryRefused(JuryRefused.Code.NOT_VOTED)
    winner = PrizeWinner.objects.create(
        prize=prize, company=nomination.company, email=email, reason=reason
    )
    emails.queue_winner(winner)
    audit.record(prize.network.host, by=by, verb="ask_winner", thing=winner)
    return winner


@transaction.atomic
def take_back(winner: PrizeWinner, *, by: User) -> None:
    """The question and its link are gone; another may be asked."""
    audit.record(winner.prize.network.host, by=by, verb="take_back_winner", thing=winner)
    winner.delete()


@transaction.atomic
def answer(winner: PrizeWinner, *, yes: bool) -> PrizeWinner:
    """A yes is shown at once, and a no takes it down at once; after a no only where nobody else was asked since."""
    prize = PrizePage.objects.select_for_update().get(pk=winner.prize_id)
    other = asked_now(prize)
    if yes and other and other.pk != winner.pk:
        raise JuryRefused(JuryRefused.Code.CLOSED)
    winner.says_yes, winner.answered_at = yes, timezone.now()
    winner.save(update_fields=["says_yes", "answered_at"])
    audit.record(
        prize.network.host, by=None, verb="answer_winner", thing=winner, after={"yes": yes}
    )
    return winner
