"""A tenant in which every text that the register tells of is a word of its own, to be looked for afterwards."""

from datetime import timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from accounts import audit
from accounts.privacy import Then
from events.models import Dispatch, GuestReminder, Notice, Scan
from home.privacy.register import HOLDINGS
from outbox.models import Attachment
from pledges.models import FollowUpEntry
from tests import factories
from tests.factories import answer

# The database never lets these be written over, so their words are there from the beginning.
FROZEN = ("pledges.FollowUpEntry", "events.Scan", "accounts.AuditEntry", "accounts.AuditValues")
# A company is no person: its name stays with the sheet's numbers.
STAYS = {"pledges.Sheet.company_name"}
ADDRESS = "soeren.kanarie@firma.example"


def world(cast) -> None:
    """One guest who came, whose sheet became a job that ended; and what colleagues wrote about it."""
    _evening(cast)
    _sheet(cast)
    _others(cast)


def _evening(cast):
    start = timezone.now() - timedelta(days=1)
    event = cast.event = factories.event(
        cast.network,
        starts_at=start,
        ends_at=timezone.now() + timedelta(hours=1),
        answer_deadline=timezone.now() + timedelta(minutes=1),
    )
    cast.contact = factories.contact(cast.nordby, "Søren Kanarie", email=ADDRESS)
    invitation = cast.invitation = factories.invitation(event, cast.contact)
    answer(invitation, answer="yes")
    event.answer_deadline, event.ends_at = start, timezone.now() - timedelta(minutes=1)
    event.save(update_fields=["answer_deadline", "ends_at"])
    seat = invitation.registration
    factories.contact_card(seat, phone="12345678", email=ADDRESS)
    device, _key = factories.device(event)
    Scan.objects.create(
        event=event,
        device=device,
        kind="correction",
        registration=seat,
        result="noted",
        raw_code="frossen-kode",
        details={"before": "frossen rettelse"},
        phone_time=start,
    )
    batch = factories.letter_batch(invitation.round)
    Dispatch.objects.create(
        invitation=invitation, channel="print", batch=batch, content={"to": "x"}, sha256="ab"
    )
    GuestReminder.objects.create(invitation=invitation, kind="answer", day=timezone.localdate())
    Notice.objects.create(event=event, invitation=invitation, about="moved")
    factories.interview_seat(event)
    factories.registration_request(event, email=ADDRESS)
    factories.course_participant(factories.course(cast.network), cast.contact)
    factories.registration(event, "Uanmeldt", email="uanmeldt@firma.example")


def _sheet(cast):
    sheet = cast.sheet = factories.sheet(
        cast.network, contact_email=ADDRESS, contact=cast.contact, contact_name="Søren Kanarie"
    )
    closed = {"closed_at": timezone.now(), "status": "retained"}
    handover = cast.handover = factories.handover(sheet, cast.unit, owner=cast.consultant, **closed)
    FollowUpEntry.objects.create(handover=handover, kind="note", text="frossent notat")
    factories.feedback(handover)
    factories.introduction(handover, cast.coordinator)
    factories.visit(handover, state="held")
    factories.order(handover)
    factories.placement(
        handover,
        state="ended",
        starts_on=timezone.localdate() - timedelta(days=30),
        ended_on=timezone.localdate(),
        end_reason="completed",
    )
    factories.message(cast.nordby, state="sent", sent_at=timezone.now(), recipient=ADDRESS)
    mail = factories.message(
        cast.nordby, state="sent", sent_at=timezone.now(), reference=f"sheet:{sheet.pk}"
    )
    Attachment.objects.create(message=mail, name="x", content_type="text/plain", content=b"x")


def _others(cast):
    factories.suppression(cast.nordby, lifted_at=timezone.now())
    factories.webhook_delivery(factories.webhook(cast.nordby))
    factories.contact_import(cast.nordby)
    factories.nomination(factories.prize(cast.network))
    factories.profile(cast.unit, cast.network, state="withdrawn")
    factories.absence(cast.unit, cast.consultant)
    factories.visit_time(cast.unit, cast.consultant)
    factories.saved_filter(cast.reader)
    factories.inbox_layout(cast.reader)
    factories.steering_action(factories.steering_meeting(cast.network))
    cast.gone = factories.user("Gået")
    audit.record(
        cast.nordby, by=cast.owner, verb="x", thing=cast.nordby, after={"x": "frossen linje"}
    )
    Session.objects.create(
        session_key="k" * 32, session_data="x", expire_date=timezone.now() + timedelta(days=1)
    )


def stain() -> dict[str, str]:
    """{word: "app.Model.field"} of every text that the clock is to delete, each row with words of its own."""
    words = dict.fromkeys(("frossen-kode", "frossen rettelse", "frossent notat"), "frozen")
    words["frossen linje"] = "frozen"
    for holding in HOLDINGS:
        model = apps.get_model(holding.model)
        if holding.then == Then.BY_HAND or holding.model in FROZEN:
            continue
        if not model._meta.managed or holding.model.startswith(("wagtail", "account.", "mfa.")):
            continue
        for row in model.objects.all():
            words |= _stain(model, row, holding.fields, len(words))
    return words


def _stain(model, row, fields, begun):
    new, words = {}, {}
    for name in fields:
        field, place = model._meta.get_field(name), f"{model._meta.label}.{name}"
        if field.is_relation or field.choices or place in STAYS:
            continue
        word = f"kanarie{begun + len(words):04}"
        if 0 < (getattr(field, "max_length", 0) or 0) < len(word):
            continue  # a code of a few letters names nobody
        if isinstance(field, models.JSONField):
            new[name] = {"x": word}
        elif isinstance(field, models.BinaryField):
            new[name] = word.encode()
        elif isinstance(field, models.EmailField):
            new[name] = f"{word}@x.example"
        elif isinstance(field, models.CharField | models.TextField):
            new[name] = word
        else:
            continue
        words[word] = place
    model.objects.filter(pk=row.pk).update(**new)
    return words
