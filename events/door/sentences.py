"""The sentence that the helper reads on the phone, ready made in the reader's language."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.door.items import CheckInOutcome, Kind, Reason, Result, mark_of

SENTENCES = {
    Result.ADMITTED: gettext_lazy("Velkommen."),
    Result.UNMATCHED: gettext_lazy(
        "Koden findes ikke. Find gæsten på navn, eller skriv navnet som uanmeldt."
    ),
    Result.WITHDRAWN: gettext_lazy("Invitationen er trukket tilbage. Spørg værten."),
    Result.CANCELLED: gettext_lazy("Arrangementet er aflyst."),
    Result.NOTED: gettext_lazy("Det er skrevet ned."),
}
REASONS = {
    Reason.NO_NAME: gettext_lazy("Skriv et navn."),
    Reason.NO_TEXT: gettext_lazy("Skriv en note."),
    Reason.NO_QUESTION: gettext_lazy("Det spørgsmål stilles ikke mere."),
    Reason.CPR: gettext_lazy("Skriv ikke CPR-numre. Vi har ikke gemt det, du skrev."),
    Reason.NO_GUEST: gettext_lazy("Gæsten findes ikke på listen. Søg igen."),
    Reason.NOT_TO_UNDO: gettext_lazy("Der er ikke noget at fortryde."),
    Reason.ALREADY_UNDONE: gettext_lazy("Det er allerede fortrudt."),
    Reason.NOT_ALLOWED: gettext_lazy("Det kan kun en hjælper gøre."),
    Reason.FOREIGN_ID: gettext_lazy("Det kunne ikke gemmes. Prøv igen."),
}
NOT_KEPT = gettext_lazy("Det kunne ikke gemmes.")


def sentence(outcome: CheckInOutcome, *, capacity: int | None = None, arrived: int = 0) -> str:
    """`arrived` persons against `capacity` warns when the guest was not sure of a seat."""
    match outcome.result:
        case Result.ADMITTED if capacity and arrived > capacity and mark_of(outcome.registration):
            return _("Velkommen. Der er nu %(arrived)d personer til %(capacity)d pladser.") % {
                "arrived": arrived,
                "capacity": capacity,
            }
        case Result.ADMITTED if more_than_expected(outcome.registration):
            return _("Velkommen. %(arrived)d er kommet på en tilmelding til %(expected)d.") % {
                "arrived": outcome.registration.arrived_persons,
                "expected": outcome.registration.party_size,
            }
        case Result.DUPLICATE:
            return _duplicate(outcome)
        case Result.OTHER_EVENT:
            return _other_event(outcome.other_event)
        case Result.UNDONE:
            return _undone(outcome)
        case Result.REJECTED:
            return str(REASONS.get(outcome.reason, NOT_KEPT))
    return str(SENTENCES[outcome.result])


def more_than_expected(registration):
    return registration.arrived_persons > registration.party_size


def _duplicate(outcome):
    if outcome.first is None:
        return _("Kom ind %(time)s.") % {"time": clock(outcome.registration.arrived_at)}
    return _("Kom ind %(time)s ved %(door)s.") % where_and_when(outcome.first)


def _other_event(event):
    if event is None:
        return _("Koden hører til et andet arrangement.")
    day = date_format(timezone.localtime(event.starts_at), _("j. F"))
    return _("Koden er til “%(event)s” den %(day)s.") % {"event": event.title, "day": day}


def _undone(outcome):
    undone = outcome.undoes
    if undone.result == Result.NOTED:
        return _("Det er taget tilbage.")
    if outcome.first is None and undone.kind == Kind.COMPANION:
        return _("Ledsageren er ikke længere tjekket ind.")
    if outcome.first is None:
        return _("Gæsten er ikke længere tjekket ind.")
    return _("Gæsten er også scannet %(time)s ved %(door)s og står stadig som ankommet.") % (
        where_and_when(outcome.first)
    )


def where_and_when(scan):
    return {"time": clock(scan.happened_at), "door": scan.device.label}


def clock(moment):
    # Translators: Django time format, e.g. "kl. 18.40"
    return date_format(timezone.localtime(moment), _(r"\k\l. H.i"))
