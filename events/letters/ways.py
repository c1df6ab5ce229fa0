"""Who gets what: one way for each invitation, decided here for every screen, mail, file and figure.

First what stops a letter, in this order; then the first channel that has no obstacle, the person's own wish
before our order, in which mail is last where a protected company is written to by an authority. `way_of` says it of one invitation and `judged` of a query, both from the same tables.
"""

from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Count, ExpressionWrapper, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.letters.facts import Channel, Fact, facts_of, having, with_facts
from events.models import Invitation, LetterBatch

Whom = LetterBatch.Whom
CHANNELS = (Channel.EMAIL, Channel.DIGITAL_POST, Channel.PRINT)  # what is tried first
LETTER_FIRST = (Channel.DIGITAL_POST, Channel.PRINT, Channel.EMAIL)  # where mail comes last


class Way(models.TextChoices):
    """What an invitation's next letter is, or why there is none."""

    EMAIL = "email", _("på mail")
    DIGITAL_POST = "digital_post", _("som Digital Post")
    PRINT = "print", _("på papir")
    UNREACHABLE = "unreachable", _("kan ikke nås")
    NO_SOURCE = "no_source", _("mangler datakilde")
    SENT = "sent", _("har fået den")
    COMING = "coming", _("har sagt ja")
    DECLINED = "declined", _("har sagt nej")
    OBJECTED = "objected", _("har frabedt sig kontakt")
    WITHDRAWN = "withdrawn", _("trukket tilbage")


SENT_BY = {
    Channel.EMAIL: Fact.EMAILED,
    Channel.DIGITAL_POST: Fact.DIGITALLY_POSTED,
    Channel.PRINT: Fact.POSTED,
}
# Stronger reasons first: whoever objected gets nothing, whatever they answered.
STOPS = (
    (Fact.WITHDRAWN, Way.WITHDRAWN),
    (Fact.OBJECTED, Way.OBJECTED),
    (Fact.DECLINED, Way.DECLINED),
    (Fact.COMING, Way.COMING),
    *((fact, Way.SENT) for fact in SENT_BY.values()),
    (Fact.NO_SOURCE, Way.NO_SOURCE),
)
OBSTACLES = {
    Channel.EMAIL: (
        Fact.NO_EMAIL,
        Fact.PAPER_ONLY,
        Fact.PROTECTED,
        Fact.SUPPRESSED,
        Fact.CAME_BACK,
    ),
    Channel.DIGITAL_POST: (Fact.NOT_PUBLIC, Fact.NO_SENDER_NUMBER, Fact.NO_NUMBER),
    Channel.PRINT: (Fact.NO_ADDRESS,),
}
TONES = {Way.UNREACHABLE: "bad", Way.NO_SOURCE: "bad"}  # of a tag or a number
UNMAILED = (Way.DIGITAL_POST, Way.PRINT)


def judged(invitations: QuerySet[Invitation], host: Organisation) -> QuerySet[Invitation]:
    """Each with its `way`, and with what `facts_of` reads."""
    return with_facts(invitations, host).annotate(way=_way_in_a_query(host))


def _way_in_a_query(host):
    stops = [When(having(fact, host), then=models.Value(way)) for fact, way in STOPS]
    wished = [
        When(Q(contact__preferred_channel=channel) & possible(channel, host), then=channel_way)
        for channel, channel_way in _channel_ways()
    ]
    letter_first = having(Fact.LETTER_FIRST, host)
    mail, *letters = [When(possible(channel, host), then=way) for channel, way in _channel_ways()]
    free = When(possible(Channel.EMAIL, host) & ~letter_first, then=models.Value(Way.EMAIL))
    others = [free, *letters, mail]
    return Case(
        *stops,
        *wished,
        *others,
        default=models.Value(Way.UNREACHABLE),
        output_field=models.CharField(),
    )


def _channel_ways():
    return [(channel, models.Value(Way(channel))) for channel in CHANNELS]


