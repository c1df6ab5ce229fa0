"""One mail a working day to each who has something to do: once, at 8, and nobody else's names in it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import ClosingDay, Role
from outbox.models import Message
from pledges.clock.digest import send_digests
from pledges.models import Digest
from tests import factories
from tests.races import race

CPH = ZoneInfo("Europe/Copenhagen")


def at(day, hour=8, minute=0):
    """In November 2026; the 25th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=CPH)


MORNING = at(25)


@pytest.fixture
def travel(time_machine):
    def to(moment):
        time_machine.move_to(moment, tick=False)
        return moment

    to(at(23))
    return to


@pytest.fixture
def people(travel, cast):
    return cast


def handover(cast, company="Ågård Maskinfabrik", **fields):
    fields = {"owner": cast.consultant, "status": "assigned", "contact_due": at(25, 16)} | fields
    fields.setdefault("created_at", at(23))
    sheet = factories.sheet(fields.pop("network", cast.network), company_name=company)
    return factories.handover(sheet, fields.pop("unit", cast.unit), **fields)


def mail_to(user):
    return Message.objects.get(recipient=user.email)


def send(travel, moment=MORNING):
    return send_digests(travel(moment))


# --- When -------------------------------------------------------------------------------------


def test_nothing_before_8(people, travel):
    handover(people)
    assert send(travel, at(25, 7, 59)) == 0
    assert not Digest.objects.exists()


def test_one_mail_and_no_second(people, travel):
    handover(people)
    assert [send(travel, at(25, 8, minute)) for minute in (0, 5, 10)] == [1, 0, 0]
    mail = mail_to(people.consultant)
    assert mail.subject == "Din dag: 1 i dag"
    assert mail.organisation == people.unit
    assert "Ring senest i dag kl. 16.00" in mail.text
    digest = Digest.objects.get(user=people.consultant)
    assert (digest.day, digest.late) == (date(2026, 11, 25), False)


def test_what_comes_up_during_the_day_waits_for_tomorrow(people, travel):
    assert send(travel) == 0
    handover(people)
    assert send(travel, at(25, 11)) == 0
    assert send(travel, at(26)) == 1
    assert mail_to(people.consultant).subject == "Din dag: 1 over fristen"


def test_who_was_made_a_user_after_8_has_his_first_list_tomorrow(people, travel):
    send(travel)
    travel(at(25, 10))
    eva = factories.user("Eva")
    Role.objects.create(user=eva, organisation=people.unit, role="consultant")
    handover(people, owner=eva)
    assert send(travel, at(25, 10, 5)) == 0
    assert send(travel, at(26)) == 1


@pytest.mark.parametrize("day", [28, 29])
def test_nothing_on_a_weekend(people, travel, day):
    handover(people)
    assert send(travel, at(day)) == 0
    assert not Digest.objects.exists()


def test_nothing_in_a_quiet_period_of_the_unit(people, travel):
    handover(people)
    ClosingDay.objects.create(
        organisation=people.unit, day=date(2026, 11, 23), last_day=date(2026, 11, 26)
    )
    assert [send(travel, at(day)) for day in (25, 26, 27)] == [0, 0, 1]


def test_a_list_after_9_says_that_it_is_late(people, travel):
    handover(people)
    assert send(travel, at(25, 9, 1)) == 1
    assert Digest.objects.get(user=people.consultant).late is True
    assert "Listen kommer senere i dag, end den skulle." in mail_to(people.consultant).text


def test_until_9_it_is_not_late(people, travel):
    handover(people)
    send(travel, at(25, 9))
    assert Digest.objects.get(user=people.consultant).late is False
    assert "Godmorgen, consultant" in mail_to(people.consultant).text


def test_days_that_were_missed_are_not_made_up_for(people, travel):
    handover(people)
    assert send(travel, at(27)) == 1
    assert set(Digest.objects.values_list("day", flat=True)) == {date(2026, 11, 27)}


# --- Many, and at once ------------------------------------------------------------------------


@pytest.mark.parametrize("sheets", [1, 3])
def test_the_number_of_sheets_costs_no_queries(people, travel, sheets, django_assert_num_queries):
    for _n in range(sheets):
        handover(people, contact_due=at(20, 16))
        handover(people, owner=None)
    travel(MORNING)
    with django_assert_num_queries(48):
        send_digests()


def test_a_bad_person_stops_nobody(people, travel, caplog):
    handover(people)
    handover(people, owner=None)
    # An address that no mail header can hold.
    type(people.consultant).objects.filter(pk=people.consultant.pk).update(email="a\nb@example.org")
    assert send(travel) == 1
    [record] = caplog.records
    assert record.getMessage().startswith(
        f"the digest of user {people.consultant.pk} failed: BadHeaderError"
    )
    assert not Digest.objects.filter(user=people.consultant).exists()  # tried again


