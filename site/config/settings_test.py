"""Settings of the test suite: fast hashing, tasks at once, mail in memory; everything else is real."""

import gc
import os
import tempfile

# Nothing that is imported for the tests becomes garbage, and to look for it took a third of collecting them.
gc.disable()  # until they are collected (tests/cpu_time.py)

# Processes of one run (pytest -n) share nothing: each has its own folder, and so its own page cache.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
if not WORKER:
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="haandslag-test-"))
elif not os.environ["DATA_DIR"].endswith(WORKER):
    os.environ["DATA_DIR"] += f"/{WORKER}"
os.environ.setdefault("SECRET_KEY", "test-" * 12)
os.environ.setdefault("ENCRYPTION_KEYS", "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtdGU=")

from config.settings import *  # noqa: E402, F403
from config.settings import CACHES, DATA_DIR, DATABASES, INSTALLED_APPS, TASKS  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {
    "default": TASKS["default"] | {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CACHES = CACHES | {
    "shared": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}
}
DNS_SERVER, DNS_SECONDS = "127.0.0.1:9", 0.1  # nobody answers there, and soon
ALLOWED_HOSTS = HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "whitenoise.runserver_nostatic"]
if DATABASES["default"]["ENGINE"] == "config.sqlite":
    # A file, so that several threads of a race see one database with real locks.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    )
else:
    # A hundred threads of a race share what a server gives to many; they wait their turn for it.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 0, "max_size": 20, "timeout": 120}
    # A test's rows need not survive a loss of power.
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off -c jit=off"
