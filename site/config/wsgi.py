import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.starting import importing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
with importing():
    application = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 (the first visitor need not wait for it)
