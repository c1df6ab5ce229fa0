"""Members come and go, requests are answered once, and the share of leaders is one rule."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.images import get_image_model

from taskforces.members import members
from taskforces.models import Contact, Membership
from tests import factories


@pytest.mark.parametrize(
    ("kinds", "leaders", "percent", "reached"),
    [
        ([], 0, None, False),
        (["company"], 1, 100, True),
        (["company"] * 3 + ["social_economy", "union"], 4, 80, True),
        (["company"] * 79 + ["union"] * 21, 79, 79, False),
        (["company"] * 399 + ["union"] * 101, 399, 79, False),  # 79.8 is not 80
        (["foundation", "civil_society"], 0, 0, False),
    ],
)
def test_share_of_leaders(kinds, leaders, percent, reached):
    share = members.leader_share(kinds)
    assert (share.leaders, share.percent, share.reached) == (leaders, percent, reached)


@pytest.mark.parametrize(
    ("leaders", "others", "missing"),
    [(0, 0, 0), (4, 1, 0), (3, 1, 1), (79, 21, 5), (399, 101, 5), (0, 1, 4), (1, 0, 0)],
)
def test_how_many_more_leaders_bring_the_aim(leaders, others, missing):
    share = members.LeaderShare(leaders, leaders + others)
    assert share.missing == missing
    assert members.LeaderShare(leaders + missing, leaders + others + missing).reached or not others
    if missing:
        one_less = members.LeaderShare(leaders + missing - 1, leaders + others + missing - 1)
        assert not one_less.reached


@pytest.fixture
def contact(cast):
    return factories.contact(cast.nordby, name="Ida Krog")


def test_a_contact_becomes_a_member_once(cast, client, contact):
    client.force_login(cast.secretary)
    url = reverse("taskforces:member_add", args=[cast.network.pk])
    chosen = {"contact": contact.pk, "role": "sponsor", "kind": "company"}
    assert client.post(url, chosen).status_code == 302
    assert client.post(url, chosen).status_code == 422  # is not offered any more
    (member,) = Membership.objects.all()
    assert (member.company, member.contact, member.role) == (contact.company, contact, "sponsor")
    with pytest.raises(members.MemberRefused):
        members.add_member(cast.network, contact.company, by=cast.owner)


@pytest.mark.parametrize(("others", "warned"), [(1, False), (2, True)])
def test_a_task_force_below_its_aim_is_warned(cast, client, others, warned):
    for number in range(4 + others):
        Membership.objects.create(
            network=cast.network,
            company=factories.company(f"Medlem {number}"),
            kind="company" if number < 4 else "union",
        )
    client.force_login(cast.secretary)
    page = client.get(reverse("taskforces:members", args=[cast.network.pk])).content.decode()
    assert ("Under målet: 66 % er erhvervsledere, og målet er 80 %" in page) is warned
    assert ("Med 4 virksomheder mere er I der." in page) is warned


def test_a_logo_is_put_up_and_taken_away(cast, client, contact, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    member = members.add_member(cast.network, contact.company, by=cast.owner)
    client.force_login(cast.secretary)
    url = reverse("taskforces:member_edit", args=[member.pk])
    filled = {"role": "member", "kind": "company", "joined_on": "2026-01-05"}
    client.post(url, filled | {"logo": factories.photo()})
    member.refresh_from_db()
    first = member.logo
    assert first.collection.name.startswith("Redaktion")
    client.post(url, filled)  # a form without a file leaves it
    client.post(url, filled | {"logo": factories.photo()})
    member.refresh_from_db()
    assert member.logo not in (None, first)
    assert not get_image_model().objects.filter(pk=first.pk).exists()
    client.post(url, filled | {"no_logo": "on"})
    member.refresh_from_db()
    assert member.logo is None
    assert not get_image_model().objects.exists()


def test_members_cost_the_same_for_one_and_for_many(cast, client):
    client.force_login(cast.secretary)
    url, counts = reverse("taskforces:members", args=[cast.network.pk]), []
    for _number in (1, 2):
        for _each in range(2):
            person = factories.contact(cast.nordby)
            Membership.objects.create(network=cast.network, company=person.company)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url).content.decode()
        counts.append(len(queries))
    assert "Søren Ågård" in page  # whom we know there, where no person is named
    assert counts[0] == counts[1]


def test_who_stops_is_no_member_and_may_come_back(cast, client, contact):
    member = members.add_member(cast.network, contact.company, contact=contact, by=cast.owner)
    Membership.objects.update(joined_on=date(2026, 1, 5), shown_publicly=True)
    client.force_login(cast.coordinator)
    client.post(reverse("taskforces:member_end", args=[member.pk]))
    member.refresh_from_db()
    assert (member.left_on, member.shown_publicly) == (timezone.localdate(), False)
    assert not cast.network.memberships.current().exists()
    again = members.add_member(cast.network, contact.company, contact=contact, by=cast.owner)
    assert (again.pk, again.left_on) == (member.pk, None)


@pytest.mark.parametrize(("left", "current"), [(None, True), (-1, False), (0, False), (1, True)])
def test_who_is_a_member_today(cast, contact, left, current):
    today = timezone.localdate()
    Membership.objects.create(
        network=cast.network,
        company=contact.company,
        joined_on=today - timedelta(days=9),
        left_on=None if left is None else today + timedelta(days=left),
    )
    assert cast.network.memberships.current().exists() is current


def test_a_wish_on_the_page_waits_as_a_row(cast, client):
    cast.network.host.sender_email = "post@example.org"
    cast.network.host.save()
    wish = {
        "company": "Bageriet",
        "name": "Bo Lund",
        "email": "bo@example.org",
        "phone": "12345678",
    }
    client.post(reverse("taskforces:join", args=[cast.network.slug]), wish)
    client.force_login(cast.coordinator)
    page = client.get(reverse("taskforces:members", args=[cast.network.pk])).content.decode()
    assert "Bo Lund" in page
    assert "1 vil gerne være med" in client.get(reverse("taskforces:networks")).content.decode()


def test_yes_makes_a_member_once(cast, client):
    asked = factories.join_request(cast.network)
    client.force_login(cast.coordinator)
    url = reverse("taskforces:join_request_answer", args=[asked.pk])
    for _twice in range(2):
        assert client.post(url, {"svar": "ja"}).status_code == 302
    (member,) = Membership.objects.all()
    assert (member.company.name, member.contact.name) == ("Bageriet", "Bo Lund")
    assert Contact.objects.count() == 1
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("yes", cast.coordinator)


def test_yes_to_somebody_known_makes_nobody_anew(cast, contact):
    contact.email = "ida@example.org"
    contact.save()
    members.answer_request(
        factories.join_request(cast.network, email="IDA@example.org"), yes=True, by=cast.owner
    )
    assert Membership.objects.get().contact == contact
    assert Contact.objects.count() == 1


def test_no_makes_nothing(cast):
    assert (
        members.answer_request(factories.join_request(cast.network), yes=False, by=cast.owner)
        is None
    )
    assert not Membership.objects.exists()
    assert not Contact.objects.exists()


def test_a_member_is_changed_and_the_talk_stands_in_the_plan(cast, client, contact):
    member = members.add_member(cast.network, contact.company, contact=contact, by=cast.owner)
    client.force_login(cast.coordinator)
    url = reverse("taskforces:member_edit", args=[member.pk])
    filled = {"role": "chair", "kind": "union", "joined_on": "2026-01-05", "contact": contact.pk}
    filled |= {"talk": "Småjob i praksis", "talk_on": "2026-12-09"}
    assert client.post(url, filled).status_code == 302
    page = client.get(reverse("taskforces:members", args=[cast.network.pk])).content.decode()
    assert "Småjob i praksis" in page
    assert "0 af 1 medlemmer er erhvervsledere: 0 %." in page


def test_the_file_holds_members_of_before_too(cast, client, contact):
    member = members.add_member(cast.network, contact.company, contact=contact, by=cast.owner)
    members.end_membership(member, by=cast.owner)
    client.force_login(cast.owner)
    file = client.get(reverse("taskforces:members_export", args=[cast.network.pk]))
    header, row = load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert told["Kontaktperson"] == "Ida Krog"
    assert told["Stoppede"].date() == timezone.localdate()


def test_networks_cost_the_same_for_one_and_for_many(cast, client, django_assert_max_num_queries):
    for number in range(3):
        factories.network(cast.nordby, name=f"Netværk {number}")
    client.force_login(cast.owner)
    with django_assert_max_num_queries(12):
        client.get(reverse("taskforces:networks"))
