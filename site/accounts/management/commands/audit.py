from django.core.management.base import BaseCommand, CommandError

from accounts import chain, shipping
from accounts.models import AuditEntry, AuditLink, AuditValues


class Command(BaseCommand):
    help = "Checks the chain of the audit log, and says where it ends; fails when it is broken."

    def add_arguments(self, parser):
        parser.add_argument(
            "--known",
            action="append",
            default=[],
            metavar="POSITION:HASH",
            help="What it, or the log elsewhere, said earlier: must still be in the chain.",
        )
        parser.add_argument(
            "--ship", type=int, metavar="POSITION", help="Tell the log elsewhere again from here."
        )

    def handle(self, *args, known, ship, **options):
        chain.seal()
        if ship is not None:
            self.stdout.write(f"{_ship(ship)} told again.")
        count = 0
        for fault in chain.faults(dict(map(_read, known))):
            count += 1
            self.stdout.write(_in_words(fault))
        last = AuditLink.objects.last()
        if last:
            values = AuditValues.objects.count()
            entries = AuditEntry.objects.count()
            self.stdout.write(f"{entries} entries, {values} with values.")
            self.stdout.write(f"The chain ends at {last.position}:{last.link_hash}")
        if count:
            raise CommandError(f"The audit log is not whole: {count} faults.")
        self.stdout.write("The audit log is whole.")


def _read(known):
    position, _colon, link_hash = known.partition(":")
    if not position.isdecimal() or not link_hash:
        raise CommandError(f"--known {known}: use POSITION:HASH")
    return int(position), link_hash


def _in_words(fault):
    where = "" if fault.position is None else f" at {fault.position}"
    what = "" if fault.entry is None else f", entry {fault.entry}"
    return f"{fault.why}{where}{what}"


def _ship(position):
    links = AuditLink.objects.filter(position__gte=max(position, 1)).iterator(chain.AT_ONCE)
    count = 0
    for link in links:
        if entry := AuditEntry.objects.filter(pk=link.entry_number).first():
            shipping.ship([shipping.line_of(entry, link)])
            count += 1
    return count
