"""A leader's own calendar: what they come to and who visits them, behind a key that can be taken back."""

import re

from django.urls import reverse
from django.utils import timezone

from home.mine import calendars
from home.models import LeaderCalendar
from tests import factories

ADDRESS = "ida@example.org"
PAGE, STOP = reverse("home:mine_calendar"), reverse("home:mine_calendar_stop")


def feed(client, key):
    return client.get(reverse("home:mine_feed", args=[key]))


def test_it_holds_what_is_theirs(cast, client):
    contact = factories.contact(cast.nordby, email=ADDRESS)
    coming = factories.invitation(factories.event(cast.network, title="Mit møde"), contact)
    factories.answer(coming, answer="yes")
    factories.invitation(factories.event(cast.network, title="Ubesvaret"), contact)
    sheet = factories.sheet(cast.network, contact_email=ADDRESS)
    factories.visit(factories.handover(sheet, cast.unit, owner=cast.consultant))
    factories.visit(factories.handover(factories.sheet(cast.network), cast.unit))
    answer = feed(client, calendars.open_calendar(ADDRESS))
    text = answer.content.decode().replace("\r\n ", "")
    assert answer["Content-Type"] == "text/calendar"
    assert (text.count("BEGIN:VEVENT"), "Mit møde" in text, "Ubesvaret" in text) == (2, True, False)
    assert "Besøg fra Virksomhedsindgangen Nordby" in text


def test_the_newest_key_works_and_none_after_a_stop(cast, client, open_for):
    page = open_for(ADDRESS)
    old = calendars.open_calendar(ADDRESS)
    shown = page.post(PAGE).content.decode()
    key = re.search(r"/mit/kalender/([\w-]{22,})/haandslag\.ics", shown)[1]  # 128 bits
    assert key not in LeaderCalendar.objects.get().key_digest
    assert (feed(client, old).status_code, feed(client, key).status_code) == (404, 200)
    assert key not in page.get(PAGE).content.decode()
    page.post(STOP)
    assert feed(client, key).status_code == 404


def test_guessing_is_slowed(client, db, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # all of them in one window
    answers = [feed(client, f"gæt-{number}").status_code for number in range(40)]
    assert set(answers) == {404, 429}
