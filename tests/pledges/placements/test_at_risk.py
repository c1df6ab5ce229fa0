"""A job at risk is offered to the network first: who is written to, and what is kept from all."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEntry, Role
from outbox.models import Message
from pledges.models import JobProfile, Placement, SheetLink
from pledges.placements.at_risk import (
    OfferRefused,
    band_of,
    companies_to_ask,
    goes_back_at,
    mark_at_risk,
    mark_stable,
    network_link_for,
    offer_to_network,
)
from pledges.placements.changes import end_placement
from pledges.placements.starting import start_placement
from taskforces.models import Membership
from tests import factories
from tests.pledges.placements.test_changes import a_start
from tests.races import failures, race

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WORDS = {"headline": "Rolig og grundig", "skills": "Gør rent på kontorer.", "wishes": "Formiddag."}


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=COPENHAGEN), tick=False):
        yield


def hired(cast, company=None, **fields):
    sheet = factories.sheet(cast.network, company=company, **fields)
    return factories.handover(
        sheet, cast.unit, owner=cast.consultant, status="hired", first_contact_at=timezone.now()
    )


@pytest.fixture
def placement(cast):
    handover = hired(cast, company=factories.company("Den første"), contact_email="os@example.org")
    placement = factories.placement(handover)
    return mark_at_risk(placement, by=cast.consultant, note="Kommer for sent om morgenen")


def member(cast, name="Bageriet", **fields):
    contact = factories.contact(cast.nordby, company=factories.company(name), **fields)
    Membership.objects.create(network=cast.network, company=contact.company, contact=contact)
    return contact


def offer(placement, by):
    return offer_to_network(placement, by=by, **WORDS)


def test_a_job_at_risk_is_in_the_units_log_and_not_in_the_audit_log(cast, placement):
    assert placement.state == "at_risk"
    assert placement.handover.entries.get().text.endswith(
        "i vanskeligheder\nKommer for sent om morgenen"
    )
    assert "sent" not in str(AuditEntry.objects.values_list("kept__before", "kept__after"))


def test_offer_is_an_anonymous_profile_of_the_network(cast, placement):
    profile = offer(placement, cast.consultant)
    assert (profile.unit, profile.network, profile.placement) == (
        cast.unit,
        cast.network,
        placement,
    )
    assert (profile.reference, profile.state) == (placement.candidate_reference, "published")
    assert (profile.tasks, profile.hours, profile.contact) == (["cleaning"], "5-9", cast.consultant)


def test_each_other_company_of_the_network_hears_once(cast, placement):
    one, two = member(cast, "Bageriet"), member(cast, "Slagteren")
    member(cast, "Uden adresse", email="")
    member(cast, "Har sagt nej", objected_at=timezone.now())
    member(cast, "Samme adresse", email=two.email.upper())
    member(cast, "Os selv", email="OS@example.org")
    Membership.objects.create(network=cast.network, company=placement.handover.sheet.company)
    factories.contact(cast.nordby, name="Ikke medlem")
    offer(placement, cast.consultant)
    assert sorted(Message.objects.values_list("recipient", flat=True)) == sorted(
        [one.email, two.email]
    )


def test_the_mail_says_neither_risk_nor_who(cast, placement):
    member(cast)
    profile = offer(placement, cast.consultant)
    message = Message.objects.get()
    text = f"{message.subject} {message.text} {message.html}".casefold()
    link = SheetLink.objects.get(network=cast.network, event=None)
    assert f"/ark/{link.key}/profiler/{profile.pk}/" in message.text
    assert placement.candidate_reference.casefold() not in text
    # Words only: an address holds a random key, which may spell anything.
    words = re.sub(r"https?://[^\s\"<>]+", "", text)
    assert "rolig og grundig" in words
    hints = ["vanskelig", "sent om", "syg", "helbred", "den første"]
    assert [word for word in hints if word in words] == []


def test_a_second_offer_is_refused_and_nobody_hears_twice(cast, placement):
    member(cast)
    offer(placement, cast.consultant)
    with pytest.raises(OfferRefused) as caught:
        offer(placement, cast.consultant)
    assert caught.value.code == OfferRefused.Code.OFFERED
    assert (Message.objects.count(), JobProfile.objects.count()) == (1, 1)


def test_a_calm_placement_is_not_offered(cast, placement):
    mark_stable(placement, by=cast.consultant)
    with pytest.raises(OfferRefused) as caught:
        offer(placement, cast.consultant)
    assert caught.value.code == OfferRefused.Code.NOT_AT_RISK


def test_an_earlier_profile_of_the_same_person_is_shown_anew(cast, placement):
    earlier = factories.profile(
        cast.unit, cast.network, reference=placement.candidate_reference, state="filled"
    )
    profile = offer(placement, cast.consultant)
    assert (profile.pk, profile.state, profile.headline) == (
        earlier.pk,
        "published",
        "Rolig og grundig",
    )


@pytest.mark.parametrize("how", ["holds", "ends"])
def test_what_holds_or_ends_is_taken_down(cast, placement, how):
    profile = offer(placement, cast.consultant)
    if how == "holds":
        mark_stable(placement, by=cast.consultant)
    else:
        end_placement(placement, on=timezone.localdate(), reason="person", by=cast.consultant)
    profile.refresh_from_db()
    assert profile.state == "withdrawn"


def test_the_network_has_ten_working_days(cast, placement):
    profile = offer(placement, cast.consultant)
    assert goes_back_at(profile) == datetime(2026, 11, 16, 16, tzinfo=COPENHAGEN)


def test_a_new_placement_by_the_profile_moves_the_person(cast, placement):
    profile = offer(placement, cast.consultant)
    new = hired(cast, profile=profile)
    start = a_start(starts_on=timezone.localdate() + timedelta(days=7), same_person=True)
    moved = start_placement(new, by=cast.consultant, start=start)
    placement.refresh_from_db()
    profile.refresh_from_db()
    assert moved.moved_from == placement
    assert (placement.state, placement.end_reason) == ("ended", "moved")
    assert placement.ended_on == timezone.localdate() + timedelta(days=6)
    assert profile.state == "filled"


@pytest.mark.parametrize("why", ["another person", "no profile", "not at risk"])
def test_nobody_is_moved_unasked(cast, placement, why):
    profile = offer(placement, cast.consultant)
    if why == "not at risk":
        mark_stable(placement, by=cast.consultant)
    new = hired(cast, profile=None if why == "no profile" else profile)
    start = a_start(same_person=why != "another person")
    assert start_placement(new, by=cast.consultant, start=start).moved_from is None
    assert Placement.objects.in_place().count() == 2


def test_a_person_is_moved_once(cast, placement):
    profile = offer(placement, cast.consultant)
    start = a_start(same_person=True)
    first = start_placement(hired(cast, profile=profile), by=cast.consultant, start=start)
    second = start_placement(hired(cast, profile=profile), by=cast.consultant, start=start)
    assert (first.moved_from, second.moved_from) == (placement, None)


def test_the_networks_way_in_is_made_once(cast):
    assert network_link_for(cast.network) == network_link_for(cast.network)
    event = factories.event(cast.network)
    assert factories.sheet_link(event) != network_link_for(cast.network)


@pytest.mark.parametrize(
    ("hours", "band"),
    [("0.5", "1-4"), ("4.9", "1-4"), ("5", "5-9"), ("19", "15-19"), ("37", "20+")],
)
def test_band_of_hours(hours, band):
    assert band_of(Decimal(hours)) == band


def test_nobody_is_asked_in_a_network_without_members(cast, placement):
    assert companies_to_ask(placement) == []


@pytest.mark.race
def test_of_many_who_offer_at_once_one_writes_to_the_network(transactional_db):
    unit = factories.organisation("Enheden", kind="employment_unit")
    host = factories.organisation()
    network, person = factories.network(host, unit), factories.user("Bo")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    contact = factories.contact(host)
    Membership.objects.create(network=network, company=contact.company, contact=contact)
    placement = factories.placement(
        factories.handover(factories.sheet(network), unit, status="hired"), state="at_risk"
    )
    outcomes = race(lambda _try: offer(placement, person), range(4))
    assert [error.code for error in failures(outcomes)] == [OfferRefused.Code.OFFERED] * 3
    assert (Message.objects.count(), JobProfile.objects.count()) == (1, 1)
