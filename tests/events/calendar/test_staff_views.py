from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.models import Role
from events.calendar.staff import open_calendar
from events.models import CalendarKey
from tests import factories


@pytest.fixture
def feed(client, db):
    def read(key):
        return client.get(reverse("events:staff_feed", args=[key]))

    return read


def entries(response):
    return {str(e["summary"]): e for e in Calendar.from_ical(response.content).walk("VEVENT")}


def test_the_address_is_shown_once_and_a_new_one_closes_the_old(client, cast, feed):
    factories.event(cast.network, "Styregruppe", public=False)
    client.force_login(cast.reader)
    page = reverse("events:staff_calendar")
    made = client.post(page).context["address"]
    key = made.rsplit("/", 1)[-1].removesuffix(".ics")
    assert key not in client.get(page).content.decode()
    assert CalendarKey.objects.get().key_sha256 != key
    client.logout()
    assert list(entries(feed(key))) == ["Styregruppe"]
    newer = open_calendar(cast.reader)
    assert [feed(key).status_code, feed(newer).status_code] == [404, 200]
    client.force_login(cast.reader)
    client.post(reverse("events:calendar_stop"))
    assert feed(newer).status_code == 404


def test_it_holds_what_he_sees_and_nothing_else(cast, feed):
    now = timezone.now()
    factories.event(cast.network, "Mødet", cancelled_at=now)
    factories.event(cast.network, "Længe siden", starts_at=now - timedelta(days=120))
    factories.event(factories.network(cast.sonderby), "Fremmed")
    found = entries(feed(open_calendar(cast.reader)))
    assert list(found) == ["Mødet"]
    assert str(found["Mødet"]["status"]) == "CANCELLED"
    assert "/arbejdsbord/arrangementer/" in str(found["Mødet"]["url"])


def test_who_has_left_reads_nothing_more(cast, feed):
    factories.event(cast.network, "Mødet")
    key = open_calendar(cast.reader)
    Role.objects.filter(user=cast.reader).delete()
    assert entries(feed(key)) == {}
    cast.reader.is_active = False
    cast.reader.save()
    assert feed(key).status_code == 404


def test_keys_are_not_guessed_at_leisure(cast, feed):
    tried = [feed(f"forkert-{number}").status_code for number in range(40)]
    assert tried[0] == 404
    assert tried[-1] == 429
    assert feed(open_calendar(cast.reader)).status_code == 200
