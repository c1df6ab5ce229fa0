"""Several hosts of one event: asked, invited from their own lists, blind for each other's guests, free to leave."""

import pytest
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.answers.answers import withdraw
from events.joint import hosts
from events.joint.counts import guests_of, parts
from events.joint.hosts import HostRefused
from events.letters import rounds
from events.letters.refusals import RoundRefused
from events.models import EventHost, Invitation
from events.planning.news import concerned
from events.retention import forget_invitations
from outbox.models import Message
from pledges.figures.funnel import funnel
from pledges.figures.scopes import Scope
from tests import factories

Code, State = HostRefused.Code, EventHost.State


@pytest.fixture
def theirs(cast):
    return factories.network(cast.sonderby, name="Sønderby Boldklub")


@pytest.fixture
def event(cast):
    return factories.event(cast.network, title="Fælles kick-off", capacity=10)


@pytest.fixture
def joint(event, theirs):
    return factories.event_host(event, theirs)


def url(name, *args):
    return reverse(f"events:{name}", args=args)


def guest(joint, name="Hemmelige Hansen", **fields):
    contact = factories.contact(joint.network.host, name=name, phone="44556677")
    invitation = factories.joint_invitation(joint, contact)
    factories.answer(invitation, answer="yes")
    return invitation


def test_both_sides_hear_of_question_and_answer_by_mail(cast, event, theirs):
    host = hosts.ask_host(event, theirs, seats=4, by=cast.owner)
    question = Message.objects.get(recipient=cast.stranger.email)
    assert question.subject == "Vil I være medvært? Fælles kick-off"
    assert "Der er 4 pladser til jer." in question.text
    Message.objects.all().delete()
    host = hosts.answer(host, joins=True, by=cast.stranger)
    heard = set(Message.objects.values_list("recipient", flat=True))
    assert heard == {cast.owner.email, cast.coordinator.email, cast.secretary.email}
    assert "inviterer nu sine egne" in Message.objects.first().text
    Message.objects.all().delete()
    hosts.leave(host, by=cast.stranger)
    assert "er gået ud af Fælles kick-off" in Message.objects.first().text


def test_a_network_of_ones_own_needs_no_mail(cast, event):
    hosts.ask_host(event, factories.network(cast.nordby, name="Nr. 2"), seats=None, by=cast.owner)
    assert not Message.objects.exists()


def test_a_joint_host_writes_its_own_guests_answers_down(cast, client, event, joint):
    own = factories.joint_invitation(joint, factories.contact(cast.sonderby, name="Vibeke Vang"))
    foreign = factories.invitation(event, factories.contact(cast.nordby, name="Vibeke Voss"))
    client.force_login(cast.stranger)
    desk = url("joint_desk", joint.pk)
    page = client.get(desk, {"q": "vibeke", "kilde": "phone"}).content.decode()
    assert "Vibeke Vang" in page
    assert "Vibeke Voss" not in page
    assert foreign.contact.name not in client.get(desk, {"q": foreign.code}).content.decode()
    data = {"answer": "phone_confirmed", "source": "phone"}
    back = client.post(url("desk_answer", own.pk), data)
    assert back.url == f"{desk}?kilde=phone"
    own.refresh_from_db()
    assert own.answer == "phone_confirmed"
    assert client.post(url("desk_answer", foreign.pk), data).status_code == 404


def test_a_host_says_yes_once_and_only_then_invites(cast, event, theirs):
    host = hosts.ask_host(event, theirs, seats=4, by=cast.owner)
    with pytest.raises(RoundRefused) as refused:
        invite(host, by=cast.stranger)
    assert refused.value.code == RoundRefused.Code.NOT_A_HOST
    host = hosts.answer(host, joins=True, by=cast.stranger)
    assert host.state == State.JOINED
    with pytest.raises(HostRefused):
        hosts.answer(host, joins=False, by=cast.stranger)
    assert len(invite(host, by=cast.stranger).invitations) == 1
    logged = AuditEntry.objects.filter(verb="answer_host").values_list("organisation", flat=True)
    assert set(logged) == {cast.nordby.pk, cast.sonderby.pk}


