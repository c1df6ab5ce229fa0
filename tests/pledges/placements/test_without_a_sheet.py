"""Somebody at work where no sheet is: everything a placement can do, with the opening's own log."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from pledges.access import get_placement
from pledges.figures.at_work import at_work
from pledges.figures.funnel import funnel, funnels
from pledges.figures.jobs_in_place import jobs_in_place, jobs_in_place_of_networks
from pledges.figures.persons import unique_persons, unique_persons_of_networks
from pledges.figures.scopes import Scope, Sight
from pledges.figures.targets import against, set_target
from pledges.models import AftercareContact, FollowUpEntry, Opening, Placement, Reminder
from pledges.placements import at_risk, changes, checks, steps
from pledges.placements.starting import Start, start_placement
from pledges.retention import forget_openings
from pledges.steering.agenda import agenda
from tests import factories


@pytest.fixture
def opening(cast):
    return factories.opening(
        cast.network,
        cast.unit,
        owner=cast.consultant,
        company=factories.company("Havnens Rengøring"),
    )


@pytest.fixture
def desk(cast):
    client = Client()
    client.force_login(cast.consultant)
    return client


def start(**fields):
    known = {
        "candidate_reference": "Kandidat A1",
        "scheme": factories.scheme(),
        "starts_on": timezone.localdate(),
        "paid_hours": Decimal(5),
    }
    return Start(**known | fields)


def begin(opening, by, days=0, **fields):
    day = timezone.localdate() - timedelta(days=days)
    return start_placement(opening, by=by, start=start(starts_on=day, **fields))


def test_it_begins_with_checks_and_no_mail_to_a_company_without_a_receipt(cast, opening):
    placement = begin(opening, cast.consultant)
    assert (placement.handover, placement.opening) == (None, opening)
    assert (placement.unit, placement.network) == (cast.unit, cast.network)
    assert (placement.company_name, placement.owner) == ("Havnens Rengøring", cast.consultant)
    assert placement.candidate.stage == "placed"
    assert placement.checks.count() == 2
    assert not Reminder.objects.exists()
    assert not FollowUpEntry.objects.exists()
    entry = opening.entries.get()
    assert (entry.kind, entry.by, entry.text) == ("placed", cast.consultant, "Kandidat A1")
    assert changes.ask_about_check(placement, weeks=13) is not None
    assert not mail.outbox


def test_the_last_position_is_given_once(cast, opening):
    begin(opening, cast.consultant)
    with pytest.raises(changes.PlacementRefused) as refused:
        begin(opening, cast.consultant, candidate_reference="Kandidat A2")
    assert refused.value.code == "full"


def test_somebody_elses_change_meanwhile_is_said(cast, opening):
    Opening.objects.update(positions=2)
    begin(opening, cast.consultant)
    with pytest.raises(changes.PlacementRefused) as refused:
        start_placement(opening, by=cast.consultant, start=start(), expected_version=0)
    assert refused.value.code == "version"


def test_all_the_way_by_press(cast, opening, desk):
    """From the opening to the first day, other hours, a check, trouble, aftercare and the end."""
    address = f"/arbejdsbord/aabninger/{opening.pk}/forloeb/"
    assert address in desk.get(f"/arbejdsbord/aabninger/{opening.pk}/").content.decode()
    assert "Havnens Rengøring" in desk.get(address).content.decode()
    day = timezone.localdate() - timedelta(weeks=14)
    typed = {
        "version": 0,
        "candidate_reference": "Kandidat A1",
        "starts_on": day,
        "scheme": factories.scheme().pk,
        "paid_hours": "5",
    }
    assert desk.post(address, typed | {"paid_hours": "49"}).status_code == 422
    assert desk.post(address, typed).status_code == 302
    placement = Placement.objects.get()
    page = f"/arbejdsbord/forloeb/{placement.pk}/"
    assert f"/arbejdsbord/aabninger/{opening.pk}/" in desk.get(page).content.decode()
    later = {"step-version": 0, "step-starts_on": day + timedelta(days=7), "step-paid_hours": 9}
    assert desk.post(f"{page}trin/", later).status_code == 302
    check = placement.checks.get(weeks=13)
    said = {"check-version": 1, "check-says": "still"}
    assert desk.post(f"{page}tjek/{check.pk}/", said).status_code == 302
    trouble = {"at_risk-version": 2, "at_risk-note": "Møder sent"}
    assert desk.post(f"{page}svaert/", trouble).status_code == 302
    assert desk.get(f"{page}tilbud/").status_code == 200
    assert desk.get(f"{page}eftervaern/").status_code == 200
    end = {"version": 3, "on": timezone.localdate(), "reason": "person"}
    assert "then" not in desk.get(f"{page}slut/").context["form"].fields
    assert desk.post(f"{page}slut/", end).status_code == 302
    placement.refresh_from_db()
    assert placement.state == "ended"
    log = [entry.kind for entry in opening.entries.all()]
    assert log == ["placed", "placed", "checked", "placed", "placed"]
    assert "Møder sent" in desk.get(f"/arbejdsbord/aabninger/{opening.pk}/").content.decode()


def test_of_a_sheets_opening_the_sheets_page_writes_it_down(cast, desk):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    opening = handover.openings.get()
    response = desk.get(f"/arbejdsbord/aabninger/{opening.pk}/forloeb/")
    assert response["Location"].startswith(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/")


def test_it_is_in_the_lists_and_on_the_companys_page(cast, opening, desk):
    placement = begin(opening, cast.consultant, days=95)
    for view in ("", "?vis=tjek", "?mine=on", "?vis=i-gang&mine=on"):
        assert "Havnens Rengøring" in desk.get(f"/arbejdsbord/forloeb/{view}").content.decode()
    candidate = f"/arbejdsbord/kandidater/{placement.candidate_id}/"
    assert "Havnens Rengøring" in desk.get(candidate).content.decode()
    aftercare = factories.aftercare_contact(placement, owner=cast.consultant)
    assert "Havnens Rengøring" in desk.get("/arbejdsbord/eftervaern/").content.decode()
    assert desk.get(f"/arbejdsbord/eftervaern/{aftercare.pk}/").status_code == 200
    shown = desk.get(f"/arbejdsbord/virksomheder/{opening.company_id}/").content.decode()
    assert "Et forløb begyndte" in shown


def test_a_foreign_unit_sees_none_of_it(cast, opening):
    placement = begin(opening, cast.consultant)
    assert get_placement(cast.consultant, placement.pk) == placement
    client = Client()
    client.force_login(cast.stranger)
    for address in (
        f"/arbejdsbord/forloeb/{placement.pk}/",
        f"/arbejdsbord/aabninger/{opening.pk}/forloeb/",
    ):
        assert client.get(address).status_code == 404


def test_every_figure_counts_the_person_once(cast, opening):
    begin(opening, cast.consultant, days=95)
    checks.check(Placement.objects.get().checks.get(weeks=13), says="still", by=cast.consultant)
    ours = Scope(networks=[cast.network], since=timezone.now() - timedelta(days=1))
    for scope in (
        ours,
        Scope(),
        Scope(units=[cast.unit]),
        Scope(sight=Sight((cast.unit.pk,), ())),
        Scope(sight=Sight((), (cast.network.pk,))),
    ):
        steps_of = {step.key: step for step in funnel(scope)}
        assert (steps_of["hired"].sheets, steps_of["retained"].sheets) == (1, 1)
        assert (steps_of["hired"].hours, steps_of["hired"].companies) == (5, 1)
        assert steps_of["sheets"].sheets == 0
        assert jobs_in_place(scope) == at_work(scope).persons == 1
        assert unique_persons(replace(scope, since=None)).hired == 1
        assert at_work(scope).lasted_13 == 1
    network = cast.network.pk
    assert {step.key: step.sheets for step in funnels(ours)[network]}["hired"] == 1
    assert jobs_in_place_of_networks(ours) == {network: 1}
    assert unique_persons_of_networks(Scope(networks=[network]))[network].hired == 1


def test_the_figures_of_the_event_where_it_was_told_count_it(cast, opening):
    Opening.objects.update(event=factories.event(cast.network))
    begin(opening, cast.consultant, days=95)
    checks.check(Placement.objects.get().checks.get(weeks=13), says="still", by=cast.consultant)
    there = Scope(events=[Opening.objects.get().event])
    steps_of = {step.key: step.sheets for step in funnel(there)}
    assert (steps_of["sheets"], steps_of["hired"], steps_of["retained"]) == (0, 1, 1)
    assert jobs_in_place(there) == at_work(there).persons == unique_persons(there).hired == 1
    elsewhere = Scope(events=[factories.event(cast.network)])
    assert jobs_in_place(elsewhere) == at_work(elsewhere).persons == 0


def test_no_figure_of_an_event_or_of_another_network_counts_it(cast, opening):
    begin(opening, cast.consultant)
    for scope in (
        Scope(events=[factories.event(cast.network)]),
        Scope(networks=[factories.network(cast.sonderby)]),
        Scope(until=timezone.now() - timedelta(days=1)),
    ):
        assert {step.key: step.sheets for step in funnel(scope)}["hired"] == 0
        assert jobs_in_place(scope) == 0


def test_a_target_counts_it(cast, opening):
    begin(opening, cast.consultant, days=95)
    checks.check(Placement.objects.get().checks.get(weeks=13), says="still", by=cast.consultant)
    today = timezone.localdate()
    period = {"starts_on": today - timedelta(days=200), "ends_on": today}
    for measure in ("hired", "retained"):
        set_target(cast.network, by=cast.coordinator, measure=measure, value=2, **period)
    assert {one.target.measure: one.actual for one in against([cast.network])} == {
        "hired": 1,
        "retained": 1,
    }


def test_the_steering_group_reads_of_trouble_and_of_checks(cast, opening):
    placement = begin(opening, cast.consultant, days=95)
    at_risk.mark_at_risk(placement, by=cast.consultant, note="Møder sent")
    found = agenda(factories.steering_meeting(cast.network), timezone.now())
    assert [line.company for line in found.at_risk.lines] == ["Havnens Rengøring"]
    assert [line.owner for line in found.checks.lines] == [str(cast.consultant)]


def test_what_is_offered_to_the_network_is_not_offered_to_its_own_company(cast, opening):
    placement = begin(opening, cast.consultant)
    own, other = (
        factories.contact(cast.nordby, company=opening.company),
        factories.contact(cast.nordby),
    )
    for contact in (own, other):
        cast.network.memberships.create(company=contact.company, contact=contact)
    assert at_risk.companies_to_ask(placement) == [other]
    at_risk.mark_at_risk(placement, by=cast.consultant, note="Møder sent")
    profile = at_risk.offer_to_network(
        placement, by=cast.consultant, headline="God til rent", skills="Rengøring"
    )
    assert (profile.tasks, profile.unit) == (["cleaning"], cast.unit)


def test_hours_change_and_learning_ends_it(cast, opening):
    placement = begin(opening, cast.consultant, days=30)
    step = steps.add_step(
        placement, starts_on=timezone.localdate(), paid_hours=Decimal(12), by=cast.consultant
    )
    steps.change_step(step, starts_on=step.starts_on, paid_hours=Decimal(15), by=cast.consultant)
    changes.end_placement(
        placement, on=timezone.localdate(), reason="education", by=cast.consultant
    )
    placement.candidate.refresh_from_db()
    assert placement.candidate.stage == "education"


def test_words_are_forgotten_when_nobody_is_at_work_there_any_more(cast, opening):
    placement = begin(opening, cast.consultant, days=30, buddy="Ole", mentor="Gerda")
    factories.aftercare_contact(placement, held_on=timezone.localdate(), note="Går godt")
    later = timezone.now() + timedelta(days=5 * 366)
    forget_openings(later)
    assert Placement.objects.get().buddy == "Ole"
    changes.end_placement(placement, on=timezone.localdate(), reason="person", by=cast.consultant)
    forget_openings(later)
    placement.refresh_from_db()
    assert (placement.candidate_reference, placement.buddy, placement.mentor) == ("–", "", "")
    assert not opening.entries.exists()
    assert AftercareContact.objects.get().note == ""
