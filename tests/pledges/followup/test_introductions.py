from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pledges.followup import introductions
from pledges.followup.introductions import IntroductionRefused, introduce, pass_on
from pledges.models import Introduction, Reminder
from tests import factories
from tests.races import failures, race

Code = IntroductionRefused.Code
CPR = "010180-1234"
LIST = "/arbejdsbord/introduktioner/"


def introduction_for(network, unit, introducer, **fields):
    due = timezone.now() + timedelta(hours=6)
    handover = factories.handover(
        factories.sheet(network), unit, **{"introduction_due": due} | fields
    )
    return Introduction.objects.create(handover=handover, introducer=introducer, due=due)


@pytest.fixture
def introduction(cast):
    cast.network.warm_introduction = True
    cast.network.save(update_fields=["warm_introduction"])
    return introduction_for(
        cast.network, cast.unit, cast.coordinator, owner=cast.consultant, status="assigned"
    )


def url(introduction):
    return f"{LIST}{introduction.pk}/"


def posted(introduction, **answers):
    return {f"i{introduction.pk}-{name}": value for name, value in answers.items()}


def refused(call, *args, **kwargs):
    with pytest.raises(IntroductionRefused) as caught:
        call(*args, **kwargs)
    return caught.value.code


@pytest.mark.parametrize("outcome", ["reached", "not_reached", "skipped"])
def test_the_first_call_is_not_the_contact_of_the_unit(cast, introduction, outcome):
    done = introduce(introduction, outcome=outcome, note="Ring tirsdag", by=cast.coordinator)
    handover = done.handover
    handover.refresh_from_db()
    assert (done.outcome, done.note, done.done_at is not None) == (outcome, "Ring tirsdag", True)
    assert (handover.introduction_due, handover.first_contact_at) == (None, None)
    assert (handover.due_for, handover.status, handover.version) == ("contact", "assigned", 1)
    entry = handover.entries.get()
    assert (entry.kind, entry.by) == ("introduced", cast.coordinator)
    assert entry.text.endswith("Ring tirsdag")


def test_a_wish_for_a_visit_comes_on_the_sheet(cast, introduction):
    introduce(introduction, outcome="reached", wants_visit=True, by=cast.coordinator)
    sheet = introduction.handover.sheet
    sheet.refresh_from_db()
    assert sheet.wants_visit is True


def test_only_what_a_person_can_say_is_taken(cast, introduction):
    with pytest.raises(ValueError, match="passed_on"):
        introduce(introduction, outcome="passed_on", by=cast.coordinator)


def test_when_the_time_has_passed_the_unit_is_next(introduction):
    later = introduction.due + timedelta(minutes=5)
    done = pass_on(introduction, now=later)
    handover = done.handover
    handover.refresh_from_db()
    assert (done.outcome, done.done_at, handover.introduction_due) == ("passed_on", later, None)
    assert (handover.due_for, handover.due_at) == ("contact", handover.contact_due)
    entry = handover.entries.get()
    assert (entry.kind, entry.by) == ("introduced", None)
    kinds = set(handover.reminders.values_list("kind", flat=True))
    assert kinds == {Reminder.Kind.LEAD, Reminder.Kind.COORDINATOR}


def test_before_its_time_nothing_is_passed_on(introduction):
    assert refused(pass_on, introduction) == Code.EARLY
    assert introduction.handover.entries.count() == 0


def test_what_is_done_is_done(cast, introduction):
    introduce(introduction, outcome="skipped", by=cast.coordinator)
    later = introduction.due + timedelta(hours=1)
    assert refused(pass_on, introduction, now=later) == Code.DONE
    assert refused(introduce, introduction, outcome="reached", by=cast.owner) == Code.DONE
    introduction.refresh_from_db()
    assert (introduction.outcome, introduction.handover.entries.count()) == ("skipped", 1)


def test_a_unit_that_was_faster_is_not_passed_anything(introduction):
    introduction.handover.introduction_due = None
    introduction.handover.save()
    assert refused(pass_on, introduction, now=introduction.due + timedelta(1)) == Code.DONE


# --- The race --------------------------------------------------------------------------------


@pytest.mark.race
def test_of_the_clock_and_the_director_one_wins(transactional_db):
    club = factories.organisation("Nordby BK", kind="club")
    unit = factories.organisation("Enheden", kind="employment_unit")
    jesper = factories.user("Jesper")
    introduction = introduction_for(
        factories.network(club, unit), unit, jesper, introduction_due=timezone.now()
    )

    def work(turn):
        if turn % 2:
            return introduce(introduction, outcome="reached", by=jesper)
        return pass_on(introduction)

    outcomes = race(work, range(8))
    assert [error.code for error in failures(outcomes)] == [Code.DONE] * 7
    assert introduction.handover.entries.count() == 1


# --- The short list --------------------------------------------------------------------------


def test_the_list_says_whom_and_how_long(client, cast, introduction):
    client.force_login(cast.coordinator)
    html = client.get(LIST).content.decode()
    assert 'href="tel:12345678"' in html
    assert ("Ågård Maskinfabrik" in html, "Søren Ågård" in html) == (True, True)
    assert f"Ellers ringer {cast.unit} selv." in html