def invite(host, *, by, seats=None, contacts=None):
    contacts = contacts or [factories.contact(host.network.host)]
    return rounds.create_round(
        host.event,
        letter=None,
        contacts=contacts,
        name="Vores",
        by=by,
        seats=seats,
        joint=host.network,
    )


def test_nobody_is_asked_twice_and_the_organiser_not_at_all(cast, event, theirs):
    hosts.ask_host(event, theirs, seats=None, by=cast.owner)
    for network, code in ((theirs, Code.STANDING), (cast.network, Code.ORGANISER)):
        with pytest.raises(HostRefused) as refused:
            hosts.ask_host(event, network, seats=None, by=cast.owner)
        assert refused.value.code == code
    own = factories.network(cast.nordby)
    assert hosts.ask_host(event, own, seats=None, by=cast.owner).state == State.JOINED


def test_rounds_of_a_host_share_its_part_of_the_house(cast, joint):
    joint = hosts.share_house(joint, seats=3, by=cast.owner)
    first = invite(joint, by=cast.stranger, seats=2).round
    second = invite(joint, by=cast.stranger).round
    assert (first.seats, second.seats) == (2, 1)
    with pytest.raises(RoundRefused) as refused:
        invite(joint, by=cast.stranger)
    assert refused.value.code == RoundRefused.Code.OVER_SHARE
    with pytest.raises(RoundRefused):
        rounds.share_seats(first, seats=3, by=cast.stranger)
    with pytest.raises(HostRefused) as given:
        hosts.share_house(joint, seats=2, by=cast.owner)
    assert given.value.code == Code.GIVEN_OUT


def test_a_share_that_is_full_sends_its_guests_to_the_queue(cast, joint):
    joint = hosts.share_house(joint, seats=1, by=cast.owner)
    contacts = [factories.contact(joint.network.host) for _n in range(2)]
    for invitation in invite(joint, by=cast.stranger, contacts=contacts).invitations:
        factories.answer(invitation, answer="yes")
    own = factories.invitation(joint.event)
    factories.answer(own, answer="yes")
    seats = [registration.seat for registration in joint.event.registrations.order_by("pk")]
    assert seats == ["confirmed", "waiting", "confirmed"]


def test_a_host_cannot_invite_anothers_contact(cast, joint):
    with pytest.raises(Http404):
        invite(joint, by=cast.stranger, contacts=[factories.contact(cast.nordby)])


def test_each_host_sees_its_own_guests_and_the_organiser_counts_all(cast, client, event, joint):
    guest(joint)
    other = factories.event_host(event, factories.network(cast.nordby, name="Tredje klub"))
    guest(other, name="Tredje Thomsen")
    own = factories.invitation(event)
    factories.answer(own, answer="yes")
    assert [(part.network.name, part.invited, part.persons) for part in parts(event)] == [
        ("Task Force Nordby", 1, 1),
        ("Sønderby Boldklub", 1, 1),
        ("Tredje klub", 1, 1),
    ]
    assert [each.name for each in guests_of(joint)] == ["Hemmelige Hansen"]
    client.force_login(cast.stranger)
    page = client.get(url("joint_part", joint.pk)).content.decode()
    assert "Hemmelige Hansen" in page
    assert "Tredje Thomsen" not in page
    assert own.contact.name not in page


def test_the_organiser_opens_the_door_and_nothing_of_anothers_contacts(cast, client, event, joint):
    invitation = guest(joint)
    client.force_login(cast.owner)
    at_the_door = client.get(url("guests", event.pk)).content.decode()
    assert "Hemmelige Hansen" in at_the_door
    assert "44556677" not in at_the_door
    desk = client.get(url("desk", event.pk) + "?q=Hemmelige").content.decode()
    assert "Hemmelige Hansen" not in desk
    for name, thing in [
        ("round", invitation.round_id),
        ("staff_answer", invitation.pk),
        ("letter", invitation.pk),
        ("joint_part", joint.pk),
    ]:
        assert client.get(url(name, thing)).status_code == 404, name
    file = b"".join(client.get(url("guests_file", event.pk)))
    assert invitation.contact.email.encode() not in file


