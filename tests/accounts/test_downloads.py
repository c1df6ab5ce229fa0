"""What leaves as a file is an entry; tests/test_access.py looks at every address that gives one."""

import pytest
from django.urls import reverse

from accounts.downloads import is_download
from accounts.models import AuditEntry
from tests import factories

WORK = "/arbejdsbord/"
CSV, PDF, HTML = "text/csv; charset=utf-8", "application/pdf", "text/html; charset=utf-8"
CASES = [
    (WORK + "tal/tal.csv", CSV, "attachment", True),
    (WORK + "breve/1/", PDF, "inline; filename=brev.pdf", True),
    (WORK + "persondata.json", "application/json", 'attachment; filename="x.json"', True),
    (WORK + "tal/", HTML, "", False),
    (WORK + "doere/nyt.json", "application/json", "", False),
    (WORK + "breve/1.png", "image/png", "inline", False),
    (WORK + "kontakter/skabelon.xlsx", "application/vnd.ms-excel", "attachment", False),
    ("/en" + WORK + "tal/tal.csv", CSV, "attachment", True),
    ("/cms/reports/site-history/", CSV, "attachment", True),
    ("/i/7KQ3XM9ZPRA/kalender.ics", "text/calendar", "attachment", False),
]


@pytest.mark.parametrize(("path", "kind", "disposition", "expected"), CASES)
def test_what_counts_as_a_download(path, kind, disposition, expected):
    assert is_download(path, kind, disposition) is expected


def test_a_guest_list_is_an_entry_of_its_host(client, cast):
    event = factories.event(cast.network)
    fjernby = factories.organisation("Fjernby")
    cast.coordinator.roles.create(organisation=fjernby, role="coordinator")
    client.force_login(cast.coordinator)
    client.get(reverse("events:guests_file", args=[event.pk]), {"q": "Søren"})
    entry = AuditEntry.objects.get(verb="download")
    assert (entry.organisation, entry.by) == (cast.nordby, cast.coordinator)
    assert entry.subject == f"events:guests_file:{event.pk}"
    assert entry.after["search"] == ["q"]


def test_who_is_refused_downloads_nothing(client, cast):
    event = factories.event(cast.network)
    client.force_login(cast.stranger)
    client.get(reverse("events:guests_file", args=[event.pk]))
    assert not AuditEntry.objects.exists()
