"""What a phone's disk holds: everything that was told to be kept, and nobody's name in clear."""

import pytest
from playwright.sync_api import expect

from events.models import Registration
from tests import factories
from tests.e2e.door import enter, evening, fold_out, installed, invited, part
from tests.e2e.door_drills import Killable, play_killed_browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KILLS = 3


@pytest.fixture
def event():
    return evening()


@pytest.fixture
def killable(playwright, chromium, tmp_path, site):
    return Killable(playwright, chromium, tmp_path / "profile", site)


def test_a_killed_browser_loses_nothing_that_was_told(event, killable):
    told, stored = play_killed_browser(event, killable, kills=KILLS)

    assert told
    assert set(told) <= set(stored)
    assert len(stored) == len(set(stored)) == Registration.objects.arrived().count()


FORGETS = "IDBObjectStore.prototype.add = function () {};"


def test_the_drill_notices_a_phone_that_keeps_nothing(event, killable):
    """The control: the same, and what goes into the queue is dropped."""
    opened = killable.open

    def forgetful():
        context = opened()
        context.add_init_script(FORGETS)
        return context

    killable.open = forgetful
    told, stored = play_killed_browser(event, killable, kills=1)

    assert told
    assert stored == []


def test_no_name_and_no_code_lies_in_clear_on_the_disk(event, killable):
    guest = invited(event, "Sørine Ågårdsen", "Ågårdsens Maskinværk")
    device, key = factories.device(event, "Hovedindgangen")
    page = killable.start()
    page.goto("/doer/")
    page.get_by_label("Nøgle").fill(key)  # typed, since a browser may remember the link
    page.keyboard.press("Enter")
    expect(part(page, "status-text")).to_contain_text("1 gæst")
    installed(page)
    page.context.set_offline(True)
    enter(page, guest.invitation.code)
    page.get_by_label("Kode fra brevet").fill("")
    fold_out(page, "Find på navn")
    page.get_by_label("Navn eller virksomhed").fill("aagaa")
    expect(part(page, "guests")).to_contain_text("Sørine Ågårdsen")  # the phone does know her
    page.evaluate(IN_CLEAR)
    page.context.close()

    disk = b"".join(file.read_bytes() for file in killable.folder.rglob("*") if file.is_file())
    assert found("Åge i klar tekst", disk)  # the control: this is how a name would be found
    secret = [
        key,
        "Ågårdsen",
        "Sørine",
        "Maskinværk",
        guest.invitation.code,
        event.title,
        device.label,
    ]
    assert [text for text in secret if found(text, disk)] == []


IN_CLEAR = """
() => new Promise((resolve) => {
  const asked = indexedDB.open("haandslag-vault");
  asked.onsuccess = () => {
    const transaction = asked.result.transaction("boxes", "readwrite", { durability: "strict" });
    transaction.objectStore("boxes").put({ name: "Åge i klar tekst" }, "control");
    transaction.oncomplete = resolve;
  };
})
"""


def found(text, disk):
    return any(text.encode(coding) in disk for coding in ("utf-8", "latin-1", "utf-16-le"))
