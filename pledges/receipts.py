"""What the leader may see of his own sheet: who has it, what was done, and never a note."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, User
from pledges.models import FollowUpEntry, Handover, Sheet
from pledges.taxonomy import CallWay

Kind = FollowUpEntry.Kind
Status = Handover.Status

_DONE = {
    Kind.RECEIVED: ("handshake", gettext_lazy("Vi fik dit ark")),
    Kind.CALL: ("phone-call", gettext_lazy("Vi talte sammen")),
    Kind.NO_ANSWER: ("phone", gettext_lazy("Vi ringede, men fik ikke fat i dig")),
    Kind.MAIL: ("mail", gettext_lazy("Vi skrev en e-mail til dig")),
    Kind.VISIT: ("building-2", gettext_lazy("Vi var på besøg")),
    Kind.ASSIGNED: ("user-check", gettext_lazy("Arket fik en ansvarlig")),
}
_LED_TO = {
    Status.VISIT_BOOKED: ("calendar-check", gettext_lazy("Vi har aftalt et besøg")),
    Status.JOB_ORDER_CREATED: ("clipboard-list", gettext_lazy("Jobbet er meldt ind som jobordre")),
    Status.REFERRED: ("users", gettext_lazy("Vi har fundet en, du kan møde")),
    Status.HIRED: ("party-popper", gettext_lazy("Det blev til et job!")),
    Status.RETAINED: ("star", gettext_lazy("Jobbet holder. Tak!")),
    Status.NO_CANDIDATE_YET: (
        "hourglass",
        gettext_lazy("Vi har ikke fundet den rette endnu, men vi leder stadig"),
    ),
    Status.ON_HOLD: ("pause", gettext_lazy("Vi har sat det på pause")),
    Status.NOT_OURS: ("arrow-up-right", gettext_lazy("Arket hører til et andet sted")),
    Status.NOT_REACHABLE: ("phone", gettext_lazy("Vi har ikke kunnet få fat i dig")),
    Status.WITHDRAWN: ("undo-2", gettext_lazy("Tilsagnet er trukket tilbage")),
    Status.EXPIRED: ("calendar-x", gettext_lazy("Tilsagnet er udløbet")),
}


@dataclass(frozen=True)
class Promise:
    """Who does it and by when. `late` is a promise that we did not keep, and we say so."""

    who: str
    phone: str
    sentence: str
    kept: bool
    late: bool


def promise(sheet: Sheet) -> Promise:
    handover = sheet.handover
    owner, unit = handover.owner, handover.unit
    return Promise(
        who=who_has_it(owner, unit),
        phone=(owner and owner.phone) or unit.phone,
        sentence=promised_day(sheet),
        kept=handover.first_contact_at is not None,
        late=handover.is_overdue(),
    )


def who_has_it(owner: User | None, unit: Organisation) -> str:
    return owner.name if owner else unit.name


def promised_day(sheet: Sheet) -> str:
    """Bo Hansen ringer senest onsdag den 25. november."""
    handover = sheet.handover
    due = timezone.localtime(handover.contact_due)
    words = {
        "who": who_has_it(handover.owner, handover.unit),
        # Translators: Django date format of a promised day, e.g. "onsdag den 25. november"
        "day": date_format(due, _(r"l \d\e\n j. F")),
    }
    if sheet.call_way == CallWay.EMAIL:
        return _("%(who)s skriver senest %(day)s.") % words
    return _("%(who)s ringer senest %(day)s.") % words


def public_steps(handover: Handover) -> list[dict]:
    """The log as the component `timeline` takes it, without notes, texts and names."""
    entries = handover.entries.values_list("kind", "status_after", "at")
    return [step for entry in entries for step in _public(*entry)]


def _public(kind: str, status_after: str, at: datetime) -> list[dict]:
    found = [_DONE.get(kind), _LED_TO.get(status_after)]
    return [{"icon": icon, "title": title, "when": at} for icon, title in filter(None, found)]
