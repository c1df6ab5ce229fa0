from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.keys import normalise_code
from accounts.models import User
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
    EventPicture,
    EventSplit,
    GuestQuestion,
    InterviewSeat,
    Invitation,
    InvitationRound,
    LetterBatch,
    Notice,
    Registration,
    RegistrationRequest,
    Session,
    Speaker,
)
from taskforces.models import Network


def get_event(user: User, pk: int, ability: Ability) -> Event:
    event = get_object_or_404(Event.objects.select_related("network__host", "network__unit"), pk=pk)
    require(user, ability, event.network.host_id)
    return event


def get_network(user: User, pk: int, ability: Ability) -> Network:
    network = get_object_or_404(Network.objects.select_related("host"), pk=pk)
    require(user, ability, network.host_id)
    return network


def get_session(user: User, pk: int) -> Session:
    session = get_object_or_404(Session.objects.select_related("event__network__host"), pk=pk)
    require(user, Ability.MANAGE_EVENTS, session.event.network.host_id)
    return session


def get_material(user: User, pk: int) -> EventMaterial:
    material = get_object_or_404(
        EventMaterial.objects.select_related("event__network__host"), pk=pk
    )
    require(user, Ability.MANAGE_EVENTS, material.event.network.host_id)
    return material


def get_split(user: User, pk: int) -> EventSplit:
    """An event that was divided, by whoever plans the events of its network."""
    split = get_object_or_404(
        EventSplit.objects.select_related("source__network__host", "event__network__host"), pk=pk
    )
    require(user, Ability.MANAGE_EVENTS, split.source.network.host_id)
    return split


def get_concept(user: User, pk: int) -> EventConcept:
    """One of a programme that one's own organisation leads."""
    found = get_object_or_404(EventConcept.objects.select_related("programme__lead"), pk=pk)
    require(user, Ability.RUN_PROGRAMMES, found.programme.lead_id)
    return found


def get_joint_host(user: User, pk: int, ability: Ability) -> EventHost:
    """One's own network as a joint host that takes part; nobody looks in who was only asked, or has left."""
    found = get_object_or_404(
        EventHost.objects.joined().select_related("event__network__host", "network__host"), pk=pk
    )
    require(user, ability, found.network.host_id)
    return found


def get_asked_host(user: User, pk: int) -> EventHost:
    """One's own network as a joint host, or asked to be one."""
    found = get_object_or_404(
        EventHost.objects.select_related("event__network__host", "network__host"), pk=pk
    )
    require(user, Ability.MANAGE_EVENTS, found.network.host_id)
    return found


def get_hosted(user: User, pk: int) -> EventHost:
    """A joint host of an event that one's own organisation organises."""
    found = get_object_or_404(
        EventHost.objects.select_related("event__network__host", "network__host"), pk=pk
    )
    require(user, Ability.MANAGE_EVENTS, found.event.network.host_id)
    return found


def _require_inviter(user, round: InvitationRound, ability=Ability.INVITE) -> None:
    """Whoever invited them. A joint host that has left is a stranger to its own round."""
    if round.network_id is None:
        return require(user, ability, round.event.network.host_id)
    joined = EventHost.objects.joined().filter(event=round.event_id, network=round.network_id)
    if not joined.exists():
        raise Http404
    return require(user, ability, round.network.host_id)


def get_course(user: User, pk: int) -> Course:
    course = get_object_or_404(Course.objects.select_related("network__host", "event"), pk=pk)
    require(user, Ability.INVITE, course.network.host_id)
    return course


def get_course_participant(user: User, pk: int) -> CourseParticipant:
    participant = get_object_or_404(CourseParticipant.objects.with_people(), pk=pk)
    require(user, Ability.INVITE, participant.course.network.host_id)
    return participant


def get_guest(user: User, pk: int) -> Registration:
    """A guest whose badge the user may print."""
    guest = get_object_or_404(Registration.objects.select_related("event__network__host"), pk=pk)
    require(user, Ability.RUN_DOOR, guest.event.network.host_id)
    return guest


def get_expected(user: User, pk: int) -> Invitation:
    """Somebody invited whom the user may let in."""
    invitation = get_object_or_404(Invitation.objects.with_people(), pk=pk)
    require(user, Ability.RUN_DOOR, invitation.event.network.host_id)
    return invitation


