from django_tasks import task

from events.answers import reminders
from events.seats import offers


@task()
def send_reminders():
    reminders.send_due()


@task()
def expire_offers():
    offers.expire_offers()
