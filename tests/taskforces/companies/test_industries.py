import pytest

from taskforces.companies.industries import Industry, industry_of, of_industry
from taskforces.models import Company
from tests import factories

CODES = {
    "011100": Industry.FARMING,
    "256200": Industry.MANUFACTURING,
    "412000": Industry.CONSTRUCTION,
    "561110": Industry.TRADE,
    "620100": Industry.INFORMATION,
    "641900": Industry.FINANCE,
    "682040": Industry.PROPERTY,
    "812100": Industry.BUSINESS_SERVICE,
    "878500": Industry.PUBLIC,
    "999999": Industry.CULTURE,
    "040000": Industry.UNKNOWN,
    "8": Industry.UNKNOWN,
    "": Industry.UNKNOWN,
}


@pytest.mark.parametrize(("code", "industry"), CODES.items())
def test_a_code_belongs_to_one_group(code, industry):
    assert industry_of(code) == industry


@pytest.mark.parametrize("industry", Industry.values)
def test_the_database_groups_as_we_do(db, industry):
    for code in CODES:
        factories.company(code or "uden", industry_code=code)
    found = of_industry(Company.objects, industry).values_list("industry_code", flat=True)
    assert set(found) == {code for code, group in CODES.items() if group == industry}
