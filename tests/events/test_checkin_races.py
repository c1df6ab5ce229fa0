"""Many doors at once: one arrival a guest, one row an item."""

import pytest
from django.db import transaction
from django.utils import timezone

from events import checkin
from events.checkin import check_in
from events.models import Registration, Scan
from tests import factories
from tests.events.test_checkin import coming, item
from tests.races import race

Result = Scan.Result


@pytest.mark.race
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
@pytest.mark.django_db(transaction=True)
def test_one_item_sent_twenty_times_at_once_is_one_row():
    event = factories.event(factories.network(factories.organisation()))
    device, _key = factories.device(event)
    sent = item("walk_in", name="Åse Bro")
    outcomes = race(lambda _try: check_in(device, sent).result, range(20))
    assert outcomes == [Result.ADMITTED] * 20
    assert (Registration.objects.count(), Scan.objects.count()) == (1, 1)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_a_letter_would_let_several_in():
    """The negative control: the same judgement on rows that were read before the race."""
    event = factories.event(factories.network(factories.organisation()))
    guests = Registration.objects.select_related("invitation")
    pk = coming(event).pk
    stale = [guests.get(pk=pk) for _ in range(20)]

    def unlocked(guest):
        with transaction.atomic():
            return checkin._enter(guest, timezone.now()).result

    assert race(unlocked, stale).count(Result.ADMITTED) == 20
