"""Visits through the pages: the leader's without a log-in, and the consultant's."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from pledges.models import JobOrderDraft, Visit, VisitTime
from pledges.visits import visits
from tests import factories

CPR = "010180-1234"
A_DAY = timedelta(days=1)
TEN = "2026-11-24T10:00"


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, wants_visit=True)
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def time(cast):
    return factories.visit_time(cast.unit, cast.consultant)


@pytest.fixture
def visit(cast, handover):
    starts_at = timezone.now() + A_DAY
    return visits.book(
        handover, slot=Visit(consultant=cast.consultant, starts_at=starts_at), by=cast.lead
    )


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


def receipt(handover, action=""):
    return f"{handover.sheet.get_receipt_url()}{action}"


def page(handover, action=""):
    return f"/arbejdsbord/overleveringer/{handover.pk}/{action}"


def state(handover):
    handover.refresh_from_db()
    return handover.status, handover.version, handover.visits.count()


# --- The receipt -----------------------------------------------------------------------------


def test_leader_picks_changes_and_calls_off(client, cast, handover, time):
    other = factories.visit_time(cast.unit, cast.consultant)
    html = client.get(receipt(handover)).content.decode()
    assert "Hvornår må vi komme forbi?" in html
    response = client.post(receipt(handover, "besoeg/"), {"time": time.pk})
    assert response.url == receipt(handover, "#visit")
    html = client.get(receipt(handover)).content.decode()
    assert ("Så er det en aftale!" in html, "Vælg en anden tid" in html) == (True, True)
    client.post(receipt(handover, "besoeg/"), {"time": other.pk})
    assert visits.coming_visit(handover).time == other
    client.post(receipt(handover, "besoeg/aflys/"))
    assert state(handover) == ("contacted", 3, 1)
    assert "Hvornår må vi komme forbi?" in client.get(receipt(handover)).content.decode()


def test_second_leader_is_told_kindly_and_sees_the_others(client, cast, handover, time):
    other = factories.visit_time(cast.unit, cast.consultant, starts_at=time.starts_at + A_DAY)
    quick = factories.handover(
        factories.sheet(cast.network, wants_visit=True), cast.unit, owner=cast.consultant
    )
    visits.pick(quick, time=time)
    response = client.post(receipt(handover, "besoeg/"), {"time": time.pk}, follow=True)
    html = response.content.decode()
    assert "Den tid er lige blevet taget." in html
    assert [f'name="time" value="{one.pk}"' in html for one in (other, time)] == [True, False]
    assert state(handover) == ("assigned", 0, 0)


@pytest.mark.parametrize("kind", ["unit", "consultant", "company"])
def test_a_foreign_time_is_not_there(client, cast, handover, kind):
    if kind == "unit":
        foreign = factories.visit_time(cast.sonderby, cast.stranger)
    elif kind == "consultant":
        foreign = factories.visit_time(cast.unit, cast.lead)
    else:
        neighbour = factories.handover(factories.sheet(cast.network), cast.unit)
        foreign = factories.visit_time(cast.unit, cast.consultant, handover=neighbour)
    assert client.post(receipt(handover, "besoeg/"), {"time": foreign.pk}).status_code == 404
    assert state(handover) == ("assigned", 0, 0)


@pytest.mark.parametrize("typed", ["0", "-1", "1e9", "²", "9" * 40, "1 OR 1=1", "\0"])
def test_no_time_at_all_is_not_there_either(client, handover, typed):
    assert client.post(receipt(handover, "besoeg/"), {"time": typed}).status_code == 404
    assert state(handover) == ("assigned", 0, 0)


def test_nothing_chosen_is_asked_again(client, handover):
    response = client.post(receipt(handover, "besoeg/"), follow=True)
    assert "Vælg en tid." in response.content.decode()


def test_a_closed_sheet_offers_nothing(client, handover, time):
    handover.status, handover.closed_at = "withdrawn", timezone.now()
    handover.save()
    assert "Hvornår må vi komme forbi?" not in client.get(receipt(handover)).content.decode()
    response = client.post(receipt(handover, "besoeg/"), {"time": time.pk}, follow=True)
    assert "Arket er afsluttet" in response.content.decode()
    assert state(handover) == ("withdrawn", 0, 0)


def test_double_clicks_do_no_harm(client, handover, time):
    for _n in range(2):
        client.post(receipt(handover, "besoeg/"), {"time": time.pk})
    assert state(handover) == ("visit_booked", 1, 1)
    for _n in range(2):
        client.post(receipt(handover, "besoeg/aflys/"))
    assert state(handover) == ("contacted", 2, 1)


def test_what_a_mail_scanner_opens_changes_nothing(client, cast, handover, time):
    for address in ("", "besoeg/", "besoeg/aflys/", "besoeg.ics"):
        client.get(receipt(handover, address))
    assert state(handover) == ("assigned", 0, 0)
    visits.pick(handover, time=time)
    answers = {
        address: client.get(receipt(handover, address)).status_code
        for address in ("", "besoeg/", "besoeg/aflys/", "besoeg.ics")
    }
    assert answers == {"": 200, "besoeg/": 405, "besoeg/aflys/": 405, "besoeg.ics": 200}
    assert state(handover) == ("visit_booked", 1, 1)


def test_a_begun_visit_is_not_called_off_from_the_page(client, handover, visit):
    with time_machine.travel(visit.starts_at + timedelta(minutes=1), tick=False):
        response = client.post(receipt(handover, "besoeg/aflys/"), follow=True)
    assert "Besøget er begyndt." in response.content.decode()
    assert state(handover) == ("visit_booked", 1, 1)


def test_leader_s_calendar_file(client, handover, visit):
    response = client.get(receipt(handover, "besoeg.ics"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["summary"] == "Besøg fra Virksomhedsindgangen Nordby"
    client.post(receipt(handover, "besoeg/aflys/"))
    (entry,) = Calendar.from_ical(client.get(receipt(handover, "besoeg.ics")).content).walk(
        "VEVENT"
    )
    assert entry["status"] == "CANCELLED"


def test_without_a_visit_there_is_no_file(client, handover):
    assert client.get(receipt(handover, "besoeg.ics")).status_code == 404


def test_an_unknown_receipt_has_no_visit(client, db):
    for address in ("besoeg/", "besoeg/aflys/"):
        assert client.post(f"/kvittering/ukendt/{address}").status_code == 404


# --- The consultant --------------------------------------------------------------------------


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_offering_times_to_one_company(desk, cast, handover):
    response = desk.post(page(handover, "tider/"), {"minutes": 60, "time_1": TEN, "time_3": TEN})
    assert response.url == page(handover)
    time = VisitTime.objects.get()
    assert (time.handover, time.consultant, time.minutes) == (handover, cast.consultant, 60)
    assert "Tilbudte tider" in desk.get(page(handover)).content.decode()


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "Vælg mindst én tid."),
        ({"time_1": "2026-11-23T08:00"}, "Den tid er allerede gået."),
        ({"time_1": "i morgen"}, "Vælg både dato og klokkeslæt."),
        ({"time_1": "2026-11-24T22:00"}, "Tiden ligger uden for kl. 7–18."),
        ({"time_1": "2027-03-28T02:30"}, "2027-03-28"),
        ({"time_1": TEN, "minutes": "600"}, "600"),
    ],
)
def test_bad_times_are_told_and_kept(desk, handover, answers, message):
    response = desk.post(page(handover, "tider/"), {"minutes": 45} | answers)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert VisitTime.objects.count() == 0


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_an_evening_is_taken_with_a_tick(desk, handover):
    answers = {"minutes": 45, "time_1": "2026-11-24T19:00", "odd_hours": "on"}
    assert desk.post(page(handover, "tider/"), answers).status_code == 302


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_opening_times_for_all(desk, cast):
    answers = {"minutes": 45, "unit": cast.unit.pk, "time_1": TEN}
    assert desk.post("/arbejdsbord/besoeg/tider/", answers).url == "/arbejdsbord/besoeg/"
    time = VisitTime.objects.get()
    assert (time.handover, time.unit) == (None, cast.unit)
    assert desk.post(f"/arbejdsbord/besoeg/tider/{time.pk}/fjern/").url == "/arbejdsbord/besoeg/"
    assert VisitTime.objects.count() == 0


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_a_foreign_unit_gets_no_times(desk, cast):
    answers = {"minutes": 45, "unit": cast.sonderby.pk, "time_1": TEN}
    assert desk.post("/arbejdsbord/besoeg/tider/", answers).status_code == 422
    assert VisitTime.objects.count() == 0


def test_a_foreign_time_is_not_taken_down(desk, cast):
    foreign = factories.visit_time(cast.sonderby, cast.stranger)
    assert desk.post(f"/arbejdsbord/besoeg/tider/{foreign.pk}/fjern/").status_code == 404
    assert VisitTime.objects.count() == 1


def booking(cast, **answers):
    return {
        "version": 0,
        "starts_at": TEN,
        "minutes": 45,
        "place": "Porten",
        "consultant": cast.consultant.pk,
    } | answers


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_booking_by_phone(desk, cast, handover):
    assert desk.post(page(handover, "besoeg/"), booking(cast)).url == page(handover)
    assert state(handover) == ("visit_booked", 1, 1)
    html = desk.get(page(handover, "besoeg/")).content.decode()
    assert ('value="2026-11-24T10:00"' in html, "Flyt besøget" in html) == (True, True)


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
@pytest.mark.parametrize(
    ("answers", "kept"),
    [({"place": CPR}, False), ({"starts_at": ""}, True), ({"consultant": 0}, True)],
)
def test_a_bad_booking_is_told_and_kept(desk, cast, handover, answers, kept):
    response = desk.post(page(handover, "besoeg/"), booking(cast) | answers)
    assert response.status_code == 422
    html = response.content.decode()
    assert (CPR in html, "Porten" in html) == (False, kept)
    assert state(handover) == ("assigned", 0, 0)


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
@pytest.mark.parametrize("who", ["coordinator", "stranger"])
def test_nobody_from_outside_is_sent(desk, cast, handover, who):
    answers = booking(cast, consultant=getattr(cast, who).pk)
    assert desk.post(page(handover, "besoeg/"), answers).status_code == 422


@time_machine.travel("2026-11-23T09:00:00+01:00", tick=False)
def test_what_another_wrote_meanwhile_is_told_once(desk, cast, handover):
    handover.version = 3
    handover.save()
    response = desk.post(page(handover, "besoeg/"), booking(cast))
    html = response.content.decode()
    assert response.status_code == 422
    assert ("En anden har skrevet på arket" in html, "Porten" in html) == (True, True)
    assert 'name="version" value="3"' in html
    assert desk.post(page(handover, "besoeg/"), booking(cast, version=3)).status_code == 302


def test_consultant_calls_off(desk, handover, visit):
    address = f"/arbejdsbord/besoeg/{visit.pk}/aflys/"
    assert "Ja, aflys" in desk.get(address).content.decode()
    assert desk.post(address, {"reason": "Influenza"}).url == page(handover)
    assert state(handover) == ("contacted", 2, 1)
    response = desk.post(address, follow=True)
    assert "Besøget er allerede aflyst" in response.content.decode()


def note(**answers):
    return {
        "tasks": "Pakke varer",
        "openings-TOTAL_FORMS": 3,
        "openings-INITIAL_FORMS": 0,
        "openings-0-positions": 1,
        "openings-1-positions": 1,
        "openings-2-positions": 1,
    } | answers


def test_writing_it_down_with_openings(desk, handover, visit):
    address = f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/"
    two = {"openings-0-title": "Pakker", "openings-2-title": "Rengøring", "openings-2-positions": 3}
    with time_machine.travel(visit.starts_at + timedelta(hours=1), tick=False):
        desk.force_login(visit.consultant)
        assert "Skriv besøget ned" in desk.get(page(handover)).content.decode()
        assert desk.get(address).status_code == 200
        assert desk.post(address, note(**two)).url == page(handover)
        html = desk.get(page(handover)).content.decode()
    orders = JobOrderDraft.objects.order_by("pk").values_list("title", "positions", "visit")
    assert list(orders) == [("Pakker", 1, visit.pk), ("Rengøring", 3, visit.pk)]
    assert state(handover)[0] == "job_order_created"
    assert ("Pakke varer" in html, f"{visit.pk}/skriv-ned/" in html) == (True, False)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"tasks": CPR}, "Skriv ikke CPR-numre her."),
        ({"openings-0-title": "Pakker", "openings-0-description": CPR}, "Skriv ikke CPR-numre"),
        ({"openings-0-title": "Pakker", "openings-0-positions": 0}, "Antal"),
        ({"openings-0-description": "Uden navn"}, "Skriv, hvad opgaven hedder."),
    ],
)
def test_a_bad_note_is_told_and_kept(desk, handover, visit, answers, message):
    with time_machine.travel(visit.starts_at, tick=False):
        desk.force_login(visit.consultant)
        response = desk.post(
            f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/", note(to_know="Ring tirsdag") | answers
        )
        html = response.content.decode()
    assert response.status_code == 422
    assert (message in html, "Ring tirsdag" in html, CPR in html) == (True, True, False)
    assert JobOrderDraft.objects.count() == 0


def test_an_empty_note_is_asked_for(desk, visit):
    with time_machine.travel(visit.starts_at, tick=False):
        desk.force_login(visit.consultant)
        address = f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/"
        response = desk.post(address, note(tasks=""))
    assert "Skriv et par ord om besøget." in response.content.decode()


def test_a_note_without_its_formset_is_refused(desk, visit):
    with time_machine.travel(visit.starts_at, tick=False):
        desk.force_login(visit.consultant)
        address = f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/"
        assert desk.post(address, {"tasks": "x"}).status_code == 422


def test_before_its_day_it_is_not_written(desk, handover, visit):
    response = desk.post(f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/", note())
    assert "Besøget har ikke været endnu." in response.content.decode()
    assert state(handover) == ("visit_booked", 1, 1)


def test_calendar_file_holds_one_s_own(desk, cast, visit):
    stranger_s = factories.handover(factories.sheet(cast.network), cast.sonderby, owner=cast.lead)
    factories.visit(stranger_s)
    response = desk.get("/arbejdsbord/besoeg.ics")
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert entry["summary"] == "Besøg: Ågård Maskinfabrik"
    assert response["Content-Disposition"] == 'attachment; filename="besoeg.ics"'


def test_an_empty_calendar_is_still_one(desk):
    content = desk.get("/arbejdsbord/besoeg.ics").content
    assert Calendar.from_ical(content).walk("VEVENT") == []


def test_without_visits_the_page_says_so(desk):
    assert "Ingen besøg aftalt" in desk.get("/arbejdsbord/besoeg/").content.decode()


def test_who_has_no_unit_opens_no_times(client, cast):
    client.force_login(cast.reader)
    assert "Åbn tiderne" not in client.get("/arbejdsbord/besoeg/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_page_queries_do_not_grow(desk, cast, django_assert_num_queries, rows):
    for day in range(rows):
        sheet = factories.sheet(cast.network, company=factories.company(f"Firma {day}"))
        handover = factories.handover(sheet, cast.unit, owner=cast.consultant)
        factories.visit(handover, starts_at=timezone.now() + day * A_DAY)
        factories.visit_time(cast.unit, cast.consultant)
    with django_assert_num_queries(13):
        desk.get("/arbejdsbord/besoeg/")
