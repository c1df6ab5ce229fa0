"""A letter scanned at the door, one scan a request: python tests/bench/checkin.py"""

import json
import sys
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

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
    wanted = harness.sizes(__doc__, scans=(320, 4), clients=((1, 8, 32), (2,)), repeats=(3, 1))
    harness.prepare()
    from django.utils import timezone  # noqa: PLC0415

    codes, keys = evening(harness.requests_needed(wanted.scans, wanted))
    now = timezone.now().isoformat()
    waiting = (scan(code, keys[n % DOORS], now) for n, code in enumerate(codes))
    with harness.running_server(workers=not wanted.small) as server:
        figures = harness.repeated(
            server,
            {"scans": harness.next_of(waiting)},
            count=wanted.scans,
            clients=wanted.clients,
            repeats=wanted.repeats,
        )["scans"]
    from events.models import Registration, Scan  # noqa: PLC0415

    harness.report(
        "checkin",
        **figures,
        guests=len(codes),
        arrived=Registration.objects.arrived().count(),
        admitted=Scan.objects.filter(result="admitted").count(),
        memory=server.memory,
    )


if __name__ == "__main__":
    main()