def get_round(user: User, pk: int, ability: Ability = Ability.INVITE) -> InvitationRound:
    found = get_object_or_404(
        InvitationRound.objects.select_related("event__network__host", "network__host", "letter"),
        pk=pk,
    )
    _require_inviter(user, found, ability)
    return found


def get_batch(user: User, pk: int) -> LetterBatch:
    batch = get_object_or_404(
        LetterBatch.objects.select_related(
            "round__event__network__host", "round__network__host", "round__letter"
        ),
        pk=pk,
    )
    _require_inviter(user, batch.round)
    return batch


def get_invitation(user: User, pk: int) -> Invitation:
    invitation = get_object_or_404(Invitation.objects.with_people(), pk=pk)
    invitation.round.event = invitation.event
    _require_inviter(user, invitation.round)
    return invitation


def get_registration_request(user: User, pk: int) -> RegistrationRequest:
    asked = get_object_or_404(
        RegistrationRequest.objects.select_related("event__network__host"), pk=pk
    )
    require(user, Ability.INVITE, asked.event.network.host_id)
    return asked


def get_notice(user: User, pk: int) -> Notice:
    notices = Notice.objects.select_related(
        "event__network__host", "invitation__round__network__host"
    )
    notice = get_object_or_404(notices, pk=pk)
    notice.invitation.round.event = notice.event
    _require_inviter(user, notice.invitation.round)
    return notice


def get_device(user: User, pk: int) -> Device:
    device = get_object_or_404(Device.objects.select_related("event__network"), pk=pk)
    require(user, Ability.RUN_DOOR, device.event.network.host_id)
    return device


def get_seat(user: User, pk: int) -> InterviewSeat:
    """A guest's place in a group; whoever takes care of the door may change it."""
    seat = get_object_or_404(InterviewSeat.objects.select_related("group__event__network"), pk=pk)
    require(user, Ability.RUN_DOOR, seat.group.event.network.host_id)
    return seat


def get_door_question(user: User, pk: int) -> DoorQuestion:
    question = get_object_or_404(DoorQuestion.objects.select_related("event__network__host"), pk=pk)
    require(user, Ability.RUN_DOOR, question.event.network.host_id)
    return question


def get_guest_question(user: User, pk: int) -> GuestQuestion:
    question = get_object_or_404(
        GuestQuestion.objects.select_related("event__network__host"), pk=pk
    )
    require(user, Ability.INVITE, question.event.network.host_id)
    return question


def get_speaker(user: User, pk: int) -> Speaker:
    speaker = get_object_or_404(Speaker.objects.select_related("event__network__host"), pk=pk)
    require(user, Ability.MANAGE_EVENTS, speaker.event.network.host_id)
    return speaker


def speaker_by_key(key: str) -> Speaker:
    """Of the link that a speaker holds; 404 when there is none."""
    speakers = Speaker.objects.select_related("event__network__host")
    return get_object_or_404(speakers, key=key.replace("\0", ""))


def get_picture(user: User, pk: int) -> EventPicture:
    picture = get_object_or_404(
        EventPicture.objects.select_related("event__network__host", "image"), pk=pk
    )
    require(user, Ability.MANAGE_EVENTS, picture.event.network.host_id)
    return picture


def invitation_by_code(typed: str) -> Invitation:
    """The invitation of a code as typed or scanned; 404 when there is none."""
    code = normalise_code(typed)
    if not code:
        raise Http404
    invitations = Invitation.objects.with_people().select_related("registration__contact_card")
    return get_object_or_404(invitations, code=code)


def contact_card_by_code(typed: str) -> ContactCard:
    """The card of a network code as typed or scanned from a badge; 404 when there is none.

    Finding it shows nothing yet: what others may see is `card.is_shown`'s to say.
    """
    code = normalise_code(typed)
    if not code:
        raise Http404
    cards = ContactCard.objects.select_related("registration__event__network__host")
    return get_object_or_404(cards, code=code)


@dataclass(frozen=True)
class Neighbour:
    """What stands on a badge for all to read, and no more."""

    name: str
    company_name: str


def neighbour_by_network_code(typed: str, event: Event) -> Neighbour:
    """Whose badge it is, for the leader who fills in the sheet for them; 404 outside the event.

    The caller counts the wrong codes (accounts.ratelimit).
    """
    guest = contact_card_by_code(typed).registration
    if guest.event_id != event.pk or guest.seat == Registration.Seat.CANCELLED:
        raise Http404
    return Neighbour(guest.name, guest.company_name)
