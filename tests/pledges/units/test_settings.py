"""What a unit decides for itself, and that each decision is in the audit log."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import AuditEntry, ClosingDay
from pledges.units.settings import UnitRefused, add_closing_day, change_settings, remove_closing_day

Code = UnitRefused.Code
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=COPENHAGEN), tick=False):
        yield


def page(unit):
    return f"/arbejdsbord/enhed/{unit.pk}/"


def close(cast, day, last_day=None, reason=""):
    return add_closing_day(cast.unit, day=day, last_day=last_day, reason=reason, by=cast.lead)


def refused(call, *args, **kwargs):
    with pytest.raises(UnitRefused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def posted(**changes):
    fields = {
        "contact_days": 2,
        "candidate_days": 5,
        "optional_holidays": ["06-05", "12-24", "12-31"],
    }
    return fields | changes


def test_only_what_changed_is_saved_and_told(cast):
    change_settings(cast.unit, by=cast.lead, contact_days=3, candidate_days=5)
    cast.unit.refresh_from_db()
    line = AuditEntry.objects.get(verb="unit.settings")
    assert cast.unit.contact_days == 3
    assert (line.by, line.before, line.after) == (
        cast.lead,
        {"contact_days": 2},
        {"contact_days": 3},
    )


def test_saving_the_same_again_is_no_change(client, cast):
    client.force_login(cast.lead)
    assert client.post(page(cast.unit), posted()).status_code == 302
    assert AuditEntry.objects.count() == 0


def test_a_quiet_period_is_added_and_removed(cast):
    closing = close(cast, date(2026, 12, 28), date(2026, 12, 30), "Julelukket")
    assert len(closing.days) == 3
    remove_closing_day(closing, by=cast.lead)
    added, removed = AuditEntry.objects.order_by("pk")
    period = {"day": "2026-12-28", "last_day": "2026-12-30"}
    assert (added.verb, added.after) == ("unit.closing_added", period)
    assert (removed.verb, removed.before) == ("unit.closing_removed", period)
    assert ClosingDay.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "last_day", "code"),
    [
        (date(2026, 12, 2), date(2026, 12, 1), Code.DATES),
        (date(2026, 12, 1), date(2027, 4, 1), Code.TOO_LONG),
        (date(2026, 12, 1), date(9999, 12, 31), Code.TOO_LONG),
        (date(2026, 12, 24), None, Code.OVERLAP),
        (date(2026, 12, 1), date(2026, 12, 23), Code.OVERLAP),
    ],
)
def test_days_that_make_no_closing(cast, day, last_day, code):
    close(cast, date(2026, 12, 23), date(2026, 12, 24))
    assert refused(close, cast, day, last_day) == code
    assert ClosingDay.objects.count() == 1


def test_a_period_of_one_day_is_a_day(cast):
    assert close(cast, date(2026, 12, 1), date(2026, 12, 1)).last_day is None


# --- The page ----------------------------------------------------------------------------------


def test_the_lead_sets_deadlines_days_and_sharing(client, cast):
    client.force_login(cast.lead)
    data = posted(contact_days=1, optional_holidays=["05-01", "12-24"], spread_sheets="on")
    assert client.post(page(cast.unit), data).status_code == 302
    cast.unit.refresh_from_db()
    assert cast.unit.contact_days == 1
    assert cast.unit.optional_holidays == ["05-01", "12-24"]
    assert cast.unit.spread_sheets is True


@pytest.mark.parametrize(
    "changes",
    [
        {"contact_days": "0"},
        {"contact_days": "9" * 400},
        {"candidate_days": "61"},
        {"candidate_days": "x"},
        {"optional_holidays": ["13-99"]},
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(client, cast, changes):
    client.force_login(cast.lead)
    assert client.post(page(cast.unit), posted(**changes)).status_code == 422
    cast.unit.refresh_from_db()
    assert (cast.unit.contact_days, cast.unit.candidate_days) == (2, 5)


def test_a_day_of_its_own_is_kept_as_a_choice(client, cast):
    cast.unit.optional_holidays = ["12-24", "04-20"]
    cast.unit.save(update_fields=["optional_holidays"])
    client.force_login(cast.lead)
    assert "20. april" in client.get(page(cast.unit)).content.decode()


def test_closing_days_are_added_and_removed_on_the_page(client, cast):
    client.force_login(cast.lead)
    data = {"closing-day": "2026-12-01", "closing-reason": "Personaledag"}
    html = client.post(f"{page(cast.unit)}lukkedage/", data, follow=True).content.decode()
    assert "Personaledag" in html
    closing = ClosingDay.objects.get()
    client.post(f"/arbejdsbord/lukkedage/{closing.pk}/fjern/")
    assert ClosingDay.objects.count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {"closing-day": ""},
        {"closing-day": "2026-02-30"},
        {"closing-day": "2026-12-02", "closing-last_day": "2026-12-01"},
        {"closing-day": "2026-12-02", "closing-reason": "010180-1234"},
        {"closing-day": "2026-12-24", "closing-last_day": "2026-12-25"},
    ],
)
def test_a_refused_closing_day_writes_nothing(client, cast, data):
    close(cast, date(2026, 12, 24))
    client.force_login(cast.lead)
    assert client.post(f"{page(cast.unit)}lukkedage/", data).status_code == 422
    assert ClosingDay.objects.count() == 1


def test_the_page_shows_the_next_days_off_and_an_example(client, cast):
    close(cast, date(2026, 11, 24), reason="Personaledag")
    client.force_login(cast.lead)
    html = client.get(page(cast.unit)).content.decode()
    example = html[html.index("skal I ringe om senest") :]
    assert "torsdag den 26. november 2026" in example[: example.index("</strong>")]
    assert "Personaledag" in html
    assert "Juleaftensdag" in html


@pytest.mark.parametrize("closings", [1, 3])
def test_the_page_takes_as_many_queries_for_three_closing_days_as_for_one(
    client, cast, django_assert_num_queries, closings
):
    for n in range(closings):
        close(cast, date(2026, 12, 1 + n))
    client.force_login(cast.lead)
    client.get(page(cast.unit))
    with django_assert_num_queries(6):
        client.get(page(cast.unit))
