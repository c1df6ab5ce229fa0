from django_tasks import task

from events.letters import batches


@task()
def make_letters(batch_id):
    batches.work(batch_id)


@task()
def sweep_letters():
    for batch_id in batches.sweep():
        batches.work(batch_id)
