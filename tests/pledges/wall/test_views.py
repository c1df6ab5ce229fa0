from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from events.interview_groups.groups import make_groups
from pledges.wall import polls
from pledges.wall.polls import FRESH
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_another_process():
    polls.forget()


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() - timedelta(hours=1))


def page(event, who=None):
    client = Client()
    if who:
        client.force_login(who)
    return client.get(f"/skaerm/{event.slug}/")


def poll(event, version="", who=None):
    client = Client()
    if who:
        client.force_login(who)
    return client.get(f"/skaerm/{event.slug}/nu/", {"v": version})


def thanked(event, company, **fields):
    """With the tap of a colleague: who may be named without one is test_names."""
    fields = {"event": event, "company_name": company, "on_wall": True} | fields
    return factories.sheet(event.network, **fields)


def test_the_page_holds_the_version_that_a_poll_asks_with(event):
    response = page(event)
    version = poll(event)["X-Wall-Version"]
    assert f'data-version="{version}"' in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_a_poll_says_nothing_when_nothing_is_new(event):
    first = poll(event)
    assert first.status_code == 200
    assert "er kommet" in first.content.decode()
    again = poll(event, first["X-Wall-Version"])
    assert (again.status_code, again.content) == (204, b"")


def test_a_poll_tells_what_is_new_after_two_seconds(event):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        version = poll(event)["X-Wall-Version"]
        thanked(event, "Ågård Maskinfabrik", thanks_shown=True)
        assert poll(event, version).status_code == 204
        clock.shift(FRESH)
        news = poll(event, version)
        assert news.status_code == 200
        assert "Ågård Maskinfabrik" in news.content.decode()
        assert news["X-Wall-Version"] != version
        assert float(news["X-Wall-Made"]) == pytest.approx(timezone.now().timestamp())


def test_a_second_poll_asks_the_database_nothing(event, django_assert_num_queries):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        version = poll(event)["X-Wall-Version"]
        with django_assert_num_queries(0):
            assert poll(event, version).status_code == 204
            assert poll(event, "0" * 16).status_code == 200
            assert poll(event).status_code == 200
        clock.shift(FRESH)  # the negative control: then it looks again
        with pytest.raises(pytest.fail.Exception), django_assert_num_queries(0):
            poll(event, version)


@pytest.mark.parametrize("sheets", [1, 3])
def test_a_look_asks_the_same_of_any_number_of_sheets(event, sheets, django_assert_num_queries):
    for number in range(sheets):
        thanked(event, f"Firma {number}", thanks_shown=True)
    with django_assert_num_queries(8):
        assert poll(event).status_code == 200


@pytest.mark.parametrize("version", ["", "x", "0" * 16, "é", "0" * 5000, "a\0b"])
def test_a_strange_version_gets_the_wall(event, version):
    assert poll(event, version).status_code == 200


def test_the_version_stays_as_long_as_what_is_shown(event):
    factories.sheet_link(event)
    thanked(event, "Ågård", thanks_shown=True)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        version = poll(event)["X-Wall-Version"]
        clock.shift(timedelta(minutes=20))
        assert poll(event)["X-Wall-Version"] == version
        polls.forget()
        assert poll(event)["X-Wall-Version"] == version


def test_a_piece_of_page_opened_by_itself_may_do_nothing(event):
    for response in (poll(event), poll(event)):  # of the view, then of the middleware
        assert response["Content-Security-Policy"] == (
            "default-src 'none'; frame-ancestors 'none'; sandbox"
        )
        assert response["Cache-Control"] == "no-store"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_the_middleware_answers_what_the_view_answers(event):
    view, middleware = poll(event), poll(event)
    assert middleware.content == view.content
    assert middleware["X-Wall-Version"] == view["X-Wall-Version"]
    assert "Permissions-Policy" in view
    assert "Permissions-Policy" not in middleware


def test_english_is_a_wall_of_its_own(event):
    danish = Client().get(f"/skaerm/{event.slug}/nu/")
    english = Client().get(f"/en/skaerm/{event.slug}/nu/")
    assert (danish.status_code, english.status_code) == (200, 200)
    assert "/skaerm/" in page(event).content.decode()
    assert Client().get(f"/en/skaerm/{event.slug}/").status_code == 200


def test_who_did_not_say_yes_is_never_named(event):
    thanked(event, "Stille og Rolig A/S")
    thanked(event, "Gerne Nævnt A/S", thanks_shown=True)
    for response in (page(event), poll(event)):
        shown = response.content.decode()
        assert "Stille og Rolig" not in shown
        assert "Gerne Nævnt" in shown  # the negative control: a yes is shown
        assert "2 virksomheder har sat kryds, 1 af dem må nævnes." in shown


