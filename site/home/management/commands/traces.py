from django.core.management.base import BaseCommand, CommandError

from home.privacy.traces import traces


class Command(BaseCommand):
    help = "Says where words stand in the database and the uploaded files; fails when one is found."

    def add_arguments(self, parser):
        parser.add_argument("words", nargs="+", help="An address, a name, a phone number.")

    def handle(self, *args, words, **options):
        found = traces(words)
        for word, places in found.items():
            for place in places:
                self.stdout.write(f"{place}: {word}")
        if any(found.values()):
            raise CommandError("Found.")
        self.stdout.write("Nothing found.")
