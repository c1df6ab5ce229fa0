"""By when a company is answered, who may do it, and at which meeting an input is read aloud."""

from datetime import datetime

from django.db.models import F, Q

from accounts.access import Ability
from accounts.workingdays import WorkingCalendar
from pledges.models import CompanyQuestion

Topic = CompanyQuestion.Topic
# Questions that the owner of their sheet answers; `emails.whom_to_ask` says the same of one.
OF_OWNER = ~Q(topic=Topic.INPUT) & Q(
    sheet__handover__owner__isnull=False, sheet__handover__unit=F("unit")
)


def answer_due(
    asked_at: datetime,
    topic: str,
    *,
    calendar: WorkingCalendar,
    contact_days: int,
    candidate_days: int,
) -> datetime:
    """A question waits no longer than a first call, an input no longer than an answer about a candidate."""
    return calendar.deadline(asked_at, candidate_days if topic == Topic.INPUT else contact_days)


def ability_to_answer(topic: str) -> Ability:
    """An input is about the unit's work as a whole, so whoever leads it answers."""
    return Ability.STEER if topic == Topic.INPUT else Ability.SEE_SHEETS


def is_listed(
    asked_at: datetime,
    answered_at: datetime | None,
    *,
    meeting: datetime,
    previous: datetime | None,
) -> bool:
    """At the first meeting after it was given, at each one until it is answered, and at the one after that.

    `previous` is the network's meeting before; None where there was none.
    """
    if asked_at > meeting:
        return False
    if previous is None or asked_at > previous:
        return True
    return answered_at is None or answered_at > previous