def test_people_and_telephones_are_not_on_the_wall(event):
    thanked(
        event,
        "Ågård",
        thanks_shown=True,
        contact_name="Søren Privat",
        contact_phone="87654321",
        remark="Ring ikke om morgenen",
    )
    shown = page(event).content.decode()
    assert "Ågård" in shown
    for secret in ("Privat", "87654321", "morgenen"):
        assert secret not in shown


def test_another_events_company_is_not_on_our_wall(event, cast):
    other = factories.event(factories.network(cast.sonderby))
    thanked(other, "Sønderby Savværk", thanks_shown=True)
    assert "Sønderby Savværk" not in page(event).content.decode()
    assert "Sønderby Savværk" in page(other).content.decode() or not other.has_begun()
    begun = factories.event(factories.network(cast.sonderby), starts_at=timezone.now())
    thanked(begun, "Sønderby Kro", thanks_shown=True)
    assert "Sønderby Kro" in page(begun).content.decode()
    assert "Sønderby Kro" not in page(event).content.decode()


def test_a_name_is_text_whatever_it_holds(event):
    thanked(event, "<img src=x onerror=alert(1)>\"'", thanks_shown=True)
    shown = poll(event).content.decode()
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;" in shown


def test_an_event_that_is_not_public_is_for_its_own_people(event, cast):
    event.public = False
    event.save()
    for ask in (page, poll):
        answers = [
            ask(event, who=who).status_code
            for who in (None, cast.stranger, cast.consultant, cast.helper)
        ]
        assert answers == [404, 404, 404, 403]
        assert ask(event, who=cast.reader).status_code == 200
        # Kept by this process now, and still for nobody else.
        assert ask(event).status_code == 404
    event.public = True  # the negative control
    event.save()
    polls.forget()
    assert page(event).status_code == poll(event).status_code == 200


def test_no_such_wall(cast):
    assert Client().get("/skaerm/findes-ikke/").status_code == 404
    assert Client().get("/skaerm/findes-ikke/nu/").status_code == 404


def test_a_process_keeps_so_many_walls_and_no_more(cast, monkeypatch):
    monkeypatch.setattr(polls, "MOST_KEPT", 2)
    events = [factories.event(cast.network, title=f"Møde {n}") for n in range(4)]
    for event in events:
        assert poll(event).status_code == 200
    assert len(polls._kept) == 2
    assert poll(events[0]).status_code == 200


def test_states_in_words(event, cast):
    event.goal_positions = 1
    event.save()
    assert "Målet er 1. Der mangler 1." in page(event).content.decode()
    polls.forget()
    thanked(event, "Ågård")
    assert "Målet på 1 er nået!" in page(event).content.decode()
    polls.forget()
    with time_machine.travel(event.starts_at - timedelta(hours=1)):
        shown = page(event).content.decode()
        assert "Velkommen" in shown
        assert "data-until" in shown
    polls.forget()
    with time_machine.travel(event.ends_at + timedelta(hours=1)):
        shown = page(event).content.decode()
        assert "Virksomhedsindgangen Nordby ringer til alle, der har sat kryds, senest" in shown
    polls.forget()
    event.cancelled_at = timezone.now()
    event.save()
    assert "Arrangementet er aflyst." in page(event).content.decode()


def test_a_network_without_pledges_shows_who_came(event):
    event.network.pledging = False
    event.network.save()
    factories.registration(event, arrived_at=timezone.now())
    factories.sheet_link(event)
    shown = page(event).content.decode()
    assert "er kommet" in shown
    assert "job er lovet" not in shown
    assert "wall-join" not in shown


def test_visit_wishes_are_shown_where_only_visits_are_asked_for(event):
    event.network.visit_only = True
    event.network.save()
    thanked(event, "Ågård", tasks=(), wants_visit=True)
    shown = page(event).content.decode()
    assert "vil gerne have besøg" in shown
    assert "timer om ugen" not in shown


def test_groups_are_on_the_wall(event, cast):
    for name in ("Søren Ågård", "Bodil Bager", "Kaj Holm"):
        factories.registration(
            event, name=name, company_name=f"{name} ApS", arrived_at=timezone.now()
        )
    make_groups(event, by=cast.coordinator)
    shown = page(event).content.decode()
    assert "Find din gruppe" in shown
    assert "Bodil Bager ApS" in shown
