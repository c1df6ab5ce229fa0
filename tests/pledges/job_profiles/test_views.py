"""Profiles on the desk and at the leader's: who sees what, what is refused, and nothing typed is lost."""

from uuid import uuid4

import pytest

from accounts.keys import new_code
from accounts.models import Role
from accounts.ratelimit import FAILURES
from pledges.models import JobProfile, Sheet
from pledges.sheets.handing_in import sheet_link_for
from tests import factories

DESK = "/arbejdsbord/jobprofiler/"
XSS = "<script>alert(1)</script>"


@pytest.fixture
def profile(cast):
    return factories.profile(cast.unit, cast.network, contact=cast.consultant)


@pytest.fixture
def key(cast):
    return sheet_link_for(factories.event(cast.network)).key


@pytest.fixture
def consultant(client, cast):
    client.force_login(cast.consultant)
    return client


def written(cast, **answers):
    return {
        "network": cast.network.pk,
        "reference": "Kandidat A1",
        "headline": "Rolig og grundig",
        "tasks": ["cleaning", "kitchen"],
        "hours": "5-9",
        "skills": "Har gjort rent på kontorer.",
        "wishes": "Vil gerne møde kl. 9.",
        "contact": cast.consultant.pk,
    } | answers


def test_consultant_writes_previews_and_publishes(consultant, cast):
    url = consultant.post(f"{DESK}ny/", written(cast)).url
    profile = JobProfile.objects.get()
    assert url == f"{DESK}{profile.pk}/"
    assert (profile.unit, profile.state, profile.tasks) == (
        cast.unit,
        "draft",
        ["cleaning", "kitchen"],
    )
    assert "Har gjort rent på kontorer." in consultant.get(url).content.decode()
    consultant.post(f"{url}vis/")
    profile.refresh_from_db()
    assert profile.state == "published"


def test_profile_that_names_a_person_is_refused_with_everything_kept(consultant, cast):
    answers = written(cast, skills="Fatima Abdi kan gøre rent")
    response = consultant.post(f"{DESK}ny/", answers)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Det ligner et navn." in html
    assert "Fatima Abdi kan gøre rent" in html
    assert "Nej, det er ikke et navn på en person" in html
    assert JobProfile.objects.count() == 0
    assert consultant.post(f"{DESK}ny/", answers | {"not_name": "on"}).status_code == 302


@pytest.mark.parametrize("field", ["reference", "headline", "skills", "wishes"])
@pytest.mark.parametrize(
    "text", ["010180-1234", "Ring 22334455", "leder@example.org", "født 12.3.1985"]
)
def test_no_text_of_a_profile_leads_to_a_person(consultant, cast, field, text):
    response = consultant.post(f"{DESK}ny/", written(cast, not_name="on", **{field: text}))
    assert response.status_code == 422
    assert ("010180-1234" in response.content.decode()) is False
    assert JobProfile.objects.count() == 0


@pytest.mark.parametrize("reference", ["Kandidat Fatima", "søren"])
def test_reference_is_no_name_whatever_is_ticked(consultant, cast, reference):
    answers = written(cast, reference=reference, not_name="on")
    assert consultant.post(f"{DESK}ny/", answers).status_code == 422


def test_reference_is_used_once_a_unit(consultant, cast, profile):
    answers = written(cast, reference=profile.reference.upper())
    response = consultant.post(f"{DESK}ny/", answers)
    assert response.status_code == 422
    assert "Den reference har I brugt." in response.content.decode()
    assert consultant.post(f"{DESK}{profile.pk}/ret/", answers).status_code == 302


@pytest.mark.parametrize("address", ["ny/", "{pk}/ret/"])
def test_foreign_ids_are_refused_in_the_form(consultant, cast, profile, address):
    unit = factories.organisation("Enheden Sønderby", kind="employment_unit")
    network = factories.network(host=cast.sonderby, unit=unit)
    for foreign in ({"network": network.pk}, {"contact": cast.stranger.pk}):
        response = consultant.post(
            f"{DESK}{address.format(pk=profile.pk)}", written(cast, **foreign)
        )
        assert response.status_code == 422
    assert JobProfile.objects.get().network == cast.network


def test_contact_of_another_own_unit_does_not_fit(consultant, cast):
    other = factories.organisation("Enheden Østby", kind="employment_unit")
    Role.objects.create(user=cast.consultant, organisation=other, role="consultant")
    colleague = factories.user("Kollega")
    Role.objects.create(user=colleague, organisation=other, role="consultant")
    assert consultant.post(f"{DESK}ny/", written(cast, contact=colleague.pk)).status_code == 422


@pytest.mark.parametrize("answers", [{"tasks": ["flying"]}, {"hours": "99"}, {"network": "x"}])
def test_choices_nobody_offered_are_refused(consultant, cast, answers):
    assert consultant.post(f"{DESK}ny/", written(cast, **answers)).status_code == 422


def test_withdrawn_and_filled_from_the_page(consultant, cast, profile):
    url = f"{DESK}{profile.pk}/"
    consultant.post(f"{url}job/")
    profile.refresh_from_db()
    assert profile.state == "filled"
    html = consultant.post(f"{url}tag-ned/", follow=True).content.decode()
    assert "Det kan ikke lade sig gøre med profilen lige nu." in html
    consultant.post(f"{url}vis/")
    consultant.post(f"{url}tag-ned/")
    profile.refresh_from_db()
    assert profile.state == "withdrawn"


@pytest.mark.parametrize("action", ["vis/", "tag-ned/", "job/"])
def test_a_get_changes_nothing(consultant, profile, action):
    assert consultant.get(f"{DESK}{profile.pk}/{action}").status_code == 405


