"""A sheet and its way as data, for the API and for webhooks: what the unit may know, and what the host may."""

from pledges.models import Handover


def unit_record(handover: Handover) -> dict:
    """JSON-ready. Notes and the log stay in the house; read it with the sheet's lines at hand."""
    sheet = handover.sheet
    return host_record(handover) | {
        "contact": {
            "name": sheet.contact_name,
            "phone": sheet.contact_phone,
            "email": sheet.contact_email,
            "call_time": sheet.call_time,
            "call_way": sheet.call_way,
        },
        "remark": sheet.remark,
        "owner": handover.owner.name if handover.owner else None,
        "external_reference": handover.external_reference,
        "version": handover.version,
    }


def host_record(handover: Handover) -> dict:
    """What the network's host may know: the promise, where it went, and how far it has come."""
    sheet = handover.sheet
    return {
        "id": str(sheet.known_as),
        "received_at": sheet.submitted_at.isoformat(),
        "changed_at": handover.changed_at.isoformat(),
        "network": sheet.network.slug,
        "event": sheet.event.slug if sheet.event else None,
        "unit": handover.unit.slug,
        "company": {
            "name": sheet.company_name,
            "cvr_number": sheet.company.cvr_number if sheet.company else None,
            "municipality_code": sheet.municipality_code,
        },
        "wants_visit": sheet.wants_visit,
        "pledges": [
            {
                "task": line.task,
                "hours": line.hours,
                "positions": line.positions,
                "pattern": line.pattern,
            }
            for line in sheet.lines.all()
        ],
        "status": str(handover.status),
        "outcome": str(handover.outcome),
        "contact_due": handover.contact_due.isoformat(),
        "first_contact_at": _moment(handover.first_contact_at),
        "paused_until": _moment(handover.paused_until),
        "closed_at": _moment(handover.closed_at),
    }


def records_for(handover: Handover) -> list[tuple[int, dict]]:
    """Whom a webhook tells of a change, and what: pairs of an organisation's id and its record."""
    host = handover.sheet.network.host_id
    records = [(handover.unit_id, unit_record(handover))]
    return records if host == handover.unit_id else [*records, (host, host_record(handover))]


def _moment(value):
    return value and value.isoformat()
