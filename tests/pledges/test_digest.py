"""One mail a working day to each who has something to do: once, at 8, and nobody else's names in it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import ClosingDay, Role
from outbox.models import Message, Suppression
from pledges import tasks
from pledges.digest import send_digests
from pledges.models import Digest, FollowUpEntry, Handover, Introduction
from pledges.reminders import plan_clock
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


# --- What a consultant reads ------------------------------------------------------------------


def test_a_consultant_reads_his_own_day(people, travel):
    handover(people, "Bageriet", contact_due=at(23, 16))
    handover(people, "Cafeen", contact_due=at(25, 16))
    handover(people, "Døren", contact_due=at(26, 16), created_at=at(24, 20, 15))
    handover(people, "Gammel", contact_due=at(26, 16))
    visited = handover(people, "Elværket", status="visit_booked", first_contact_at=at(23, 9))
    visited.visit_at = at(26, 10)
    visited.save()
    factories.visit(visited, starts_at=at(26, 10))
    checked = handover(
        people, "Frisøren", status="hired", first_contact_at=at(23, 9), check_due=at(25, 9)
    )
    assert checked.due_for == Handover.Due.CHECK
    handover(people, "Enhedens", owner=people.lead)
    send(travel)
    text = mail_to(people.consultant).text
    body = text[text.index("OVER") : text.index("Åbn")]
    assert [line for line in body.splitlines() if line and "http" not in line] == [
        "OVER FRISTEN (1)",
        "- Bageriet: Ring: 2 arbejdsdage over fristen",
        "I DAG (1)",
        "- Cafeen: Ring senest i dag kl. 16.00",
        "BESØG I DENNE UGE (1)",
        "- Elværket: Torsdag kl. 10.00",
        "NYE TIL DIG (1)",
        "- Døren: Ring senest torsdag kl. 16.00",
        "ER DE DER STADIG? (1)",
        "- Frisøren: Tjek, om kandidaten stadig er i job",
    ]


def test_each_line_links_to_its_sheet(people, travel, settings):
    made = handover(people)
    send(travel)
    link = f"{settings.BASE_URL}/arbejdsbord/overleveringer/{made.pk}/"
    mail = mail_to(people.consultant)
    assert link in mail.text
    assert f'href="{link}"' in mail.html


def test_back_from_a_pause_comes_up_on_the_same_morning(people, travel):
    made = handover(people, status="on_hold", paused_until=date(2026, 11, 25))
    plan_clock(made)
    travel(MORNING)
    tasks.send_digests.call()
    assert "TILBAGE FRA PAUSE (1)" in mail_to(people.consultant).text
    travel(at(26))
    tasks.send_digests.call()
    assert Message.objects.filter(text__contains="TILBAGE").count() == 1


def test_what_one_took_up_himself_is_no_news(people, travel):
    made = handover(people, contact_due=at(30, 16))
    FollowUpEntry.objects.create(
        handover=made, kind="resumed", actor=people.consultant, at=at(25, 7)
    )
    assert send(travel) == 0


def test_a_long_list_is_cut(people, travel):
    for _n in range(17):
        handover(people)
    send(travel)
    mail = mail_to(people.consultant)
    assert mail.text.count("- Ågård") == 15
    assert "og 2 mere" in mail.text
    assert "og 2 mere" in mail.html


def test_a_name_that_is_a_link_is_dead(people, travel):
    handover(people, "https://evil.dk/login")
    send(travel)
    assert "evil.dk" not in mail_to(people.consultant).text


def test_who_left_the_unit_gets_nothing(people, travel):
    handover(people)
    people.consultant.roles.all().delete()
    assert send(travel) == 0
    assert not Digest.objects.filter(user=people.consultant).exists()


def test_who_was_closed_out_gets_nothing(people, travel):
    handover(people)
    people.consultant.is_active = False
    people.consultant.save(update_fields=["is_active"])
    assert send(travel) == 0


def test_a_suppressed_address_is_not_written_to(people, travel):
    handover(people)
    Suppression.objects.create(
        organisation=people.unit, address=people.consultant.email, reason="bounced"
    )
    assert send(travel) == 0
    assert not Message.objects.exists()


# --- What the others read ---------------------------------------------------------------------


def test_a_lead_reads_the_queue_the_escalated_and_who_is_busy(people, travel):
    handover(people, "Bageriet", owner=None, status="new")
    handover(people, "Cafeen", contact_due=at(20, 16), escalation=1)
    send(travel)
    text = mail_to(people.lead).text
    assert "UDEN ANSVARLIG (1)\n- Bageriet: senest i dag kl. 16.00" in text
    assert "ESKALERET (1)\n- Cafeen: 3 arbejdsdage over fristen" in text
    assert "HVEM HAR TRAVLT\n- consultant: 1 over fristen, 0 i dag" in text


def test_who_is_busy_is_no_news_by_itself(people, travel):
    handover(people)
    send(travel)
    assert not Message.objects.filter(recipient=people.lead.email).exists()


def test_a_unit_without_a_lead_is_told_its_owner(people, travel):
    handover(people, owner=None, status="new")
    people.lead.roles.all().delete()
    owner = factories.user("Ejer")
    Role.objects.create(user=owner, organisation=people.unit, role="owner")
    assert send(travel) == 1
    assert "UDEN ANSVARLIG (1)" in mail_to(owner).text


def test_a_coordinator_reads_company_unit_and_how_late(people, travel):
    made = handover(people, "Cafeen", contact_due=at(20, 16), escalation=2)
    FollowUpEntry.objects.create(handover=made, kind="note", text="Hemmeligt notat")
    handover(people, "Kun leder", contact_due=at(20, 16), escalation=1)
    send(travel)
    mail = mail_to(people.coordinator)
    assert mail.organisation == people.nordby
    assert "ENHEDEN ER BAGUD (1)" in mail.text
    assert "- Cafeen: Virksomhedsindgangen Nordby: 3 arbejdsdage over fristen" in mail.text
    assert "Kun leder" not in mail.text + mail.html
    assert "Hemmeligt" not in mail.text + mail.html
    assert f"overleveringer/{made.pk}/" not in mail.text  # it is the unit's own page


@pytest.fixture
def introduced(people):
    made = handover(people, contact_due=at(26, 16), introduction_due=at(25, 16))
    return Introduction.objects.create(handover=made, introducer=people.coordinator, due=at(25, 16))


def test_who_phones_first_reads_the_number_and_the_limit(people, introduced, travel):
    send(travel)
    mail = mail_to(people.coordinator)
    assert mail.subject == "Din dag: 1 at ringe til"
    assert "- Ågård Maskinfabrik: Søren Ågård, senest i dag kl. 16.00, 12 34 56 78" in mail.text
    assert 'href="tel:+4512345678"' in mail.html


def test_an_introduction_that_is_nobodys_is_everybodys(people, introduced, travel):
    introduced.introducer = None
    introduced.save()
    send(travel)
    for user in (people.owner, people.coordinator):
        assert "RING FØRST (1)" in mail_to(user).text


def test_the_stranger_reads_nothing(people, introduced, travel):
    handover(people, contact_due=at(20, 16), escalation=2)
    handover(people, owner=None)
    send(travel)
    assert Digest.objects.filter(user=people.stranger).exists()
    assert not Message.objects.filter(recipient=people.stranger.email).exists()


def test_of_a_second_unit_the_mail_holds_numbers_and_no_names(people, travel):
    """The mail lies in the outbox of the first, where its lead may read it."""
    other = factories.organisation("Virksomhedsindgangen Sønderby", kind="employment_unit")
    Role.objects.create(user=people.consultant, organisation=other, role="consultant")
    handover(people)
    handover(people)
    handover(people, "Hemmelig ApS", unit=other)
    send(travel)
    mail = mail_to(people.consultant)
    assert mail.organisation == people.unit
    assert "Hos Virksomhedsindgangen Sønderby. Log ind og se dem." in mail.text
    assert "Hemmelig" not in mail.text + mail.html


def test_with_two_roles_it_is_still_one_mail(people, travel):
    Role.objects.create(user=people.lead, organisation=people.unit, role="consultant")
    Role.objects.create(user=people.lead, organisation=people.nordby, role="coordinator")
    handover(people, owner=people.lead)
    handover(people, owner=None)
    send(travel)
    assert Message.objects.filter(recipient=people.lead.email).count() == 1


# --- Many, and at once ------------------------------------------------------------------------


@pytest.mark.parametrize("sheets", [1, 3])
def test_the_number_of_sheets_costs_no_queries(people, travel, sheets, django_assert_num_queries):
    for _n in range(sheets):
        handover(people, contact_due=at(20, 16))
        handover(people, owner=None)
    travel(MORNING)
    with django_assert_num_queries(37):
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
