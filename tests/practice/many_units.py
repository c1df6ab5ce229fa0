"""Networks that several municipalities follow up in."""

from accounts.models import Role
from pledges.models import Handover, Sheet
from taskforces.models import Network
from tests import factories
from tests.practice.leaders import known_guest
from tests.practice.walks import walk

TOWN = "0851"


def second_unit():
    """A unit of another town, which the demo does not have: its lead and consultant are one person."""
    unit = factories.organisation(
        "Virksomhedsindgangen Østerby", "employment_unit", municipality_code=TOWN
    )
    eva = factories.user("Eva Østergaard")
    Role.objects.create(user=eva, organisation=unit, role=Role.Kind.CONSULTANT)
    return unit, eva


@walk(
    "many-units-in-a-network",
    "Host gives a network many units; a place goes to the candidate's unit",
)
def many_units(demo):
    unit, eva = second_unit()
    network = Network.objects.get(slug="task-force-nordby")
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{network.pk}/indstillinger/")
    host.press("Gem", municipality_codes=[TOWN]).follow("Flere enheder")
    host.press("Tilføj enheden", unit=str(unit.pk)).sees("Østerby er med")

    consultant = demo.visitor(eva.email).open("/arbejdsbord/jobprofiler/").follow("Ny profil")
    consultant.press(
        "Gem",
        network=str(network.pk),
        reference="Kandidat Ø1",
        headline="Rolig og grundig med hænderne",
        tasks=["cleaning"],
        hours="5-9",
        skills="Omhyggelig og venlig.",
        contact=str(eva.pk),
    )
    consultant.press("Vis for netværket").sees("Rolig og grundig")

    guest = known_guest()
    leader = demo.visitor().open(f"/ark/{guest.code}/profiler/").follow("Rolig og grundig")
    leader.open(leader.soup.select_one("a.profile-answer")["href"]).press(
        "Send", tasks=["cleaning"], hours="5-9"
    ).sees("Tak")
    sheet = Sheet.objects.latest("pk")
    assert (sheet.handover.unit, sheet.handover.owner) == (unit, eva)
    page = f"/arbejdsbord/overleveringer/{sheet.handover.pk}/"
    demo.visitor(eva.email).open(page).sees(sheet.company_name)
    host.open("/arbejdsbord/ark/").sees(sheet.company_name)
    assert demo.visitor("consultant").status(page) == 404
    others = Handover.objects.exclude(unit=unit).latest("pk")
    assert demo.visitor(eva.email).status(f"/arbejdsbord/overleveringer/{others.pk}/") == 404
