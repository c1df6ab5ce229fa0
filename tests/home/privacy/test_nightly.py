from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Role, User
from home import tasks
from home.privacy import nightly
from home.privacy.traces import traces
from outbox import periodic
from pledges.figures.funnel import funnel
from pledges.figures.scopes import Scope
from pledges.models import Sheet
from tests.home.privacy.world import stain, world

pytestmark = pytest.mark.django_db
TEN_YEARS = timedelta(days=3653)


def told(words):
    found = traces(words)
    return {words[word]: places for word, places in found.items() if places}


def test_after_the_last_period_no_word_of_anybody_is_left(cast, site_root):
    world(cast)
    words = stain()
    Role.objects.exclude(user=cast.owner).delete()
    before = [word for word, places in traces(words).items() if not places]
    assert before == []  # the search finds every one of them while they are there
    assert len(words) > 90
    with time_machine.travel(timezone.now() + TEN_YEARS, tick=False):
        nightly.forget()
    left = {place for place in told(words) if not place.startswith("accounts.User")}
    assert left == set()
    assert list(User.objects.all()) == [cast.owner]


def test_figures_stay_when_names_go(cast, site_root):
    world(cast)
    with time_machine.travel(timezone.now() + TEN_YEARS, tick=False):
        before = funnel(
            Scope(networks=[cast.network])
        )  # hours are those of the day that is asked on
        nightly.forget()
        assert Sheet.objects.get().forgotten_at is not None
        assert funnel(Scope(networks=[cast.network])) == before


def test_a_deletion_that_is_left_out_is_noticed(cast, site_root, monkeypatch):
    """The negative control: without the sheets' deletion their words are found."""
    world(cast)
    words = stain()
    others = [delete for delete in nightly.deletions() if delete.__name__ != "forget_sheets"]
    monkeypatch.setattr(nightly, "deletions", lambda: others)
    with time_machine.travel(timezone.now() + TEN_YEARS, tick=False):
        nightly.forget()
    assert {"pledges.Sheet.contact_name", "pledges.Visit.tasks"} <= set(told(words))


def test_one_that_fails_stops_no_other_and_is_told(monkeypatch):
    ran = []

    def fails(now):
        raise ValueError("stopped")

    monkeypatch.setattr(nightly, "deletions", lambda: [fails, ran.append])
    with pytest.raises(ExceptionGroup) as caught:
        nightly.forget(datetime(2027, 1, 1))
    assert (str(caught.value.exceptions[0]), len(ran)) == ("stopped", 1)


def test_it_runs_every_night():
    assert periodic._jobs["home.forget"] == (86_400, tasks.forget.enqueue)


def test_each_deletion_runs_once():
    names = [delete.__qualname__ for delete in nightly.deletions()]
    assert len(names) == len(set(names))
    assert {"forget_guests", "forget_sheets", "forget_users", "forget_messages"} <= set(names)
