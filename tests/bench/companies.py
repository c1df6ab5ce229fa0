"""Companies at scale: python tests/bench/companies.py --companies 200000 --contacts 500000

N companies with contacts of 40 hosts, one host after the other, so that each knows a fortieth of them; the first host
has tags, words and calls for every tenth it knows. One company has three years of history: a call a month, a sheet a
quarter with its handover, and five contacts. `page` is that company's page, `list` the list of a host, `list_quiet`
the same by last contact, `list_search` a search in it; `contacts` the host's list of people, `contacts_search` a search
in it; `merge` a company with 1,000 sheets merged and undone.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import per_call, timed

HOSTS, PIECE = 40, 5000
LIST, PEOPLE = "/arbejdsbord/virksomheder/", "/arbejdsbord/kontakter/"


def make(companies, contacts):
    from accounts.models import Organisation  # noqa: PLC0415 (Django is set up by then)
    from taskforces.identifiers import valid_cvr_from  # noqa: PLC0415
    from taskforces.models import Company, Contact  # noqa: PLC0415

    hosts = [
        Organisation(name=f"Vært {n}", slug=f"vaert-{n}", kind="municipality") for n in range(HOSTS)
    ]
    Organisation.objects.bulk_create(hosts)
    numbers = filter(None, map(valid_cvr_from, range(3_000_000, 9_999_999)))
    for first in range(0, companies, PIECE):
        made = [
            Company(
                cvr_number=next(numbers), name=f"Firma {n:07}", street="Havnen 1", postcode="9000",
                city="Aalborg", industry_code=f"{n % 90 + 1:02}1000", fictional=True,
            )
            for n in range(first, min(first + PIECE, companies))
        ]  # fmt: skip
        for each in made:
            each.set_derived()
        Company.objects.bulk_create(made)
    ids = list(Company.objects.order_by("pk").values_list("pk", "name"))
    for first in range(0, contacts, PIECE):
        made = []
        for n in range(first, min(first + PIECE, contacts)):
            pk, name = ids[n % companies]
            host = hosts[n % companies * HOSTS // companies]
            made.append(
                Contact(
                    organisation=host, company_id=pk, name=f"Leder {n}", email=f"l{n}@firma.example",
                    data_source="CVR", search_text=f"leder {n} {name.lower()}",
                )
            )  # fmt: skip
        Contact.objects.bulk_create(made)
    return hosts[0]


def lived_with(host):
    """Of every tenth company that the host knows: words, a tag and a call; of the first three years."""
    from django.utils import timezone  # noqa: PLC0415

    from taskforces.models import Company, CompanyLogEntry, CompanyRelation, Tag  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(host, unit)
    known = list(
        Company.objects.filter(contacts__organisation=host).distinct().order_by("pk")[::10]
    )
    tag = Tag.objects.create(organisation=host, name="byggeri")
    rows = CompanyRelation.objects.bulk_create(
        CompanyRelation(organisation=host, company=each, note="Ring før 8") for each in known
    )
    tags = CompanyRelation.tags.through
    tags.objects.bulk_create(tags(companyrelation_id=row.pk, tag_id=tag.pk) for row in rows)
    now, first = timezone.now(), known[0]
    days = [*(30 * n for n in range(36))]
    CompanyLogEntry.objects.bulk_create(
        CompanyLogEntry(organisation=host, company=each, text="Talte med dem", at=now - timedelta(days=n % 400))
        for n, each in enumerate(known)
    )  # fmt: skip
    CompanyLogEntry.objects.bulk_create(
        CompanyLogEntry(organisation=host, company=first, text="Talte med dem", at=now - timedelta(days=n))
        for n in days
    )  # fmt: skip
    for n in range(12):
        at = now - timedelta(days=90 * n)
        sheet = factories.sheet(network, company=first, submitted_at=at)
        factories.handover(sheet, unit)
        event = factories.event(network, starts_at=at)
        factories.invitation(event, first.contacts.filter(organisation=host).first())
    return network, first


def page_of(user, address):
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(user, "accounts.backends.PasswordBackend")

    def get():
        assert client.get(address).status_code == 200

    return get


def merged(network, by, sheets):
    """A company with so many sheets merged into another, and undone."""
    from pledges.models import Sheet  # noqa: PLC0415
    from taskforces.companies import merging  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    kept, gone = factories.company("Stor"), factories.company("Stor igen", cvr_number=None)
    Sheet.objects.bulk_create(
        Sheet(network=network, company=gone, company_name="S", contact_name="Bo", contact_phone="1")
        for _each in range(sheets)
    )
    with timed() as there:
        made = merging.merge(kept, gone, organisation=network.host, by=by)
    with timed() as back:
        merging.undo(made, by=by)
    return {f"merge_{name}": value for name, value in there.items()} | {
        f"undo_{name}": value for name, value in back.items()
    }


def main():
    wanted = harness.sizes(
        __doc__, companies=(20_000, 80), contacts=(50_000, 200), sheets=(1000, 10), times=(15, 1)
    )
    harness.prepare(static=True)
    from django.db import connection  # noqa: PLC0415

    from accounts.models import Role  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    start = time.perf_counter()
    host = make(wanted.companies, wanted.contacts)
    network, first = lived_with(host)
    user = factories.user("vaert")
    Role.objects.create(user=user, organisation=host, role=Role.Kind.COORDINATOR)
    connection.cursor().execute("ANALYZE")
    figures = {"companies": wanted.companies, "made_s": round(time.perf_counter() - start, 1)}
    print(f"made in {figures['made_s']} s", file=sys.stderr)
    for name, address in {
        "page": f"{LIST}{first.pk}/",
        "list": LIST,
        "list_quiet": f"{LIST}?order=kontakt",
        "list_search": f"{LIST}?q=0000",
        "contacts": PEOPLE,
        "contacts_search": f"{PEOPLE}?q=leder+1",
    }.items():
        figures |= per_call(name, page_of(user, address), times=wanted.times)
    harness.report("companies", **figures, **merged(network, user, wanted.sheets))


if __name__ == "__main__":
    main()
