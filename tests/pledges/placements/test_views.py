"""The consultant's pages about somebody at work, and the company's two buttons."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from pledges.models import JobProfile, Placement
from pledges.placements.changes import end_placement
from pledges.placements.views import placements_part
from tests import factories

CPR = "010180-1234"
LIST = "/arbejdsbord/forloeb/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def handover(cast):
    return factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=cast.consultant,
        status="referred",
        first_contact_at=timezone.now(),
    )


@pytest.fixture
def placement(handover, today):
    """Begun 14 weeks ago, with a step to come and a check that is due."""
    handover.status = "hired"
    handover.save()
    placement = factories.placement(handover, starts_on=today - timedelta(weeks=14))
    factories.placement_step(placement)
    factories.retention_check(placement)
    factories.retention_check(placement, weeks=26)
    return placement


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


def url(placement, action=""):
    return f"{LIST}{placement.pk}/{action}"


def html(response):
    return response.content.decode()


def filled(today, **typed):
    return {
        "version": 0,
        "candidate_reference": "Kandidat A1",
        "starts_on": today.isoformat(),
        "scheme": factories.scheme().pk,
        "paid_hours": "12,5",
        "unpaid_hours": "",
    } | typed


def begin(desk, handover, today, **typed):
    address = f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/"
    return desk.post(address, filled(today, **typed))


# --- The beginning ---------------------------------------------------------------------------


def test_start_leads_to_the_placement(desk, handover, today):
    response = begin(desk, handover, today, buddy="Ida")
    made = Placement.objects.get()
    assert (response.status_code, response.url) == (302, url(made))
    assert (str(made.steps.get().paid_hours), made.buddy) == ("12.5", "Ida")
    page = html(desk.get(url(made)))
    assert "Kandidat A1" in page
    assert "12,5" in page


@pytest.fixture
def trained(cast, handover):
    """Ida of the sheet's company completed a course for buddies; three others do not count here."""
    sheet = handover.sheet
    sheet.company = sheet.company or factories.company("Ågård")
    sheet.save()
    course = factories.course(cast.network, held_on="2026-03-05")
    at_work = {"company": sheet.company}
    ida = factories.contact(cast.nordby, "Ida Krog", **at_work)
    factories.course_participant(course, ida)
    absent = factories.contact(cast.nordby, "Kaj Kun Tilmeldt", **at_work)
    factories.course_participant(course, absent, state="attended")
    factories.course_participant(course, factories.contact(cast.nordby, "Bo Andetsteds"))
    cards = factories.course(cast.network, "Ambassadørkursus", kind="ambassador")
    factories.course_participant(cards, factories.contact(cast.nordby, "Per Kort", **at_work))
    other = factories.course(factories.network(cast.sonderby, cast.unit))
    theirs = factories.contact(cast.sonderby, "Åse Fremmed", **at_work)
    factories.course_participant(other, theirs)
    return ida


def test_choosing_a_buddy_shows_who_is_trained(desk, handover, today, trained):
    page = html(desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/"))
    assert "Ida Krog (Buddykursus, 5. marts 2026)" in page
    strangers = ("Kaj Kun Tilmeldt", "Bo Andetsteds", "Per Kort", "Åse Fremmed")
    assert not any(name in page for name in strangers)
    both = begin(desk, handover, today, trained=trained.pk, buddy="Ole")
    assert both.status_code == 422
    assert begin(desk, handover, today, trained=trained.pk).status_code == 302
    made = Placement.objects.get()
    assert (made.buddy, made.buddy_contact) == ("Ida Krog", trained)
    page = html(desk.get(url(made)))
    assert "har været på kursus" in page
    desk.post(url(made, "folk/"), {"people-version": 0, "people-buddy": "Ole"})
    made.refresh_from_db()
    assert (made.buddy, made.buddy_contact) == ("Ole", None)


def test_a_strangers_contact_is_no_buddy(desk, handover, today, trained, cast):
    outsider = factories.contact(cast.sonderby)
    assert begin(desk, handover, today, trained=outsider.pk).status_code == 422
    assert not Placement.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"candidate_reference": "Amina Yusuf"},
        {"candidate_reference": ""},
        {"candidate_reference": "x" * 41},
        {"starts_on": "i morgen"},
        {"starts_on": "9999-12-31"},
        {"starts_on": "0001-01-01"},
        {"scheme": "9" * 30},
        {"scheme": ""},
        {"paid_hours": "-1"},
        {"paid_hours": "49"},
        {"paid_hours": "NaN"},
        {"paid_hours": "1e9"},
        {"paid_hours": "5,55"},
        {"unpaid_hours": "49"},
        {"paid_hours": "0", "unpaid_hours": "0"},
        {"buddy": "x" * 121},
        {"version": "9" * 30},
        {"version": "x"},
    ],
)
def test_a_start_beyond_reason_is_told_and_writes_nothing(desk, handover, today, typed):
    response = begin(desk, handover, today, mentor="Per Mentor", **typed)
    assert response.status_code in (409, 422)
    assert "Per Mentor" in html(response)
    assert Placement.objects.count() == 0