def test_a_phone_list_belongs_to_who_invited(cast, client, event, joint):
    notice = factories.notice(guest(joint))
    client.force_login(cast.owner)
    assert "Hemmelige" not in client.get(url("phone_list", event.pk)).content.decode()
    assert client.post(url("phone_called", notice.pk)).status_code == 404
    client.force_login(cast.stranger)
    assert "44556677" in client.get(url("joint_part", joint.pk)).content.decode()
    called = client.post(url("phone_called", notice.pk))
    assert called["Location"] == url("joint_part", joint.pk)


def test_who_left_sees_nobody_and_its_guests_keep_their_seats(cast, client, event, joint):
    invitation = guest(joint)
    hosts.leave(joint, by=cast.stranger)
    client.force_login(cast.stranger)
    for name, thing in [
        ("joint_part", joint.pk),
        ("joint_invite", joint.pk),
        ("round", invitation.round_id),
        ("staff_answer", invitation.pk),
        ("letter", invitation.pk),
    ]:
        assert client.get(url(name, thing)).status_code == 404, name
    assert client.get(url("answer", invitation.code)).status_code == 200
    assert invitation.registration.seat == "confirmed"
    assert not Invitation.objects.visible_to(cast.stranger).exists()
    assert [part.persons for part in parts(event)] == [0, 1]
    assert [each.invitation for each in concerned(event)] == [invitation]


def test_a_host_that_never_said_yes_sees_nothing(cast, client, event, theirs):
    asked = factories.event_host(event, theirs, "asked")
    client.force_login(cast.stranger)
    assert "Ja, vi er med" in client.get(url("manage_list")).content.decode()
    for name in ("joint_part", "joint_invite"):
        assert client.get(url(name, asked.pk)).status_code == 404
    assert "Sammen med" not in client.get(event.get_absolute_url()).content.decode()


def test_the_same_company_is_invited_by_two_hosts_that_do_not_hear_of_it(
    cast, client, event, joint
):
    company = factories.company()
    factories.invitation(event, factories.contact(cast.nordby, "Anna", company=company))
    outcome = invite(
        joint, by=cast.stranger, contacts=[factories.contact(cast.sonderby, "Bo", company=company)]
    )
    assert (len(outcome.invitations), outcome.left_out) == (1, [])
    client.force_login(cast.stranger)
    round_page = client.get(url("round", outcome.round.pk)).content.decode()
    assert "Bo" in round_page
    assert "Anna" not in round_page


def test_letters_and_mails_are_in_the_inviting_hosts_name(cast, event, joint):
    invitation = guest(joint)
    assert invitation.organisation == cast.sonderby
    assert {message.organisation for message in Message.objects.all()} == {cast.sonderby}
    withdraw(invitation, by=cast.stranger)
    assert AuditEntry.objects.get(verb="withdraw").organisation == cast.sonderby


def test_an_event_page_names_who_holds_it_together(client, event, joint):
    assert "Sammen med" in client.get(event.get_absolute_url()).content.decode()


def test_a_joint_host_is_led_from_the_events_address_to_its_part(cast, client, event, joint):
    client.force_login(cast.stranger)
    assert client.get(url("manage_event", event.pk))["Location"] == url("joint_part", joint.pk)
    joint.state = State.LEFT
    joint.save()
    assert client.get(url("manage_event", event.pk)).status_code == 404


def test_deleted_guests_stay_counted_for_the_network_that_invited_them(cast, event, joint):
    invitation = guest(joint)
    invitation.registration.arrived_at = timezone.now()
    invitation.registration.arrived_persons = 1
    invitation.registration.save()

    def counted(network):
        return [step.sheets for step in funnel(Scope(networks=[network]))[:2]]

    assert (counted(joint.network), counted(cast.network)) == ([1, 1], [0, 0])
    forget_invitations(event, Q())
    assert (counted(joint.network), counted(cast.network)) == ([1, 1], [0, 0])
