"""What each role reads in the morning's list, and whose names are not in it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Role
from home.workspace.overview import overview
from outbox.models import Message, Suppression
from pledges import tasks
from pledges.clock.digest import send_digests
from pledges.desk import inbox
from pledges.followup.reminders import plan_clock
from pledges.models import Digest, FollowUpEntry, Handover, Introduction
from tests import factories

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
        "- Elværket: I morgen kl. 10.00",
        "NYE TIL DIG (1)",
        "- Døren: Ring senest i morgen kl. 16.00",
        "ER DE DER STADIG? (1)",
        "- Frisøren: Tjek, om kandidaten stadig er i job",
    ]


def own_lines(people):
    """What a consultant reads, without addresses: the headings and lines of his own lists."""
    text = mail_to(people.consultant).text
    body = text[text.index("(") :].partition("Åbn")[0]
    return [line for line in body.splitlines() if line.startswith("- ")]


def test_what_was_for_yesterday_is_over_the_deadline_whatever_it_is(people, travel):
    reached = {"first_contact_at": at(2, 9), "contact_due": at(4, 16)}
    handover(people, "Tjek", status="hired", check_due=at(24, 9), **reached)
    handover(people, "Besøg", status="visit_booked", visit_at=at(23, 9), **reached)
    handover(people, "Pause", status="on_hold", paused_until=date(2026, 11, 24))
    handover(people, "Introduceret", contact_due=at(24, 16), introduction_due=at(23, 16))
    send(travel)
    assert mail_to(people.consultant).subject == "Din dag: 4 over fristen"
    assert own_lines(people) == [
        "- Besøg: Skriv ned, hvad besøget gav: 2 arbejdsdage over fristen",
        "- Pause: Pausen er slut: 1 arbejdsdag over fristen",
        "- Tjek: Tjek, om kandidaten stadig er i job: 1 arbejdsdag over fristen",
        "- Introduceret: Ring: 1 arbejdsdag over fristen",
    ]


def test_when_the_turn_of_the_host_is_over_the_call_is_of_its_own_day(people, travel):
    handover(people, "I dag", contact_due=at(25, 16), introduction_due=at(24, 16))
    handover(people, "Senere", contact_due=at(27, 16), introduction_due=at(24, 16))
    handover(people, "Stadig vært", contact_due=at(25, 16), introduction_due=at(25, 12))
    send(travel)
    assert mail_to(people.consultant).subject == "Din dag: 1 i dag"
    assert own_lines(people) == ["- I dag: Ring senest i dag kl. 16.00"]


def test_a_pause_that_nobody_ended_is_for_today(people, travel):
    handover(people, "Pause", status="on_hold", paused_until=date(2026, 11, 25))
    send(travel, at(25, 8, 1))
    assert mail_to(people.consultant).subject == "Din dag: 1 i dag"
    assert own_lines(people) == ["- Pause: Pausen er slut"]


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
    FollowUpEntry.objects.create(handover=made, kind="resumed", by=people.consultant, at=at(25, 7))
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


def test_without_an_owner_are_all_the_open_ones_that_the_inbox_counts(people, travel):
    reached = {"owner": None, "first_contact_at": at(2, 9)}
    handover(people, "Ny", owner=None, status="new")
    handover(people, "Pause", owner=None, status="on_hold", paused_until=date(2026, 12, 1))
    handover(people, "Ejer væk", status="referred", **reached)
    handover(people, "Slut", status="withdrawn", closed_at=at(20), **reached)
    send(travel)
    text = mail_to(people.lead).text
    assert "UDEN ANSVARLIG (3)" in text
    assert "- Ny: senest i dag kl. 16.00" in text
    assert "- Pause: på pause til tirsdag kl. 08.00" in text
    assert "- Ejer væk: ingen frist" in text
    counts = inbox.counts(Handover.objects.all(), people.lead, MORNING)
    assert counts[inbox.UNASSIGNED][inbox.ALL] == 3
    shown = overview(people.lead, MORNING)["unassigned"]
    names = [line.handover.sheet.company_name for line in shown]
    assert names == ["Ny", "Pause", "Ejer væk"]


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
