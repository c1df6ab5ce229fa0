"""2,000 letters to one PDF with a QR each, as the worker makes it: python tests/bench/letters.py [--post]

--post makes the Digital Post file of as many instead: 2,000 PDFs, each in a message of its own.
"""

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import timed


def invited(number):
    from taskforces.models import Company, Contact  # noqa: PLC0415 (Django is set up by then)
    from tests import factories  # noqa: PLC0415

    host = factories.organisation("Nordby Kommune", cvr_number="29189722")
    event = factories.event(factories.network(host), agenda="Velkomst\nSpot et småjob")
    round = factories.invitation_round(event)
    companies = Company.objects.bulk_create(
        Company(
            name=f"Ågård {n} ApS",
            cvr_number=f"{10_000_000 + n}",
            street=f"Industrivej {n}",
            postcode=f"{1000 + n * 7 % 8999}",
            city="Nordby",
        )
        for n in range(number)
    )
    contacts = [
        Contact(
            organisation=host,
            company=company,
            name=f"Søren Ågård {n}",
            email=f"leder{n}@example.org",
            data_source="CVR-registret",
        )
        for n, company in enumerate(companies)
    ]
    for contact in contacts:
        contact.set_derived()
    people = Contact.objects.bulk_create(contacts)
    event.invitations.bulk_create(
        event.invitations.model(event=event, round=round, contact=person) for person in people
    )
    return round


def _most(whose):
    return resource.getrusage(whose).ru_maxrss // 1024


def main():
    wanted = harness.sizes(__doc__, letters=(2_000, 3), post=(False, False))
    harness.prepare()
    from events.letters.batches import order, work  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    kind = "digital_post" if wanted.post else "print"
    round, user = invited(wanted.letters), factories.user()
    batch = order(round, kind=kind, by=user, whom="unanswered")
    with timed() as figures:
        batch = work(batch.pk)
    figures |= {
        "letters": batch.total,
        "megabytes": batch.file.size // 10_000 / 100,
        "memory_megabytes": _most(resource.RUSAGE_SELF),
        "children_memory_megabytes": _most(resource.RUSAGE_CHILDREN),
        "children_cpu_seconds": int(sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])),
        "state": batch.state,
    }
    harness.report(f"letters_{kind}", **figures)


if __name__ == "__main__":
    main()
