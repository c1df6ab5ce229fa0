"""Talks with either side of a placement: planned, missed, held."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.aftercare.contacts import AftercareRefused, days_of, drop_contact, plan_contacts
from pledges.models import AftercareContact, Placement
from pledges.models.aftercare_contacts import is_missed
from pledges.retention import empty_sheets
from tests import factories

TODAY = date(2026, 11, 30)


def test_days_of_a_plan_lie_so_many_weeks_apart():
    assert days_of(date(2026, 12, 1), every_weeks=4, times=3) == [
        date(2026, 12, 1),
        date(2026, 12, 29),
        date(2027, 1, 26),
    ]


@pytest.fixture
def placement(cast):
    sheet = factories.sheet(cast.network, company_name="Ågårds Smedje")
    handover = factories.handover(sheet, cast.unit, owner=cast.consultant)
    return factories.placement(handover, starts_on=timezone.localdate() - timedelta(weeks=3))


MISSED = [
    # (days from today, held, ended, missed)
    (-1, False, False, True),
    (0, False, False, False),
    (1, False, False, False),
    (-1, True, False, False),
    (-1, False, True, False),  # nobody is at work there any more
]


@pytest.mark.parametrize(("days", "held", "ended", "missed"), MISSED)
def test_what_is_missed(placement, days, held, ended, missed):
    today = timezone.localdate()
    contact = factories.aftercare_contact(
        placement, due_on=today + timedelta(days=days), held_on=today if held else None
    )
    if ended:
        Placement.objects.update(state="ended", ended_on=today, end_reason="completed")
        placement.refresh_from_db()
    assert is_missed(contact, today) is missed
    assert AftercareContact.objects.missed(today).exists() is missed


def test_a_plan_laid_twice_has_each_day_once(placement, cast):
    days = days_of(timezone.localdate(), every_weeks=2, times=4)
    plan = {"side": "company", "owner": cast.consultant, "by": cast.consultant}
    assert len(plan_contacts(placement, days=days, **plan)) == 4
    assert plan_contacts(placement, days=days, **plan) == []
    assert placement.aftercare_contacts.count() == 4


def test_after_the_end_nothing_is_planned(placement, cast):
    Placement.objects.update(state="ended", ended_on=timezone.localdate(), end_reason="completed")
    with pytest.raises(AftercareRefused):
        plan_contacts(placement, side="person", days=[TODAY], owner=None, by=cast.consultant)


def test_what_was_held_stays(placement, cast):
    contact = factories.aftercare_contact(placement, held_on=timezone.localdate())
    with pytest.raises(AftercareRefused):
        drop_contact(contact, by=cast.consultant)


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


def test_the_consultant_plans_and_writes_down(desk, placement, cast):
    page = f"/arbejdsbord/forloeb/{placement.pk}/eftervaern/"
    day = timezone.localdate().isoformat()
    plan = {
        "plan-side": "company",
        "plan-first_on": day,
        "plan-every_weeks": 4,
        "plan-times": 2,
        "plan-owner": cast.consultant.pk,
    }
    assert desk.post(f"{page}plan/", plan).url == page
    listed = desk.get("/arbejdsbord/eftervaern/").content.decode()
    assert listed.count("Ågårds Smedje") == 2
    contact = placement.aftercare_contacts.first()
    held = {"held-held_on": day, "held-minutes": 25, "held-note": "Vi prøver en time mere."}
    assert desk.post(f"/arbejdsbord/eftervaern/{contact.pk}/", held).url == page
    text = desk.get(page).content.decode()
    assert "Vi prøver en time mere." in text
    assert "25 min." in text
    assert AuditEntry.objects.filter(verb="aftercare.held", by=cast.consultant).exists()


def test_after_the_end_nothing_is_late_on_the_page_either(desk, placement):
    page = f"/arbejdsbord/forloeb/{placement.pk}/eftervaern/"
    factories.aftercare_contact(placement, due_on=timezone.localdate() - timedelta(days=1))
    assert "over tiden" in desk.get(page).content.decode()
    Placement.objects.update(state="ended", ended_on=timezone.localdate(), end_reason="completed")
    assert "over tiden" not in desk.get(page).content.decode()


def test_a_talk_that_nobody_planned_is_logged(desk, placement):
    page = f"/arbejdsbord/forloeb/{placement.pk}/eftervaern/"
    typed = {"log-side": "person", "log-held_on": timezone.localdate().isoformat()}
    desk.post(f"{page}log/", typed)
    assert placement.aftercare_contacts.get().held_on == timezone.localdate()


@pytest.mark.parametrize(
    ("note", "said"),
    [("070761-4285 ringede", "CPR"), ("Aftalt med Søren Ågård", "Det ligner et navn")],
)
def test_a_note_leads_to_nobody(desk, placement, note, said):
    page = f"/arbejdsbord/forloeb/{placement.pk}/eftervaern/log/"
    typed = {
        "log-side": "person",
        "log-held_on": timezone.localdate().isoformat(),
        "log-note": note,
    }
    answer = desk.post(page, typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_list_of_one_and_five_takes_the_same_queries(
    desk, placement, cast, django_assert_max_num_queries
):
    for _n in range(5):
        factories.aftercare_contact(placement, owner=cast.consultant)
        with django_assert_max_num_queries(9):
            desk.get("/arbejdsbord/eftervaern/")


def test_when_the_sheet_is_forgotten_so_is_the_note(placement, cast):
    factories.aftercare_contact(placement, held_on=timezone.localdate(), note="En aftale")
    sheets = type(placement.handover.sheet).objects.all()
    empty_sheets(sheets, organisation=cast.unit, now=timezone.now())
    assert AftercareContact.objects.get().note == ""
