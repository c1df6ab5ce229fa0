"""Next steps with a day of one's own: on the sheet, on one page for all, and in the morning's mail."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from outbox.models import Message
from pledges.clock.digest import send_digests
from pledges.desk.steps import steps_of
from pledges.models import Candidate, Handover, Opening
from tests import factories

PAGE = "/arbejdsbord/naeste-skridt/"
WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, company_name="Smedjen")
    soon = timezone.now() + timedelta(days=30)
    return factories.handover(
        sheet, cast.unit, owner=cast.consultant, status="assigned", contact_due=soon
    )


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def write(desk, handover, step="Send kontrakten", on=None, version=None):
    handover.refresh_from_db()
    data = {
        "next-version": handover.version if version is None else version,
        "next-next_step": step,
        "next-next_step_on": on.isoformat() if on else "",
    }
    return desk.post(f"/arbejdsbord/overleveringer/{handover.pk}/naeste-skridt/", data)


def test_a_step_is_written_shown_and_done(desk, handover):
    assert write(desk, handover, on=in_days(1)).status_code == 302
    page = desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/").content.decode()
    assert "Næste: Send kontrakten" in page
    assert "Send kontrakten" in desk.get("/arbejdsbord/indbakke/").content.decode()
    write(desk, handover, step="")
    handover.refresh_from_db()
    assert (handover.next_step, handover.next_step_on) == ("", None)
    texts = list(handover.entries.order_by("pk").values_list("text", flat=True))[-2:]
    assert texts[0].startswith("Næste skridt: Send kontrakten, ")
    assert texts[1] == "Gjort: Send kontrakten"


def test_the_promise_to_the_company_is_not_moved(desk, handover):
    before = Handover.objects.get(pk=handover.pk).due_at
    write(desk, handover, on=in_days(60))
    assert Handover.objects.get(pk=handover.pk).due_at == before


def test_a_day_without_words_and_an_old_page_lose_nothing(desk, handover):
    assert write(desk, handover, step="", on=in_days(1)).status_code == 422
    write(desk, handover, step="Ring igen")
    answer = write(desk, handover, step="Mød op", version=0)
    assert answer.status_code == 409
    assert 'value="Mød op"' in answer.content.decode()


def all_three(cast, handover, day):
    Handover.objects.filter(pk=handover.pk).update(next_step="Ark", next_step_on=day)
    Opening.objects.filter(handover=handover).update(next_step="Åbning", next_step_on=day)
    candidate = factories.candidate(cast.unit, cast.network, known_by=cast.consultant)
    Candidate.objects.filter(pk=candidate.pk).update(next_step="Kandidat", next_step_on=day)
    return candidate


@pytest.mark.parametrize(
    ("days", "heading"),
    [(-1, "Over fristen"), (0, "I dag"), (6, "De næste dage"), (7, "Senere")],
)
def test_all_of_ones_own_stand_on_one_page_by_day(desk, cast, handover, days, heading):
    candidate = all_three(cast, handover, in_days(days))
    page = desk.get(PAGE)
    assert [group["title"] for group in page.context["groups"]] == [heading]
    text = page.content.decode()
    assert all(word in text for word in ("Ark", "Åbning", "Kandidat", candidate.reference))


def test_nothing_of_others_stands_there(client, cast, handover):
    all_three(cast, handover, in_days(0))
    client.force_login(cast.lead)
    assert "Intet har en dag endnu" in client.get(PAGE).content.decode()


def test_an_opening_that_waits_for_an_answer_stands_once(cast, handover):
    now = timezone.now()
    late = {"candidate_due": now - timedelta(days=1)}
    Opening.objects.filter(handover=handover).update(**late)
    call = factories.opening(cast.network, cast.unit, created_by=cast.consultant, **late)
    found = steps_of([cast.consultant.pk], [cast.unit.pk], now, due_only=True)
    assert {(step.group, step.text) for step in found} == {
        ("overdue", "Svar om kandidat: Rengøring")
    }
    assert len(found) == 2
    Handover.objects.filter(pk=handover.pk).update(due_for="candidate")
    [step] = steps_of([cast.consultant.pk], [cast.unit.pk], now, due_only=True)
    assert step.path == f"/arbejdsbord/aabninger/{call.pk}/"


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(cast, rows, django_assert_num_queries):
    for _n in range(rows):
        made = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
        all_three(cast, made, in_days(0))
    with django_assert_num_queries(5):
        found = steps_of([cast.consultant.pk], [cast.unit.pk], timezone.now(), due_only=True)
    assert len(found) == 3 * rows


def test_the_morning_mail_has_todays_and_late_ones_and_no_reference(cast, handover, time_machine):
    time_machine.move_to(WEDNESDAY - timedelta(days=2), tick=False)
    candidate = all_three(cast, handover, (WEDNESDAY - timedelta(days=1)).date())
    Opening.objects.filter(handover=handover).update(next_step_on=WEDNESDAY.date())
    time_machine.move_to(WEDNESDAY, tick=False)
    type(cast.consultant).objects.update(date_joined=WEDNESDAY - timedelta(days=9))
    send_digests(WEDNESDAY)
    mail = Message.objects.get(recipient=cast.consultant.email)
    assert mail.subject == "Din dag: 2 over fristen, 1 i dag, 1 nyt ark"
    assert "Næste skridt: Ark" in mail.text
    assert "Næste skridt: Åbning" in mail.text
    assert "En af dine kandidater: Næste skridt: Kandidat" in mail.text
    assert candidate.reference not in mail.text
