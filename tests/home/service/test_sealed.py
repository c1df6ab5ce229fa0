"""A stolen copy of the database opens no receipt and signs no webhook; a rotation loses nothing."""

import os
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts import sealing
from accounts.keys import digest, new_key
from accounts.models import AuditEntry
from home.privacy.traces import traces
from home.service import sealed
from outbox.models import Webhook
from outbox.webhooks import new_secret
from pledges.models import Sheet
from tests import factories


@pytest.fixture
def own_file(settings, tmp_path):
    settings.ENCRYPTION_KEYS = []
    settings.ENCRYPTION_KEYS_FILE = tmp_path / "encryption_keys"
    return settings.ENCRYPTION_KEYS_FILE


@pytest.fixture
def made(own_file, cast):
    secret = new_secret()
    webhook = Webhook.objects.create(
        organisation=cast.unit, name="Fagsystemet", url="https://a.example/", secret=secret
    )
    return webhook, secret, factories.sheet(cast.network)


def test_neither_stands_in_the_database(made):
    _webhook, secret, sheet = made
    assert traces([secret, sheet.receipt_token]) == {secret: [], sheet.receipt_token: []}


def test_where_it_is_kept_plain_it_would_be_found(made):
    """The negative control: as 0.2.0 kept it."""
    webhook, secret, sheet = made
    token = sheet.receipt_token
    kept_by_the_release_before(webhook, secret, sheet, token)
    found = traces([secret, token])
    assert found == {secret: ["outbox_webhook.secret"], token: ["pledges_sheet.receipt_token"]}


def kept_by_the_release_before(webhook, secret, sheet, token):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE outbox_webhook SET secret = %s, sealed_secret = '' WHERE id = %s",
            [secret, webhook.pk],
        )
        cursor.execute(
            "UPDATE pledges_sheet SET receipt_token = %s, sealed_receipt = '',"
            " receipt_sha256 = NULL WHERE id = %s",
            [token, sheet.pk],
        )


def test_what_an_older_release_kept_opens_and_is_taken_over(made):
    webhook, secret, sheet = made
    token = sheet.receipt_token
    kept_by_the_release_before(webhook, secret, sheet, token)
    assert (Webhook.objects.get().secret, Sheet.objects.get().receipt_token) == (secret, token)
    assert Sheet.objects.of_receipt(token).get() == sheet
    assert sealed.take_over() == 2
    assert sealed.take_over() == 0
    assert (Webhook.objects.get().secret, Sheet.objects.get().receipt_token) == (secret, token)
    assert traces([secret, token]) == {secret: [], token: []}


def test_a_receipt_is_recognised_by_its_hash(made):
    sheet = made[2]
    assert sheet.receipt_sha256 == digest(sheet.receipt_token)
    assert Sheet.objects.of_receipt(sheet.receipt_token).get() == sheet
    for wrong in (new_key(), sheet.receipt_sha256, sheet.sealed_receipt, ""):
        assert not Sheet.objects.of_receipt(wrong).exists()


def test_a_rotation_loses_nothing_and_drops_the_old_key(made, own_file):
    _webhook, secret, sheet = made
    token, old = sheet.receipt_token, own_file.read_text()
    call_command("rotate_keys")
    assert len(sealing.keys()) == 2
    assert sealed.is_all_newest()
    call_command("rotate_keys", drop=True)
    assert len(sealing.keys()) == 1
    assert sealing.keys() != old.split()
    assert (Webhook.objects.get().secret, Sheet.objects.get().receipt_token) == (secret, token)
    assert AuditEntry.objects.get(verb="rotate_keys").after == {"resealed": 2}


def test_an_old_key_that_is_needed_is_not_dropped(made, monkeypatch):
    sealing.add_key()
    monkeypatch.setattr(sealed, "reseal", lambda: 0)
    with pytest.raises(CommandError, match="still needed"):
        call_command("rotate_keys", drop=True)
    assert len(sealing.keys()) == 2


def test_without_its_key_nothing_opens_and_it_is_said(made, own_file):
    webhook = made[0]
    own_file.unlink()
    with pytest.raises(sealing.KeyLost):
        _ = Webhook.objects.get(pk=webhook.pk).secret
    with pytest.raises(CommandError, match="not here"):
        call_command("rotate_keys")


def test_the_file_is_its_owners_alone_and_made_once(own_file):
    first = sealing.keys()
    assert stat.S_IMODE(os.stat(own_file).st_mode) == 0o600
    sealing._write(["another"], own_file, new=True)
    assert sealing.keys() == first
    assert [path.name for path in own_file.parent.iterdir()] == ["encryption_keys"]
