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


# --- Done on the list itself ------------------------------------------------------------------


@pytest.fixture
def three(cast, handover):
    """A step on a sheet, on an opening and on a candidate, one day after the other."""
    Handover.objects.filter(pk=handover.pk).update(
        next_step="Send kontrakten", next_step_on=in_days(1)
    )
    facts = {"owner": cast.consultant, "next_step": "Ring til dem", "next_step_on": in_days(2)}
    opening = factories.opening(cast.network, cast.unit, **facts)
    candidate = factories.candidate(
        cast.unit, known_by=cast.consultant, next_step="Aftal en samtale", next_step_on=in_days(3)
    )
    return handover, opening, candidate


def press(desk, about, thing, following="", version=None):
    thing.refresh_from_db()
    data = {"done-version": thing.version if version is None else version}
    return desk.post(f"{PAGE}{about}/{thing.pk}/gjort/", data | {"done-following": following})


def test_each_step_is_done_by_one_press_and_the_next_row_has_the_focus(desk, three):
    handover, opening, candidate = three
    page = desk.get(PAGE).content.decode()
    for key in (f"opening-{opening.pk}", f"candidate-{candidate.pk}", "listens-slutning"):
        assert f'name="done-following" value="{key}"' in page
        assert f'id="{key}"' in page
    answer = press(desk, "ark", handover, f"opening-{opening.pk}")
    assert answer.url == f"{PAGE}#opening-{opening.pk}"
    press(desk, "aabning", opening)
    assert press(desk, "kandidat", candidate).url == f"{PAGE}#listens-slutning"
    for thing in three:
        thing.refresh_from_db()
        assert (thing.next_step, thing.next_step_on) == ("", None)
    assert handover.entries.latest("pk").text == "Gjort: Send kontrakten"
    assert "Intet har en dag endnu" in desk.get(PAGE).content.decode()


def test_what_was_done_is_said_with_the_way_to_write_the_next(desk, three):
    handover, *_rest = three
    Handover.objects.filter(pk=handover.pk).update(next_step="<b>Kontrakt</b>")
    press(desk, "ark", handover)
    page = desk.get(PAGE).content.decode()
    assert "Gjort: &lt;b&gt;Kontrakt&lt;/b&gt;." in page
    assert f'<a href="/arbejdsbord/overleveringer/{handover.pk}/">Skriv det næste</a>' in page


@pytest.mark.parametrize("about", ["ark", "aabning", "kandidat"])
def test_a_step_that_somebody_changed_meanwhile_stays(desk, three, about):
    thing = dict(zip(("ark", "aabning", "kandidat"), three, strict=True))[about]
    answer = press(desk, about, thing, version=99)
    thing.refresh_from_db()
    assert thing.next_step
    assert answer.url.endswith(f"-{thing.pk}")
    assert "note--bad" in desk.get(PAGE).content.decode()


def test_a_press_without_a_version_changes_nothing(desk, three):
    handover, *_rest = three
    assert desk.post(f"{PAGE}ark/{handover.pk}/gjort/").url == PAGE
    assert (
        desk.post(
            f"{PAGE}ark/{handover.pk}/gjort/", {"done-version": 0, "done-following": "//x.dk"}
        ).url
        == PAGE
    )
    handover.refresh_from_db()
    assert handover.next_step == "Send kontrakten"
