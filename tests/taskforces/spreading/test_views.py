from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from taskforces.models import Outreach
from tests import factories


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


def test_the_year_lists_what_is_ahead_and_sums_what_was(cast, client):
    today = timezone.localdate()
    factories.outreach(cast.network, "Et oplæg", result="held", reach=40, happens_on=today)
    factories.outreach(cast.network, "Sidste år", happens_on=today - timedelta(days=366), reach=9)
    client.force_login(cast.secretary)
    page = client.get(url("spreading", cast.network.pk)).content.decode()
    assert "Et oplæg" in page
    assert "Sidste år" not in page
    assert ">40<" in page
    before = client.get(url("spreading", cast.network.pk), {"aar": today.year - 1})
    assert "Sidste år" in before.content.decode()
    assert client.get(url("spreading", cast.network.pk), {"aar": "20x6"}).status_code == 200


def test_three_rows_cost_as_many_queries_as_one(cast, client, django_assert_num_queries):
    client.force_login(cast.secretary)
    member = factories.ambassador(cast.network, factories.contact(cast.nordby))
    factories.outreach(cast.network, member=member)
    with django_assert_num_queries(6) as one:
        client.get(url("spreading", cast.network.pk))
    for _n in range(2):
        factories.outreach(cast.network, member=member)
    with django_assert_num_queries(len(one)):
        client.get(url("spreading", cast.network.pk))


def test_an_entry_is_written_down(cast, client):
    client.force_login(cast.secretary)
    day = timezone.localdate() + timedelta(days=20)
    told = {"kind": "talk", "title": "Småjob", "audience": "DIF", "happens_on": f"{day}"}
    answer = client.post(url("outreach_create", cast.network.pk), told | {"result": "planned"})
    entry = Outreach.objects.get()
    assert answer.url == url("outreach", entry.pk)
    assert (entry.network, entry.audience) == (cast.network, "DIF")


def test_a_foreign_member_does_not_talk(cast, client):
    client.force_login(cast.secretary)
    foreign = factories.network(cast.sonderby, name="Fremmed")
    member = factories.ambassador(foreign, factories.contact(cast.sonderby))
    told = {"kind": "talk", "title": "x", "audience": "y", "happens_on": "2027-01-01"}
    sent = told | {"result": "planned", "member": member.pk}
    assert client.post(url("outreach_create", cast.network.pk), sent).status_code == 422


def test_only_chosen_entries_that_happened_are_public(cast):
    day = timezone.localdate()
    shown = factories.outreach(cast.network, result="held", shown_publicly=True, happens_on=day)
    factories.outreach(cast.network, result="held")
    factories.outreach(cast.network, result="planned", shown_publicly=True)
    assert list(Outreach.objects.shown()) == [shown]


def test_what_brought_a_promise_stays(cast, client):
    client.force_login(cast.secretary)
    entry = factories.outreach(cast.network)
    client.post(reverse("pledges:outreach_link_create", args=[entry.pk]))
    factories.sheet(cast.network, link=entry.sheet_link)
    client.post(url("outreach_remove", entry.pk))
    assert Outreach.objects.get() == entry
    other = factories.outreach(cast.network)
    client.post(url("outreach_remove", other.pk))
    assert list(Outreach.objects.all()) == [entry]
