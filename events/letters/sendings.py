"""What can be sent of a round now: for each channel to whom, and how many that is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.letters.facts import Channel
from events.letters.ways import CHANNELS, TONES, Sums, Way, Whom

# Nobody is sent to again by a default: it is chosen.
_BY_DEFAULT = (Whom.ASSIGNED, Whom.WITHOUT_MAIL, Whom.UNANSWERED)
_SHOWN = (*map(Way, CHANNELS), Way.UNREACHABLE, Way.NO_SOURCE, Way.SENT, Way.COMING, Way.DECLINED)


@dataclass(frozen=True)
class Choice:
    whom: Whom
    number: int
    label: str


@dataclass(frozen=True)
class Sending:
    """One channel of the round's page."""

    channel: Channel
    choices: list[Choice]

    @property
    def default(self) -> Choice | None:
        """The first that is no second letter to somebody who said yes."""
        return next((each for each in self.choices if each.whom in _BY_DEFAULT), None)

    @property
    def number(self) -> int:
        return self.default.number if self.default else 0


def sending(counted: Sums, channel: Channel) -> Sending:
    """The choices that differ: a wider one with the same people says nothing new."""
    choices, seen = [], 0
    for whom in Whom:
        number = counted.sendings[channel, whom]
        if number and (whom == Whom.COMING or number != seen):
            choices.append(Choice(whom, number, label_of(channel, whom, number)))
        if whom != Whom.COMING:
            seen = max(seen, number)
    return Sending(channel, choices)


def label_of(channel: Channel, whom: Whom, number: int) -> str:
    if whom == Whom.ASSIGNED:
        text = {
            Channel.EMAIL: _("Dem, der skal have den på mail (%(n)s)"),
            Channel.DIGITAL_POST: _("Dem, der skal have den som Digital Post (%(n)s)"),
            Channel.PRINT: _("Kun dem, der skal have papir (%(n)s)"),
        }[channel]
    else:
        text = {
            Whom.WITHOUT_MAIL: _("Alle, der ikke får mail (%(n)s)"),
            Whom.UNANSWERED: _("Alle, der ikke har svaret (%(n)s)"),
            Whom.COMING: _("Kun dem, der har sagt ja (%(n)s)"),
        }[whom]
    return text % {"n": number}


def stats_of(counted: Sums) -> list[dict]:
    """How many go which way, in the order of what is to be done; what is nobody's is left out."""
    return [
        {"label": way.label, "value": counted.ways[way], "tone": TONES.get(way, "")}
        for way in _SHOWN
        if counted.ways[way]
    ]


def sentence_of(counted: Sums) -> str:
    """“281 på mail, 33 på papir, 1 kan ikke nås”: everything that has not left yet."""
    ahead = (*map(Way, CHANNELS), Way.UNREACHABLE, Way.NO_SOURCE)
    return ", ".join(f"{counted.ways[way]} {way.label}" for way in ahead if counted.ways[way])
