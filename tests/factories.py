"""Dull factories: one function a model, saved rows with the least that is valid."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page

from accounts.keys import digest, new_key
from accounts.models import ApiToken, Organisation, User
from events.models import Device, Event, Invitation, InvitationRound, Registration
from outbox.models import Message, Webhook, WebhookDelivery
from pledges.models import (
    Absence,
    Feedback,
    Handover,
    Introduction,
    JobOrderDraft,
    JobProfile,
    Placement,
    PlacementStep,
    PledgeLine,
    RetentionCheck,
    SavedFilter,
    Scheme,
    Sheet,
    SheetLink,
    SteeringAction,
    SteeringMeeting,
    Target,
    Visit,
    VisitTime,
)
from taskforces.identifiers import valid_cvr_from
from taskforces.models import Company, Contact, ContactImport, MayorInvitationPage, Network

_serial = count(1)


def user(name="Bodil", **fields):
    return User.objects.create_user(
        f"{slugify(name)}-{next(_serial)}@example.org", "hemmelig-nok-1", name=name, **fields
    )


def organisation(name="Nordby Kommune", kind="municipality", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(_serial)}")
    return Organisation.objects.create(name=name, kind=kind, **fields)


def cvr():
    return next(number for serial in _serial if (number := valid_cvr_from(1_000_000 + serial)))


def company(name="Ågård Maskinfabrik", **fields):
    fields.setdefault("cvr_number", cvr())
    return Company.objects.create(name=name, fictional=True, **fields)


def contact(organisation, name="Søren Ågård", **fields):
    fields.setdefault("company", None)
    fields["company"] = fields["company"] or company()
    fields.setdefault("email", f"leder-{next(_serial)}@example.org")
    return Contact.objects.create(
        organisation=organisation, name=name, data_source="CVR-registret", **fields
    )


def contact_import(organisation):
    """One good row, its columns chosen."""
    return ContactImport.objects.create(
        organisation=organisation,
        state="mapped",
        content={"header": ["Firma", "Navn"], "rows": [[2, ["Bageriet", "Kaj"]]]},
        mapping={
            "columns": {"company": 0, "name": 1},
            "data_source": "Messen",
            "contact_basis": "member",
        },
    )


def network(host, unit=None, kind="task_force", name="Task Force Nordby", **fields):
    fields.setdefault("slug", f"netvaerk-{next(_serial)}")
    return Network.objects.create(kind=kind, name=name, host=host, unit=unit, **fields)


def event(network, title="Mød os i værkstedet", **fields):
    start = fields.pop("starts_at", timezone.now() + timedelta(days=7))
    fields.setdefault("ends_at", start + timedelta(hours=3))
    fields.setdefault("answer_deadline", start - timedelta(days=1))
    fields.setdefault("slug", f"arrangement-{next(_serial)}")
    fields.setdefault("place", "Ågård Maskinfabrik")
    return Event.objects.create(
        network=network, title=title, kind="kick_off", starts_at=start, **fields
    )


def letter(network, title="Kom og vær med", paragraphs=("{hilsen}", "Vi ses {dato} kl. {tid}.")):
    locale, _ = Locale.objects.get_or_create(language_code="da")
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Rod", slug="root", locale=locale)
    )
    page = MayorInvitationPage(
        title=title,
        slug=f"brev-{next(_serial)}",
        network=network,
        body=[("paragraph", text) for text in paragraphs],
        locale=locale,
    )
    return root.add_child(instance=page)


def invitation_round(event, **fields):
    fields.setdefault("letter", None)
    fields["letter"] = fields["letter"] or letter(event.network)
    return InvitationRound.objects.create(event=event, name="Første udsendelse", **fields)


def invitation(event, contact=None, round=None, **fields):
    return Invitation.objects.create(
        event=event,
        round=round or event.rounds.first() or invitation_round(event),
        contact=contact or globals()["contact"](event.network.host, name=f"Leder {next(_serial)}"),
        **fields,
    )


def registration(event, name="Søren Ågård", seat="confirmed", **fields):
    return Registration.objects.create(event=event, name=name, seat=seat, **fields)


def device(event, label="Dør A", **fields):
    """A valid device and its key, which is stored nowhere."""
    key = new_key()
    fields.setdefault("expires_at", event.ends_at + timedelta(days=1))
    return Device.objects.create(event=event, label=label, key_sha256=digest(key), **fields), key


def sheet_link(event):
    return SheetLink.objects.create(network=event.network, event=event)


def sheet(network, tasks=("cleaning",), **fields):
    fields = {
        "company_name": "Ågård Maskinfabrik",
        "contact_name": "Søren Ågård",
        "contact_phone": "12345678",
    } | fields
    made = Sheet.objects.create(network=network, **fields)
    for task in tasks:
        PledgeLine.objects.create(sheet=made, task=task, hours="5-9")
    return made


def handover(sheet, unit, **fields):
    fields.setdefault("contact_due", timezone.now() + timedelta(days=2))
    return Handover.objects.create(sheet=sheet, unit=unit, **fields)


def introduction(handover, introducer, **fields):
    fields.setdefault("due", timezone.now() + timedelta(hours=6))
    return Introduction.objects.create(handover=handover, introducer=introducer, **fields)


def feedback(handover, day=14, **fields):
    return Feedback.objects.create(handover=handover, day=day, **fields)


def absence(unit, user, **fields):
    today = timezone.localdate()
    fields = {"starts_on": today, "ends_on": today + timedelta(days=7)} | fields
    return Absence.objects.create(unit=unit, user=user, **fields)


def saved_filter(user, name="Køkkener", query="task=kitchen"):
    return SavedFilter.objects.create(user=user, name=name, query=query)


def visit_time(unit, consultant, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3, minutes=next(_serial)))
    return VisitTime.objects.create(unit=unit, consultant=consultant, **fields)


def visit(handover, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3))
    return Visit.objects.create(handover=handover, consultant=handover.owner, **fields)


def profile(unit, network, **fields):
    fields.setdefault("reference", f"Kandidat A{next(_serial)}")
    fields = {
        "headline": "Rolig og grundig",
        "skills": "Har gjort rent på kontorer.",
        "tasks": ["cleaning"],
        "hours": "5-9",
        "state": "published",
        "published_at": timezone.now(),
    } | fields
    return JobProfile.objects.create(unit=unit, network=network, **fields)


def order(handover, **fields):
    fields = {
        "title": "Rengøring",
        "description": "Let rengøring.",
        "contact_name": "Søren",
    } | fields
    return JobOrderDraft.objects.create(handover=handover, **fields)


def scheme(code="ordinary"):
    """Also after a test that emptied every table."""
    return Scheme.objects.get_or_create(
        code=code,
        defaults={"name": "ordinære timer (småjob)", "name_en": "ordinary hours (small job)"},
    )[0]


def placement(handover, **fields):
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or scheme()
    fields.setdefault("starts_on", timezone.localdate())
    made = Placement.objects.create(
        handover=handover, candidate_reference=f"Kandidat B{next(_serial)}", **fields
    )
    PlacementStep.objects.create(placement=made, starts_on=made.starts_on, paid_hours=5)
    return made


def placement_step(placement, **fields):
    fields.setdefault("starts_on", placement.starts_on + timedelta(days=28))
    fields.setdefault("paid_hours", 10)
    return PlacementStep.objects.create(placement=placement, **fields)


def retention_check(placement, weeks=13, **fields):
    fields.setdefault("due_on", placement.starts_on + timedelta(weeks=weeks))
    return RetentionCheck.objects.create(placement=placement, weeks=weeks, **fields)


def steering_meeting(network, **fields):
    fields.setdefault("held_on", timezone.localdate())
    fields.setdefault("period_start", fields["held_on"] - timedelta(days=90))
    return SteeringMeeting.objects.create(network=network, **fields)


def steering_action(meeting, **fields):
    fields = {
        "text": "Ring til Ågård",
        "owner": "Karin",
        "due_on": timezone.localdate() + timedelta(days=14),
    } | fields
    return SteeringAction.objects.create(meeting=meeting, **fields)


def target(network, measure="positions", value=100, **fields):
    today = timezone.localdate()
    fields = {
        "starts_on": today - timedelta(days=30),
        "ends_on": today + timedelta(days=30),
    } | fields
    return Target.objects.create(network=network, measure=measure, value=value, **fields)


def api_token(organisation, **fields):
    """A valid token; its key is stored nowhere."""
    fields.setdefault("expires_at", timezone.now() + timedelta(days=365))
    return ApiToken.objects.create(
        organisation=organisation, name="Fagsystemet", key_sha256=digest(new_key()), **fields
    )


def webhook(organisation, **fields):
    return Webhook.objects.create(
        organisation=organisation,
        name="Fagsystemet",
        url="https://a.example/",
        secret="x",
        **fields,
    )


def webhook_delivery(webhook, **fields):
    fields = {"kind": "sheet.changed", "body": "{}", "state": "failed"} | fields
    return WebhookDelivery.objects.create(webhook=webhook, **fields)


def message(organisation, **fields):
    fields = {
        "recipient": "leder@example.org",
        "sender": "haandslag@example.org",
        "subject": "Kom og vær med",
        "reference": "invitation:1",
        "sha256": "0" * 64,
        "message_id": f"<{next(_serial)}@example.org>",
    } | fields
    return Message.objects.create(organisation=organisation, **fields)
