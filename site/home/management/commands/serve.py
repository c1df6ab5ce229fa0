"""Runs the web server and one background worker. Migrates and collects static files first."""

import os

from django.core.management import call_command
from django.core.management.base import BaseCommand

from home import server


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host, port, **options):
        prepare()
        os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
        raise SystemExit(server.serve(host=host, port=port))


def prepare():
    """Everything that must be in place before the first request; a repeat is quick."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