def test_the_limit_of_today_is_said_as_today(client, cast, introduction):
    client.force_login(cast.coordinator)
    due = timezone.make_aware(timezone.datetime(2026, 11, 23, 16))
    introduction.handover.introduction_due = due
    introduction.handover.save()
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False):
        client.force_login(cast.coordinator)
        html = " ".join(client.get(LIST).content.decode().split())
    assert "Ring senest i dag" in html
    assert "kl. 16.00" in html


def test_one_tap_answers(client, cast, introduction):
    client.force_login(cast.coordinator)
    answer = posted(introduction, outcome="not_reached", note="Er på messe")
    assert client.post(url(introduction), answer).url == LIST
    introduction.refresh_from_db()
    assert (introduction.outcome, introduction.note) == ("not_reached", "Er på messe")
    html = client.get(LIST).content.decode()
    assert ("De sidste 14 dage" in html, "Fik ikke fat," in html) == (True, True)
    assert "Er på messe" not in html


def test_a_late_answer_is_told_and_kept(client, cast, introduction):
    pass_on(introduction, now=introduction.due)
    client.force_login(cast.coordinator)
    answer = posted(introduction, outcome="reached", note="De glæder sig")
    response = client.post(url(introduction), answer)
    assert response.status_code == 409
    html = response.content.decode()
    assert ("Introduktionen er allerede afsluttet." in html, "De glæder sig" in html) == (
        True,
        True,
    )


@pytest.mark.parametrize("outcome", ["", "passed_on", "teleport"])
def test_no_other_answer_is_taken(client, cast, introduction, outcome):
    client.force_login(cast.coordinator)
    response = client.post(url(introduction), posted(introduction, outcome=outcome, note="Husk"))
    assert response.status_code == 422
    assert "Husk" in response.content.decode()
    introduction.refresh_from_db()
    assert introduction.outcome == ""


def test_a_cpr_number_stays_outside(client, cast, introduction):
    client.force_login(cast.coordinator)
    response = client.post(url(introduction), posted(introduction, outcome="reached", note=CPR))
    assert response.status_code == 422
    assert CPR not in response.content.decode()
    introduction.refresh_from_db()
    assert introduction.done_at is None


def test_another_of_the_house_may_phone_and_is_then_named(client, cast, introduction):
    client.force_login(cast.owner)
    assert "De andres" in client.get(LIST).content.decode()
    client.post(url(introduction), posted(introduction, outcome="reached"))
    introduction.refresh_from_db()
    assert introduction.introducer == cast.owner


def test_what_one_who_left_should_phone_is_everybody_s(cast, introduction):
    cast.coordinator.is_active = False
    cast.coordinator.save(update_fields=["is_active"])
    assert introductions.to_phone(cast.owner) == {"mine": [introduction], "others": []}


@pytest.mark.parametrize("state", ["closed", "paused", "contacted"])
def test_nobody_phones_where_it_is_no_longer_needed(cast, introduction, state):
    handover = introduction.handover
    if state == "closed":
        handover.status, handover.closed_at = "withdrawn", timezone.now()
    elif state == "paused":
        handover.status = "on_hold"
    else:
        handover.introduction_due = None
    handover.save()
    assert introductions.to_phone(cast.coordinator) == {"mine": [], "others": []}


def test_empty_list_says_so(client, cast):
    client.force_login(cast.coordinator)
    assert "Ingen venter på et opkald fra dig" in client.get(LIST).content.decode()


def test_the_list_stands_in_the_menu_where_somebody_waits(client, cast):
    client.force_login(cast.coordinator)
    assert LIST not in client.get("/arbejdsbord/ark/").content.decode()
    cast.network.warm_introduction = True
    cast.network.save(update_fields=["warm_introduction"])
    assert LIST in client.get("/arbejdsbord/ark/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries_do_not_grow(client, cast, django_assert_num_queries, rows):
    for _n in range(rows):
        introduction_for(cast.network, cast.unit, cast.coordinator)
        done = introduction_for(cast.network, cast.unit, cast.coordinator)
        introduce(done, outcome="skipped", by=cast.coordinator)
    client.force_login(cast.coordinator)
    with django_assert_num_queries(9):
        client.get(LIST)


# --- The consultant's side -------------------------------------------------------------------


def page_of(client, cast, introduction):
    client.force_login(cast.consultant)
    return client.get(f"/arbejdsbord/overleveringer/{introduction.handover.pk}/").content.decode()


def test_consultant_sees_who_phones_first(client, cast, introduction):
    assert "coordinator ringer først" in page_of(client, cast, introduction)


def test_consultant_reads_what_was_said(client, cast, introduction):
    introduce(introduction, outcome="reached", note="De har travlt", by=cast.coordinator)
    html = page_of(client, cast, introduction)
    assert ("har talt med dem" in html, "“De har travlt”" in html) == (True, True)


def test_without_an_introduction_there_is_no_such_part(client, cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    client.force_login(cast.consultant)
    html = client.get(f"/arbejdsbord/overleveringer/{handover.pk}/").content.decode()
    assert 'id="introduction"' not in html
