"""The lead makes somebody a job broker, with companies or without."""

import pytest

from accounts.models import AuditEntry, Role
from pledges.job_brokers.brokers import Form, form_of
from tests import factories

K = Role.Kind
FORMS = [
    ({K.CONSULTANT}, Form.NONE),
    ({K.UNIT_LEAD}, Form.NONE),
    ({K.JOB_BROKER}, Form.CANDIDATES),
    ({K.JOB_BROKER, K.CONSULTANT}, Form.BOTH),
    ({K.JOB_BROKER, K.UNIT_LEAD}, Form.BOTH),
    (set(), Form.NONE),
]


@pytest.mark.parametrize(("roles", "form"), FORMS)
def test_which_form_the_roles_make(roles, form):
    assert form_of(frozenset(roles)) == form


@pytest.fixture
def lead(client, cast):
    client.force_login(cast.lead)
    return client


def choose(client, cast, form, who="consultant"):
    person = getattr(cast, who)
    return client.post(f"/arbejdsbord/jobformidlere/{cast.unit.pk}/{person.pk}/", {"form": form})


def roles_of(cast):
    return set(Role.objects.filter(user=cast.consultant).values_list("role", flat=True))


@pytest.mark.parametrize(
    ("form", "roles"),
    [
        ("candidates", {K.JOB_BROKER}),
        ("both", {K.JOB_BROKER, K.CONSULTANT}),
        ("none", {K.CONSULTANT}),
    ],
)
def test_the_lead_gives_the_role_in_one_of_two_forms(lead, cast, form, roles):
    assert choose(lead, cast, form).url == "/arbejdsbord/jobformidlere/"
    assert roles_of(cast) == roles
    choose(lead, cast, form)
    assert AuditEntry.objects.filter(verb="job_broker.set").count() == (form != "none")


def test_without_companies_they_have_candidates_and_no_sheets(lead, client, cast):
    choose(lead, cast, "candidates")
    candidate = factories.candidate(cast.unit, cast.network)
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    client.force_login(cast.consultant)
    assert client.get(f"/arbejdsbord/kandidater/{candidate.pk}/").status_code == 200
    assert client.get(f"/arbejdsbord/kandidater/{candidate.pk}/samtaler/").status_code == 200
    assert client.get("/arbejdsbord/kandidater/").status_code == 200
    assert client.get("/arbejdsbord/aabninger/").status_code == 200
    assert client.get(f"/arbejdsbord/overleveringer/{handover.pk}/").status_code == 403


@pytest.mark.parametrize(("who", "form"), [("helper", "both"), ("stranger", "both")])
def test_nobody_from_outside_becomes_one(lead, cast, who, form):
    assert choose(lead, cast, form, who).status_code == 404


def test_a_form_that_is_none_is_not_found(lead, cast):
    assert choose(lead, cast, "everything").status_code == 404


def test_a_role_by_the_organisations_log_in_stays(lead, cast):
    provider = factories.identity_provider(cast.unit)
    Role.objects.filter(user=cast.consultant).update(given_by=provider)
    choose(lead, cast, "candidates")
    assert roles_of(cast) == {K.JOB_BROKER, K.CONSULTANT}
