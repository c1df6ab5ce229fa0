"""Many doors at once: one arrival a guest, one row an item."""

from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from events.door import arrivals
from events.door.checkin import check_in
from events.models import Registration, Scan
from tests import factories
from tests.events.door.test_checkin import coming, item
from tests.factories import answer
from tests.races import failures, race

Result = Scan.Result


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("answered", [True, False])
def test_twenty_doors_and_one_letter_are_one_arrival_and_nineteen_duplicates(answered):
    event = factories.event(factories.network(factories.organisation()))
    device, _key = factories.device(event)
    code = coming(event).invitation.code if answered else factories.invitation(event).code
    outcomes = race(lambda _door: check_in(device, item(code=code)).result, range(20))
    assert sorted(outcomes) == [Result.ADMITTED] + [Result.DUPLICATE] * 19
    assert Registration.objects.arrived().count() == 1
    assert Scan.objects.count() == 20


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_one_item_sent_twenty_times_at_once_is_one_row():
    event = factories.event(factories.network(factories.organisation()))
    device, _key = factories.device(event)
    sent = item("walk_in", name="Åse Bro")
    outcomes = race(lambda _try: check_in(device, sent).result, range(20))
    assert outcomes == [Result.ADMITTED] * 20
    assert (Registration.objects.count(), Scan.objects.count()) == (1, 1)


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_twenty_doors_and_one_companion_are_one_person():
    event = factories.event(factories.network(factories.organisation()))
    device, _key = factories.device(event)
    party = coming(event, party_size=2)
    send = partial(item, "companion", registration=party.pk, number=1)
    outcomes = race(lambda _door: check_in(device, send()).result, range(20))
    assert sorted(outcomes) == [Result.ADMITTED] + [Result.DUPLICATE] * 19
    party.refresh_from_db()
    assert party.arrived_persons == 1


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_everything_at_once_about_one_party_ends_and_adds_up():
    """Scans, stand-ins, undos and staff's answers take their rows in one order, so nobody waits in a ring."""
    event = factories.event(factories.network(factories.organisation()), companions_allowed=5)
    device, _key = factories.device(event)
    party = coming(event, party_size=6)
    entry = item("companion", registration=party.pk, number=1)
    stand_in = item("stand_in", registration=party.pk, name="Åse Bro")
    for sent in (entry, stand_in):
        check_in(device, sent)

    def act(number):
        match number % 5:
            case 0:
                return check_in(device, item(code=party.invitation.code)).result
            case 1:
                return check_in(device, item("stand_in", registration=party.pk, name="Bo")).result
            case 2:
                return check_in(device, item("undo", undoes=stand_in.id)).result
            case 3:
                return answer(party.invitation, answer="yes", source="phone").answer
        return check_in(device, item("companion", registration=party.pk, number=number)).result

    assert failures(race(act, range(40))) == []
    party.refresh_from_db()
    assert party.arrived_persons == 2 + 8
    assert Scan.objects.count() == 2 + 32


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_a_letter_would_let_several_in():
    """The negative control: the same judgement on rows that were read before the race."""
    event = factories.event(factories.network(factories.organisation()))
    guests = Registration.objects.select_related("invitation")
    pk = coming(event).pk
    stale = [guests.get(pk=pk) for _ in range(20)]

    def unlocked(guest):
        with transaction.atomic():
            return arrivals.enter(None, None, guest, timezone.now()).result

    assert race(unlocked, stale).count(Result.ADMITTED) == 20