@pytest.mark.parametrize("field", ["candidate_reference", "buddy", "mentor"])
def test_no_cpr_number_at_the_start(desk, handover, today, field):
    response = begin(desk, handover, today, **{field: f"A1 {CPR}"})
    assert response.status_code == 422
    assert CPR not in html(response)
    assert Placement.objects.count() == 0


def test_start_sent_twice_begins_once(desk, handover, today):
    first, second = begin(desk, handover, today), begin(desk, handover, today)
    assert (first.status_code, second.status_code) == (302, 409)
    assert "En anden har skrevet på arket" in html(second)
    assert Placement.objects.count() == 1


def test_a_sheet_without_a_candidate_says_what_is_missing(desk, handover, today):
    handover.status = "contacted"
    handover.save()
    assert "Ikke endnu" in html(desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/"))
    response = begin(desk, handover, today)
    assert response.status_code == 409
    assert "Skriv først ned, at kandidaten er formidlet." in html(response)


def test_historic_schemes_are_shown_on_old_rows_and_not_offered(desk, placement, handover, today):
    old = factories.scheme("job_rotation")
    old.name, old.valid_to = "jobrotation", today - timedelta(days=100)
    old.save()
    placement.scheme = old
    placement.save()
    assert "jobrotation" in html(desk.get(url(placement))).casefold()
    form = desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/").context["form"]
    assert old not in form.fields["scheme"].queryset
    assert begin(desk, handover, today, scheme=old.pk).status_code == 422
    handover.openings.update(positions=2)
    before = (today - timedelta(days=101)).isoformat()
    assert begin(desk, handover, today, scheme=old.pk, starts_on=before).status_code == 302


def test_an_agency_is_offered_ordinary_hours_alone(desk, cast, handover, today):
    cast.network.hours_billing = True
    cast.network.save()
    factories.scheme(), factories.scheme("internship")
    form = desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/").context["form"]
    codes = {scheme.code for scheme in form.fields["scheme"].queryset}
    assert codes <= {"ordinary", "agency_hours"}
    assert "unpaid_hours" not in form.fields


# --- What belongs to somebody else -----------------------------------------------------------


@pytest.fixture
def foreign(cast, today):
    """A placement of another unit, with everything that hangs on it."""
    unit = factories.organisation("Enheden i Sønderby", kind="employment_unit")
    network = factories.network(cast.sonderby, unit)
    handover = factories.handover(factories.sheet(network), unit, status="hired")
    placement = factories.placement(handover, starts_on=today - timedelta(weeks=14))
    factories.placement_step(placement)
    factories.retention_check(placement)
    return placement


def test_foreign_children_do_not_exist(desk, client, placement, foreign):
    step, check = foreign.steps.last(), foreign.checks.get()
    assert desk.get(url(foreign)).status_code == 404
    assert desk.get(url(placement, f"trin/{step.pk}/")).status_code == 404
    says = {"check-version": 0, "check-says": "still"}
    for action, data in (
        (f"trin/{step.pk}/", {"step-version": 0}),
        (f"trin/{step.pk}/fjern/", {"only-version": 0}),
        (f"tjek/{check.pk}/", says),
    ):
        assert desk.post(url(placement, action), data).status_code == 404
    check.refresh_from_db()
    assert (foreign.steps.count(), check.unit_says) == (2, "")


def test_a_foreign_order_is_no_choice(desk, handover, foreign, today):
    theirs = foreign.handover.orders.create(title="Køkken", description="Opvask")
    ours = handover.orders.create(title="Lager", description="Pakning")
    assert begin(desk, handover, today, order=theirs.pk).status_code == 422
    assert begin(desk, handover, today, order=ours.pk).status_code == 302


def test_the_check_of_another_sheet_is_not_found_by_this_token(client, placement, foreign):
    token = placement.handover.sheet.receipt_token
    theirs, ours = foreign.checks.get(), placement.checks.get(weeks=13)
    for check, status in ((theirs, 404), (ours, 200)):
        assert client.get(f"/kvittering/{token}/fastholdelse/{check.pk}/").status_code == status
    assert client.get(f"/kvittering/x{token}/fastholdelse/{ours.pk}/").status_code == 404
    address = f"/kvittering/{token}/fastholdelse/{theirs.pk}/"
    assert client.post(address, {"says": "ended"}).status_code == 404


# --- The company's two buttons ---------------------------------------------------------------


def test_the_company_answers_with_one_tap(client, placement):
    check = placement.checks.get(weeks=13)
    address = f"/kvittering/{placement.handover.sheet.receipt_token}/fastholdelse/{check.pk}/"
    page = html(client.get(address))
    assert "Holder jobbet?" in page
    assert placement.candidate_reference not in page
    for _tap in range(2):
        assert client.post(address, {"says": "still"}).status_code == 302
    check.refresh_from_db()
    assert (check.company_says, check.unit_says) == ("still", "")
    assert "Tak for svaret!" in html(client.get(address))


def test_a_scanner_that_opens_the_link_says_nothing(client, placement):
    check = placement.checks.get(weeks=13)
    address = f"/kvittering/{placement.handover.sheet.receipt_token}/fastholdelse/{check.pk}/"
    for _n in range(5):
        assert client.get(address, {"says": "ended"}).status_code == 200
        assert client.head(address).status_code == 200
    check.refresh_from_db()
    assert (check.company_says, placement.handover.entries.count()) == ("", 0)


@pytest.mark.parametrize("says", ["", "maybe", "9" * 400, "\0"])
def test_another_answer_is_no_answer(client, placement, says):
    check = placement.checks.get(weeks=13)
    address = f"/kvittering/{placement.handover.sheet.receipt_token}/fastholdelse/{check.pk}/"
    assert client.post(address, {"says": says}).status_code == 422
    check.refresh_from_db()
    assert check.company_says == ""


def test_a_check_to_come_is_not_there_yet(client, placement):
    check = placement.checks.get(weeks=26)
    token = placement.handover.sheet.receipt_token
    assert client.get(f"/kvittering/{token}/fastholdelse/{check.pk}/").status_code == 404


# --- Hours, people, risk, checks and the end ----------------------------------------------


def test_hours_rise_and_are_put_right(desk, placement, today):
    day = (today + timedelta(days=7)).isoformat()
    data = {"step-version": 0, "step-starts_on": day, "step-paid_hours": "20"}
    assert desk.post(url(placement, "trin/"), data).status_code == 302
    step = placement.steps.last()
    page = html(desk.get(url(placement, f"trin/{step.pk}/")))
    assert 'value="20,0"' in page
    data |= {"step-version": 1, "step-paid_hours": "22,5"}
    assert desk.post(url(placement, f"trin/{step.pk}/"), data).status_code == 302
    assert str(placement.steps.last().paid_hours) == "22.5"
    removed = desk.post(url(placement, f"trin/{step.pk}/fjern/"), {"only-version": 2})
    assert (removed.status_code, placement.steps.count()) == (302, 2)


@pytest.mark.parametrize("hours", ["-1", "49", "NaN", "1e9", "", "x"])
def test_a_bad_step_is_told_and_kept(desk, placement, today, hours):
    data = {"step-version": 0, "step-starts_on": today.isoformat(), "step-paid_hours": hours}
    response = desk.post(url(placement, "trin/"), data)
    assert response.status_code == 422
    assert today.isoformat() in html(response)
    assert placement.steps.count() == 2


def test_second_consultant_is_told_and_keeps_what_was_typed(client, cast, placement):
    data = {"people-version": 0, "people-buddy": "Ida"}
    client.force_login(cast.consultant)
    assert client.post(url(placement, "folk/"), data).status_code == 302
    client.force_login(cast.lead)
    late = client.post(url(placement, "folk/"), data | {"people-buddy": "Ole"})
    assert late.status_code == 409
    assert "En anden har ændret forløbet" in html(late)
    assert 'value="Ole"' in html(late)
    again = {"people-version": 1, "people-buddy": "Ole"}
    assert client.post(url(placement, "folk/"), again).status_code == 302


@pytest.mark.parametrize(
    ("action", "field"),
    [("folk/", "people-buddy"), ("folk/", "people-mentor"), ("svaert/", "at_risk-note")],
)
def test_no_cpr_number_on_the_placement(desk, placement, action, field):
    prefix = field.partition("-")[0]
    response = desk.post(url(placement, action), {f"{prefix}-version": 0, field: f"Se {CPR}"})
    assert response.status_code == 422
    assert CPR not in html(response)


def test_at_risk_offer_and_stable_again(desk, cast, placement):
    contact = factories.contact(cast.nordby)
    cast.network.memberships.create(company=contact.company, contact=contact)
    desk.post(url(placement, "svaert/"), {"at_risk-version": 0, "at_risk-note": "Møder sent"})
    assert "Spørg netværket" in html(desk.get(url(placement)))
    assert "Én virksomhed får" in html(desk.get(url(placement, "tilbud/")))
    words = {"version": 1, "headline": "Rolig og grundig", "skills": "Gør rent."}
    assert desk.post(url(placement, "tilbud/"), words).status_code == 302
    assert desk.post(url(placement, "tilbud/"), words).status_code == 409
    assert (Message.objects.count(), JobProfile.objects.count()) == (1, 1)
    assert "går sagen tilbage til sagsbehandleren" in html(desk.get(url(placement)))
    JobProfile.objects.update(published_at=timezone.now() - timedelta(days=30))
    assert "Gå tilbage til sagsbehandleren" in html(desk.get(url(placement)))
    assert desk.post(url(placement, "holder/"), {"only-version": 2}).status_code == 302
    assert JobProfile.objects.get().state == "withdrawn"


@pytest.mark.parametrize(
    "typed",
    [
        {"headline": "Amina fra Nordby"},
        {"skills": "Ring til hende på 22334455"},
        {"wishes": f"Se {CPR}"},
    ],
)
def test_an_offer_that_says_who_is_refused(desk, placement, typed):
    placement.state = "at_risk"
    placement.save()
    words = {"version": 0, "headline": "Rolig", "skills": "Gør rent."} | typed
    assert desk.post(url(placement, "tilbud/"), words).status_code == 422
    assert JobProfile.objects.count() == 0


def test_still_there_makes_the_sheet_retained(desk, placement):
    check = placement.checks.get(weeks=13)
    data = {"check-version": 0, "check-says": "still"}
    assert desk.post(url(placement, f"tjek/{check.pk}/"), data).url == url(placement)
    placement.handover.refresh_from_db()
    assert placement.handover.status == "retained"


def test_no_longer_there_asks_why(desk, placement, today):
    check = placement.checks.get(weeks=13)
    data = {"check-version": 0, "check-says": "ended"}
    assert desk.post(url(placement, f"tjek/{check.pk}/"), data).url == url(placement, "slut/")
    end = {"version": 1, "on": today.isoformat(), "then": "job_order_created"}
    assert desk.post(url(placement, "slut/"), end).status_code == 422
    assert desk.post(url(placement, "slut/"), end | {"reason": "person"}).status_code == 302
    placement.refresh_from_db()
    assert (placement.state, placement.handover.status) == ("ended", "job_order_created")
    assert "Personen stoppede forløbet" in html(desk.get(url(placement)))


def test_nobody_else_may_be_said_at_the_end_after_an_offer(desk, placement):
    form = desk.get(url(placement, "slut/")).context["form"]
    assert [value for value, _label in form.fields["then"].choices] == ["", "job_order_created"]
    assert "foreslå virksomheden" in form.fields["then"].help_text
    factories.counter_offer(placement.opening)
    form = desk.get(url(placement, "slut/")).context["form"]
    assert "no_candidate_yet" in dict(form.fields["then"].choices)
    assert not form.fields["then"].help_text


@pytest.mark.parametrize(
    "answers",
    [
        {"on": "9999-01-01"},
        {"reason": "moved"},
        {"then": "retained"},
        {"then": "no_candidate_yet"},
    ],
)
def test_a_bad_end_is_refused(desk, placement, today, answers):
    data = {"version": 0, "on": today.isoformat(), "reason": "person", "then": ""} | answers
    assert desk.post(url(placement, "slut/"), data).status_code == 422


def test_two_answers_that_differ_are_marked(desk, placement):
    assert "I siger ikke det samme" not in html(desk.get(url(placement)))
    placement.checks.filter(weeks=13).update(unit_says="still", company_says="ended")
    assert "I siger ikke det samme" in html(desk.get(url(placement)))


# --- The lists -------------------------------------------------------------------------------


def test_tabs_hold_what_they_say(desk, cast, placement, today):
    stable = factories.placement(placement.handover)
    at_risk = factories.placement(placement.handover, state="at_risk")
    ended = factories.placement(placement.handover)
    end_placement(ended, on=today, reason="completed", by=cast.consultant)
    shown = {
        tab: {line["placement"] for line in desk.get(LIST, {"vis": tab}).context["lines"]}
        for tab in ("i-gang", "tjek", "svaere", "slut")
    }
    assert shown == {
        "i-gang": {placement, stable, at_risk},
        "tjek": {placement},
        "svaere": {at_risk},
        "slut": {ended},
    }


def test_a_retained_sheet_with_a_check_due_is_on_the_list(desk, placement):
    placement.handover.status, placement.handover.closed_at = "retained", timezone.now()
    placement.handover.save()
    assert len(desk.get(LIST, {"vis": "tjek"}).context["lines"]) == 1


def test_list_is_narrowed(desk, cast, placement, foreign):
    other = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.lead)
    factories.placement(other, scheme=factories.scheme("flex_job"))
    by = {"mine": "on"}, {"scheme": factories.scheme("flex_job").pk}, {"scheme": "x"}, {}
    assert [len(desk.get(LIST, data).context["lines"]) for data in by] == [1, 1, 2, 2]


def test_an_empty_list_says_what_to_do(desk):
    assert "Ingen er i gang endnu" in html(desk.get(LIST))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_whatever_its_length(
    desk, cast, placement, rows, django_assert_num_queries
):
    for _n in range(rows - 1):
        handover = factories.handover(factories.sheet(cast.network), cast.unit, status="hired")
        factories.retention_check(factories.placement(handover))
    with django_assert_num_queries(14):
        desk.get(LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_handovers_part_asks_the_same_whatever_its_length(
    desk, placement, rows, django_assert_num_queries
):
    for _n in range(rows - 1):
        factories.retention_check(factories.placement(placement.handover))
    with django_assert_num_queries(3):
        part = placements_part(placement.handover, None)
    assert len(part["lines"]) == rows


def test_handover_shows_who_is_at_work(desk, placement):
    page = html(desk.get(f"/arbejdsbord/overleveringer/{placement.handover_id}/"))
    assert placement.candidate_reference in page
    assert url(placement) in page
