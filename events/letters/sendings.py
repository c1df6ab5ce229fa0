"""What can be sent of a round now: for each channel to whom, and how many that is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.letters.facts import Channel
from events.letters.ways import CHANNELS, TONES, Sums, Way, Whom

# What is chosen beforehand. A second letter on paper costs a stamp, and whoever said yes needs none.
_BY_DEFAULT = {
    Channel.EMAIL: (Whom.ASSIGNED, Whom.UNANSWERED),
    Channel.DIGITAL_POST: (Whom.ASSIGNED,),
    Channel.PRINT: (Whom.ASSIGNED,),
}
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
        """None when somebody has to choose."""
        usual = _BY_DEFAULT[self.channel]
        return next((each for each in self.choices if each.whom in usual), None)


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
    elif whom == Whom.UNANSWERED:
        text = {
            Channel.EMAIL: _("Alle, der ikke har svaret, også dem med brev (%(n)s)"),
            Channel.DIGITAL_POST: _(
                "Alle, der ikke har svaret, også dem med mail eller brev (%(n)s)"
            ),
            Channel.PRINT: _("Alle, der ikke har svaret, også dem med mail (%(n)s)"),
        }[channel]
    elif whom == Whom.WITHOUT_MAIL:
        text = _("Alle, der ikke får mail (%(n)s)")
    else:
        text = _("Kun dem, der har sagt ja (%(n)s)")
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
