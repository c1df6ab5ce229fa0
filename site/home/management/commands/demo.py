"""Loads a municipality of fiction with a whole evening in it, prints the way in, and serves it."""

import json

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import connection

from accounts.models import Organisation
from home.demo import load, nordby
from home.management.commands.serve import prepare, settle_address
from home.service import server

FILE = settings.DATA_DIR / "demo.json"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, help="8000, or the next free port, when left out.")
        parser.add_argument("--no-serve", action="store_true", help="Load and print, then stop.")
        parser.add_argument("--reset", action="store_true", help="Throw the old demo away first.")
        parser.add_argument("--json", action="store_true", help="Print the way in as JSON.")

    def handle(self, *, host, port, no_serve, reset, **options):
        self.quiet = options["json"]
        if reset:
            _throw_away()
        self._say("Databasen gøres klar")
        prepare()
        loaded = self._load()
        port = port or server.free_port(8000, host=host)
        self._print(loaded, settle_address(port))
        if not no_serve:
            raise SystemExit(server.serve(host=host, port=port))

    def _load(self):
        """Load what is not there yet; the keys are told once, so they are kept beside the data."""
        if not load.is_loaded():
            FILE.write_text(json.dumps(load.load(self._say).__dict__))
        elif not FILE.exists():
            raise CommandError("Demoen ligger i databasen, men nøglerne er væk. Brug --reset.")
        return load.Loaded(**json.loads(FILE.read_text()))

    def _say(self, text):
        if not self.quiet:
            self.stdout.write(f"· {text} …")
            self.stdout.flush()

    def _print(self, loaded, base_url):
        shown = _log_ins(loaded, base_url)
        if self.quiet:
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2))
            return
        self.stdout.write("\nHåndslag er klar. Alt i Nordby er fiktivt.\n")
        for label, address in shown["addresses"].items():
            self.stdout.write(f"  {label:<28}{address}")
        self.stdout.write(f"\nLog ind med adgangskoden {shown['password']}:")
        for email, role in shown["logins"].items():
            self.stdout.write(f"  {email:<44}{role}")
        self.stdout.write(
            f"\nInvitationskode {loaded.invitation_code} · arkets nøgle {loaded.sheet_key} · "
            f"dørens nøgle {loaded.device_key}\nCtrl+C stopper.\n"
        )
        if load.is_over():
            self.stdout.write(
                "Aftenen i demoen er forbi. Kør med --reset, så er den i aften igen.\n"
            )


def _log_ins(loaded, base_url):
    return {
        "base_url": base_url,
        "addresses": {
            "Forsiden": f"{base_url}/",
            "Arbejdsbordet": f"{base_url}/arbejdsbord/",
            "Svar på invitationen": f"{base_url}/i/{loaded.invitation_code}/",
            "Døren": f"{base_url}/doer/#{loaded.device_key}",
            "Arket på bordet": f"{base_url}/ark/{loaded.sheet_key}/",
            "Arket på en tablet": f"{base_url}/ark/{loaded.sheet_key}/tablet/",
            "Interview ved bordet": f"{base_url}/ark/{loaded.sheet_key}/interview/",
            "Et navneskilts QR": f"{base_url}/n/{loaded.network_code}/",
            "Skærmen": f"{base_url}/skaerm/spot-et-smaajob/",
            "En kvittering": f"{base_url}/kvittering/{loaded.receipt_token}/",
            "Tallene": f"{base_url}/tal/",
            "Wagtail": f"{base_url}/cms/",
            "Stilen": f"{base_url}/stil/",
        },
        "password": nordby.PASSWORD,
        "logins": {
            email: f"{name}, {role.label}" for _key, name, email, _where, role in nordby.PEOPLE
        },
        "invitation_code": loaded.invitation_code,
        "sheet_key": loaded.sheet_key,
        "device_key": loaded.device_key,
    }


def _throw_away():
    """Empty the database, but only one that holds the demo or nothing."""
    tables = connection.introspection.table_names()
    if (
        Organisation._meta.db_table in tables
        and Organisation.objects.exists()
        and not load.is_loaded()
    ):
        raise CommandError("Databasen ser ud til at være i rigtig brug. --reset rører den ikke.")
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            (settings.DATA_DIR / f"{settings.DATABASES['default']['NAME']}{suffix}").unlink(
                missing_ok=True
            )
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        connection.close()
    FILE.unlink(missing_ok=True)
