"""How far a promise has come, as the company sees it on the receipt: a picture of the steps, and the newest in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.nouns import in_words
from pledges.followup.deadlines import deadline_of, is_late
from pledges.followup.promise import promise, who_has_it
from pledges.models import Handover, Sheet
from pledges.wording import day_in_words, moment_in_words

Status = Handover.Status

# What the company sees of the steps: the status from which each counts, its picture and its word.
WAY = (
    (Status.NEW, "handshake", gettext_lazy("Lovet")),
    (Status.CONTACTED, "phone-call", gettext_lazy("Kontaktet")),
    (Status.VISIT_BOOKED, "building-2", gettext_lazy("Besøg")),
    (Status.JOB_ORDER_CREATED, "file-text", gettext_lazy("Beskrevet")),
    (Status.REFERRED, "users", gettext_lazy("Kandidat")),
    (Status.HIRED, "party-popper", gettext_lazy("Ansat")),
    (Status.RETAINED, "star", gettext_lazy("Fastholdt")),
)

_ENDS = {
    Status.RETAINED: gettext_lazy("Jobbet holder. Tusind tak!"),
    Status.NOT_OURS: gettext_lazy("Dit ark hører til et andet sted"),
    Status.NOT_REACHABLE: gettext_lazy("Vi kunne ikke få fat i dig"),
    Status.WITHDRAWN: gettext_lazy("Tilsagnet er trukket tilbage"),
    Status.EXPIRED: gettext_lazy("Tilsagnet er udløbet"),
}
_AFTER_THE_END = {
    Status.RETAINED: gettext_lazy("I gav en plads, der blev til noget. Det betyder meget."),
    Status.NOT_OURS: gettext_lazy("Ring til os, hvis du ikke ved, hvem der har det nu."),
    Status.NOT_REACHABLE: gettext_lazy("Vil du stadig? Så tryk herunder, og vi prøver igen."),
    Status.WITHDRAWN: gettext_lazy("Det er helt i orden. Vil du alligevel, kan du fortryde."),
    Status.EXPIRED: gettext_lazy("Er der stadig brug for en hånd? Så start det igen herunder."),
}


@dataclass(frozen=True)
class Step:
    icon: str
    label: str
    state: str  # done, now, skipped, ahead


@dataclass(frozen=True)
class News:
    """The one sentence on top, and what comes next. `tone` is warn where we owe an apology."""

    title: str
    text: str = ""
    tone: str = ""


def way(handover: Handover, people: str) -> list[Step]:
    """`people` is how far it came with them (`people_of`)."""
    here = _place(handover, people)
    lasts = people == Status.RETAINED
    return [
        Step(icon, str(label), _state(handover, place, status, here, lasts=lasts))
        for place, (status, icon, label) in enumerate(WAY)
    ]


def _place(handover: Handover, people: str) -> int:
    """Where it stands now; an exit keeps the place from which it was taken.

    Up to the job order the conversation says it, and then people do.
    """
    talked = Handover.RANKS.get(handover.status, handover.furthest_step)
    talked = min(talked, Handover.RANKS[Status.JOB_ORDER_CREATED])
    step = max(talked, Handover.RANKS[people] if people else 0)
    reached = [Handover.RANKS[status] <= step for status, _icon, _label in WAY]
    return sum(reached) - 1


def _state(handover: Handover, place: int, status: str, here: int, *, lasts: bool) -> str:
    if place > here:
        return "ahead"
    if status == Status.VISIT_BOOKED and not handover.had_visit:
        return "skipped"
    return "now" if place == here and not lasts else "done"


def news(sheet: Sheet, people: str, *, now: datetime) -> News:
    handover = sheet.handover
    if handover.closed_at:
        return News(str(_ENDS[handover.status]), str(_AFTER_THE_END[handover.status]))
    if handover.status == Status.ON_HOLD:
        return _on_pause(handover)
    if handover.first_contact_at is None:
        return _before_contact(sheet, now)
    if handover.visit_at and handover.visit_at > now:
        return _before_visit(handover)
    return _after_contact(handover, people, now)


def _on_pause(handover: Handover) -> News:
    who = who_has_it(handover.owner, handover.unit)
    if handover.paused_until is None:
        return News(_("Sat på pause"), _("Du kan altid starte igen herunder."))
    title = _("På pause til %(day)s") % {"day": date_format(handover.paused_until, _("j. F Y"))}
    return News(
        title, _("Så hører du fra %(who)s igen. Du kan altid starte igen før.") % {"who": who}
    )


def _before_contact(sheet: Sheet, now: datetime) -> News:
    handover, given = sheet.handover, promise(sheet, now=now)
    if not given.late:
        return News(given.sentence)
    if handover.reported_at:
        text = _("Du gav besked %(when)s, og enhedens leder har fået det at vide. Det beklager vi.")
        text %= {"when": moment_in_words(handover.reported_at, now)}
    else:
        text = _("Det beklager vi. Ring gerne til %(who)s, eller sig til herunder.")
        text %= {"who": given.who}
    return News(_("Vi skulle have ringet nu"), text, "warn")


def _before_visit(handover: Handover) -> News:
    who = who_has_it(handover.owner, handover.unit)
    title = _("%(who)s kommer på besøg %(when)s") % {
        "who": who,
        "when": moment_in_words(handover.visit_at),
    }
    return News(title)


def _after_contact(handover: Handover, people: str, now: datetime) -> News:
    words = {
        "who": who_has_it(handover.owner, handover.unit),
        "candidate": in_words(handover.unit.candidate_noun),
    }
    if people in (Status.HIRED, Status.RETAINED):
        return News(_("Det blev til et job!"), _("Tak for pladsen. Vi følger op undervejs."))
    if people == Status.REFERRED:
        text = _("%(who)s aftaler med dig, hvordan I mødes.") % words
        return News(_("Vi har fundet en, du kan møde"), text)
    if handover.status == Status.NO_CANDIDATE_YET:
        return _no_candidate(handover, words, now)
    if handover.due_for != Handover.Due.CANDIDATE:
        return News(_("Vi er i gang"), _("Du hører fra %(who)s.") % words)
    words["day"] = day_in_words(deadline_of(handover), now)
    if is_late(handover, now):
        title = _("Vi skylder dig et svar om en %(candidate)s") % words
        text = _("Det skulle være kommet %(day)s. Det beklager vi. Ring gerne til %(who)s.")
        return News(title, text % words, "warn")
    title = _("Vi leder efter en %(candidate)s") % words
    return News(title, _("Senest %(day)s siger %(who)s, om vi har fundet en.") % words)


def _no_candidate(handover: Handover, words: dict, now: datetime) -> News:
    """Honest also when it is no news: when somebody last cared for it, and what comes next."""
    looked = handover.entries.exclude(by=None).order_by("-at", "-pk").first()
    title = _("Vi har ikke fundet en %(candidate)s endnu, men vi leder stadig") % words
    text = [_("Du hører fra %(who)s, så snart der er en, der passer.") % words]
    if looked:
        text.insert(0, _("Vi så sidst på det %(when)s.") % {"when": day_in_words(looked.at, now)})
    if handover.agreed_on and handover.agreed_on >= timezone.localdate(now):
        day = date_format(handover.agreed_on, _("j. F Y"))
        text.append(_("I har aftalt at tales ved %(day)s.") % {"day": day})
    return News(title, " ".join(text))
