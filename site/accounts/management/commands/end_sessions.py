from django.core.management.base import BaseCommand, CommandError

from accounts import log_in_entries
from accounts.models import User
from accounts.sessions import end_sessions


class Command(BaseCommand):
    help = "Logs people out everywhere: those of these addresses, or everybody."

    def add_arguments(self, parser):
        parser.add_argument("addresses", nargs="*", metavar="ADDRESS")
        parser.add_argument("--everybody", action="store_true")

    def handle(self, *args, addresses, everybody, **options):
        if everybody == bool(addresses):
            raise CommandError("Name addresses, or say --everybody.")
        people = User.objects.all() if everybody else list(map(_person, addresses))
        for user in people:
            end_sessions(user)
            log_in_entries.note(None, user, "login.sessions_ended")
        self.stdout.write(f"{len(people)} people are logged out.")


def _person(address):
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        raise CommandError(f"Nobody logs in as {address}.")
    return user
