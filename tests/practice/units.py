"""Networks with more than one unit."""

from accounts.models import Organisation, Role, User
from pledges.models import Candidate, Opening, Placement, Referral
from tests.practice.persons import begin, open_ones, task_force
from tests.practice.walks import walk

VESTBY = "vera@vestby.example"


def unit_of_vestby():
    """Another municipality's unit with one consultant; the network works there too."""
    network = task_force()
    network.municipality_codes = [*network.municipality_codes, "0787"]
    network.save()
    unit = Organisation.objects.create(
        kind="employment_unit", name="Jobcenter Vestby", slug="vestby", municipality_code="0787"
    )
    person = User.objects.create_user(email=VESTBY, name="Vera Vest")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    return unit


@walk(
    "many-units-in-a-network",
    "The host gives a network many units; a place goes to the candidate's unit",
)
def many_units_in_a_network(demo):
    unit = unit_of_vestby()
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").follow("Indstillinger")
    host.press("Gem", further_units=[str(unit.pk)])
    assert list(task_force().further_units.all()) == [unit]
    vera = demo.visitor(VESTBY).open("/arbejdsbord/kandidater/").follow("Ny kandidat")
    vera.press("Gem kandidaten", Reference="Kandidat W9", network=str(task_force().pk))
    candidate = Candidate.objects.get(reference="Kandidat W9")
    opening = open_ones().first()
    vera.follow("Henvis til en åbning").press("Præsenter", opening=str(opening.pk))
    ours = demo.visitor("consultant").open(f"/arbejdsbord/aabninger/{opening.pk}/")
    ours.sees("Kandidat W9")
    referral = Referral.objects.get(candidate=candidate)
    ours.open(f"/arbejdsbord/henvisninger/{referral.pk}/").press("Skriv ned", state="yes")
    given = Opening.objects.get(unit=unit)
    assert given.company_name == opening.company_name
    begin(vera, given, "Kandidat W9")
    placement = Placement.objects.get(candidate=candidate)
    assert placement.unit == unit
    vera.open(f"/arbejdsbord/kandidater/{candidate.pk}/").sees("I job", opening.company_name)
    assert ours.status(f"/arbejdsbord/forloeb/{placement.pk}/") == 404
