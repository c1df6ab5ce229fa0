"""Reads a file of the company register into the shared companies."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import audit
from taskforces.imports.limits import FileRefused
from taskforces.models import Company
from taskforces.register.files import read
from taskforces.register.records import Record
from taskforces.register.taking_in import take_in


class Command(BaseCommand):
    help = "Reads a file of the company register (CSV or the JSON of cvr-permanent); shows first, writes with --write."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--write", action="store_true", help="write what is shown without it")
        parser.add_argument(
            "--all", action="store_true", help="take in companies that nobody here knows yet, too"
        )

    def handle(self, *, file, write, all, **options):
        bad = 0

        def records():
            nonlocal bad
            for line, found in read(opened, timezone.localdate()):
                if isinstance(found, Record):
                    yield found
                else:
                    bad += 1
                    self.stderr.write(f"{line}: {found}")

        try:
            with open(file, "rb") as opened:
                taken = take_in(records(), takes_new=all, write=write)
        except (OSError, FileRefused) as error:
            raise CommandError(str(error)) from error
        if write:
            audit.record(None, by=None, verb="read_register", thing=Company._meta.model_name,
                         after=dict(taken.counts))  # fmt: skip
        for fate, number in taken.fates():
            self.stdout.write(f"{number} {fate.label}")
        self.stdout.write(f"{bad} bad rows")
        if not write:
            self.stdout.write("Nothing was written: use --write.")
