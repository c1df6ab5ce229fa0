from django.utils import timezone
from django_tasks import task

from events.letters import batches, planned


@task()
def make_letters(batch_id):
    batches.work(batch_id)


@task()
def sweep_letters():
    for batch_id in batches.sweep():
        batches.work(batch_id)


@task()
def send_planned(round_pk):
    planned.send_planned(round_pk)


@task()
def sweep_planned():
    """One task for each mailing, so that one that fails holds up no other."""
    for pk in planned.due(timezone.now()):
        send_planned.enqueue(pk)
