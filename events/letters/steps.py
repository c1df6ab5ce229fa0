"""The five steps of an event, from the list to the answers: which are done, and what is next."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.letters.editions import why_not_sent
from events.letters.refusals import RoundRefused
from events.letters.ways import CHANNELS, Way, sums
from events.models import Event, InvitationRound
from frontend.wording import day_and_time
from taskforces.models import Contact

Code = RoundRefused.Code
ANSWERED = (Way.COMING, Way.DECLINED)


class Step(models.TextChoices):
    LIST = "list", gettext_lazy("liste")
    LETTER = "letter", gettext_lazy("brev")
    PROOF = "proof", gettext_lazy("prøvetryk")
    SEND = "send", gettext_lazy("send")
    ANSWERS = "answers", gettext_lazy("svar")


@dataclass(frozen=True)
class Standing:
    """What the steps are judged by; `refusal` is why the letter may not go out, None when it may."""

    invited: int = 0
    refusal: str | None = None
    proofed: bool = False
    sent: int = 0
    to_send: int = 0
    answered: int = 0
    is_past_deadline: bool = False


def current_step(standing: Standing) -> Step | None:
    """The first that is not done; None when nothing is left to do.

    What went out was read, whether somebody said so or not.
    """
    done = {
        Step.LIST: standing.invited > 0,
        Step.LETTER: standing.refusal is None or not standing.to_send,
        Step.PROOF: standing.proofed or standing.sent > 0 or not standing.to_send,
        Step.SEND: not standing.to_send,
        Step.ANSWERS: standing.is_past_deadline or standing.answered >= standing.invited,
    }
    return next((step for step in Step if not done[step]), None)


@dataclass(frozen=True)
class Next:
    """What the bar shows and the one thing to do now; `url` is "" when there is nothing."""

    step: Step | None
    text: str
    action: str = ""
    url: str = ""

    @property
    def labels(self) -> list[str]:
        return [step.label for step in Step]

    @property
    def number(self) -> int:
        """Of the present step, from 1; one more than there are when all are done."""
        return list(Step).index(self.step) + 1 if self.step else len(Step) + 1


def next_of(event: Event) -> Next | None:
    """None for what is called off or over: nothing is next there."""
    if event.cancelled_at or event.is_over():
        return None
    counted = sums(event.invitations.of_network(None), event.organisation).ways
    round = _round_in_hand(event)
    refusal = why_not_sent(round.letter) if round else None
    standing = Standing(
        invited=sum(counted.values()) - counted[Way.WITHDRAWN] - counted[Way.OBJECTED],
        refusal=refusal.code if refusal else None,
        proofed=round is not None and round.proofed_at is not None,
        sent=counted[Way.SENT] + sum(counted[way] for way in ANSWERED),
        to_send=sum(counted[Way(channel)] for channel in CHANNELS),
        answered=sum(counted[way] for way in ANSWERED),
        is_past_deadline=event.answer_deadline < timezone.now(),
    )
    return _say(current_step(standing), standing, event, round)


def _round_in_hand(event):
    """The newest of which nothing has gone out, else the newest."""
    gone = models.Q()
    for column in ("emailed_at", "posted_at", "digital_post_at"):
        gone |= models.Q(**{f"invitations__{column}__isnull": False})
    rounds = InvitationRound.objects.filter(
        event=event, network=None, is_open=False
    ).select_related("letter__network__host")
    newest = rounds.annotate(gone=models.Count("invitations", filter=gone, distinct=True))
    return newest.order_by("gone", "-created_at").first()


def _say(step, standing, event, round):
    said = {
        Step.LIST: _list,
        Step.LETTER: _letter,
        Step.PROOF: _proof,
        Step.SEND: _send,
        Step.ANSWERS: _answers,
    }
    if step is None:
        return Next(None, _("Alle har svaret, eller svarfristen er gået."))
    return Next(step, *said[step](standing, event, round))


def _list(standing, event, round):
    if not Contact.objects.may_be_invited().filter(organisation=event.organisation).exists():
        url = reverse("taskforces:contact_import")
        return _("I har ingen kontakter at invitere endnu."), _("Hent jeres liste ind"), url
    url = reverse("events:round_create", args=[event.pk])
    return _("Ingen er inviteret endnu."), _("Vælg modtagere"), url


def _letter(standing, event, round):
    text = {
        Code.NOT_PUBLISHED: _("Brevet er et udkast. Ret det til, og udgiv det."),
        Code.NOT_APPROVED: _("Brevet venter på, at en kollega godkender det."),
    }[standing.refusal]
    return text, _("Gå til brevet"), letter_url(round)


def _proof(standing, event, round):
    url = reverse("events:round_proof", args=[round.pk])
    return _("Se brevene igennem, før de går ud."), _("Se prøvetrykket"), url


def _send(standing, event, round):
    url = reverse("events:round", args=[round.pk])
    if round.send_at:
        text = _("Mailene bliver sendt %(when)s.") % {"when": day_and_time(round.send_at)}
        return text, _("Se udsendelsen"), url
    return _("%(n)s skal have brevet.") % {"n": standing.to_send}, _("Send"), url


def _answers(standing, event, round):
    text = _("%(answered)s af %(invited)s har svaret.")
    numbers = {"answered": standing.answered, "invited": standing.invited}
    return text % numbers, _("Følg svarene"), reverse("events:desk", args=[event.pk])


def letter_url(round: InvitationRound) -> str:
    """The letter's editor, which leads back to the mailing."""
    back = {"next": reverse("events:round", args=[round.pk])}
    return reverse("wagtailadmin_pages:edit", args=[round.letter_id], query=back)
