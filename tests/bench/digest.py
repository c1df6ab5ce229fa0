"""The morning's lists of 2,000 consultants with a million sheets: python tests/bench/digest.py

On PostgreSQL (DATABASE_URL or own_servers.py); goal: 60 seconds. --sheets 100000 for a shorter run.
SQLite makes no more than one batch of them.
"""

import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import timed

BATCH = 20_000
MORNING = "2026-11-25T08:00:00+01:00"


def country(people, units, count):
    from accounts.models import Role, User  # noqa: PLC0415 (Django is set up by then)
    from tests import factories  # noqa: PLC0415

    host = factories.organisation("Landet")
    network = factories.network(host)
    units = [factories.organisation(f"Enhed {n}", kind="employment_unit") for n in range(units)]
    users = User.objects.bulk_create(
        User(email=f"konsulent-{n}@example.org", name=f"Konsulent {n}") for n in range(people)
    )
    each = len(units)
    Role.objects.bulk_create(
        Role(user=user, organisation=units[n % each], role=role)
        for n, user in enumerate(users)
        for role in (("consultant", "unit_lead") if n < each else ("consultant",))
    )
    _sheets(network, units, users, range(min(count, BATCH)))
    for copy in range(1, count // BATCH):
        _again(copy * BATCH)


def _again(after):
    """The first batch once more, by the database itself (PostgreSQL)."""
    from django.db import connection  # noqa: PLC0415

    from pledges.models import Handover, Sheet  # noqa: PLC0415

    sheet = {
        "id": f"id + {after}",
        "client_id": "gen_random_uuid()",
        "receipt_token": f"'copy-' || (id + {after})",
        "receipt_sha256": "NULL",
        "public_id": "NULL",
    }
    handover = {"id": f"id + {after}", "sheet_id": f"sheet_id + {after}"}
    with connection.cursor() as cursor:
        for model, changed in ((Sheet, sheet), (Handover, handover)):
            columns = [field.column for field in model._meta.concrete_fields]
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
                f"SELECT {', '.join(changed.get(name, name) for name in columns)} "
                f"FROM {model._meta.db_table} WHERE id <= {BATCH}"
            )


def _sheets(network, units, users, numbers):
    """A third late, a third of later days, a third finished; one in fifty waits in a queue."""
    from django.utils import timezone  # noqa: PLC0415

    from pledges.models import Handover, Sheet  # noqa: PLC0415

    now = timezone.now()
    sheets = Sheet.objects.bulk_create(
        Sheet(
            network=network, company_name=f"Firma {n}", contact_name="Bo", contact_phone="12345678"
        )
        for n in numbers
    )
    handovers = []
    for n, sheet in zip(numbers, sheets, strict=True):
        turn = n + 7 * (n // len(users))  # everybody gets some of each kind
        handover = Handover(
            sheet=sheet,
            unit=units[(n % len(users)) % len(units)],
            owner=users[n % len(users)] if turn % 50 else None,
            status="assigned" if turn % 50 else "new",
            contact_due=now + timedelta(days=turn % 40 - 20, hours=n % 7),
            created_at=now - timedelta(days=n % 300),
            escalation=n % 3 if turn % 40 < 20 else 0,
        )
        if n % 3 == 2:
            handover.status, handover.closed_at = "not_reachable", now
        handover.due_at, handover.due_for = handover.clock()
        handovers.append(handover)
    Handover.objects.bulk_create(handovers)


def main():
    wanted = harness.sizes(__doc__, sheets=(1_000_000, 200), people=(2_000, 20), units=(98, 3))
    harness.prepare()
    import time_machine  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from pledges.clock.digest import send_digests  # noqa: PLC0415
    from pledges.models import Sheet  # noqa: PLC0415

    with time_machine.travel("2026-11-24T12:00:00+01:00"):
        country(wanted.people, wanted.units, wanted.sheets)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    with time_machine.travel(MORNING), timed() as figures:
        mails = send_digests()
    harness.report("digest", **figures, sheets=Sheet.objects.count(), mails=mails)


if __name__ == "__main__":
    main()