def test_delicate_words_are_warned_of_and_allowed(consultant, cast):
    answers = written(cast, skills="Er visiteret til fleksjob og kan gøre rent.")
    url = consultant.post(f"{DESK}ny/", answers).url
    assert "Teksten nævner fleksjob." in consultant.get(url).content.decode()


def test_markup_is_shown_as_text(consultant, cast, key):
    profile = factories.profile(
        cast.unit, cast.network, headline=XSS, skills=XSS, wishes=XSS, reference=XSS
    )
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    for url in (
        DESK,
        f"{DESK}{profile.pk}/",
        f"{DESK}{profile.pk}/ret/",
        f"/ark/{key}/profiler/",
        f"/ark/{key}/profiler/{profile.pk}/",
        f"/ark/{key}/?profil={profile.pk}",
        f"/arbejdsbord/overleveringer/{handover.pk}/",
    ):
        html = consultant.get(url).content.decode()
        assert XSS not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries_do_not_grow(consultant, cast, django_assert_num_queries, rows):
    for _n in range(rows):
        factories.profile(cast.unit, cast.network, contact=cast.consultant)
    consultant.get(DESK)
    with django_assert_num_queries(6):
        consultant.get(DESK)


@pytest.mark.parametrize("rows", [1, 3])
def test_leaders_list_queries_do_not_grow(client, cast, key, django_assert_num_queries, rows):
    for _n in range(rows):
        factories.profile(cast.unit, cast.network, contact=cast.consultant)
    with django_assert_num_queries(2):
        client.get(f"/ark/{key}/profiler/")


@pytest.mark.parametrize("state", ["draft", "filled", "withdrawn"])
def test_leaders_see_only_what_is_published(client, cast, key, state):
    hidden = factories.profile(cast.unit, cast.network, state=state, headline="Skjult en")
    assert "Skjult en" not in client.get(f"/ark/{key}/profiler/").content.decode()
    assert client.get(f"/ark/{key}/profiler/{hidden.pk}/").status_code == 404
    html = client.get(f"/ark/{key}/?profil={hidden.pk}").content.decode()
    assert "Skjult en" not in html
    assert "klar" not in html


def test_leaders_see_only_their_own_network(client, cast, key):
    other = factories.network(host=cast.nordby, unit=cast.unit)
    foreign = factories.profile(cast.unit, other, headline="Fremmed en")
    assert client.get(f"/ark/{key}/profiler/{foreign.pk}/").status_code == 404
    assert "Fremmed en" not in client.get(f"/ark/{key}/?profil={foreign.pk}").content.decode()


def test_guessed_keys_are_counted_on_the_profiles_too(client, cast, profile, key):
    for _n in range(FAILURES):
        assert client.get(f"/ark/{new_code()}/profiler/").status_code == 404
    assert client.get(f"/ark/{new_code()}/profiler/").status_code == 429
    assert client.get(f"/ark/{key}/profiler/").status_code == 200
    assert client.get(f"/ark/{key}/profiler/{profile.pk}/").status_code == 200


def test_profiles_of_a_closed_sheet_are_closed(client, cast, profile, key):
    cast.network.active = False
    cast.network.save()
    assert profile.headline not in client.get(f"/ark/{key}/profiler/").content.decode()


def answered(**answers):
    return {
        "client_id": str(uuid4()),
        "tasks": ["cleaning"],
        "hours": "5-9",
        "positions": "1",
        "pattern": "weekly",
        "call_way": "phone",
        "call_time": "any",
        "contact_name": "Søren Ågård",
        "company_name": "Ågård Maskinfabrik",
        "phone": "12345678",
    } | answers


def test_leader_answers_a_profile_with_a_sheet(client, cast, profile, key):
    assert (
        "Jeg har noget til personen"
        in client.get(f"/ark/{key}/profiler/{profile.pk}/").content.decode()
    )
    address = f"/ark/{key}/?profil={profile.pk}"
    html = client.get(address).content.decode()
    assert profile.headline in html
    assert 'value="cleaning" id="id_tasks_1" checked' in " ".join(html.split())
    client.post(address, answered())
    sheet = Sheet.objects.get()
    assert sheet.profile == profile
    assert sheet.handover.owner == cast.consultant  # who knows the profile


@pytest.mark.parametrize("typed", ["", "0", "999999", "abc", "1%00", "-1"])
def test_profile_that_is_not_there_costs_no_sheet(client, cast, profile, key, typed):
    client.post(f"/ark/{key}/?profil={typed}", answered())
    assert Sheet.objects.get().profile is None


def test_foreign_profile_is_not_written_on_a_sheet(client, cast, key):
    other = factories.network(host=cast.nordby, unit=cast.unit)
    foreign = factories.profile(cast.unit, other)
    client.post(f"/ark/{key}/?profil={foreign.pk}", answered())
    assert Sheet.objects.get().profile is None


def test_network_with_profiles_first_shows_them_above_the_sheet(client, cast, profile, key):
    link = f"/ark/{key}/profiler/{profile.pk}/"
    assert link not in client.get(f"/ark/{key}/").content.decode()
    cast.network.job_profiles_first = True
    cast.network.save()
    html = client.get(f"/ark/{key}/").content.decode()
    assert html.index(link) < html.index('name="tasks"')


def test_handover_page_suggests_profiles(consultant, cast, profile):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    html = consultant.get(f"/arbejdsbord/overleveringer/{handover.pk}/").content.decode()
    assert "samme opgave: Rengøring · 5–9 timer" in html
