"""Events, invitations and guests, from the plan to the door."""

from datetime import timedelta

from django.utils import timezone

from accounts.keys import digest, new_key
from events.answers import answers
from events.models import (
    ContactCard,
    Course,
    CourseParticipant,
    Device,
    DoorQuestion,
    Event,
    EventConcept,
    EventHost,
    EventMaterial,
    EventSplit,
    GuestQuestion,
    InterviewGroup,
    InterviewSeat,
    Invitation,
    InvitationRound,
    LetterBatch,
    LetterFile,
    Notice,
    Registration,
    RegistrationRequest,
    Session,
    Speaker,
    UnitAttendance,
)
from events.planning.pictures import add_picture
from tests.factories.common import _serial, photo
from tests.factories.taskforces import contact, letter


def event(network, title="Mød os i værkstedet", **fields):
    start = fields.pop("starts_at", timezone.now() + timedelta(days=7))
    fields.setdefault("ends_at", start + timedelta(hours=3))
    fields.setdefault("answer_deadline", start - timedelta(days=1))
    fields.setdefault("slug", f"arrangement-{next(_serial)}")
    fields.setdefault("place", "Ågård Maskinfabrik")
    return Event.objects.create(
        network=network, title=title, kind="kick_off", starts_at=start, **fields
    )


def split(source):
    """An event divided in two, whose guests do not know yet."""
    return EventSplit.objects.create(source=source, event=event(source.network, "Et mindre møde"))


def concept(programme, title="Spot et job", **fields):
    return EventConcept.objects.create(
        programme=programme, title=title, **{"kind": "large_event", "minutes": 150} | fields
    )


def session(event, title="Buddyer i praksis", **fields):
    fields = {
        "starts_at": event.starts_at,
        "ends_at": event.starts_at + timedelta(hours=1),
    } | fields
    return Session.objects.create(event=event, title=title, **fields)


def material(event, title="Referat", text="Vi aftalte tre ting.", **fields):
    return EventMaterial.objects.create(event=event, title=title, text=text, **fields)


def event_host(event, network, state="joined", **fields):
    if state != "asked":
        fields.setdefault("answered_at", timezone.now())
    return EventHost.objects.create(event=event, network=network, state=state, **fields)


def joint_invitation(host, contact=None, **fields):
    """By a joint host, to a contact of its own."""
    round = host.event.rounds.filter(network=host.network).first() or invitation_round(
        host.event, network=host.network, letter=letter(host.network)
    )
    contact = contact or globals()["contact"](host.network.host, name=f"Leder {next(_serial)}")
    return Invitation.objects.create(event=host.event, round=round, contact=contact, **fields)


def registration_request(event, **fields):
    asked = {"name": "Ida Holm", "company_name": "Bageriet", "email": "ida@bageriet.example"}
    return RegistrationRequest.objects.create(event=event, **asked | fields)


def invitation_round(event, **fields):
    fields.setdefault("letter", None)
    fields["letter"] = fields["letter"] or letter(event.network)
    return InvitationRound.objects.create(event=event, name="Første udsendelse", **fields)


def letter_batch(round, **fields):
    """A finished one, with its file."""
    fields = {"kind": "print", "state": "done", "finished_at": timezone.now()} | fields
    batch = LetterBatch.objects.create(round=round, **fields)
    LetterFile.objects.create(
        batch=batch,
        name="breve.pdf",
        content_type="application/pdf",
        content=b"%PDF",
        size=4,
        sha256="ab" * 32,
    )
    return batch


def invitation(event, contact=None, round=None, **fields):
    return Invitation.objects.create(
        event=event,
        round=round or event.rounds.filter(network=None).first() or invitation_round(event),
        contact=contact or globals()["contact"](event.network.host, name=f"Leder {next(_serial)}"),
        **fields,
    )


def notice(invitation, **fields):
    """Somebody to be phoned."""
    fields = {"about": "moved", "must_phone": True} | fields
    return Notice.objects.create(event=invitation.event, invitation=invitation, **fields)


def answer(invitation, *, answer, source="link", by=None, now=None, **said):
    """What `events.answers.answers.answer` does with a reply of these fields."""
    reply = answers.Reply(answer, **said)
    return answers.answer(invitation, reply, source=source, by=by, now=now)


def guest_question(event, text="Hvad vil du spise?", choices=("Fisk", "Grønt"), **fields):
    return GuestQuestion.objects.create(event=event, text=text, choices=list(choices), **fields)


def event_picture(event, description="Fire ledere om en drejebænk"):
    return add_picture(event, file=photo(), description=description, by=None)


def registration(event, name="Søren Ågård", seat="confirmed", **fields):
    if fields.get("arrived_at"):
        fields.setdefault("arrived_persons", fields.get("party_size", 1))
    return Registration.objects.create(event=event, name=name, seat=seat, **fields)


def interview_seat(event, number=1):
    guest = registration(event, name=f"Leder {next(_serial)}", arrived_at=timezone.now())
    group, _made = InterviewGroup.objects.get_or_create(event=event, number=number)
    return InterviewSeat.objects.create(group=group, registration=guest)


def contact_card(registration, **fields):
    return ContactCard.objects.create(registration=registration, **fields)


def device(event, label="Dør A", **fields):
    """A valid device and its key, which is stored nowhere."""
    key = new_key()
    fields.setdefault("expires_at", event.ends_at + timedelta(days=1))
    return Device.objects.create(event=event, label=label, key_sha256=digest(key), **fields), key


def door_question(event, text="Vil du have en T-shirt?", choices=("Ja", "Nej"), **fields):
    return DoorQuestion.objects.create(event=event, text=text, choices=list(choices), **fields)


def course(network, title="Buddykursus", **fields):
    return Course.objects.create(network=network, title=title, **fields)


def course_participant(course, person=None, state="completed", **fields):
    if state == "completed":
        fields.setdefault("completed_on", course.held_on)
    person = person or contact(course.network.host)
    return CourseParticipant.objects.create(course=course, contact=person, state=state, **fields)


def speaker(event, name="Kim Holt", **fields):
    fields = {"consented_how": "på mail"} | fields
    return Speaker.objects.create(event=event, name=name, **fields)


def unit_attendance(event, person, **fields):
    return UnitAttendance.objects.create(event=event, person=person, **fields)
