"""Mails that leave by themselves: at their moment, once, and never when something stands in the way."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.letters import planned
from events.letters.planned import PlanRefused, call_off_sending, plan_sending, send_planned
from events.letters.refusals import RoundRefused
from events.letters.rounds import send_by_email
from events.letters.tasks import sweep_planned
from events.letters.ways import Whom
from events.models import InvitationRound
from events.planning.changes import call_off, change_event
from outbox.models import Message
from tests import factories

ZONE = ZoneInfo("Europe/Copenhagen")
Code = PlanRefused.Code


@pytest.fixture
def round(cast):
    cast.nordby.sender_email = "kontoret@example.org"
    cast.nordby.save()
    event = factories.event(cast.network, starts_at=timezone.now() + timedelta(days=20))
    return factories.invitation(
        event, factories.contact(cast.nordby, email="ida@firma.example")
    ).round


def plan(round, cast, *, days=2):
    at = timezone.now() + timedelta(days=days)
    return plan_sending(round, at=at, whom=Whom.ASSIGNED, by=cast.secretary)


def to_guests():
    return Message.objects.filter(reference__startswith="invitation:").count()


def to_the_office():
    return list(
        Message.objects.filter(reference__startswith="round:").values_list("recipient", flat=True)
    )


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ((2026, 11, 27, 12), (2026, 11, 30, 7)),  # winter: eight is seven in Greenwich
        ((2027, 3, 26, 12), (2027, 3, 29, 6)),  # a Friday before the change to summer time
        ((2027, 10, 29, 12), (2027, 11, 1, 7)),  # and the one back
        ((2026, 11, 30, 5), (2026, 12, 7, 7)),  # on a Monday it is the next
        ((2026, 11, 29, 23, 30), (2026, 12, 7, 7)),  # already Monday in Denmark
    ],
)
def test_monday_is_the_next_one_at_eight_by_the_clock_on_the_wall(now, monday):
    found = planned.next_monday(datetime(*now, tzinfo=UTC))
    assert found.astimezone(UTC) == datetime(*monday, tzinfo=UTC)
    assert found.astimezone(ZONE).hour == 8


@pytest.mark.parametrize(
    ("hours", "code"),
    [(-1, Code.TOO_EARLY), (0, Code.TOO_EARLY), (1, None), (23, None), (24, Code.TOO_LATE)],
)
def test_a_moment_lies_ahead_and_before_the_deadline(hours, code):
    now = datetime(2026, 11, 30, 8, tzinfo=UTC)
    deadline = now + timedelta(hours=24)
    assert planned.why_not_then(now + timedelta(hours=hours), now=now, deadline=deadline) == code


def test_nothing_leaves_before_its_moment_and_everything_once_at_it(cast, round):
    at = plan(round, cast).send_at
    assert planned.due(at - timedelta(seconds=1)) == []
    assert send_planned(round.pk, at - timedelta(seconds=1)) is None
    assert planned.due(at) == [round.pk]
    assert len(send_planned(round.pk, at).invitations) == 1
    assert (send_planned(round.pk, at), to_guests()) == (None, 1)
    round.refresh_from_db()
    assert (round.send_at, round.send_stopped) == (None, "")
    assert AuditEntry.objects.filter(verb="send_by_email", by=cast.secretary).count() == 1


def test_the_sweep_sends_what_is_due(cast, round):
    plan(round, cast)
    sweep_planned.enqueue()
    assert to_guests() == 0
    InvitationRound.objects.update(send_at=timezone.now())
    sweep_planned.enqueue()
    assert (to_guests(), to_the_office()) == (1, [])


def test_what_is_called_off_or_sent_by_hand_does_not_leave_again(cast, round):
    at = plan(round, cast).send_at
    call_off_sending(round, by=cast.owner)
    call_off_sending(round, by=cast.owner)
    assert (planned.due(at), to_guests()) == ([], 0)
    assert AuditEntry.objects.filter(verb="call_off_sending").count() == 1
    plan(round, cast)
    send_by_email(round, by=cast.owner)
    assert (planned.due(at), to_guests(), to_the_office()) == ([], 1, [])


def move(event, cast):
    change_event(event, by=cast.owner, fields={"place": "Hal 2"})


def cancel(event, cast):
    call_off(event, by=cast.owner, reason="")


def unpublish(event, cast):
    event.rounds.get().letter.unpublish()


def want_approval(event, cast):
    cast.nordby.letters_need_approval = True
    cast.nordby.save()


def answer_all(event, cast):
    event.invitations.update(answer="no", answered_at=timezone.now())


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (move, "moved"),
        (cancel, "called_off"),
        (unpublish, "not_published"),
        (want_approval, "not_approved"),
        (answer_all, "nothing_to_send"),
    ],
)
def test_what_stands_in_the_way_stops_it_and_the_planner_is_told_once(cast, round, happens, why):
    at = plan(round, cast).send_at
    happens(round.event, cast)
    assert send_planned(round.pk, at) is None
    assert send_planned(round.pk, at) is None
    round.refresh_from_db()
    assert (round.send_at, round.send_stopped, to_guests()) == (None, why, 0)
    assert to_the_office() == [cast.secretary.email]
    assert planned.why_stopped(round) in Message.objects.get(reference__startswith="round:").text


def test_another_title_stops_nothing(cast, round):
    at = plan(round, cast).send_at
    change_event(round.event, by=cast.owner, fields={"title": "Mød os alle"})
    assert planned.due(at) == [round.pk]


def test_the_organisation_hears_of_it_when_the_planner_is_gone(cast, round):
    plan(round, cast)
    type(cast.secretary).objects.filter(pk=cast.secretary.pk).update(is_active=False)
    move(round.event, cast)
    assert to_the_office() == ["kontoret@example.org"]


def test_a_letter_that_may_not_go_out_is_not_planned(cast, round):
    round.letter.unpublish()
    with pytest.raises(RoundRefused):
        plan(round, cast)
    assert InvitationRound.objects.filter(send_at__isnull=False).count() == 0


def test_the_page_plans_by_the_clock_on_the_wall_and_takes_it_back(client, cast, round):
    client.force_login(cast.secretary)
    monday = planned.next_monday(timezone.now()).astimezone(ZONE)
    page = client.get(reverse("events:round", args=[round.pk])).content.decode()
    assert f'value="{monday:%Y-%m-%dT%H:%M}"' in page
    address = reverse("events:round_plan", args=[round.pk])
    page = client.post(
        address, {"send_at": f"{monday:%Y-%m-%dT%H:%M}"}, follow=True
    ).content.decode()
    round.refresh_from_db()
    assert (round.send_at, round.send_by, round.send_whom) == (monday, cast.secretary, "assigned")
    assert "Mailene er planlagt" in page
    page = client.post(
        reverse("events:round_unplan", args=[round.pk]), follow=True
    ).content.decode()
    assert ("Mailene er planlagt" in page, "Send senere" in page) == (False, True)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("", "Skriv dag og klokkeslæt"),
        ("2027-03-28T02:30", "Skriv dag og klokkeslæt"),  # an hour that is not there
        ("2001-01-01T08:00", "ikke er gået"),
    ],
)
def test_a_bad_moment_is_explained(client, cast, round, moment, said):
    client.force_login(cast.secretary)
    address = reverse("events:round_plan", args=[round.pk])
    assert said in client.post(address, {"send_at": moment}, follow=True).content.decode()


def test_whoever_may_no_longer_send_sends_nothing_by_a_plan_either(round, cast, time_machine):
    plan(round, cast)
    cast.secretary.roles.all().delete()
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert send_planned(round.pk) is None
    round.refresh_from_db()
    assert (to_guests(), round.send_at) == (0, None)
    assert planned.why_stopped(round).startswith("Den, der planlagde det")
    assert to_the_office() == ["kontoret@example.org"]  # not to somebody who left


def test_with_the_role_it_leaves(round, cast, time_machine):
    """Negative control of the test above."""
    plan(round, cast)
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert send_planned(round.pk)
    assert to_guests() == 1


def test_the_screen_says_that_a_plan_is_for_mail_only(client, round, cast):
    client.force_login(cast.secretary)
    address = reverse("events:round", args=[round.pk])
    only = "Det gælder kun mailene."
    assert only in client.get(address).content.decode()
    plan(round, cast)
    assert only in client.get(address).content.decode()
