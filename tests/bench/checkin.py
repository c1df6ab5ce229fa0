"""A letter scanned at the door, one scan a request: python tests/bench/checkin.py"""

import json
import sys
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

CLIENTS = (1, 8, 32)
SCANS = 480  # a number of clients
WARM_UP = 60
DOORS = 8


def evening(guests):
    """Codes of guests who said yes, and the keys of the doors, all of one event."""
    from django.utils import timezone  # noqa: PLC0415 (Django is set up by then)

    from events.models import Invitation, Registration  # noqa: PLC0415
    from taskforces.models import Contact  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    host, now = factories.organisation("Nordby Kommune"), timezone.now()
    event = factories.event(factories.network(host), capacity=guests, starts_at=now)
    company, letter = factories.company(), factories.letter(event.network)
    round = factories.invitation_round(event, letter=letter)
    people = Contact.objects.bulk_create(
        Contact(
            organisation=host,
            company=company,
            name=f"Leder Ågård {number}",
            data_source="CVR-registret",
        )
        for number in range(guests)
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(event=event, round=round, contact=person, answer="yes", answered_at=now)
        for person in people
    )
    Registration.objects.bulk_create(
        Registration(
            event=event,
            invitation=invitation,
            company=company,
            name=invitation.contact.name,
            company_name=company.name,
            seat="confirmed",
            search_text=f"leder agard {number}",
        )
        for number, invitation in enumerate(invitations)
    )
    keys = [factories.device(event, f"Dør {number}")[1] for number in range(DOORS)]
    return [invitation.code for invitation in invitations], keys


def scan(code, key, now):
    item = {"id": str(uuid4()), "kind": "code", "at": now, "sequence": 1, "code": code}
    return harness.Request(
        method="POST",
        path="/api/v1/door/scans",
        body=json.dumps({"sent": now, "items": [item]}),
        headers={"Content-Type": "application/json", "Authorization": f"Device {key}"},
    )


def main():
    harness.prepare()
    from django.utils import timezone  # noqa: PLC0415

    codes, keys = evening(WARM_UP + SCANS * len(CLIENTS))
    now = timezone.now().isoformat()
    requests = [scan(code, keys[n % DOORS], now) for n, code in enumerate(codes)]
    figures = {}
    with harness.running_server() as server:
        harness.measure(server, requests[:WARM_UP], clients=4)
        for place, clients in enumerate(CLIENTS):
            start = WARM_UP + place * SCANS
            figures |= harness.measure(server, requests[start : start + SCANS], clients=clients)
    from events.models import Registration, Scan  # noqa: PLC0415

    harness.report(
        "checkin",
        **figures,
        guests=len(codes),
        arrived=Registration.objects.arrived().count(),
        admitted=Scan.objects.filter(result="admitted").count(),
    )


if __name__ == "__main__":
    main()
