"""What the sheet's page weighs, and how a tablet and an interview begin, also without JavaScript."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from events.tickets import GUEST_CODE
from pledges.models import Sheet
from tests import factories
from tests.pledges.sheets.test_views import typed

pytestmark = pytest.mark.django_db
LIMIT = 60_000  # bytes


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.fixture
def link(event):
    return factories.sheet_link(event)


@pytest.fixture
def own(event):
    contact = factories.contact(event.network.host, "Mette Krog", phone="12345678")
    return factories.invitation(event, contact)


def packed(content):
    return len(gzip.compress(content, 6))


def static_file(address):
    return Path(finders.find(address.removeprefix("/static/")))


def weigh(client, address):
    """{what: bytes on the wire} of a first visit: the page twice (once for the phone to keep)."""
    html = client.get(address).content
    weights = {"page": 2 * packed(html), "worker": packed(client.get("/ark/sw.js").content)}
    for found in re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg))"', html.decode()):
        if found.startswith("/static/"):
            weights[found] = packed(static_file(found).read_bytes())
        else:
            weights[found] = packed(client.get(found).content)
    folder = static_file("/static/frontend/dist/app.css").parent
    (font,) = folder.glob("figtree-latin-wght-*.woff2")
    return weights | {"font": font.stat().st_size}


def test_first_visit_weighs_at_most_sixty_kilobytes(client, own, link):
    for address in (f"/ark/{own.code}/", link.get_absolute_url()):
        weights = weigh(client, address)
        assert {f"/static/frontend/dist/sheet.{kind}" for kind in ("js", "css")} <= set(weights)
        assert sum(weights.values()) <= LIMIT, weights


def test_display_font_would_have_been_too_much(client, own):
    """Negative control."""
    folder = static_file("/static/frontend/dist/app.css").parent
    (display,) = folder.glob("bricolage-*.woff2")
    assert sum(weigh(client, f"/ark/{own.code}/").values()) + display.stat().st_size > LIMIT


def test_worker_speaks_for_its_own_language_only(client):
    danish, english = client.get("/ark/sw.js"), client.get("/en/ark/sw.js")
    assert danish.headers["Content-Type"].startswith("text/javascript")
    assert '"pages": ["/ark/"]' in danish.content.decode()
    assert '"pages": ["/en/ark/"]' in english.content.decode()
    assert '"name": "sheet-en"' in english.content.decode()


def test_tablet_greets_nobody(client, own, link):
    session = client.session
    session[GUEST_CODE] = own.code
    session.save()
    assert "Mette" in client.get(link.get_absolute_url()).content.decode()
    assert "Mette" not in client.get(f"{link.get_absolute_url()}tablet/").content.decode()


def test_tablet_without_javascript_is_ready_for_the_next(client, link):
    address = f"{link.get_absolute_url()}tablet/"
    assert client.get(f"{link.get_absolute_url()}?tablet=1").url == address
    assert client.post(address, typed()).url == address
    page = client.get(address).content.decode()
    assert "Giv tabletten videre." in page
    assert "Ågård" not in page
    assert Sheet.objects.get().source == "tablet"


def test_a_letters_code_makes_no_tablet(client, own):
    assert client.get(f"/ark/{own.code}/tablet/").url == f"/ark/{own.code}/"


def test_interview_without_javascript(client, own):
    address = f"/ark/{own.code}/interview/"
    assert 'name="interviewer"' not in client.get(address).content.decode()
    assert client.post(address, typed()).url == address
    sheet = Sheet.objects.get()
    assert (sheet.source, sheet.interviewer) == ("interview", "Mette Krog")


def test_stranger_who_holds_the_pen_says_who_he_is(client, link):
    address = f"{link.get_absolute_url()}interview/"
    response = client.post(address, typed())
    assert "Skriv dit eget navn." in response.content.decode()
    client.post(address, typed(interviewer="Bo Holm"))
    assert Sheet.objects.get().interviewer == "Bo Holm"


def test_interview_stands_first_where_the_network_interviews(client, link):
    words = "Her interviewer I hinanden"
    assert words not in client.get(link.get_absolute_url()).content.decode()
    link.network.interview_mode = True
    link.network.save()
    assert words in client.get(link.get_absolute_url()).content.decode()
