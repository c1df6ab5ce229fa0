from django.utils import timezone
from django_tasks import task

from pledges import company_keys
from pledges.clock import digest, sweep
from pledges.figures import keeping
from pledges.followup import reminders
from pledges.management import emails
from pledges.models import Handover, Opening
from pledges.steering import freezing
from pledges.units import absences

# So many at a time: then the mails that wait in the same queue have their turn.
REMINDERS_A_TURN = 1_000
PERSONS_A_TURN = 2_000


@task()
def work_off_reminders():
    if sweep.sweep(limit=REMINDERS_A_TURN) == REMINDERS_A_TURN:
        work_off_reminders.enqueue()


@task()
def hand_over_absent():
    absences.hand_over_absent(timezone.now())


@task()
def release_orphans():
    absences.release_orphans(timezone.now())


@task()
def plan_missing_reminders():
    if reminders.plan_missing():
        work_off_reminders.enqueue()  # what is long due must not look like a worker that stands still


@task()
def keep_standings():
    """Those of whom something was written since, and after midnight those whose day has come."""
    if keeping.keep_due(limit=PERSONS_A_TURN) == PERSONS_A_TURN:
        keep_standings.enqueue()


@task()
def count_openings_anew():
    Opening.objects.count_anew()
    Handover.objects.reach_anew()
    company_keys.keep_anew()


@task()
def freeze_held_meetings():
    freezing.freeze_held(timezone.now())


@task()
def send_months():
    emails.send_months()


@task()
def send_digests():
    """What comes back from a pause this morning is on this morning's list."""
    sweep.sweep(limit=REMINDERS_A_TURN)
    digest.send_digests()


def turn():
    """Three tasks: what goes wrong in one does not stop the others."""
    for one in (work_off_reminders, hand_over_absent, release_orphans):
        one.enqueue()
