from django.core.management.base import BaseCommand

from pledges import company_keys, splitting
from pledges.figures import keeping
from pledges.models import Handover, Opening


class Command(BaseCommand):
    help = "Ties what has no opening or candidate yet, and says what sheets, orders and placements became."

    def add_arguments(self, parser):
        parser.add_argument(
            "--only-report", action="store_true", help="Ties nothing; says how it stands."
        )

    def handle(self, *, only_report, **options):
        if not only_report:
            for what, n in vars(splitting.adopt()).items():
                self.stdout.write(f"tied now, {what.replace('_', ' ')}: {n}")
            self.stdout.write(f"tied now, counted anew: {Opening.objects.count_anew()}")
            wrong = Handover.objects.reach_anew() + company_keys.keep_anew()
            self.stdout.write(f"tied now, kept for figures anew: {wrong}")
            self.stdout.write(f"tied now, standings kept otherwise: {keeping.keep_all()}")
        for what, n in splitting.report().items():
            self.stdout.write(f"{what}: {n}")
