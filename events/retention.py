"""Deletes guests when their time is up, as the privacy page promises; what stays is numbers.

Each batch counts and deletes in one transaction, so that a job that is killed, or runs twice, neither
loses a number nor counts anybody again. The mails about an invitation go with it: they hold its name.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation
from events.answers.funnel import count_invitations, count_seats
from events.models import Event, Forgotten, Invitation, Registration, Scan
from events.seats.registrations import lock_event
from outbox.models import Message

BATCH = 200
REPLIES_KEPT = timedelta(days=14)  # allergies are kept no longer than the kitchen needs them
UNANSWERED = Q(answer=Invitation.Answers.NONE, registration=None)


def forget_guests(now: datetime | None = None) -> None:
    """Everything whose time is up at `now`, by the periods that each host has chosen."""
    now = now or timezone.now()
    for host in Organisation.objects.filter(networks__events__isnull=False).distinct():
        ended = Event.objects.filter(network__host=host)
        for event in ended.past(_months_before(now, host.invitation_retention_months)):
            forget_invitations(event, UNANSWERED)
        for event in ended.past(_months_before(now, host.attendance_retention_months)):
            forget_invitations(event, ~UNANSWERED)
            forget_walk_ins(event)
    over = Event.objects.filter(ends_at__lt=now - REPLIES_KEPT)
    Registration.objects.filter(event__in=over).exclude(replies={}).update(replies={})
    for event in Event.objects.past(now - Scan.KEPT_FOR):
        forget_scans(event)


def forget_invitations(event: Event, which: Q) -> None:
    """With their answers, their seats and the mails about them."""
    for ids in _batches(event.invitations.filter(which)):
        with transaction.atomic():
            lock_event(event.pk)
            invitations = Invitation.objects.filter(which, pk__in=ids)
            registrations = Registration.objects.filter(invitation__in=invitations)
            _keep_numbers(event, invitations, registrations)
            references = [f"invitation:{pk}" for pk in ids]
            Message.objects.filter(reference__in=references).delete()
            invitations.delete()


def forget_walk_ins(event: Event) -> None:
    for ids in _batches(event.registrations.filter(invitation=None)):
        with transaction.atomic():
            lock_event(event.pk)
            registrations = Registration.objects.filter(pk__in=ids)
            _keep_numbers(event, Invitation.objects.none(), registrations)
            registrations.delete()


def forget_scans(event: Event) -> None:
    """Who came is kept on the registration; at which door, and every mistake there, is not."""
    for ids in _batches(event.scans.all()):
        Scan.objects.filter(pk__in=ids).delete()


def _keep_numbers(event, invitations, registrations):
    numbers = count_invitations(invitations) | count_seats(registrations)
    numbers["sent"] = invitations.went_out().count()
    numbers["came"] = registrations.arrived().count()
    del numbers["waiting"]
    Forgotten.objects.get_or_create(event=event)
    Forgotten.objects.filter(event=event).update(
        **{name: F(name) + number for name, number in numbers.items()}
    )
    after = {"invitations": invitations.count(), "registrations": registrations.count()}
    audit.record(event.organisation, by=None, verb="forget_guests", thing=event, after=after)


def _batches(rows: models.QuerySet) -> Iterator[list]:
    """Ids of what is there now, asked for anew after each batch has gone."""
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield ids


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day and hour some months ago; the last day of a month that is too short."""
    local = timezone.localtime(moment)
    year, month = divmod(local.year * 12 + local.month - 1 - months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)
