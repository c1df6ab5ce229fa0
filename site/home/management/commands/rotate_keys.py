from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import sealing
from home.service import sealed


class Command(BaseCommand):
    help = (
        "Puts webhooks' secrets and receipts' keys under a new key; the old one goes with --drop."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--drop",
            action="store_true",
            help="Make no new key, but drop the old ones, when nothing needs them any more.",
        )

    def handle(self, *args, drop, **options):
        ours = not settings.ENCRYPTION_KEYS
        if ours and not drop:
            sealing.add_key()
        sealed.take_over()
        try:
            count = sealed.reseal()
        except sealing.KeyLost:
            raise CommandError("Something is sealed with a key that is not here.") from None
        if count:
            sealed.note_rotation(count)
        self.stdout.write(f"{count} sealed anew.")
        if drop:
            self._drop(ours)

    def _drop(self, ours):
        if not sealed.is_all_newest():
            raise CommandError("An old key is still needed. Run it once more.")
        if ours:
            self.stdout.write(f"{sealing.drop_old_keys()} old keys dropped.")
        else:
            self.stdout.write("Leave only the first key in ENCRYPTION_KEYS.")
