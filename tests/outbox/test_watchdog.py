"""When what should happen by itself stands still, somebody is told, whoever is dead."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from outbox import periodic, watchdog
from outbox.models import PeriodicRun
from outbox.watchdog import Late, check, late_jobs
from tests import factories

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def now(time_machine):
    time_machine.move_to("2026-11-25T10:00:00+01:00", tick=False)
    return timezone.now()


@pytest.fixture
def jobs(db, monkeypatch, now):
    """One job every five minutes and one a day, both run just now; one heartbeat that is well."""
    monkeypatch.setattr(periodic, "_jobs", {})
    monkeypatch.setattr(watchdog, "_probes", {})
    periodic.register("often", every=300, enqueue=lambda: None)
    periodic.register("daily", every=86_400, enqueue=lambda: None)
    watchdog.register("heart", lambda now: None)
    for job in ("often", "daily"):
        PeriodicRun.objects.create(job=job, slot=1, started_at=now)


@pytest.fixture
def admin(jobs):
    return factories.user("Drift", is_superuser=True)


def test_all_is_well(jobs, now):
    assert late_jobs(now) == []


@pytest.mark.parametrize(
    ("waited", "names"),
    [
        (HOUR, []),
        (HOUR + MINUTE, ["often"]),
        (48 * HOUR, ["often"]),
        (48 * HOUR + MINUTE, ["daily", "often"]),
    ],
)
def test_an_hour_without_a_run_is_late_and_of_a_daily_job_two_days(jobs, now, waited, names):
    assert [one.name for one in late_jobs(now + waited)] == names


def test_the_newest_run_counts(jobs, now):
    PeriodicRun.objects.create(job="often", slot=0, started_at=now - 5 * HOUR)
    assert late_jobs(now) == []


def test_a_heartbeat_tells_since_when(jobs, now):
    watchdog.register("heart", lambda now: now - 2 * HOUR)
    assert late_jobs(now) == [Late("heart", now - 2 * HOUR)]


def test_a_new_house_has_its_first_hour(jobs, now):
    PeriodicRun.objects.all().delete()
    assert late_jobs(now) == []  # nobody yet
    factories.user()
    assert late_jobs(now + HOUR) == []
    assert late_jobs(now + HOUR + MINUTE) == [Late("often", now)]


def test_the_alarm_goes_to_those_who_run_the_site(admin, now, caplog):
    factories.user("Bo")
    factories.user("Gammel", is_superuser=True, is_active=False)
    check(now + 2 * HOUR)
    [alarm] = mail.outbox
    assert alarm.to == [admin.email]
    assert "- often: 25. november kl. 10.00" in alarm.body
    assert [record.getMessage() for record in caplog.records] == ["late: often"]


def test_the_alarm_rings_once_in_six_hours(admin, now):
    for minutes in range(120, 120 + 6 * 60, 5):
        check(now + timedelta(minutes=minutes))
    assert len(mail.outbox) == 1
    check(now + 8 * HOUR)
    assert len(mail.outbox) == 2


def test_without_the_row_it_would_ring_every_time(admin, now):
    """Negative control."""
    for minutes in (120, 125):
        check(now + timedelta(minutes=minutes))
        PeriodicRun.objects.filter(job=watchdog.ALARM).delete()
    assert len(mail.outbox) == 2


def test_an_alarm_that_could_not_be_sent_is_tried_again(admin, now, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as down:
        down.setattr(EmailBackend, "send_messages", refuse)
        check(now + 2 * HOUR)
    check(now + 2 * HOUR + 5 * MINUTE)
    assert len(mail.outbox) == 1


def test_nothing_is_sent_while_all_is_well(admin, now):
    assert check(now) == []
    assert mail.outbox == []


def test_the_command_exits_with_1_for_cron(admin, now, time_machine, capsys):
    with pytest.raises(SystemExit) as well:
        call_command("watchdog")
    time_machine.move_to(now + 2 * HOUR, tick=False)
    with pytest.raises(SystemExit) as late:
        call_command("watchdog")
    assert (well.value.code, late.value.code) == (0, 1)
    assert capsys.readouterr().err == "often: 2026-11-25T09:00+00:00\n"


def test_our_own_jobs_are_watched():
    assert {"outbox.sweep", "home.forget", "pledges.clock.sweep", "pledges.clock.digest"} <= set(
        periodic.periods()
    )
    assert "pledges.followup.reminders" in watchdog._probes
