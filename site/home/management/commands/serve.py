"""Runs the web server and one background worker. Migrates, collects static files and opens a new site first."""

import os
from urllib.parse import urlsplit

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site

from accounts import proxies
from home.seed.sitetree import open_new_site
from home.service import server


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host, port, **options):
        prepare()
        if proxies.was_noticed():
            self.stderr.write(self.style.WARNING(proxies.WARNING))
        settle_address(port)
        raise SystemExit(server.serve(host=host, port=port))


def prepare():
    """Everything that must be in place before the first request; a repeat is quick."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    open_new_site()


def settle_address(port):
    """BASE_URL as the children will read it; Wagtail writes the same address in sitemap and previews."""
    base_url = os.environ.get("BASE_URL") or f"http://localhost:{port}"
    os.environ["BASE_URL"] = base_url
    parts = urlsplit(base_url)
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname, port=port)
    return base_url
