import runpy
import stat

import pytest
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: environment.boolean("KNOB", default=False), "yes"),
        (lambda: environment.integer("KNOB", default=1), "two"),
        (lambda: environment.integer("KNOB", default=1), "-1"),
        (lambda: environment.base_url("KNOB", default=""), "haandslag.dk"),
        (lambda: environment.base_url("KNOB", default=""), "https://haandslag.dk/sti"),
        (lambda: environment.database("KNOB", sqlite_file="x"), "mysql://a/b"),
        (lambda: environment.database("KNOB", sqlite_file="x"), "postgres://localhost"),
        (lambda: environment.email("KNOB", file_path="x"), "mail.example.org"),
        (lambda: environment.socket_address("KNOB"), "clamd"),
        (lambda: environment.socket_address("KNOB"), "scanner:port"),
    ],
)
def test_nonsense_stops_the_start_and_names_the_variable(monkeypatch, read, value):
    monkeypatch.setenv("KNOB", value)
    with pytest.raises(ImproperlyConfigured, match="KNOB"):
        read()


def test_unset_means_the_default(monkeypatch):
    monkeypatch.delenv("KNOB", raising=False)
    assert environment.boolean("KNOB", default=True) is True
    assert environment.integer("KNOB", default=2) == 2
    assert environment.database("KNOB", sqlite_file="x")["ENGINE"] == "config.sqlite"
    assert environment.email("KNOB", file_path="x").file_path == "x"


def test_a_database_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("KNOB", "postgres://k%C3%A5re:hem%40lig@db:5433/haandslag")
    settings = environment.database("KNOB", sqlite_file="x")
    assert (settings["USER"], settings["PASSWORD"]) == ("kåre", "hem@lig")
    assert settings["OPTIONS"]["options"].split("-c ")[1:] == ["synchronous_commit=on ", "jit=off"]
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db", "5433", "haandslag")


def test_redis_is_the_cache_of_all_and_nobody_waits_long_for_it(monkeypatch):
    for name in ("KNOB", "OTHER"):
        monkeypatch.delenv(name, raising=False)
    assert environment.caches("KNOB")["shared"]["LOCATION"] == "shared_cache"
    monkeypatch.setenv("KNOB", "redis://cache:6379/0")
    caches = environment.caches("KNOB")
    assert caches.pop("process") == environment.caches("OTHER")["process"]
    assert {entry["LOCATION"] for entry in caches.values()} == {"redis://cache:6379/0"}
    assert all(set(entry["OPTIONS"].values()) == {1} for entry in caches.values())


def test_a_mail_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("KNOB", "smtp+tls://user:secret@mail.example.org")
    server = environment.email("KNOB", file_path="x")
    assert (server.host, server.port) == ("mail.example.org", 587)
    assert (server.host_user, server.host_password) == ("user", "secret")
    assert server.use_tls
    assert not server.use_ssl


@pytest.mark.parametrize(
    "address", ["", "smtp://mail.example.org", "smtps://k%C3%A5re:hem%40lig@mail.example.org:4650"]
)
def test_each_part_of_a_mail_address_is_a_setting(monkeypatch, address):
    monkeypatch.setenv("EMAIL_URL", address)
    settings = runpy.run_path(environment.__file__.replace("environment", "settings"))
    server = environment.email("EMAIL_URL", file_path=settings["DATA_DIR"] / "mail")
    for name, value in server._asdict().items():
        assert settings[f"EMAIL_{name.upper()}"] == value


def test_an_unset_part_of_a_mail_address_is_as_django_has_it(monkeypatch):
    monkeypatch.delenv("KNOB", raising=False)
    usual = environment.email("KNOB", file_path=None)._asdict()
    del usual["backend"]
    django = {name: getattr(global_settings, f"EMAIL_{name.upper()}", None) for name in usual}
    assert usual == django


def test_a_mail_providers_webhook_has_a_secret_that_nobody_guesses(monkeypatch):
    monkeypatch.delenv("KNOB", raising=False)
    assert environment.mail_provider("KNOB", secret="SHARED") == ("", {})
    monkeypatch.setenv("KNOB", "postmark")
    for weak in ("", "nordby", "nordby:kort"):
        monkeypatch.setenv("SHARED", weak)
        with pytest.raises(ImproperlyConfigured, match="SHARED"):
            environment.mail_provider("KNOB", secret="SHARED")
    monkeypatch.setenv("SHARED", "nordby:en-lang-hemmelighed")
    assert environment.mail_provider("KNOB", secret="SHARED")[0] == "postmark"
    monkeypatch.setenv("KNOB", "../anden")
    with pytest.raises(ImproperlyConfigured, match="KNOB"):
        environment.mail_provider("KNOB", secret="SHARED")


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("KNOB", raising=False)
    file = tmp_path / "new" / "secret_key"
    key = environment.secret_key("KNOB", file=file)
    assert environment.secret_key("KNOB", file=file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_short_secret_key_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KNOB", "short")
    with pytest.raises(ImproperlyConfigured, match="KNOB"):
        environment.secret_key("KNOB", file=tmp_path / "key")


@pytest.mark.parametrize("value", ["/run/clamav/clamd.ctl", "scanner:3310", "[::1]:3310", ""])
def test_a_socket_is_a_path_or_host_and_port(monkeypatch, value):
    monkeypatch.setenv("KNOB", value)
    assert environment.socket_address("KNOB") == value


@pytest.mark.parametrize(
    ("base_url", "knobs", "told"),
    [
        ("https://haandslag.example", {}, (31_536_000, False, False)),
        ("https://haandslag.example", {"HSTS_SUBDOMAINS": "True"}, (31_536_000, True, False)),
        ("https://haandslag.example", {"HSTS_PRELOAD": "True"}, (31_536_000, False, True)),
        ("http://localhost:8000", {"HSTS_PRELOAD": "True"}, (0, False, False)),
    ],
)
def test_other_names_are_bound_to_https_only_when_somebody_says_so(
    monkeypatch, tmp_path, base_url, knobs, told
):
    found = settings_with(monkeypatch, tmp_path, BASE_URL=base_url, **knobs)
    names = ("SECONDS", "INCLUDE_SUBDOMAINS", "PRELOAD")
    assert tuple(found[f"SECURE_HSTS_{name}"] for name in names) == told


def test_what_is_kept_is_for_its_own_account_alone(monkeypatch, tmp_path):
    found = settings_with(monkeypatch, tmp_path)
    assert stat.S_IMODE(found["DATA_DIR"].stat().st_mode) == 0o700
    modes = found["FILE_UPLOAD_PERMISSIONS"], found["FILE_UPLOAD_DIRECTORY_PERMISSIONS"]
    assert modes == (0o600, 0o700)


def settings_with(monkeypatch, tmp_path, **variables):
    """As a process starts with these variables and a new folder."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(environment.__file__.replace("environment", "settings"))
