"""What a personal job broker does before and after a start."""

from pledges.models import Placement
from tests.practice.walks import walk


@walk(
    "aftercare", "The broker plans aftercare for either side; contacts are logged on the placement"
)
def aftercare(demo):
    placement = (
        Placement.objects.in_place()
        .filter(handover__unit__slug="virksomhedsindgangen-nordby")
        .first()
    )
    broker = demo.visitor("consultant").open(f"/arbejdsbord/forloeb/{placement.pk}/")
    broker.follow("Efterværn")
    broker.press("Planlæg", **{"plan-side": "company", "Uger imellem": 4, "Antal gange": 2})
    broker.sees("Tal med virksomheden")
    broker.press(
        "Skriv ned", **{"log-side": "person", "Minutter": 25, "Hvad aftalte I?": "En time mere."}
    )
    broker.sees("En time mere.", "25 min.")
    broker.open("/arbejdsbord/eftervaern/").sees(placement.handover.sheet.company_name)
