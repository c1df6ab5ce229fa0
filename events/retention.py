"""Deletes guests when their time is up, as the privacy page promises; what stays is numbers.

Each batch counts and deletes in one transaction, so that a job that is killed, or runs twice, neither
loses a number nor counts anybody again. The mails about an invitation go with it: they hold its name.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts import audit, periods
from accounts.models import Organisation
from events.answers.funnel import count_invitations, count_seats
from events.letters import batches
from events.models import (
    ContactCard,
    Event,
    EventHost,
    Forgotten,
    Invitation,
    LetterFile,
    Registration,
    RegistrationRequest,
    Scan,
    Speaker,
    UnitAttendance,
)
from events.seats.registrations import lock_event
from outbox.models import Message

BATCH = 200
NOBODY = "–"  # where a seat wants a name
UNANSWERED = Q(answer=Invitation.Answers.NONE, registration=None)


def forget_guests(now: datetime | None = None) -> None:
    """Everything whose time is up at `now`, by the periods that each host has chosen."""
    now = now or timezone.now()
    for host in Organisation.objects.filter(networks__events__isnull=False).distinct():
        ended = Event.objects.filter(network__host=host)
        for event in ended.past(periods.UNANSWERED.cut_off(now, host)):
            forget_invitations(event, UNANSWERED)
        for event in ended.past(periods.ATTENDANCE.cut_off(now, host)):
            forget_invitations(event, ~UNANSWERED)
            forget_walk_ins(event)
    over = Event.objects.past(periods.REPLIES.cut_off(now))
    Registration.objects.filter(event__in=over).exclude(replies={}).update(replies={})
    for event in Event.objects.past(periods.SCANS.cut_off(now)):
        forget_scans(event)
    over = Event.objects.past(periods.DOOR_ANSWERS.cut_off(now))
    forget_door_answers(Scan.objects.filter(event__in=over))


def forget_speakers(now: datetime) -> None:
    """Their names go with the guests'; so does who of the unit was there."""
    for host in Organisation.objects.filter(networks__events__isnull=False).distinct():
        ended = Event.objects.filter(network__host=host)
        over = list(ended.past(periods.ATTENDANCE.cut_off(now, host)).values_list("pk", flat=True))
        named = Speaker.objects.agreeing().filter(event__in=over)
        named.update(name="", about="", consented_how="", withdrawn_at=now)
        UnitAttendance.objects.filter(event__in=over).delete()


def forget_registration_requests(now: datetime) -> None:
    """Who got a yes is a guest by then; nobody else needs to be remembered. Their mails go too."""
    over = Event.objects.past(periods.REPLIES.cut_off(now))
    erase_registration_requests(RegistrationRequest.objects.filter(event__in=over))


def erase_registration_requests(requests: models.QuerySet) -> None:
    for ids in _batches(requests):
        with transaction.atomic():
            references = [f"registration_request:{pk}" for pk in ids]
            Message.objects.filter(reference__in=references).delete()
            RegistrationRequest.objects.filter(pk__in=ids).delete()


def forget_letter_files(now: datetime) -> None:
    batches.forget_files(periods.LETTER_FILES.cut_off(now))


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


def forget_walk_ins(event: Event, which: Q | None = None) -> None:
    of = which if which is not None else Q()
    for ids in _batches(event.registrations.filter(of, invitation=None)):
        with transaction.atomic():
            lock_event(event.pk)
            registrations = Registration.objects.filter(pk__in=ids)
            _keep_numbers(event, Invitation.objects.none(), registrations)
            registrations.delete()


def forget_scans(event: Event) -> None:
    """Who came is kept on the registration; at which door, and every mistake there, is not."""
    for ids in _batches(event.scans.all()):
        Scan.objects.filter(pk__in=ids).delete()


def forget_door_answers(scans: models.QuerySet) -> None:
    """What phones were told: it holds names, and is of use only while a phone may ask again."""
    scans.exclude(first_answer="").update(first_answer="")


def erase_invitations(invitations: models.QuerySet) -> None:
    """Of one person who asks for it; the event's numbers stay as they were.

    Files of letters to many go too: the name stands in them, and they can be made again.
    """
    LetterFile.objects.filter(batch__dispatches__invitation__in=invitations).delete()
    for event in Event.objects.filter(invitations__in=invitations).distinct():
        forget_invitations(event, Q(pk__in=list(invitations.values_list("pk", flat=True))))


def erase_seats(registrations: models.QuerySet) -> None:
    """Of guests nobody invited; and the name of who came in an invited person's place."""
    ids = list(registrations.values_list("pk", flat=True))
    for event in Event.objects.filter(registrations__in=ids).distinct():
        forget_walk_ins(event, Q(pk__in=ids))
    stand_ins = Registration.objects.filter(pk__in=ids)
    ContactCard.objects.filter(registration__in=stand_ins).delete()
    Scan.objects.filter(registration__in=stand_ins).exclude(details={}).delete()
    forget_door_answers(Scan.objects.filter(registration__in=stand_ins))
    for guest in stand_ins:
        guest.name, guest.email, guest.companion_names = NOBODY, "", ""
        guest.note, guest.replies = "", {}
        guest.save(update_fields=["name", "email", "companion_names", "note", "replies"])


def _keep_numbers(event, invitations, registrations):
    numbers = count_invitations(invitations) | count_seats(registrations)
    _keep_joint_numbers(event, invitations, registrations)
    own = {"round__network": None}
    numbers["sent"] = invitations.went_out().filter(**own).count()
    of_own = {f"invitation__{name}": value for name, value in own.items()}
    numbers["came"] = registrations.arrived().filter(**of_own).count()
    del numbers["waiting"]
    Forgotten.objects.get_or_create(event=event)
    Forgotten.objects.filter(event=event).update(
        **{name: F(name) + number for name, number in numbers.items()}
    )
    after = {"invitations": invitations.count(), "registrations": registrations.count()}
    audit.record(event.organisation, by=None, verb="forget_guests", thing=event, after=after)


def _keep_joint_numbers(event, invitations, registrations):
    """A joint host's guests stay counted as its own."""
    for host in event.hosts.all():
        sent = invitations.went_out().filter(round__network=host.network_id).count()
        came = registrations.arrived().filter(invitation__round__network=host.network_id).count()
        if sent or came:
            EventHost.objects.filter(pk=host.pk).update(
                sent=F("sent") + sent, came=F("came") + came
            )


def _batches(rows: models.QuerySet) -> Iterator[list]:
    """Ids of what is there now, asked for anew after each batch has gone."""
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield ids
