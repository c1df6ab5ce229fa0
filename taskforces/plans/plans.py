"""Lines of the plan: written, changed, done, and taken up again."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from taskforces.models import Network, PlanLine


@transaction.atomic
def add_line(network: Network, *, by: User, **facts) -> PlanLine:
    line = PlanLine.objects.create(network=network, **facts)
    audit.record(network.host, by=by, verb="add_plan_line", thing=line)
    return line


@transaction.atomic
def change_line(line: PlanLine, *, by: User, **facts) -> PlanLine:
    for name, value in facts.items():
        setattr(line, name, value)
    line.save()
    audit.record(line.network.host, by=by, verb="change_plan_line", thing=line)
    return line


def mark(line: PlanLine, *, done: bool, by: User, day: date | None = None) -> PlanLine:
    """Done on a day, or not after all."""
    return change_line(line, by=by, done_on=(day or timezone.localdate()) if done else None)
