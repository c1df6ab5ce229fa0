"""What the leader may see of their own sheet: who has it, how far it is, what was done, and never a note."""

from django.utils.translation import gettext_lazy

from pledges.models import FollowUpEntry, Handover, Introduction

Kind = FollowUpEntry.Kind
Status = Handover.Status

# Every kind of entry is here or in _SILENT: what a unit writes for itself never becomes public by itself.
_DONE = {
    Kind.RECEIVED: ("handshake", gettext_lazy("Vi fik dit ark")),
    Kind.CALL: ("phone-call", gettext_lazy("Vi talte sammen")),
    Kind.NO_ANSWER: ("phone", gettext_lazy("Vi ringede, men fik ikke fat i dig")),
    Kind.MAIL: ("mail", gettext_lazy("Vi skrev en mail til dig")),
    Kind.VISIT: ("building-2", gettext_lazy("Vi var på besøg")),
    Kind.ASSIGNED: ("user-check", gettext_lazy("Arket fik en ansvarlig")),
    Kind.AGREED: ("calendar-clock", gettext_lazy("Vi aftalte, hvornår vi tales ved")),
    Kind.REROUTED: ("route", gettext_lazy("Arket fik et nyt hold, der følger op")),
    Kind.PAUSED: ("pause", gettext_lazy("Sat på pause")),
    Kind.RESUMED: ("arrow-right", gettext_lazy("Pausen er slut, og vi er i gang igen")),
    Kind.REPORTED: ("bell", gettext_lazy("Du skrev, at ingen har ringet")),
    Kind.CHANGED: ("pencil", gettext_lazy("Du rettede arket")),
    Kind.ANSWERED: ("message-circle", gettext_lazy("Du svarede på vores spørgsmål")),
    Kind.OFFERED: ("calendar-plus", gettext_lazy("Vi foreslog tider til et besøg")),
    Kind.BOOKED: ("calendar-check", gettext_lazy("Vi har aftalt et besøg")),
    Kind.CALLED_OFF: ("calendar-x", gettext_lazy("Besøget blev aflyst")),
    Kind.ORDERED: ("file-text", gettext_lazy("Vi har beskrevet jobbet")),
    Kind.CHECKED: ("star", gettext_lazy("Vi spurgte, om jobbet holder")),
}
# INTRODUCED speaks only of a call that was made (see _public); PLACED and STATUS only by their status.
_SILENT = {Kind.NOTE, Kind.ESCALATED, Kind.PLACED, Kind.STATUS, Kind.INTRODUCED}
_INTRODUCED = ("phone-call", gettext_lazy("Netværket ringede først"))
_VALID_AGAIN = ("handshake", gettext_lazy("Tilsagnet gælder igen"))
# A conversation is told besides what it led to; of anything else its result is news enough.
_MEETINGS = {Kind.CALL, Kind.NO_ANSWER, Kind.MAIL, Kind.VISIT, Kind.ANSWERED, Kind.REROUTED}
_LED_TO = {
    Status.VISIT_BOOKED: ("calendar-check", gettext_lazy("Vi har aftalt et besøg")),
    Status.JOB_ORDER_CREATED: ("file-text", gettext_lazy("Vi har beskrevet jobbet")),
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


# Ends that a change may take back.
_ENDED_BEFORE_A_JOB = {
    Status.NOT_OURS,
    Status.NOT_REACHABLE,
    Status.WITHDRAWN,
    Status.EXPIRED,
}


def public_steps(handover: Handover) -> list[dict]:
    """The log as the component `timeline` takes it, without notes, texts and names."""
    entries = handover.entries.values_list("kind", "status_before", "status_after", "at")
    if handover.status != Status.RETAINED:  # said by mistake and taken back
        entries = entries.exclude(status_after=Status.RETAINED)
    entries = entries.exclude(status_before=Status.RETAINED)
    introduction = getattr(handover, "introduction", None)
    spoke = bool(introduction and introduction.outcome == Introduction.Outcome.REACHED)
    return [
        {"icon": icon, "title": title, "when": at}
        for kind, before, after, at in entries
        for icon, title in _public(kind, before, after, spoke=spoke)
    ]


def _public(kind: str, before: str, after: str, *, spoke: bool) -> list[tuple]:
    done, led_to = _DONE.get(kind), _LED_TO.get(after)
    if kind == Kind.INTRODUCED and spoke:
        done = _INTRODUCED
    elif before in _ENDED_BEFORE_A_JOB and kind in (Kind.CHANGED, Kind.STATUS):
        done = _VALID_AGAIN
    elif led_to and kind not in _MEETINGS:
        done = None
    return [words for words in (done, led_to) if words]
