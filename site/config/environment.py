"""Reads the environment for settings.py; a value that makes no sense stops the start with its name."""

import os
import secrets
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SHARED = 16


def text(name, default=""):
    return os.environ.get(name, default)


def boolean(name, *, default):
    value = os.environ.get(name, "")
    if value not in ("", "True", "False"):
        raise ImproperlyConfigured(f"{name}={value!r}: use 'True' or 'False'")
    return default if value == "" else value == "True"


def integer(name, *, default):
    value = os.environ.get(name, "")
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number")
    return int(value) if value else default


def socket_address(name):
    """The path of a socket on this machine, or host:port; "" when unset."""
    value = os.environ.get(name, "")
    host, _colon, port = value.rpartition(":")
    if value and not value.startswith("/") and not (host and port.isdecimal()):
        raise ImproperlyConfigured(f"{name}={value!r}: use a path or host:port")
    return value


def mail_provider(name, *, secret):
    """(name of the provider, django-anymail's settings); without a provider there are none."""
    provider, shared = os.environ.get(name, ""), os.environ.get(secret, "")
    if not provider:
        return "", {}
    if not provider.replace("_", "").isalnum():
        raise ImproperlyConfigured(f"{name}={provider!r}: use a name such as 'postmark'")
    user, _colon, password = shared.partition(":")
    if not user or len(password) < SHORTEST_SHARED:
        raise ImproperlyConfigured(f"{secret}: use user:password with a password of 16 or more")
    return provider, {"WEBHOOK_SECRET": shared}


def audit_log(name):
    """Where the audit log is told besides: a handler of the logging module, or None when it is unset.

    "-" is standard output, file:///path a file, syslog:///dev/log the machine's own syslog, and syslog://host:514
    another one's, by UDP, so that no request ever waits for it.
    """
    value = os.environ.get(name, "")
    parts = urlsplit(value)
    if not value:
        return None
    if value == "-":
        return {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}
    if parts.scheme == "file" and parts.path and not parts.hostname:
        return {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": unquote(parts.path),
            "encoding": "utf-8",
            "delay": True,
        }
    if parts.scheme == "syslog" and (parts.hostname or parts.path):
        address = (parts.hostname, parts.port or 514) if parts.hostname else unquote(parts.path)
        return {"class": "config.logs.AuditSysLogHandler", "address": address}
    raise ImproperlyConfigured(
        f"{name}={value!r}: use -, file:///path, syslog:///dev/log or syslog://host:port"
    )


def base_url(name, *, default):
    value = os.environ.get(name, "") or default
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name}={value!r}: use http(s)://host[:port] without a path")
    return value.rstrip("/")


def secret_key(name, *, file):
    """The key from the environment, or one made once and kept beside the data (owner-readable)."""
    if value := os.environ.get(name):
        if len(value) < 50:
            raise ImproperlyConfigured(f"{name}: use at least 50 characters")
        return value
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(64))
    return file.read_text()


def encryption_keys(name):
    """Fernet's keys, newest first, comma-separated; none when it is unset."""
    found = [key.strip() for key in os.environ.get(name, "").split(",") if key.strip()]
    for key in found:
        try:
            Fernet(key)
        except ValueError:
            text = "use keys of 32 bytes in URL-safe base64, as Fernet.generate_key() makes them"
            raise ImproperlyConfigured(f"{name}: {text}") from None
    return found


def database(name, *, sqlite_file):
    """Django's DATABASES entry from postgres://user:password@host:port/name, or SQLite when unset."""
    value = os.environ.get(name, "")
    if not value:
        return _sqlite(sqlite_file)
    parts = urlsplit(value)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path))
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name}: use postgres://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 4},
            # Compiling a statement on the fly pays for reports, not for pages: by last contact it cost 120 ms.
            "options": "-c synchronous_commit=on -c jit=off",
            # Prepared statements: an answer costs the database 1.9 ms of CPU instead of 4.9.
            "server_side_binding": True,
            "prepare_threshold": 3,
        },
    }


def _sqlite(path):
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
            "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;"
            "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;",
        },
    }


def caches(name):
    """Django's CACHES: Redis for all, or memory and (for what all workers must agree on) the database when unset.

    "process" is always memory: for what is asked so often that a way over the network is too far.
    """
    url = os.environ.get(name, "")
    memory = "django.core.cache.backends.locmem.LocMemCache"
    process = {"BACKEND": memory, "LOCATION": "process"}
    if not url:
        return {
            "default": {"BACKEND": "config.login_cache.MemoryButLogins"},
            "process": process,
            "shared": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "shared_cache",
                "OPTIONS": {"MAX_ENTRIES": 100_000},  # a full one forgets whom it has counted
            },
        }
    redis = {
        "BACKEND": "config.redis_cache.RedisCache",
        "LOCATION": url,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},  # a guest waits for it
    }
    return {"default": redis, "process": process, "shared": redis}


class MailServer(NamedTuple):
    """Where mail goes; each field is Django's setting of that name after EMAIL_, with its default."""

    backend: str
    file_path: Path | None = None
    host: str = "localhost"
    port: int = 25
    host_user: str = ""
    host_password: str = ""
    use_tls: bool = False
    use_ssl: bool = False
    timeout: int | None = None


def email(name, *, file_path) -> MailServer:
    """The server of smtp[s]://user:password@host:port; mails to files when unset."""
    value = os.environ.get(name, "")
    if not value:
        return MailServer("django.core.mail.backends.filebased.EmailBackend", file_path)
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name}: use smtp://, smtp+tls:// or smtps://user:pass@host:port"
        )
    return MailServer(
        "outbox.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        host_user=unquote(parts.username or ""),
        host_password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtps",
        timeout=30,
    )


def mailbox(name):
    """imaps://user:password@host:port/folder of the mailbox that bounces go to; "" when unset."""
    value = os.environ.get(name, "")
    if value and (urlsplit(value).scheme not in ("imap", "imaps") or not urlsplit(value).hostname):
        raise ImproperlyConfigured(f"{name}: use imaps://user:pass@host:port/folder")
    return value
