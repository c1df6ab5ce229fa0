"""Talks and other outreach: planned, changed, asked for by mail, answered, and told of afterwards."""

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from outbox.models import Message
from taskforces.models import Network, Outreach
from taskforces.spreading.emails import queue_question

# When one of them changes, a yes was said to something else.
_PROMISED = frozenset({"happens_on", "starts_at", "place", "member", "speaker"})


class TalkRefused(Refused):
    class Code(models.TextChoices):
        NO_ADDRESS = "no_address", _("Skriv først, hvem der taler, og en e-mail.")
        NOT_SENT = "not_sent", _("Adressen tager ikke imod mail herfra. Ring i stedet.")
        HAS_SHEETS = "has_sheets", _("Der er kommet ark den vej, så det bliver stående.")
        OVER = "over", _("Dagen er gået, eller det er aflyst.")


@transaction.atomic
def add_entry(network: Network, *, by: User, **facts) -> Outreach:
    entry = Outreach.objects.create(network=network, **facts)
    audit.record(network.host, by=by, verb="add_outreach", thing=entry)
    return entry


@transaction.atomic
def change_entry(entry: Outreach, *, by: User, **facts) -> Outreach:
    """Another day or another speaker must be asked again."""
    entry = Outreach.objects.select_for_update().get(pk=entry.pk)
    changed = [name for name, value in facts.items() if getattr(entry, name) != value]
    for name in changed:
        setattr(entry, name, facts[name])
    if _PROMISED.intersection(changed):
        entry.asked_at = entry.answered_at = entry.says_yes = None
    entry.save()
    audit.record(entry.network.host, by=by, verb="change_outreach", thing=entry)
    return entry


@transaction.atomic
def remove_entry(entry: Outreach, *, by: User) -> None:
    """Raises TalkRefused where a promise says that it came from here."""
    audit.record(entry.network.host, by=by, verb="remove_outreach", thing=entry)
    try:
        entry.delete()
    except ProtectedError as protected:
        raise TalkRefused(TalkRefused.Code.HAS_SHEETS) from protected


@transaction.atomic
def ask_speaker(entry: Outreach, *, by: User) -> Message:
    """A mail with where, when and for whom, and a link to say yes or no. Raises TalkRefused."""
    entry = Outreach.objects.select_for_update().get(pk=entry.pk)
    if not entry.speaker_address:
        raise TalkRefused(TalkRefused.Code.NO_ADDRESS)
    if not is_open(entry):
        raise TalkRefused(TalkRefused.Code.OVER)
    message = queue_question(entry)
    if message is None:
        raise TalkRefused(TalkRefused.Code.NOT_SENT)
    entry.asked_at = timezone.now()
    entry.save(update_fields=["asked_at"])
    audit.record(entry.network.host, by=by, verb="ask_speaker", thing=entry)
    return message


@transaction.atomic
def answer(entry: Outreach, *, yes: bool) -> Outreach:
    """By the one who talks; they may change their mind until the day. Raises TalkRefused."""
    entry = Outreach.objects.select_for_update().get(pk=entry.pk)
    if not is_open(entry):
        raise TalkRefused(TalkRefused.Code.OVER)
    if entry.says_yes is not yes:
        entry.says_yes, entry.answered_at = yes, timezone.now()
        entry.save(update_fields=["says_yes", "answered_at"])
        audit.record(entry.network.host, by=None, verb="answer_talk", thing=entry)
    return entry


def is_open(entry: Outreach) -> bool:
    today = timezone.localdate()
    return entry.result == Outreach.Result.PLANNED and entry.happens_on >= today
