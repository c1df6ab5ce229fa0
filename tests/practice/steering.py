"""What the steering group of a Task Force looks at."""

from pledges.models import SteeringMeeting
from tests.practice.between_evenings import task_force
from tests.practice.walks import walk


@walk(
    "registered-found-came",
    "The lead enters registered, found and came; the steering group sees all three",
)
def registered_found_came(demo):
    lead = demo.visitor("lead")
    meeting = SteeringMeeting.objects.filter(network=task_force()).earliest("held_on")
    lead.open(f"/arbejdsbord/styregruppe/{meeting.pk}/").follow("Målgruppen i tal")
    lead.is_refused("Skriv tallene", **{"Registreret": 412, "Fundet": 500, "Mødt": 31})
    lead.sees("I kan ikke finde flere, end der er registreret.")
    lead.press("Skriv tallene", **{"Registreret": 412, "Fundet": 90, "Mødt": 31})
    host = demo.visitor("coordinator").open("/arbejdsbord/styregruppe/")
    coming = SteeringMeeting.objects.filter(network=task_force(), frozen__isnull=True).first()
    host.open(f"/arbejdsbord/styregruppe/{coming.pk}/")
    host.sees("Målgruppen: på papiret, fundet og mødt", "412", "90 (21 %)", "31 (34 %)")
