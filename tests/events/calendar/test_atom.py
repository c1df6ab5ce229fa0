import xml.etree.ElementTree as ET

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/arrangementer/atom.xml"


def entries(client):
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314  our own


def test_feed_tells_of_what_comes(client, cast):
    event = factories.event(cast.network, summary="En aften i værkstedet")
    factories.event(cast.network, public=False)
    factories.event(cast.network, cancelled_at=timezone.now())
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == event.title
    assert entry.findtext(f"{ATOM}id") == f"{settings.BASE_URL}{event.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}summary").endswith("Ågård Maskinfabrik. En aften i værkstedet")
    assert entry.find(f"{ATOM}author").findtext(f"{ATOM}name") == cast.nordby.name


def test_statements_do_not_grow(client, cast):
    counts = []
    for added in (1, 2):
        for _ in range(added):
            factories.event(factories.network(cast.nordby))
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{ADDRESS}?n={added}")
        counts.append(len(captured))
    assert counts[0] == counts[1]
