from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db.models import F
from django.utils import timezone

from accounts.models import AuditEntry
from events import retention
from events.answers.funnel import funnel
from events.models import Answer, Event, Forgotten, Invitation, Registration, Scan
from home import tasks
from outbox.models import Message
from pledges.figures.funnel import funnel as whole_funnel
from pledges.figures.scopes import Scope
from taskforces.models import Contact, ContactImport
from tests import factories
from tests.factories import answer

EVENING = datetime(2026, 8, 31, 16, 40, tzinfo=UTC)
OVER = EVENING + timedelta(hours=3)
# Six months after 31 August is the last day of February.
SIX_MONTHS = datetime(2027, 2, 28, 20, tzinfo=UTC)
A_YEAR = datetime(2027, 8, 31, 20, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture
def evening(cast, site_root):
    """One said yes and came with one more, one said no, one never answered; and somebody walked in."""
    with time_machine.travel(EVENING - timedelta(days=30), tick=False):
        event = factories.event(cast.network, starts_at=EVENING)
        invitations = [factories.invitation(event, emailed_at=timezone.now()) for _n in range(3)]
        answer(invitations[0], answer="yes", companions=1)
        answer(invitations[1], answer="no")
        factories.message(cast.nordby, reference=f"invitation:{invitations[2].pk}")
    device, _key = factories.device(event)
    guests = [invitations[0].registration, factories.registration(event, origin="walk_in")]
    for guest in guests:
        Registration.objects.filter(pk=guest.pk).update(
            arrived_at=EVENING, arrived_persons=F("party_size")
        )
        Scan.objects.create(
            event=event,
            device=device,
            kind="code",
            registration=guest,
            result="admitted",
            phone_time=EVENING,
        )
    return event


def left():
    models = (Invitation, Answer, Registration, Scan, Message)
    return {model.__name__: model.objects.count() for model in models}


ALL = {"Invitation": 3, "Answer": 2, "Registration": 2, "Scan": 2, "Message": 3}


def test_a_day_before_nothing_goes(evening):
    assert left() == ALL
    retention.forget_guests(OVER + timedelta(days=89))
    assert left() == ALL
    retention.forget_guests(SIX_MONTHS - A_DAY)
    assert left() == ALL | {"Scan": 0}


def test_unanswered_invitations_go_with_their_mails(evening):
    retention.forget_guests(SIX_MONTHS + A_DAY)
    assert left() == ALL | {"Invitation": 2, "Message": 2, "Scan": 0}
    assert not evening.invitations.filter(answer="none").exists()
    retention.forget_guests(A_YEAR - A_DAY)
    assert left()["Registration"] == 2


def test_attendance_goes_and_numbers_stay(cast, evening):
    before, whole = funnel(evening), whole_funnel(Scope(events=[evening]))
    assert (before["invited"], before["answered"], before["coming"]) == (3, 2, 1)
    assert (before["persons"], before["arrived"]) == (3, 3)
    for _twice in range(2):
        retention.forget_guests(A_YEAR + A_DAY)
        assert left() == dict.fromkeys(ALL, 0)
        assert (funnel(evening), whole_funnel(Scope(events=[evening]))) == (before, whole)
    assert Contact.objects.count() == 3  # the host's own list is no event's
    assert Event.objects.count() == 1


def test_what_was_deleted_is_told_without_names(evening):
    retention.forget_guests(A_YEAR + A_DAY)
    entries = AuditEntry.objects.filter(verb="forget_guests").values_list("kept__after", flat=True)
    assert [entry["invitations"] for entry in entries] == [0, 2, 1]
    assert "Leder" not in str(list(entries))


def test_batches_lose_nobody(evening, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 1)
    before = funnel(evening)
    retention.forget_guests(A_YEAR + A_DAY)
    assert left() == dict.fromkeys(ALL, 0)
    assert funnel(evening) == before


def test_a_killed_job_counts_nobody_twice(evening, monkeypatch):
    before = funnel(evening)
    delete = Message.objects.filter().__class__.delete

    def killed(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(Message.objects.filter().__class__, "delete", killed)
    with pytest.raises(KeyboardInterrupt):
        retention.forget_guests(A_YEAR + A_DAY)
    assert not Forgotten.objects.exists()
    monkeypatch.setattr(Message.objects.filter().__class__, "delete", delete)
    retention.forget_guests(A_YEAR + A_DAY)
    assert funnel(evening) == before


def test_one_who_came_unanswered_is_attendance(evening):
    silent = evening.invitations.get(answer="none")
    factories.registration(evening, invitation=silent, origin="door", arrived_at=EVENING)
    retention.forget_guests(SIX_MONTHS + A_DAY)
    assert Invitation.objects.filter(pk=silent.pk).exists()
    retention.forget_guests(A_YEAR + A_DAY)
    assert not Invitation.objects.exists()


def test_each_host_has_periods_of_its_own(cast, evening):
    cast.sonderby.invitation_retention_months = 1
    cast.sonderby.save(update_fields=["invitation_retention_months"])
    theirs = factories.event(factories.network(cast.sonderby), starts_at=EVENING)
    factories.invitation(theirs)
    retention.forget_guests(EVENING + timedelta(days=45))
    assert (theirs.invitations.count(), evening.invitations.count()) == (0, 3)


def test_the_daily_job_forgets_files_and_sessions_too(cast, evening, client):
    with time_machine.travel(EVENING, tick=False):
        factories.contact_import(cast.nordby)
        client.force_login(cast.owner)
    assert (ContactImport.objects.count(), Session.objects.count()) == (1, 1)
    with time_machine.travel(EVENING + timedelta(hours=7), tick=False):
        tasks.forget.enqueue()
        assert (ContactImport.objects.count(), Session.objects.count()) == (1, 1)
    with time_machine.travel(EVENING + timedelta(hours=23), tick=False):
        tasks.forget.enqueue()  # a file waits a day, a log-in ends after a working day of silence
        assert (ContactImport.objects.count(), Session.objects.count()) == (1, 0)
    with time_machine.travel(A_YEAR + A_DAY, tick=False):
        tasks.forget.enqueue()
    assert (ContactImport.objects.count(), Session.objects.count()) == (0, 0)
    assert left() == dict.fromkeys(ALL, 0)


def test_what_a_guest_may_not_eat_is_forgotten_after_two_weeks(evening):
    Registration.objects.update(replies={"7": "Ingen nødder"})
    retention.forget_guests(OVER + 13 * A_DAY)
    assert not Registration.objects.filter(replies={}).exists()
    retention.forget_guests(OVER + 15 * A_DAY)
    assert not Registration.objects.exclude(replies={}).exists()
