"""Where a company lies, as every file says it."""

from accounts import municipalities
from taskforces.models import Company


def address_of(company: Company | None) -> str:
    if company is None:
        return ""
    town = f"{company.postcode} {company.city}".strip()
    return ", ".join(part for part in (company.street, town) if part)


def municipality_of(company: Company | None, code: str = "") -> str:
    """By the register, or as it was said on the sheet."""
    return municipalities.name((company and company.municipality_code) or code)
