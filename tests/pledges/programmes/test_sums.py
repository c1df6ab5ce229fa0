"""A programme's page: every network in numbers, all of them together, and nobody's contacts."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from pledges.programmes.sums import sums_of
from tests import factories
from tests.pledges.programmes.test_targets import placed

pytestmark = pytest.mark.django_db


@pytest.fixture
def joined(cast):
    """Nordby leads; Sønderby's network is in it, with a guest, a sheet and a late call."""
    unit = factories.organisation("Sønderbys enhed", kind="employment_unit")
    theirs = factories.network(cast.sonderby, unit, name="Task Force Sønderby")
    contact = factories.contact(cast.sonderby, name="Hemmelige Hansen")
    event = factories.event(theirs)
    factories.invitation(event, contact, answer="yes", answered_at=timezone.now())
    late = timezone.now() - timedelta(days=3)
    sheet = factories.sheet(theirs, company_name="Hemmelig Smedje", contact_name="Hemmelige Hansen")
    factories.handover(sheet, unit, contact_due=late, due_for="contact", due_at=late)
    return factories.programme(cast.nordby, cast.network, theirs)


def test_each_network_and_all_together(cast, joined):
    today = timezone.localdate()
    company = factories.company()
    for _n in range(2):
        sheet = factories.sheet(cast.network, company=company, company_name=company.name)
        factories.handover(sheet, cast.unit)
    placed(cast.network, cast.unit, "Kandidat 7", starts_on=today)
    found = sums_of(joined)
    nordby, sonderby = sorted(found.lines, key=lambda line: line.network.name)
    assert (nordby.sheets, nordby.companies, nordby.persons.placed) == (3, 2, 1)
    assert (sonderby.invited, sonderby.sheets, sonderby.calls.late) == (1, 1, 1)
    assert (found.total.invited, found.total.sheets, found.total.companies) == (1, 4, 3)
    assert [line.network.name for line in found.stalling] == ["Task Force Sønderby"]


def test_somebody_with_two_placements_is_one_person_in_the_sums(cast, joined):
    today = timezone.localdate()
    theirs = joined.members.get(network__host=cast.sonderby).network
    for network in (cast.network, cast.network, theirs):
        placed(network, cast.unit, "Kandidat 7", starts_on=today)
    found = sums_of(joined)
    assert [line.persons.placed for line in found.lines] == [1, 1]
    assert (found.total.persons.placed, found.total.persons.hired) == (1, 1)


def test_neither_page_nor_files_show_another_hosts_contacts(cast, client, joined):
    client.force_login(cast.owner)
    page = client.get(reverse("pledges:programme", args=[joined.pk])).content.decode()
    xlsx = client.get(reverse("pledges:programme_xlsx", args=[joined.pk])).content
    pdf = client.get(reverse("pledges:programme_report", args=[joined.pk])).content
    cells = [cell for row in load_workbook(io.BytesIO(xlsx)).active.values for cell in row]
    words = "".join(part.get_textpage().get_text_range() for part in pypdfium2.PdfDocument(pdf))
    for told in (page, str(cells), words):
        assert "Task Force Sønderby" in told
        assert "Hemmelig" not in told


def test_a_host_that_has_not_said_yes_gives_and_sees_no_figures(cast, client, joined):
    joined.members.filter(network__host=cast.sonderby).update(state="asked", answered_at=None)
    assert [line.network for line in sums_of(joined).lines] == [cast.network]
    client.force_login(cast.stranger)
    page = client.get(reverse("pledges:programme", args=[joined.pk])).content.decode()
    assert "Ja, vi er med" in page
    assert "Hele programmet" not in page
    for name in ("programme_xlsx", "programme_report"):
        assert client.get(reverse(f"pledges:{name}", args=[joined.pk])).status_code == 403


def test_each_figure_has_a_definition_a_source_and_a_day(cast, client, joined):
    factories.programme_target(joined, "persons", 136, source="Ansøgningen")
    client.force_login(cast.owner)
    xlsx = client.get(reverse("pledges:programme_xlsx", args=[joined.pk])).content
    header, *rows = load_workbook(io.BytesIO(xlsx)).active.values
    named = [dict(zip(header, row, strict=True)) for row in rows]
    assert all(row["Definition"] and row["Kilde"] and row["Opgjort"] for row in named)
    assert any(row["Mål"] == "136" for row in named)


def test_few_persons_of_a_network_are_not_told_outside(cast, client, joined):
    placed(cast.network, cast.unit, "Kandidat 7", starts_on=timezone.localdate())
    for n in range(6):
        placed(
            joined.members.get(network__host=cast.sonderby).network,
            cast.unit,
            f"K {n}",
            starts_on=timezone.localdate(),
        )
    client.force_login(cast.owner)
    xlsx = client.get(reverse("pledges:programme_xlsx", args=[joined.pk])).content
    rows = list(load_workbook(io.BytesIO(xlsx)).active.values)
    of_networks = {
        row[1]: row[3] for row in rows if row[1] and row[2] == "Unikke personer i forløb"
    }
    assert of_networks == dict.fromkeys(("Task Force Nordby", "Task Force Sønderby"), "under 5")
    assert any(row[2] == "Unikke personer i forløb" and row[3] == 7 for row in rows)


@pytest.mark.parametrize("networks", [1, 3])
def test_three_networks_cost_as_many_queries_as_one(cast, django_assert_num_queries, networks):
    circles = [factories.network(cast.nordby, cast.unit, name=f"N{n}") for n in range(networks)]
    for circle in circles:
        placed(circle, cast.unit, "Kandidat 7", starts_on=timezone.localdate())
    programme = factories.programme(cast.nordby, *circles)
    factories.programme_target(programme)
    with django_assert_num_queries(23):
        sums_of(programme)


def test_the_report_has_the_pools_headings(cast, client, joined):
    joined.chapters.create(heading="anchor", text="Kommunen kører det videre.")
    client.force_login(cast.owner)
    pdf = client.get(reverse("pledges:programme_report", args=[joined.pk])).content
    words = "".join(part.get_textpage().get_text_range() for part in pypdfium2.PdfDocument(pdf))
    for heading in (
        "At finde åbninger",
        "Match og fastholdelse",
        "Forankring",
        "Det har været svært",
    ):
        assert heading in words
    assert "Kommunen kører det videre." in words
    assert b"/StructTreeRoot" in pdf
