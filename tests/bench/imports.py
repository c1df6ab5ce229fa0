"""10,000 contacts from a workbook, from the file to the list: python tests/bench/imports.py"""

import io
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import timed

HEADER = ["Virksomhed", "CVR", "Navn", "Titel", "E-mail", "Telefon", "Adresse", "Postnr", "By"]


def workbook(rows):
    from openpyxl import Workbook  # noqa: PLC0415 (Django is set up by then)

    from taskforces.identifiers import valid_cvr_from  # noqa: PLC0415

    numbers = (n for serial in range(1_000_000, 3_000_000) if (n := valid_cvr_from(serial)))
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for row in range(rows):
        mail = f"leder-{row}@example.org"
        place = [f"Industrivej {row}", "9999", "Nordby"]
        sheet.append(
            [
                f"Ågård {row} ApS",
                next(numbers),
                f"Søren Ågård {row}",
                "direktør",
                mail,
                "12345678",
                *place,
            ]
        )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def main():
    wanted = harness.sizes(__doc__, rows=(10_000, 20))
    harness.prepare()
    from taskforces.imports import contact_imports, headings  # noqa: PLC0415
    from taskforces.models import Contact  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    host, user = factories.organisation("Nordby Kommune"), factories.user()
    data = workbook(wanted.rows)
    with timed() as figures:
        start = time.perf_counter()
        found = contact_imports.start_import(host, data=data, by=user)
        figures["read_seconds"] = round(time.perf_counter() - start, 2)
        columns = headings.guess_columns(found.content["header"])
        contact_imports.map_columns(
            found, columns=columns, data_source="CVR", contact_basis="public_task"
        )
        plan = contact_imports.plan_import(found)
        figures["planned_seconds"] = round(time.perf_counter() - start, 2)
        contact_imports.apply_import(found, by=user)
    harness.report("imports", **figures, rows=len(plan.good), held=Contact.objects.count())


if __name__ == "__main__":
    main()
