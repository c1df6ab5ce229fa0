"""What of a partnership somebody has to look at now, and what a unit keeps."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from taskforces.access import inviting_networks
from taskforces.models import Continuation, Partnership

State, Element = Partnership.State, Continuation.Element
BEFORE_THE_END = timedelta(days=90)


class Reason(models.TextChoices):
    NONE = "", ""
    UNANSWERED = "unanswered", gettext_lazy("ikke svaret endnu")
    ENDING = "ending", gettext_lazy("slutter snart: hvad så?")
    TALK = "talk", gettext_lazy("tid til at tale sammen")


def attention(
    *,
    state: str,
    answer_by: date,
    ends_on: date | None,
    continues: str,
    next_talk_on: date | None,
    today: date,
) -> Reason:
    """A question that was to be answered by today, an end in sight that nobody has decided on, or a talk."""
    if state == State.ASKED:
        return Reason.UNANSWERED if answer_by <= today else Reason.NONE
    if state != State.AGREED:
        return Reason.NONE
    if ends_on and ends_on - BEFORE_THE_END <= today and not continues:
        return Reason.ENDING
    if next_talk_on and next_talk_on <= today:
        return Reason.TALK
    return Reason.NONE


def of(partnership: Partnership, today: date) -> Reason:
    return attention(
        state=partnership.state,
        answer_by=partnership.answer_by,
        ends_on=partnership.ends_on,
        continues=partnership.continues,
        next_talk_on=partnership.next_talk_on,
        today=today,
    )


def to_look_at(user: User, today: date) -> list[tuple[Partnership, Reason]]:
    """Of all networks that the user invites for, the oldest question first."""
    standing = Partnership.objects.standing().filter(network__in=inviting_networks(user))
    found = [(each, of(each, today)) for each in standing.select_related("network")]
    due = [(each, reason) for each, reason in found if reason]
    return sorted(due, key=lambda pair: (pair[1] != Reason.UNANSWERED, pair[0].answer_by))


def kept(elements: Iterable[str]) -> str:
    """What a unit keeps, in words: all, nothing, or the parts of it."""
    chosen = [element for element in Element if element in set(elements)]
    if len(chosen) == len(Element):
        return _("det hele")
    return ", ".join(str(element.label) for element in chosen) or _("intet")
