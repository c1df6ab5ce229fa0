from django_tasks import task

from outbox import delivery


@task()
def deliver_message(message_id):
    delivery.deliver(message_id)


@task()
def sweep_outbox():
    for message_id in delivery.sweep():
        deliver_message.enqueue(message_id)
