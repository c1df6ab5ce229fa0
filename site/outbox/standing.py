"""How a message stands, in words for those who sent it: one table for every list and page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from outbox.models import Message
from outbox.undelivered import Undelivered

State = Message.State


@dataclass(frozen=True)
class Standing:
    label: str | Promise
    tone: str
    icon: str
    title: str | Promise = ""  # empty when there is nothing to tell
    text: str | Promise = ""


_PLAIN = {
    State.QUEUED: Standing(State.QUEUED.label, "info", "clock"),
    State.INFLIGHT: Standing(State.INFLIGHT.label, "info", "clock"),
    State.SENT: Standing(State.SENT.label, "good", "check"),
    State.RETRY: Standing(State.RETRY.label, "warn", "refresh-cw"),
    State.FAILED: Standing(
        State.FAILED.label,
        "bad",
        "triangle-alert",
        _("Den kunne ikke sendes"),
        _("Se, om adressen er rigtig. Du kan prøve igen."),
    ),
    State.UNCERTAIN: Standing(
        State.UNCERTAIN.label,
        "bad",
        "triangle-alert",
        _("Vi ved ikke, om den nåede frem"),
        _(
            "Forbindelsen blev afbrudt, mens den blev sendt. Spørg modtageren, hvis du kan. Sender du igen, kommer den måske to gange."
        ),
    ),
}

# The receiving server has said its last word.
_CAME_BACK = {
    Undelivered.GONE: Standing(
        _("adressen findes ikke"),
        "bad",
        "undo-2",
        _("Adressen findes ikke"),
        _("Vi skriver ikke til den mere. Find en anden adresse, eller ring."),
    ),
    Undelivered.FULL: Standing(
        _("postkassen er fuld"),
        "bad",
        "undo-2",
        _("Postkassen er fuld, og mailen kom retur"),
        _(
            "Send den igen om nogle dage, eller ring. Tredje gang holder vi op med at skrive dertil."
        ),
    ),
    Undelivered.REFUSED: Standing(
        _("afvist"),
        "bad",
        "undo-2",
        _("Modtagerens server sagde nej til os"),
        _(
            "Adressen fejler ikke noget og er ikke spærret. Ring, hvis det haster, og sig det til den, der driver siden."
        ),
    ),
    Undelivered.DELAYED: Standing(
        _("kom retur"),
        "bad",
        "undo-2",
        _("Modtagerens server tog ikke imod i tide"),
        _("Adressen kan godt være rigtig. Prøv igen, eller ring."),
    ),
    Undelivered.TOO_LARGE: Standing(
        _("for stor"),
        "bad",
        "undo-2",
        _("Mailen er for stor til modtageren"),
        _("Adressen fejler ikke noget. Send den uden bilag, eller ring."),
    ),
    Undelivered.OTHER: Standing(
        _("kom retur"),
        "bad",
        "undo-2",
        _("Den kom retur"),
        _("Modtagerens server sagde ikke, hvorfor. Se, om adressen er rigtig, eller ring."),
    ),
}

_FULL_FOR_NOW = _("Postkassen er fuld: vi prøver igen")
_NOT_YET = _("Modtagerens server tager ikke imod endnu: vi prøver igen")
_THEY_TRY = _("Modtagerens server prøver selv i nogle dage. Kommer den retur, står det her.")


def standing(state: str, undelivered: str = "", *, came_back: bool = False) -> Standing:
    """`came_back`: a server said so after it had taken the mail."""
    if undelivered and (came_back or state == State.FAILED):
        return _CAME_BACK[Undelivered(undelivered)]
    if came_back:  # from before reasons were kept
        return _CAME_BACK[Undelivered.OTHER]
    if not undelivered or state not in (State.RETRY, State.SENT):
        return _PLAIN[State(state)]
    is_full = undelivered == Undelivered.FULL
    label = _("postkassen er fuld") if is_full else _("forsinket")
    if state == State.RETRY:
        return Standing(label, "warn", "refresh-cw", _FULL_FOR_NOW if is_full else _NOT_YET)
    title = _("Postkassen er fuld") if is_full else _("Modtagerens server tager ikke imod endnu")
    return Standing(label, "warn", "clock", title, _THEY_TRY)


def standing_of(message: Message) -> Standing:
    return standing(message.state, message.undelivered, came_back=message.bounced_at is not None)
