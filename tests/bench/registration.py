"""Answering yes to an invitation, one free seat each: python tests/bench/registration.py"""

import sys
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

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
    wanted = harness.sizes(__doc__, answers=(160, 4), clients=((1, 8, 32), (2,)), repeats=(3, 1))
    harness.prepare()
    expected = harness.requests_needed(wanted.answers, wanted)
    waiting = map(yes, invitations(expected))
    with harness.running_server() as server:
        figures = harness.repeated(
            server,
            {"answers": harness.next_of(waiting)},
            count=wanted.answers,
            clients=wanted.clients,
            repeats=wanted.repeats,
        )["answers"]
    from events.models import Registration  # noqa: PLC0415

    seated = Registration.objects.confirmed().count()
    harness.report(
        "registration", **figures, seated=seated, expected=expected, memory=server.memory
    )


if __name__ == "__main__":
    main()
