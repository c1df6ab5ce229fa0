"""A job order as a file for the municipality's own system: the official keys and nothing else."""

from collections.abc import Iterable

from django.http import HttpResponse, JsonResponse

from frontend.spreadsheets import csv_response
from pledges.models import JobOrderDraft

# Our field → the item of the order on the company-oriented data basis (2010, items 1 to 8), and STAR's
# working-time code. The law names the items in prose; these spellings are ours, the same in CSV and JSON.
OFFICIAL_KEYS: dict[str, str] = {
    "order_type": "ordretype",
    "title": "stillingsbetegnelse",
    "description": "kortBeskrivelse",
    "starts_on": "startdato",
    "positions": "antalMedarbejdere",
    "contact_name": "kontaktpersonNavn",
    "contact_phone": "kontaktpersonTelefon",
    "contact_email": "kontaktpersonEmail",
    "follow_up": "aftaltOpfoelgning",
    "eures": "euresMarkering",
    "cvr_number": "cvrNummer",
    "p_number": "pNummer",
    "working_time": "arbejdstidsforhold",
}

# The words of the order itself: files are read by Danish systems, whatever language their maker reads.
_WORDS = {
    "order_type": {"ordinary": "ordinære vilkår", "special": "særlige vilkår"},
    "follow_up": {"open": "åbent opslag", "referral": "formidling"},
}


def official(order: JobOrderDraft) -> dict:
    """JSON-ready: dates as ISO 8601, working time as STAR's code, None where nothing is known."""
    return {key: _value(order, name) for name, key in OFFICIAL_KEYS.items()}


def orders_json(orders: Iterable[JobOrderDraft], *, filename: str) -> HttpResponse:
    return _json([official(order) for order in orders], filename)


def order_json(order: JobOrderDraft, *, filename: str) -> HttpResponse:
    return _json(official(order), filename)


def orders_csv(orders: Iterable[JobOrderDraft], *, filename: str) -> HttpResponse:
    rows = ([_cell(value) for value in official(order).values()] for order in orders)
    return csv_response(filename, list(OFFICIAL_KEYS.values()), rows)


def _value(order: JobOrderDraft, name: str):
    value = getattr(order, name)
    if name in _WORDS:
        return _WORDS[name][value]
    if name == "starts_on":
        return value.isoformat() if value else None
    return None if value == "" else value


def _cell(value):
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value


def _json(content, filename: str) -> HttpResponse:
    response = JsonResponse(content, safe=False, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
