"""Answering yes to an invitation, one free seat each: python tests/bench/registration.py"""

import sys
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

CLIENTS = (1, 8, 32)
ANSWERS = 320  # a number of clients
WARM_UP = 60
TOKEN = "b" * 32  # CSRF: cookie and form only have to say the same


def invitations(count):
    from events.models import Invitation  # noqa: PLC0415 (Django is set up by then)
    from taskforces.models import Contact  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    host = factories.organisation("Nordby Kommune", phone="12345678")
    event = factories.event(factories.network(host), capacity=count, agenda="Velkomst\nSpot et job")
    company, letter = factories.company(), factories.letter(event.network)
    round = factories.invitation_round(event, letter=letter)
    people = Contact.objects.bulk_create(
        Contact(
            organisation=host,
            company=company,
            name=f"Leder Ågård {number}",
            email=f"leder-{number}@example.org",
            data_source="CVR-registret",
        )
        for number in range(count)
    )
    return Invitation.objects.bulk_create(
        Invitation(event=event, round=round, contact=person) for person in people
    )


def yes(invitation):
    return harness.Request(
        method="POST",
        path=f"/i/{invitation.code}/svar/",
        body=urlencode({"answer": "yes", "companions": "0", "csrfmiddlewaretoken": TOKEN}),
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={TOKEN}",
        },
        expect=302,
    )


def main():
    harness.prepare()
    fresh = iter(invitations(WARM_UP + ANSWERS * len(CLIENTS)))
    figures = {}
    with harness.running_server() as server:
        harness.measure(server, [yes(next(fresh)) for _ in range(WARM_UP)], clients=4)
        for clients in CLIENTS:
            requests = [yes(next(fresh)) for _ in range(ANSWERS)]
            figures |= harness.measure(server, requests, clients=clients)
    from events.models import Registration  # noqa: PLC0415

    seated = Registration.objects.confirmed().count()
    harness.report("registration", **figures, seated=seated, expected=WARM_UP + ANSWERS * 3)


if __name__ == "__main__":
    main()
