from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from accounts import log_in_entries
from accounts.models import User
from accounts.sessions import end_sessions


class Command(BaseCommand):
    help = (
        "Takes every second factor from somebody who lost theirs and the recovery codes. First see who asks, as surely"
        " as when they got their role."
    )

    def add_arguments(self, parser):
        parser.add_argument("address")

    def handle(self, *args, address, **options):
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            raise CommandError(f"Nobody logs in as {address}.")
        kinds = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        log_in_entries.note(None, user, "login.factor_removed", before={"kind": kinds})
        self.stdout.write(f"{len(kinds)} taken.")
