"""Run by the drill inside its own database: makes the guests and doors of an evening, or counts who came."""

import json
import sys

import django

django.setup()

from django.db.models import Count, Sum  # noqa: E402 (Django is set up by then)
from django.utils import timezone  # noqa: E402

from events.models import Invitation, Registration, Scan  # noqa: E402
from taskforces.models import Contact  # noqa: E402
from tests import factories  # noqa: E402

DOORS = 4


def fill(guests):
    host, now = factories.organisation(), timezone.now()
    event = factories.event(factories.network(host), starts_at=now)
    round, company = factories.invitation_round(event), factories.company()
    people = Contact.objects.bulk_create(
        Contact(organisation=host, company=company, name=f"Leder {n}", data_source="CVR")
        for n in range(guests)
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(event=event, round=round, contact=person, answer="yes", answered_at=now)
        for person in people
    )
    Registration.objects.bulk_create(
        Registration(event=event, invitation=invitation, name=person.name, seat="confirmed")
        for person, invitation in zip(people, invitations, strict=True)
    )
    keys = [factories.device(event, f"Dør {n}")[1] for n in range(DOORS)]
    print(json.dumps({"keys": keys, "codes": [invitation.code for invitation in invitations]}))


def count():
    results = Scan.objects.order_by().values_list("result").annotate(Count("pk"))
    arrived = Registration.objects.arrived()
    persons = arrived.aggregate(n=Sum("arrived_persons", default=0))["n"]
    ids = [str(pk) for pk in Scan.objects.values_list("pk", flat=True)]
    print(
        json.dumps(
            {"results": dict(results), "arrived": arrived.count(), "persons": persons, "ids": ids}
        )
    )


if __name__ == "__main__":
    fill(int(sys.argv[2])) if sys.argv[1] == "fill" else count()
