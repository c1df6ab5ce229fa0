"""Being seen, asking for a talk, and keeping a card. Nothing is shown without a yes, and a no takes it back at once."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.refusals import Refused
from events.models import ContactCard, GuestProfile, GuestTalk, Registration, SavedCard
from events.networking.emails import send_agreed, send_asked, send_off
from events.networking.times import collide, talk_times

Answer = GuestTalk.Answer


class TalkRefused(Refused):
    class Code(models.TextChoices):
        NOT_SHOWN = "not_shown", _("Den person vil ikke ses af de andre mere.")
        NO_TIME = "no_time", _("Den tid kan ikke vælges mere. Vælg en anden.")
        BUSY = "busy", _("En af jer har en anden snak på det tidspunkt. Aftal en anden tid.")
        ANSWERED = "answered", _("Der er allerede svaret.")


@transaction.atomic
def show(registration: Registration, *, tells: str = "", seeks: str = "") -> GuestProfile:
    """The guest's yes to exactly this; a second yes replaces the first."""
    fields = {
        "name": registration.name,
        "tells": tells,
        "seeks": seeks,
        "consented_at": timezone.now(),
    }
    profile, _new = GuestProfile.objects.update_or_create(
        registration=registration, defaults=fields
    )
    host = registration.event.network.host
    audit.record(host, by=None, verb="show_guest", thing=profile)
    return profile


@transaction.atomic
def hide(registration: Registration) -> None:
    """From the next request on nobody sees the guest; what they asked or agreed on is called off."""
    profile = GuestProfile.objects.filter(registration=registration).first()
    if profile is None:
        return
    audit.record(registration.event.network.host, by=None, verb="hide_guest", thing=profile)
    profile.delete()
    call_off_talks_of([registration])


def call_off_talks_of(guests: list[Registration]) -> None:
    """What they asked is gone, and what they agreed on and is to come is called off, with a mail to both."""
    theirs = GuestTalk.objects.filter(Q(asker__in=guests) | Q(asked__in=guests))
    theirs.filter(answer=Answer.WAITING).delete()
    for talk in _with_people(theirs.filter(answer=Answer.YES, starts_at__gt=timezone.now())):
        call_off(talk)


def profile_of(registration: Registration) -> GuestProfile | None:
    return GuestProfile.objects.shown().filter(registration=registration).first()


def others(registration: Registration) -> list[GuestProfile]:
    """Who said yes and has a seat, by company; nobody without a yes of one's own sees them."""
    if profile_of(registration) is None:
        return []
    seen = GuestProfile.objects.shown().filter(registration__event=registration.event_id)
    seen = seen.exclude(registration=registration).select_related("registration")
    return list(seen.order_by("registration__company_name", "name"))


@transaction.atomic
def ask(asker: Registration, asked: Registration, *, starts_at, text: str = "") -> GuestTalk:
    """Mails the other one; asking again before an answer changes nothing. Raises TalkRefused."""
    if asked.pk not in {profile.registration_id for profile in others(asker)}:
        raise TalkRefused(TalkRefused.Code.NOT_SHOWN)
    event = asker.event
    if starts_at not in talk_times(event.starts_at, event.ends_at, now=timezone.now()):
        raise TalkRefused(TalkRefused.Code.NO_TIME)
    Registration.objects.select_for_update().get(pk=asker.pk)
    known = GuestTalk.objects.filter(asker=asker, asked=asked, answer__in=["", Answer.YES]).first()
    if known:
        return known
    if _is_busy(asker, starts_at):
        raise TalkRefused(TalkRefused.Code.BUSY)
    talk = GuestTalk.objects.create(asker=asker, asked=asked, starts_at=starts_at, text=text)
    send_asked(talk)
    return talk


@transaction.atomic
def answer(talk: GuestTalk, *, yes: bool) -> GuestTalk:
    """A yes puts it into both calendars by mail. Raises TalkRefused."""
    pks = [talk.asker_id, talk.asked_id]
    list(Registration.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    talk = _with_people(GuestTalk.objects.filter(pk=talk.pk)).get()
    if talk.answer != Answer.WAITING:
        raise TalkRefused(TalkRefused.Code.ANSWERED)
    if yes and (_is_busy(talk.asker, talk.starts_at) or _is_busy(talk.asked, talk.starts_at)):
        raise TalkRefused(TalkRefused.Code.BUSY)
    talk.answer, talk.answered_at = (Answer.YES if yes else Answer.NO), timezone.now()
    talk.save(update_fields=["answer", "answered_at"])
    if yes:
        send_agreed(talk)
    return talk


@transaction.atomic
def call_off(talk: GuestTalk) -> GuestTalk:
    """By either of the two; it is taken out of both calendars. Twice is once."""
    talk = _with_people(GuestTalk.objects.select_for_update(of=("self",)).filter(pk=talk.pk)).get()
    if talk.answer != Answer.YES:
        return talk
    talk.answer, talk.sequence = Answer.OFF, talk.sequence + 1
    talk.save(update_fields=["answer", "sequence"])
    send_off(talk)
    return talk


def talks_of(registrations) -> list[GuestTalk]:
    """Asked by them and of them, while both still say yes to be seen and sit on their seats."""
    theirs = Q(asker__in=registrations) | Q(asked__in=registrations)
    return list(_with_people(_between_shown(GuestTalk.objects.filter(theirs))))


def save_card(registration: Registration, card: ContactCard) -> None:
    """Only of the same event, and only one that is shared."""
    same = registration.event_id == card.registration.event_id
    if same and card.is_shown and card.registration_id != registration.pk:
        SavedCard.objects.get_or_create(registration=registration, card=card)


def cards_of(registrations) -> list[ContactCard]:
    """What they saved, and what who they talked with shares; a card that is no longer shared is gone."""
    shared = ContactCard.objects.filter(consented_at__isnull=False, withdrawn_at=None)
    agreed = _between_shown(GuestTalk.objects.filter(answer=Answer.YES))
    theirs = (
        Q(saved_by__registration__in=registrations)
        | Q(registration__in=agreed.filter(asker__in=registrations).values("asked"))
        | Q(registration__in=agreed.filter(asked__in=registrations).values("asker"))
    )
    shared = shared.filter(theirs).exclude(registration__seat=Registration.Seat.CANCELLED)
    return list(shared.select_related("registration__event").distinct().order_by("pk"))


def _between_shown(talks):
    shown = GuestProfile.objects.shown().values("registration")
    return talks.filter(asker__in=shown, asked__in=shown)


def _is_busy(registration, starts_at):
    agreed = GuestTalk.objects.filter(
        Q(asker=registration) | Q(asked=registration), answer=Answer.YES
    ).values_list("starts_at", flat=True)
    return any(collide(starts_at, other) for other in agreed)


def _with_people(talks):
    return talks.select_related(
        *("asker__event__network__host", "asker__invitation__contact"),
        *("asked__event__network__host", "asked__invitation__contact"),
    )
