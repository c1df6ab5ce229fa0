"""2,000 letters to one PDF with a QR each, as the worker makes it: python tests/bench/letters.py [--post]

--post makes the Digital Post file of as many instead: 2,000 PDFs, each in a message of its own.
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

LETTERS = 2_000


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


def main():
    harness.prepare()
    from events.letters.batches import order, work  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    kind = "digital_post" if "--post" in sys.argv else "print"
    round, user = invited(LETTERS), factories.user()
    batch = order(round, kind=kind, user=user)
    start, cpu = time.perf_counter(), time.process_time()
    batch = work(batch.pk)
    figures = {
        "letters": batch.total,
        "seconds": round_to(time.perf_counter() - start),
        "cpu_seconds": round_to(time.process_time() - cpu),
        "megabytes": round_to(batch.file.size / 1e6),
        "memory_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "state": batch.state,
    }
    harness.report(f"letters_{kind}", **figures)


def round_to(number):
    return int(number * 10 + 0.5) / 10


if __name__ == "__main__":
    main()
