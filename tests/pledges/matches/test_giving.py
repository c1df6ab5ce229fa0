"""A step of a match given by hand: who may have it, where it stands, and until when."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry, Role
from outbox.models import Message
from pledges.clock.digest import send_digests
from pledges.desk.steps import steps_of as next_steps_of
from pledges.matches.giving import GivingRefused, give
from pledges.matches.steps import steps_of
from pledges.models import GivenStep
from tests import factories

Code = GivingRefused.Code


def a_match(cast, **fields):
    sheet = factories.sheet(cast.network, company_name="Smedjen")
    handover = factories.handover(
        sheet, cast.unit, owner=cast.lead, status="contacted", first_contact_at=timezone.now()
    )
    candidate = factories.candidate(cast.unit, cast.network, known_by=cast.lead)
    return factories.referral(candidate, handover.openings.get(), by=cast.lead, **fields)


@pytest.fixture
def match(cast):
    return a_match(cast)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def whose(match, key):
    return next(step.who for step in steps_of(match) if step.key == key)


def waiting(cast, person, **how):
    units = [cast.unit.pk, cast.nordby.pk]
    found = next_steps_of([person.pk], units, timezone.now(), **{"due_only": False} | how)
    return [(step.title, step.text) for step in found if "/match/" in step.path]


def test_it_stands_on_the_page_in_their_next_steps_and_goes_back_by_itself(cast, match):
    give(match, "fit", to=cast.consultant, due_on=in_days(3), by=cast.lead)
    assert whose(match, "fit") == cast.consultant.name
    assert whose(match, "meeting") == cast.lead.name
    assert waiting(cast, cast.consultant) == [("Smedjen", "Skriv, hvordan det passer")]
    assert waiting(cast, cast.consultant, due_only=True) == []
    assert waiting(cast, cast.lead) == []
    give(match, "fit", to=None, by=cast.lead)
    assert (whose(match, "fit"), waiting(cast, cast.consultant)) == (cast.lead.name, [])
    told = AuditEntry.objects.filter(verb="referral.step_given").order_by("pk")
    assert [entry.after["person"] for entry in told] == [cast.consultant.pk, None]


def test_what_is_done_passed_over_or_over_is_in_nobodys_next_steps(cast, match):
    for key in ("fit", "meeting"):
        give(match, key, to=cast.consultant, by=cast.lead)
    factories.placement(match.opening.handover, opening=match.opening, candidate=match.candidate)
    assert waiting(cast, cast.consultant) == []
    other = a_match(cast)
    give(other, "fit", to=cast.consultant, by=cast.lead)
    type(other).objects.filter(pk=other.pk).update(state="no", reason="Ingen plads")
    assert waiting(cast, cast.consultant) == []


@pytest.mark.parametrize(
    ("key", "to", "code"),
    [
        ("presented", "consultant", Code.DONE),
        ("fit", "owner", Code.PERSON),
        ("fit", "stranger", Code.PERSON),
    ],
)
def test_only_what_is_open_is_given_and_only_to_who_works_there(cast, match, key, to, code):
    with pytest.raises(GivingRefused) as refused:
        give(match, key, to=getattr(cast, to), by=cast.lead)
    assert refused.value.code == code
    assert not GivenStep.objects.exists()


def test_the_hosts_desk_may_have_one(cast, match):
    with pytest.raises(GivingRefused):
        give(match, "fit", to=cast.coordinator, by=cast.lead)
    type(cast.network).objects.filter(pk=cast.network.pk).update(host_desk=True)
    type(cast.nordby).objects.filter(pk=cast.nordby.pk).update(has_desk=True)
    found = type(match).objects.get(pk=match.pk)
    give(found, "fit", to=cast.coordinator, by=cast.lead)
    assert waiting(cast, cast.coordinator) == [("Smedjen", "Skriv, hvordan det passer")]


def test_whoever_leaves_the_unit_has_it_no_longer(cast, match):
    give(match, "fit", to=cast.consultant, by=cast.lead)
    Role.objects.filter(user=cast.consultant).delete()
    assert (whose(match, "fit"), waiting(cast, cast.consultant)) == (cast.lead.name, [])


def test_by_press_and_nothing_typed_is_lost(cast, match):
    desk = Client()
    desk.force_login(cast.lead)
    address = f"/arbejdsbord/henvisninger/{match.pk}/match/fit/"
    assert f"som nu: {cast.lead.name}" in desk.get(address).content.decode()
    typed = {"to": cast.consultant.pk, "due_on": in_days(2).isoformat()}
    assert desk.post(address, typed).status_code == 302
    page = desk.get(f"/arbejdsbord/henvisninger/{match.pk}/match/").content.decode()
    assert "givet videre, senest" in page
    done = desk.post(address.replace("fit", "presented"), typed)
    assert done.status_code == 409
    assert f'value="{in_days(2).isoformat()}"' in done.content.decode()
    assert desk.post(address, {"to": cast.stranger.pk}).status_code == 422
    assert desk.get(address.replace("fit", "findes-ikke")).status_code == 404


def test_the_morning_mail_has_it_on_its_day_without_the_reference(cast, match, time_machine):
    now = timezone.now().replace(year=2026, month=12, day=2, hour=8)
    time_machine.move_to(now, tick=False)
    type(cast.consultant).objects.update(date_joined=now - timedelta(days=9))
    give(match, "fit", to=cast.consultant, by=cast.lead)
    send_digests(now)
    mail = Message.objects.get(recipient=cast.consultant.email)
    assert "Smedjen: Næste skridt: Skriv, hvordan det passer" in mail.text
    assert match.candidate.reference not in mail.text


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(cast, rows, django_assert_num_queries):
    for _n in range(rows):
        give(a_match(cast), "fit", to=cast.consultant, by=cast.lead)
    with django_assert_num_queries(10):
        assert len(waiting(cast, cast.consultant)) == rows
