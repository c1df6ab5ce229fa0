"""The companies and workplaces that the rows of a file name: found or made, completed, never overwritten."""

from accounts.models import Organisation
from taskforces.imports.columns import FACTS, Row
from taskforces.imports.duplicates import same
from taskforces.models import Company, Contact, Workplace

ADDRESS = ("street", "postcode", "city", "country")


def companies_for(
    organisation: Organisation, rows: list[Row]
) -> tuple[dict[str, Company], list[Company]]:
    """({key of a row: company}, those that were made)."""
    numbers = {row.number for row in rows if row.number}
    by_number = Company.objects.in_bulk(numbers, field_name="cvr_number")
    by_name, ours_alone = _known(organisation)
    found: dict[str, Company] = {}
    changed: dict[int, Company] = {}
    for row in rows:
        company = found.get(row.key) or by_number.get(row.number)
        if company is None:
            company = by_name.get(same(row.values["company"]))
            if company and row.number and (company.cvr_number or company.pk not in ours_alone):
                company = None
        company = found[row.key] = company or Company(
            name=row.values["company"], typed_by=organisation
        )
        if _complete(company, row) and company.pk:
            changed[company.pk] = company
    new = [company for company in found.values() if not company.pk]
    for company in (*new, *changed.values()):
        company.set_derived()
    Company.objects.bulk_create(new)
    fields = ["cvr_number", "advertising_protected", "search_text", *ADDRESS, *FACTS]
    Company.objects.bulk_update(changed.values(), fields)
    return found, new


def _known(organisation):
    """Companies that this organisation knows itself, by a name that means only one; and which nobody else uses."""
    known = Company.objects.filter(contacts__organisation=organisation).distinct()
    others = Contact.objects.exclude(organisation=organisation).values("company")
    by_name: dict[str, Company | None] = {}
    for company in known:
        key = same(company.name)
        by_name[key] = None if key in by_name else company
    return by_name, set(known.exclude(pk__in=others).values_list("pk", flat=True))


def _complete(company, row):
    """Fill in what we do not hold; protection from advertising is never taken away. True when anything changed.

    What was read in the register is left as it stands there.
    """
    if company.register_read_at:
        return False
    values = row.values
    facts = {name: values.get(name, "") for name in FACTS if name != "municipality_code"}
    facts["municipality_code"] = values.get("municipality", "")
    facts["cvr_number"] = row.number
    facts["advertising_protected"] = bool(values.get("advertising_protected"))
    if not (company.street or company.postcode or company.city):
        facts |= {name: values.get(name, "") for name in ADDRESS}
    new = {name: value for name, value in facts.items() if value and not getattr(company, name)}
    for name, value in new.items():
        setattr(company, name, value)
    return bool(new)


def workplaces_for(companies: dict[str, Company], rows: list[Row]) -> dict[str, Workplace]:
    """{P-number: workplace} of the rows that name one in a municipality; one of another company is left alone."""
    wanted = {row.values["p_number"]: row for row in rows if row.values.get("p_number")}
    held = Workplace.objects.in_bulk(wanted.keys(), field_name="p_number")
    new = [
        Workplace(
            company=companies[row.key],
            p_number=number,
            municipality_code=row.values["municipality"],
            **{name: row.values.get(name, "") for name in ("street", "postcode", "city")},
        )
        for number, row in wanted.items()
        if number not in held
    ]
    Workplace.objects.bulk_create(new)
    ours = {
        number: workplace
        for number, workplace in held.items()
        if workplace.company_id == companies[wanted[number].key].pk
    }
    return ours | {workplace.p_number: workplace for workplace in new}
