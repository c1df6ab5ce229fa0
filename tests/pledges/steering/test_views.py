"""The screens of the steering group."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from pledges.models import SteeringAction, SteeringMeeting
from pledges.steering.meetings import fingerprint
from tests import factories

URL = "/arbejdsbord/styregruppe/"
CPR = "010101-1234"


@pytest.fixture
def meeting(cast):
    return factories.steering_meeting(cast.network, place="Rådhuset")


@pytest.fixture
def lead(client, cast):
    client.force_login(cast.lead)
    return client


def page(client, meeting):
    return client.get(f"{URL}{meeting.pk}/")


def waiting(cast, company="Ågård", network=None):
    sheet = factories.sheet(network or cast.network, company_name=company)
    due = timezone.now() - timedelta(days=5)
    return factories.handover(sheet, cast.unit, owner=cast.consultant, contact_due=due)


def test_list_has_coming_meetings_on_top_with_their_open_actions(lead, cast):
    today = timezone.localdate()
    for days in (-30, 20, 3, -60):
        factories.steering_meeting(cast.network, held_on=today + timedelta(days=days))
    held = SteeringMeeting.objects.get(held_on=today - timedelta(days=30))
    factories.steering_action(held)
    factories.steering_action(held, done_at=timezone.now())
    response = lead.get(URL)
    [group] = response.context["groups"]
    days = [(m.held_on - today).days for m in group["coming"] + group["held"]]
    assert days == [3, 20, -30, -60]
    assert "1 åben aftale" in response.content.decode()


def test_list_without_a_meeting_says_how_to_begin(lead):
    assert "Ingen møder endnu" in lead.get(URL).content.decode()


def test_list_shows_no_meeting_of_others(lead, cast, meeting):
    other = factories.network(cast.sonderby, name="Kanariefugl")
    factories.steering_meeting(other)
    text = lead.get(URL).content.decode()
    assert "Kanariefugl" not in text
    assert cast.network.name in text


def test_list_of_one_and_three_takes_the_same_queries(lead, cast, django_assert_max_num_queries):
    lead.get(URL)
    for _n in range(3):
        factories.steering_action(
            factories.steering_meeting(factories.network(cast.nordby, unit=cast.unit))
        )
        with django_assert_max_num_queries(10):
            lead.get(URL)


@pytest.mark.parametrize("who", ["lead", "coordinator", "owner"])
def test_both_sides_see_the_meeting_and_the_place_in_the_menu(client, cast, meeting, who):
    client.force_login(getattr(cast, who))
    text = page(client, meeting).content.decode()
    assert "Rådhuset" in text
    assert f'<a href="{URL}" aria-current="page">' in text


def test_a_consultant_has_no_such_place_in_the_menu(client, cast):
    client.force_login(cast.consultant)
    assert f'href="{URL}"' not in client.get("/arbejdsbord/").content.decode()


def test_plan_a_meeting(lead, cast):
    day = timezone.localdate() + timedelta(days=14)
    response = lead.post(
        f"{URL}nyt/", {"network": cast.network.pk, "held_on": day, "place": "Rådhuset"}
    )
    meeting = SteeringMeeting.objects.get()
    assert response.url == f"{URL}{meeting.pk}/"
    assert (meeting.held_on, meeting.place) == (day, "Rådhuset")
    assert meeting.period_start == day - timedelta(days=90)


def test_the_same_day_twice_is_told_at_the_date_and_the_rest_is_kept(lead, cast, meeting):
    facts = {"network": cast.network.pk, "held_on": meeting.held_on, "place": "Kantinen"}
    response = lead.post(f"{URL}nyt/", facts)
    assert response.status_code == 422
    assert response.context["form"].errors["held_on"] == ["Netværket har allerede et møde den dag."]
    assert "Kantinen" in response.content.decode()
    assert SteeringMeeting.objects.count() == 1


@pytest.mark.parametrize("of", ["sonderby", "nordby_without_the_unit"])
def test_a_foreign_network_is_refused(lead, cast, of):
    host = cast.sonderby if of == "sonderby" else cast.nordby
    foreign = factories.network(host, name="Kanariefugl")
    facts = {"network": foreign.pk, "held_on": timezone.localdate()}
    response = lead.post(f"{URL}nyt/", facts)
    assert response.status_code == 422
    assert "network" in response.context["form"].errors
    assert "Kanariefugl" not in response.content.decode()
    assert not SteeringMeeting.objects.exists()


def test_a_meeting_moves(lead, cast, meeting):
    day = meeting.held_on + timedelta(days=1)
    facts = {"held_on": day, "period_start": meeting.period_start, "place": "Åvang"}
    assert lead.post(f"{URL}{meeting.pk}/ret/", facts).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.place) == (day, "Åvang")
    facts["period_start"] = day + timedelta(days=1)
    assert lead.post(f"{URL}{meeting.pk}/ret/", facts).status_code == 422


def test_page_has_every_point_also_of_an_empty_network(lead, meeting):
    text = page(lead, meeting).content.decode()
    for title in (
        "Siden sidst",
        "Tallene for perioden",
        "Over fristen",
        "Går i stå",
        "Mangler en kandidat",
        "Her siger vi ikke det samme",
        "Job, der skal passes på",
        "Hvem venter, og hvem følger op",
        "Det aftaler vi i dag",
        "Referat",
    ):
        assert f">{title}</h2>" in text
    assert "Ingen virksomhed venter ud over fristen." in text


def test_page_names_companies_and_never_what_the_unit_wrote(client, cast, meeting):
    handover = waiting(cast)
    handover.entries.create(kind="note", text="HEMMELIGT", by=cast.consultant)
    handover.agreed_note = "HEMMELIGT"
    handover.save()
    placement = factories.placement(handover, state="at_risk", buddy="HEMMELIGT")
    client.force_login(cast.coordinator)
    text = page(client, meeting).content.decode()
    assert "Ågård" in text
    assert "consultant" in text
    assert "HEMMELIGT" not in text
    assert placement.candidate_reference not in text
    assert handover.sheet.contact_name not in text


def test_page_shows_no_company_of_another_network(lead, cast, meeting):
    waiting(cast, "Kanariefugl", network=factories.network(cast.nordby, unit=cast.unit))
    assert "Kanariefugl" not in page(lead, meeting).content.decode()
    waiting(cast, "Kanariefugl")
    assert "Kanariefugl" in page(lead, meeting).content.decode()


def test_names_that_were_typed_are_text(lead, cast, meeting):
    waiting(cast, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(lead, meeting).content.decode()


def test_page_of_one_and_three_takes_the_same_queries(
    lead, cast, meeting, django_assert_max_num_queries
):
    page(lead, meeting)
    for n in range(3):
        waiting(cast, f"Firma {n}")
        factories.steering_action(meeting)
        with django_assert_max_num_queries(42):
            page(lead, meeting)


def test_an_action_is_written_done_opened_and_removed(lead, meeting):
    facts = {
        "action-text": "Ring til Ågård",
        "action-owner": "Karin",
        "action-due_on": meeting.held_on,
    }
    assert lead.post(f"{URL}{meeting.pk}/aftaler/", facts).url == f"{URL}{meeting.pk}/#today"
    action = SteeringAction.objects.get()
    own = f"{URL}{meeting.pk}/aftaler/{action.pk}/"
    lead.post(f"{own}gjort/")
    assert "gjort" in page(lead, meeting).content.decode()
    response = lead.post(f"{own}fjern/", follow=True)
    assert "Åbn den først" in response.content.decode()
    lead.post(f"{own}igen/")
    lead.post(f"{own}fjern/")
    assert not SteeringAction.objects.exists()


def test_an_action_of_an_earlier_meeting_is_done_from_this_one(lead, cast, meeting):
    earlier = factories.steering_meeting(cast.network, held_on=meeting.held_on - timedelta(days=30))
    action = factories.steering_action(
        earlier, text="Ring til Bæk", due_on=meeting.held_on - timedelta(days=2)
    )
    text = page(lead, meeting).content.decode()
    assert "Ring til Bæk" in text
    assert "row--late" in text
    response = lead.post(f"{URL}{meeting.pk}/aftaler/{action.pk}/gjort/")
    assert response.url == f"{URL}{meeting.pk}/#agreed"
    action.refresh_from_db()
    assert action.done_at is not None
    lead.post(f"{URL}{meeting.pk}/aftaler/{action.pk}/fjern/")
    assert SteeringAction.objects.filter(pk=action.pk).exists()


@pytest.mark.parametrize("what", ["gjort", "igen", "fjern"])
def test_an_action_of_another_network_does_not_exist(lead, cast, meeting, what):
    other = factories.network(cast.nordby, unit=cast.unit)
    foreign = factories.steering_action(factories.steering_meeting(other))
    url = f"{URL}{meeting.pk}/aftaler/{foreign.pk}/{what}/"
    assert lead.post(url).status_code == 404
    foreign.refresh_from_db()
    assert foreign.done_at is None


def test_a_cpr_number_is_refused_in_minutes_and_actions(lead, meeting):
    minutes = {"minutes-minutes": f"Ring til {CPR}", "minutes-expected": fingerprint(meeting)}
    action = {
        "action-text": f"Ring til {CPR}",
        "action-owner": "Karin",
        "action-due_on": meeting.held_on,
    }
    for path, facts in (("referat", minutes), ("aftaler", action)):
        response = lead.post(f"{URL}{meeting.pk}/{path}/", facts)
        assert response.status_code == 422
        assert CPR not in response.content.decode()
    meeting.refresh_from_db()
    assert meeting.minutes == ""
    assert not SteeringAction.objects.exists()


def test_minutes_that_another_wrote_meanwhile_stand_and_ones_own_are_kept(lead, cast, meeting):
    facts = {"minutes-minutes": "Mit referat", "minutes-expected": fingerprint(meeting)}
    SteeringMeeting.objects.update(minutes="Deres referat")
    response = lead.post(f"{URL}{meeting.pk}/referat/", facts)
    assert response.status_code == 422
    text = response.content.decode()
    assert "En anden har skrevet i referatet" in text
    assert "Mit referat" in text
    assert "Deres referat" in text
    meeting.refresh_from_db()
    assert meeting.minutes == "Deres referat"


def test_minutes_are_kept_as_they_were_typed(lead, meeting):
    text = "Overleveringen virker.\n\nVi mangler kandidater."
    facts = {"minutes-minutes": text, "minutes-expected": fingerprint(meeting)}
    lead.post(f"{URL}{meeting.pk}/referat/", facts)
    meeting.refresh_from_db()
    assert meeting.minutes.replace("\r\n", "\n") == text
    again = page(lead, meeting)
    assert again.context["minutes_form"].initial["expected"] == fingerprint(meeting)


def test_a_fingerprint_that_looks_like_a_cpr_number_is_no_reason_to_refuse(lead, meeting):
    meeting.minutes = "Referat nr. 16155"  # 53afd3105383591e
    meeting.save()
    facts = {"minutes-minutes": "Nyt referat", "minutes-expected": fingerprint(meeting)}
    assert lead.post(f"{URL}{meeting.pk}/referat/", facts).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes == "Nyt referat"


def test_an_owner_of_two_sides_sees_a_meeting_once(client, cast, meeting):
    Role.objects.create(user=cast.lead, organisation=cast.nordby, role=Role.Kind.OWNER)
    client.force_login(cast.lead)
    [group] = client.get(URL).context["groups"]
    assert len(group["coming"] + group["held"]) == 1
