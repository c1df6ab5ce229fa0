"""A place goes to the unit of the candidate who gets it, where a network has several units."""

from accounts import audit
from accounts.models import User
from pledges.models import Opening, Referral
from taskforces.contacts.contacts import company_named


def give_place(referral: Referral, *, by: User) -> Opening:
    """For use in a transaction, after a yes: one position becomes an opening of the candidate's unit.

    That unit writes the first day down and follows up; the others stay where they are. Of one's own nothing
    changes.
    """
    opening, unit = referral.opening, referral.candidate.unit
    if opening.unit_id == unit.pk:
        return opening
    row = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    if row.positions > 1:
        row.positions -= 1
    else:
        row.withdrawn = 1
    row.version += 1
    row.save(update_fields=["positions", "withdrawn", "version"])
    names = ("network", "title", "task", "also", "hours", "pattern", "days", "starts_on", "source")
    given = Opening.objects.create(
        unit=unit,
        given_from=row.given_from or row,
        event=row.event,
        company=row.company or company_named(row.network.host, row.company_name),
        owner=referral.candidate.known_by,
        created_by=by,
        terms=row.terms,
        requirements=row.requirements,
        **{name: getattr(row, name) for name in names},
    )
    referral.opening = given
    referral.save(update_fields=["opening"])
    audit.record(
        opening.unit,
        by=by,
        verb="opening.given",
        thing=row,
        after={"unit": unit.pk, "opening": given.pk},
    )
    return given