def test_a_second_row_of_the_day_is_refused(people):
    """Negative control: the unique key is what makes it once."""
    Digest.objects.create(user=people.consultant, day=date(2026, 11, 25))
    with pytest.raises(IntegrityError):
        Digest.objects.create(user=people.consultant, day=date(2026, 11, 25))


@pytest.mark.race
def test_many_workers_send_each_person_one(transactional_db, travel):
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    for name in ("Bo", "Eva", "Ib"):
        user = factories.user(name)
        Role.objects.create(user=user, organisation=unit, role="consultant")
        sheet = factories.sheet(network)
        factories.handover(sheet, unit, owner=user, contact_due=at(25, 16))
    travel(MORNING)
    sent = race(lambda _worker: send_digests(timezone.now()), range(4))
    assert sum(sent) == 3
    assert Message.objects.count() == Digest.objects.count() == 3


def test_logs_hold_no_names(people, travel, caplog):
    handover(people)
    caplog.set_level("INFO")
    send(travel)
    assert "Ågård" not in caplog.text
    assert "consultant" not in caplog.text


@pytest.mark.parametrize(("came_in", "mails"), [(at(24, 7), 0), (at(24, 20, 15), 1)])
def test_new_is_what_came_in_since_the_last_list(people, travel, came_in, mails):
    handover(people, contact_due=at(30, 16), created_at=came_in)
    assert send(travel) == mails


def test_who_asks_for_a_seat_stands_in_the_coordinators_mail(people, travel):
    """As a number at each event, while somebody waits and the event is to come; the names stand on the guest list."""
    event = factories.event(people.network, "Åbent møde", starts_at=at(27, 17))
    for number in range(2):
        factories.registration_request(event, email=f"leder-{number}@example.org")
    factories.registration_request(event, email="svaret@example.org", answer="no")
    off = factories.event(people.network, "Aflyst", starts_at=at(27, 17), cancelled_at=at(1))
    factories.registration_request(off)
    send(travel)
    mail = mail_to(people.coordinator)
    assert "2 venter på ja eller nej" in mail.subject
    assert "Åbent møde" in mail.text
    assert "leder-0@example.org" not in mail.text
    assert "Aflyst" not in mail.text


def test_a_question_is_in_the_mail_of_whoever_is_to_answer_it(people, travel):
    """The owner of its sheet; else whoever leads. On the last day, and while it is late; not before."""
    owned = handover(people).sheet
    unowned = handover(people, owner=None, status="new").sheet

    def asked(company, **fields):
        fields = {"due_at": at(25, 12), "company_name": company} | fields
        return factories.company_question(people.network, people.unit, **fields)

    asked("Ejet ApS", sheet=owned)
    asked("Sen ApS", sheet=owned, due_at=at(24, 12))
    asked("Ingens ApS", sheet=unowned)
    asked("Uden ark ApS")
    asked("Input ApS", sheet=owned, topic="input")
    asked("Senere ApS", sheet=owned, due_at=at(26, 9))
    asked("Besvaret ApS", sheet=owned, answer="Jobcentret.", answered_at=at(24))
    send(travel)
    own, leads = mail_to(people.consultant).text, mail_to(people.lead).text
    companies = ("Ejet", "Sen", "Ingens", "Uden ark", "Input", "Senere", "Besvaret")
    assert [name for name in companies if f"{name} ApS" in own] == ["Ejet", "Sen"]
    assert [name for name in companies if f"{name} ApS" in leads] == ["Ingens", "Uden ark", "Input"]
    assert "Svar: støtte og hjælpemidler, senest i dag kl. 12" in own
    assert "Svar: støtte og hjælpemidler, 1 arbejdsdag over fristen" in own


def test_a_check_of_somebody_at_work_without_a_sheet_is_in_the_mail(people, travel):
    opening = factories.opening(
        people.network,
        people.unit,
        owner=people.consultant,
        company=factories.company("Havnens Rengøring"),
    )
    for due, answer in [(at(25), ""), (at(25), "still"), (at(26), "")]:
        placement = factories.placement(None, opening=opening, starts_on=date(2026, 8, 26))
        factories.retention_check(placement, due_on=due.date(), unit_says=answer)
    send(travel)
    own = mail_to(people.consultant).text
    assert own.count("Havnens Rengøring") == 1
    assert "Tjek, om kandidaten stadig er i job" in own
    assert "Kandidat B" not in own