def possible(channel: Channel, host: Organisation) -> Q:
    """The judged invitations that the channel may and can be used for, apart from what stops all."""
    found = Q()
    for obstacle in OBSTACLES[channel]:
        found &= ~having(obstacle, host)
    return found


def way_of(facts: frozenset[Fact], preferred: str = "") -> Way:
    """The one way of an invitation."""
    for fact, way in STOPS:
        if fact in facts:
            return way
    order = LETTER_FIRST if Fact.LETTER_FIRST in facts else CHANNELS
    for channel in sorted(order, key=lambda each: each != preferred):
        if not obstacles(facts, channel):
            return Way(channel)
    return Way.UNREACHABLE


def obstacles(facts: frozenset[Fact], channel: Channel) -> list[Fact]:
    """Why the channel cannot be used; empty when it can."""
    return [each for each in OBSTACLES[channel] if each in facts]


def missing_for(invitation: Invitation, host: Organisation) -> list[str]:
    """Of one that came out of `judged` and cannot be reached; empty for everybody else."""
    lost = invitation.way == Way.UNREACHABLE
    return why_unreachable(facts_of(invitation, host)) if lost else []


def why_unreachable(facts: frozenset[Fact]) -> list[str]:
    """What somebody could mend, in words; that a host may not use Digital Post is not the person's fault."""
    named = [each for channel in CHANNELS for each in obstacles(facts, channel)]
    return [str(each.label) for each in named if each not in OF_THE_HOST]


OF_THE_HOST = (Fact.NOT_PUBLIC, Fact.NO_SENDER_NUMBER)


def ways_for(whom: Whom, channel: Channel) -> tuple[Way, ...]:
    """The ways whose people a sending by the channel is for.

    Mail goes to nobody whose own wish is on its way; paper for all is what an office may want.
    """
    by_mail = channel == Channel.EMAIL
    return {
        Whom.ASSIGNED: (Way(channel),),
        Whom.WITHOUT_MAIL: () if by_mail else UNMAILED,
        Whom.UNANSWERED: (*((Way.EMAIL,) if by_mail else map(Way, CHANNELS)), Way.SENT),
        Whom.COMING: (Way.COMING,),
    }[whom]


def gets(facts: frozenset[Fact], way: Way, *, channel: Channel, whom: Whom) -> bool:
    """Whether a sending by the channel reaches an invitation: never against an obstacle, never twice."""
    stopped = {*OBSTACLES[channel], SENT_BY[channel], Fact.NO_SOURCE} & facts
    return not stopped and way in ways_for(whom, channel)


def getting(channel: Channel, whom: Whom, host: Organisation) -> Q:
    """As `gets`, of the judged."""
    return Q(way__in=ways_for(whom, channel)) & _fresh(channel, host)


def _fresh(channel, host):
    unsent = ~having(SENT_BY[channel], host) & ~having(Fact.NO_SOURCE, host)
    return possible(channel, host) & unsent


@dataclass(frozen=True)
class Sums:
    """How many invitations go each way, and how many each sending would reach now."""

    ways: Counter[Way]
    sendings: Counter[tuple[Channel, Whom]]


def sums(invitations: QuerySet[Invitation], host: Organisation) -> Sums:
    """In one query."""
    asked = {
        f"fresh_{channel}": ExpressionWrapper(
            _fresh(channel, host), output_field=models.BooleanField()
        )
        for channel in CHANNELS
    }
    groups = judged(invitations, host).order_by().annotate(**asked).values("way", *asked)
    ways, sendings = Counter(), Counter()
    for group in groups.annotate(n=Count("pk")):
        way, number = Way(group["way"]), group["n"]
        ways[way] += number
        for channel in CHANNELS:
            for whom in Whom:
                if group[f"fresh_{channel}"] and way in ways_for(whom, channel):
                    sendings[channel, whom] += number
    return Sums(ways, sendings)
