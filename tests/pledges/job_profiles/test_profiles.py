"""Job profiles: where they may be shown, which state follows which, and what suits what."""

import pytest

from accounts.models import AuditEntry
from pledges.job_profiles import profiles
from pledges.job_profiles.profiles import (
    ProfileRefused,
    change_profile,
    create_profile,
    mark_filled,
    publish,
    shown_in,
    suggestions_for_handover,
    suggestions_for_profile,
    withdraw,
)
from pledges.models import JobProfile
from tests import factories

FIELDS = {
    "reference": "Kandidat A1",
    "headline": "Rolig",
    "skills": "Kan køre truck",
    "tasks": ["cleaning"],
    "hours": "5-9",
}


@pytest.fixture
def profile(cast):
    return create_profile(cast.network, by=cast.consultant, contact=cast.consultant, **FIELDS)


def test_new_profile_is_a_draft_of_the_unit(cast, profile):
    assert (profile.unit, profile.state, profile.published_at) == (cast.unit, "draft", None)
    assert list(shown_in(cast.network)) == []


def test_published_profile_is_shown_and_the_audit_knows(cast, profile):
    shown = publish(profile, by=cast.lead)
    assert list(shown_in(cast.network)) == [shown]
    assert shown.published_at is not None
    entry = AuditEntry.objects.get(verb="profile.published")
    assert (entry.by, entry.before) == (cast.lead, {"state": "draft"})
    assert "truck" not in str(entry.after)


@pytest.mark.parametrize("end", [withdraw, mark_filled])
def test_profile_that_was_taken_down_is_shown_to_nobody(cast, profile, end):
    end(publish(profile, by=cast.lead), by=cast.lead)
    assert list(shown_in(cast.network)) == []
    assert publish(profile, by=cast.lead).state == "published"  # and may come back


@pytest.mark.parametrize("end", [withdraw, mark_filled])
def test_draft_cannot_end_before_it_was_shown(cast, profile, end):
    with pytest.raises(ProfileRefused) as refused:
        end(profile, by=cast.lead)
    assert refused.value.code == ProfileRefused.Code.STATE


def test_second_of_two_who_publish_is_refused(cast, profile):
    publish(profile, by=cast.lead)
    with pytest.raises(ProfileRefused):
        publish(profile, by=cast.consultant)


def test_network_without_a_unit_takes_no_profile(cast):
    network = factories.network(host=cast.nordby, unit=None)
    with pytest.raises(ProfileRefused) as refused:
        create_profile(network, by=cast.consultant, **FIELDS)
    assert refused.value.code == ProfileRefused.Code.NETWORK


def test_profile_moves_to_no_other_units_network(cast, profile):
    other = factories.organisation("Enheden Sønderby", kind="employment_unit")
    foreign = factories.network(host=cast.sonderby, unit=other)
    with pytest.raises(ProfileRefused):
        change_profile(profile, by=cast.consultant, network=foreign)
    assert JobProfile.objects.get().network == cast.network


@pytest.mark.parametrize("change", [{"active": False}, {"unit": None}])
def test_profile_is_not_shown_where_sheets_no_longer_come_to_the_unit(cast, profile, change):
    for name, value in change.items():
        setattr(cast.network, name, value)
    cast.network.save()
    with pytest.raises(ProfileRefused):
        publish(profile, by=cast.lead)


def pledge(cast, *tasks, hours="5-9", status="contacted", unit=None, company="Ågård"):
    sheet = factories.sheet(cast.network, tasks=tasks, company_name=company)
    sheet.lines.update(hours=hours)
    return factories.handover(sheet, unit or cast.unit, status=status)


def told(suggestions):
    return [(str(one.thing.sheet.company_name), one.why) for one in suggestions]


def test_pledges_are_suggested_by_task_then_hours(cast):
    profile = factories.profile(cast.unit, cast.network, tasks=["cleaning", "kitchen"])
    pledge(cast, "cleaning", hours="20+", company="Langt")
    pledge(cast, "cleaning", hours="10-14", company="Næsten")
    pledge(cast, "cleaning", company="Samme")
    pledge(cast, "cleaning", "kitchen", "office", hours="1-4", company="To")
    pledge(cast, "driving", company="Kørsel")
    assert told(suggestions_for_profile(profile)) == [
        ("To", "2 ens opgaver: Rengøring, Køkken og café · næsten samme timer (1–4)"),
        ("Samme", "samme opgave: Rengøring · 5–9 timer"),
        ("Næsten", "samme opgave: Rengøring · næsten samme timer (10–14)"),
        ("Langt", "samme opgave: Rengøring · men 20 eller flere timer"),
    ]


@pytest.mark.parametrize("status", ["referred", "hired", "retained", "on_hold", "withdrawn"])
def test_pledge_that_looks_for_nobody_is_not_suggested(cast, status):
    profile = factories.profile(cast.unit, cast.network)
    pledge(cast, "cleaning", status=status)
    assert suggestions_for_profile(profile) == []


def test_nothing_of_another_unit_is_suggested(cast):
    other = factories.organisation("Enheden Sønderby", kind="employment_unit")
    profile = factories.profile(cast.unit, cast.network)
    theirs = factories.profile(other, cast.network)
    handover = pledge(cast, "cleaning", unit=other)
    assert suggestions_for_profile(profile) == []
    assert [one.thing for one in suggestions_for_handover(handover)] == [theirs]


def test_profiles_are_suggested_for_a_pledge(cast):
    handover = pledge(cast, "cleaning", "kitchen")
    far = factories.profile(cast.unit, cast.network, hours="20+")
    near = factories.profile(cast.unit, cast.network)
    both = factories.profile(cast.unit, cast.network, hours="10-14", tasks=["cleaning", "kitchen"])
    factories.profile(cast.unit, cast.network, tasks=["driving"])
    factories.profile(cast.unit, cast.network, state="draft")
    found = suggestions_for_handover(handover)
    assert [one.thing for one in found] == [both, near, far]
    assert [one.thing for one in suggestions_for_handover(handover, limit=1)] == [both]


@pytest.mark.parametrize("status", ["hired", "withdrawn"])
def test_no_profile_for_a_pledge_that_looks_for_nobody(cast, status):
    factories.profile(cast.unit, cast.network)
    assert suggestions_for_handover(pledge(cast, "cleaning", status=status)) == []


def test_no_profile_for_a_visit_alone(cast):
    factories.profile(cast.unit, cast.network)
    handover = factories.handover(factories.sheet(cast.network, tasks=()), cast.unit)
    assert suggestions_for_handover(handover) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_suggestion_queries_do_not_grow(cast, django_assert_num_queries, rows):
    profile = factories.profile(cast.unit, cast.network)
    for _n in range(rows):
        pledge(cast, "cleaning")
    with django_assert_num_queries(2):
        assert len(suggestions_for_profile(profile)) == rows


def test_every_state_may_come_back_to_the_network():
    assert all(state in profiles.FOLLOWS for state in JobProfile.State.values)
