"""What a leader typed on their own phone waits there under lock, and what an earlier version kept in clear is sealed."""

import pytest
from playwright.sync_api import expect

from pledges.models import Sheet
from tests.e2e.door_drills import Killable
from tests.e2e.test_door_killed import found
from tests.e2e.test_sheet_offline import (
    KEPT,
    RECEIVED,
    evening,
    fill_in,
    link,
    open_sheet,
    send,
    state,
    wait_for_sheets,
)

__all__ = ["evening", "link"]  # fixtures
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUT = """([base, store, value, wait]) => new Promise((resolve) => {
    const asked = indexedDB.open(base);
    asked.onsuccess = () => {
        const transaction = asked.result.transaction(store, "readwrite", { durability: "strict" });
        transaction.objectStore(store).put(value);
        transaction.oncomplete = () => { asked.result.close(); resolve(); };
    };
})"""
ALL = """([base, store]) => new Promise((resolve) => {
    const asked = indexedDB.open(base);
    asked.onsuccess = () => {
        const rows = asked.result.transaction(store).objectStore(store).getAll();
        rows.onsuccess = () => { asked.result.close(); resolve(rows.result.map((row) => Object.keys(row).sort())); };
    };
})"""
MEMORY = "haandslag-sheet-memory"


@pytest.fixture
def killable(playwright, chromium, tmp_path, site):
    return Killable(playwright, chromium, tmp_path / "profile", site)


def in_clear(page, store, **value):
    page.evaluate(PUT, [MEMORY, store, value])


def columns(page, base, store):
    return page.evaluate(ALL, [base, store])


def test_no_word_of_a_sheet_lies_in_clear_on_the_disk(link, killable):
    page = killable.start()
    open_sheet(page, link.get_absolute_url())
    page.context.set_offline(True)
    fill_in(page, name="Sørine Ågårdsen", company="Ågårdsens Maskinværk")
    send(page)
    expect(state(page)).to_have_text(KEPT)
    page.get_by_role("button", name="Udfyld et ark til").click()
    page.get_by_label("Dit navn").fill("Bodil Ønskov")  # a draft
    page.get_by_label("Dit navn").blur()
    in_clear(page, "drafts", place="control", fields="Åge i klar tekst")
    assert sorted(map(len, columns(page, MEMORY, "drafts"))) == [2, 4]
    page.context.close()

    disk = b"".join(file.read_bytes() for file in killable.folder.rglob("*") if file.is_file())
    assert found("Åge i klar tekst", disk)  # the control: this is how a name would be found
    secret = ["Ågårdsen", "Sørine", "Maskinværk", "12345678", "Bodil", "Ønskov"]
    assert [text for text in secret if found(text, disk)] == []


def test_what_an_earlier_version_kept_in_clear_is_read_once_and_sealed(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    place = page.evaluate("location.pathname")
    fields = {"contact_name": ["Ida Bæk"], "tasks": ["kitchen"]}
    draft = "4f1f2b1e-0000-4000-8000-000000000001"
    in_clear(page, "drafts", place=place, id=draft, fields=fields, changed=9e15)
    url = "/kvittering/noget/"
    receipt = {"state": "received", "url": url, "sentence": "Hassan ringer", "changed": 9e15}
    in_clear(page, "receipts", id="4f1f2b1e-0000-4000-8000-000000000002", **receipt)

    page.reload()
    expect(page.get_by_text("Det, du var i gang med, er her endnu.")).to_be_visible()
    expect(page.get_by_label("Dit navn")).to_have_value("Ida Bæk")
    sealed = ["box", "changed", "id"]
    wait_until(page, lambda: columns(page, MEMORY, "drafts") == [[*sealed, "place"]])
    wait_until(page, lambda: columns(page, MEMORY, "receipts") == [[*sealed, "state"]])
    page.reload()
    expect(page.get_by_label("Dit navn")).to_have_value("Ida Bæk")


def test_a_sheet_that_an_earlier_version_let_wait_is_sealed_and_sent(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    page.context.route("**/api/v1/ark/", lambda route: route.abort())
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(KEPT)
    assert columns(page, "haandslag-sheets", "items") == [["data", "id", "iv", "number"]]
    item = page.evaluate(OLDER)
    page.reload()
    wait_until(page, lambda: len(columns(page, "haandslag-sheets", "items")) == 2)
    assert columns(page, "haandslag-sheet", "items") == []
    assert set(map(tuple, columns(page, "haandslag-sheets", "items"))) == {
        ("data", "id", "iv", "number")
    }
    page.context.unroute("**/api/v1/ark/")
    page.reload()
    wait_for_sheets(page, 2)
    assert Sheet.objects.filter(client_id=item, contact_name="Bodil Ønskov").exists()


# What an earlier version queued, as it lay there.
OLDER = """() => new Promise((resolve) => {
    const form = document.querySelector("[data-sheet]"); // still as it was sent
    const { key } = form.dataset;
    const id = crypto.randomUUID();
    const fields = {};
    for (const [name, value] of new FormData(form)) {
        if (!["csrfmiddlewaretoken", "client_id"].includes(name)) (fields[name] ??= []).push(value);
    }
    fields.contact_name = ["Bodil Ønskov"];
    const item = { id, key, guest: "", interviewer: "", language: "da", source: "phone", fields };
    const asked = indexedDB.open("haandslag-sheet");
    asked.onsuccess = () => {
        const transaction = asked.result.transaction("items", "readwrite");
        transaction.objectStore("items").add({ ...item, place: "/ark/x/", at: new Date().toISOString() });
        transaction.oncomplete = () => { asked.result.close(); resolve(id); };
    };
})"""


def wait_until(page, holds):
    for _turn in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to hold")


def test_a_draft_goes_with_its_sheet_however_fast_they_send(link, phone):
    """What was typed last is written before the draft is dropped, and not after it."""
    page = phone()
    page.goto(link.get_absolute_url())
    fill_in(page)
    page.evaluate(
        """() => {
            const form = document.querySelector("[data-sheet]");
            for (let n = 0; n < 20; n++) form.dispatchEvent(new Event("input"));
            form.requestSubmit();
        }"""
    )
    expect(state(page)).to_have_text(RECEIVED)
    assert columns(page, MEMORY, "drafts") == []
