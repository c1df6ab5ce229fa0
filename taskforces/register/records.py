"""One company as the register has it, out of a row of a table or out of the register's own JSON."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts import municipalities
from taskforces.identifiers import is_cvr, normalise_cvr
from taskforces.imports import cells
from taskforces.models import Company

DB25_BEGINS = date(2025, 1, 1)  # codes of companies that were closed before are of DB07
CLOSED = re.compile(r"^(ophør|opløst|slettet|tvangsopløst)", re.IGNORECASE)
STAFF = (
    "nyesteErstMaanedsbeskaeftigelse",
    "nyesteMaanedsbeskaeftigelse",
    "nyesteKvartalsbeskaeftigelse",
    "nyesteAarsbeskaeftigelse",
)


class NoRecord(ValueError):
    """There is no company in it that could be found again."""


@dataclass(frozen=True)
class Record:
    """`facts` holds only the fields that the source speaks of: what is not said is not overwritten."""

    cvr_number: str
    facts: dict[str, Any] = field(default_factory=dict)


def from_row(values: dict[str, str], today: date) -> Record:
    """Of a table's row by our names of columns; a cell that cannot be read is as if it were not there."""
    facts: dict[str, Any] = {}
    if name := values.get("company", "").strip():
        facts["name"] = name[:160]
    postcode, city = values.get("postcode", ""), values.get("city", "")
    if place := values.get("place", ""):
        postcode, city = cells.place_from(place)
    if values.get("street") or city:
        facts |= _address(values.get("street", ""), postcode, city, values.get("country", ""))
    for name, column, read in _CELLS:
        if value := _read(read, values.get(column, "")):
            facts[name] = value
    facts |= _system(values)
    protected = values.get("advertising_protected", "")
    if protected.strip():
        facts["advertising_protected"] = bool(_read(cells.protected_from, protected))
    facts |= _closed(values.get("closed_on"), values.get("status"), today)
    return _record(values.get("cvr_number", ""), facts)


_CELLS: tuple[tuple[str, str, Callable], ...] = (
    ("municipality_code", "municipality", cells.municipality_from),
    ("industry_code", "industry_code", cells.industry_from),
    ("industry_name", "industry_name", lambda cell: (cell[:120], "")),
    ("employees", "employees", cells.employees_from),
)


def _system(values):
    """Which edition the code is of: a column says so, as does a heading that is named after one."""
    said = values.get("industry_system", "").upper().replace(" ", "")
    found = said if said in Company.IndustrySystem else ""
    return {"industry_system": found} if found and values.get("industry_code") else {}


def _closed(day, status, today):
    """Nothing where neither column is there; a state without its day is dated today."""
    if day is None and status is None:
        return {}
    if found := _day(day or ""):
        return {"closed_on": found}
    return {"closed_on": today if CLOSED.match((status or "").strip()) else None}


def _day(text):
    for shape in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip()[:10], shape).date()
        except ValueError:
            continue
    return None


def from_json(source: dict, today: date) -> Record:
    """Of a `Vrvirksomhed` of the index `cvr-permanent`."""
    latest = source.get("virksomhedMetadata") or {}
    facts: dict[str, Any] = {}
    if name := (latest.get("nyesteNavn") or {}).get("navn"):
        facts["name"] = name[:160]
    if address := latest.get("nyesteBeliggenhedsadresse"):
        facts |= _json_address(address)
    if "reklamebeskyttet" in source:
        facts["advertising_protected"] = bool(source["reklamebeskyttet"])
    facts |= _json_industry(latest.get("nyesteHovedbranche") or {}, facts)
    for key in STAFF:
        staff = latest.get(key) or {}
        band = staff.get("intervalKodeAntalAnsatte") or staff.get("antalAnsatte")
        if band is not None and (found := _read(cells.employees_from, str(band).replace("_", " "))):
            facts["employees"] = found
            break
    facts |= _json_closed(source, latest, today)
    return _record(str(source.get("cvrNummer") or ""), facts)


def _json_address(address):
    number = "".join(
        str(address[key]) for key in ("husnummerFra", "bogstavFra") if address.get(key)
    )
    floor = " ".join(
        part
        for part in (
            f"{address['etage']}." if address.get("etage") else "",
            address.get("sidedoer"),
        )
        if part
    )
    street = address.get("fritekst") or ", ".join(
        part for part in (f"{address.get('vejnavn') or ''} {number}".strip(), floor) if part
    )
    facts = _address(
        street,
        str(address.get("postnummer") or ""),
        address.get("postdistrikt") or "",
        address.get("landekode") or "",
    )
    code = (address.get("kommune") or {}).get("kommuneKode")
    if code and municipalities.name(f"{int(code):04}"):
        facts["municipality_code"] = f"{int(code):04}"
    return facts


def _json_industry(industry, facts):
    code = _read(cells.industry_from, str(industry.get("branchekode") or ""))
    if not code:
        return {}
    ended = _day(((industry.get("periode") or {}).get("gyldigTil")) or "")
    old = ended is not None and ended < DB25_BEGINS
    system = Company.IndustrySystem.DB07 if old else Company.IndustrySystem.DB25
    text = (industry.get("branchetekst") or "")[:120]
    return {"industry_code": code, "industry_name": text, "industry_system": str(system)}


def _json_closed(source, latest, today):
    """Its life is the surest sign; the state is asked where nothing is said of that."""
    lives = [life.get("periode") or {} for life in source.get("livsforloeb") or []]
    if lives and all(life.get("gyldigTil") for life in lives):
        return {"closed_on": max(_day(life["gyldigTil"]) or today for life in lives)}
    is_closed = not lives and CLOSED.match(latest.get("sammensatStatus") or "")
    return {"closed_on": today if is_closed else None}


def _address(street, postcode, city, country):
    country = cells.country_from(country)
    try:
        postcode, country = cells.postcode_from(postcode, country)
    except cells.Unreadable:
        postcode = ""
    names = ("street", "postcode", "city", "country")
    kept = (street.strip()[:160], postcode, city.strip()[:80], country)
    return dict(zip(names, kept, strict=True))


def _read(read, cell):
    try:
        return read(cell.strip())[0] if cell.strip() else ""
    except cells.Unreadable:
        return ""


def _record(number, facts):
    number = normalise_cvr(number)
    if not is_cvr(number):
        raise NoRecord(number)
    return Record(number, facts)
