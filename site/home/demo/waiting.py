"""What waits for somebody to decide: doubles among companies and contacts, and a company asked about something else.

And a file of the company register that was read in, with a company that closed and one that wants no advertising.
"""

import csv
import io

from accounts.models import Organisation, User
from pledges.companies import known_alone_to
from pledges.counter_offers import offers
from pledges.models import Handover
from pledges.taxonomy import Pattern
from taskforces.models import Company, Contact
from taskforces.register import uploads

FILE = "nordby-fiktivt-register.csv"
READ = 6  # companies of the file; the last but one is protected, the last has closed
HEADER = (
    *("CVR-nr.", "Virksomhedsnavn", "Status", "Adresse", "Postnr. og by", "Branchekode"),
    *("Branchebeskrivelse", "Antal ansatte (interval)", "Reklamebeskyttelse"),
)


def lay_out(host: Organisation, leaders: list[Contact], people: dict[str, User]) -> None:
    _register_file(host, by=people["owner"])
    _doubles(host, leaders[-2:])
    _something_else(host, by=people["consultant"])


def _register_file(host, *, by):
    """As an owner would read it in: companies that only they know get what the register says."""
    ours = known_alone_to(host)
    companies = list(ours.exclude(cvr_number=None).order_by("pk")[:READ])
    file = io.StringIO()
    rows = csv.writer(file, delimiter=";")
    rows.writerow(HEADER)
    for place, company in enumerate(companies):
        rows.writerow(
            (
                company.cvr_number,
                company.name,
                "Ophørt" if place == READ - 1 else "Normal",
                f"Fiktivvej {place + 1}",
                "9999 Nordby",
                company.industry_code,
                company.industry_name,
                "10-19",
                "Ja" if place == READ - 2 else "Nej",
            )
        )
    content = io.BytesIO(file.getvalue().encode())
    upload = uploads.start(content, organisation=host, by=by, file_name=FILE, takes_new=False)
    uploads.write(upload, known_alone_to(host), by=by)


def _doubles(host, leaders):
    """The first stands once more with their telephone number, the other's company once more without its number."""
    first, other = leaders
    Contact.objects.create(
        organisation=host,
        company=first.company,
        name=f"{first.name.split()[0]} {first.name.split()[-1][0]}.",
        email=first.email,
        phone="99009911",
        data_source="Visitkort fra et fiktivt møde",
    )
    typed = Company.objects.create(
        name=f"{other.company.name} (skrevet to gange)",
        typed_by=host,
        city="Nordby",
        fictional=True,
    )
    Contact.objects.create(
        organisation=host,
        company=typed,
        name=other.name,
        phone="99009912",
        data_source="Opkald til et fiktivt kontor",
    )


def _something_else(host, *, by):
    """There is nobody for what was promised: fewer hours are suggested, and the receipt asks."""
    called = Handover.objects.filter(
        sheet__network__host=host, status=Handover.Status.CONTACTED, first_contact_at__isnull=False
    )
    for handover in called.order_by("-created_at"):
        opening = offers.free_openings(handover).first()
        if opening is not None:
            words = "Vi har ingen til om morgenen, men en, der kan komme to eftermiddage om ugen."
            wanted = {"hours": "1-4", "pattern": Pattern.WEEKLY, "days": "Tirsdag og torsdag"}
            offers.offer(opening, by=by, words=words, **wanted)
            return
    raise AssertionError("The demo has no company that was called and still waits.")
