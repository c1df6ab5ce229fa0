"""Drills of the door that a test plays small and tests/drills play in full."""

import os
import secrets
import signal
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Error, expect

from events.models import Invitation, Registration, Scan
from tests import factories
from tests.e2e.conftest import ARGUMENTS, PHONE
from tests.e2e.door import (
    TELL,
    faults,
    installed,
    online_again,
    opened_again,
    pair,
    part,
    scan_all,
    set_clock_ahead,
    settled,
)

THREE_HOURS_MS = 3 * 60 * 60 * 1000
LONGEST_DRILL = timedelta(minutes=20)


def many_invited(event, count):
    """That many guests who said yes → their codes, in the order of their names."""
    company = factories.company("Gæsternes Gård")
    first = factories.invitation(event, factories.contact(event.network.host, "Gæst 0"))
    invitations = Invitation.objects.bulk_create(
        Invitation(
            event=event,
            round=first.round,
            contact=factories.contact(event.network.host, f"Gæst {number}", company=company),
            answer="yes",
            answered_at=timezone.now(),
        )
        for number in range(1, count)
    )
    invitations = [first, *invitations]
    for number, invitation in enumerate(invitations):
        factories.registration(event, f"Gæst {number}", invitation=invitation)
    return [invitation.code for invitation in invitations]


def play_two_doors(event, phone, *, each, common):
    """Both scan `each` codes without a network, `common` of them the same, and then meet a bad line."""
    began = timezone.now()
    codes = many_invited(event, 2 * each - common)
    first, second = phone(), phone()
    set_clock_ahead(second, THREE_HOURS_MS)
    for page, label in ((first, "Dør A"), (second, "Dør B")):
        pair(page, factories.device(event, label)[1], guests=len(codes))
        installed(page)
        page.context.set_offline(True)
    for page, own in ((first, codes[:each]), (second, codes[-each:])):
        assert {tone for tone, _ in scan_all(page, own)} == {"good"}
        expect(part(page, "status")).to_have_attribute("data-waiting", str(each))
    first, second = opened_again(first), opened_again(second)
    for page in (first, second):
        expect(part(page, "status")).to_have_attribute("data-waiting", str(each))
        expect(part(page, "arrived")).to_have_text(str(each))
        left = faults(page, "busy", "lost", "cut", "forgetful")
        online_again(page)
        assert left == []
    for page in (first, second):  # synced twice
        page.context.set_offline(True)
        online_again(page)
    assert_right(event, began, each=each, common=common)
    for page in (first, second):
        page.reload()
        settled(page)
        expect(part(page, "conflict-count")).to_have_text(str(common))
        expect(part(page, "arrived")).to_have_text(str(len(codes)))
    expect(part(second, "corrections").locator("li")).to_have_count(common)


def assert_right(event, began, *, each, common):
    scans = Scan.objects.filter(event=event)
    assert scans.count() == 2 * each
    assert scans.values("id").distinct().count() == 2 * each
    assert scans.filter(result="admitted").count() == 2 * each - common
    assert scans.conflicts().count() == common
    assert Registration.objects.filter(event=event).arrived_persons() == 2 * each - common
    # By the phone's own clock half of them lay three hours in the future.
    assert scans.filter(phone_time__gt=timezone.now() + timedelta(hours=2)).count() == each
    assert scans.filter(happened_at__range=(began, timezone.now())).count() == 2 * each
    assert timezone.now() - began < LONGEST_DRILL
    orders = scans.order_by("sequence").values_list("device__label", "happened_at")
    for label in ("Dør A", "Dør B"):
        moments = [moment for door, moment in orders if door == label]
        assert moments == sorted(moments)


class Killable:
    """A phone whose browser can be killed: its profile lies in a folder of its own and outlives it."""

    def __init__(self, playwright, chromium, folder, site):
        self.folder = folder
        self.open = lambda: playwright.chromium.launch_persistent_context(
            folder,
            executable_path=chromium,
            args=ARGUMENTS,
            viewport=PHONE,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            base_url=site,
        )

    def start(self, *, offline=False):
        context = self.open()
        context.set_offline(offline)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    def kill(self):
        """SIGKILL to the browser with this profile and whatever it started; nobody else's."""
        mine = str(self.folder)
        for stat in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(FileNotFoundError, ProcessLookupError):
                if f"--user-data-dir={mine}" in stat.read_text():
                    os.kill(int(stat.parent.name), signal.SIGKILL)


def play_killed_browser(event, phone, *, kills, each=40):
    """The browser is killed in the middle of scanning, again and again → (codes told, codes stored)."""
    codes = many_invited(event, kills * each)
    _device, key = factories.device(event)
    page = phone.start()
    pair(page, key, guests=len(codes))
    installed(page)
    told = []
    for turn in range(kills):
        page.context.set_offline(True)
        page.on("console", lambda line: told.extend(_told(line.text)))
        page.evaluate(f"(codes) => {{ ({TELL})(codes); }}", codes[turn * each : (turn + 1) * each])
        page.wait_for_timeout(secrets.choice([150, 300, 450, 700]))
        phone.kill()
        with suppress(Error):
            page.context.close()
        page = phone.start(offline=True)
        page.goto("/doer/")
        expect(part(page, "status-text")).to_contain_text("offline")
    online_again(page)
    page.context.close()
    return told, list(Scan.objects.filter(event=event).values_list("raw_code", flat=True))


def _told(line):
    return [line.removeprefix("told ")] if line.startswith("told ") else []
