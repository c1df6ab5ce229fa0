"""What an organisation decides of itself: its letterhead, colours and words; and, by its owners, protection of persons."""

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, User

# Whoever steers the organisation's networks.
BY_COORDINATORS = (
    *("address", "phone", "opening_hours", "sender_name", "sender_title", "sender_email"),
    "embed_hosts",
    *("brand_colour", "second_colour", "unit_noun", "candidate_noun"),
)
# What protects persons, and who may come in.
BY_OWNERS = (
    *("letters_need_approval", "asks_second_factor", "asks_second_factor_everywhere"),
    *("privacy_text", "accessibility_statement_url"),
    *("invitation_retention_months", "attendance_retention_months", "contact_retention_months"),
    *("sheet_retention_months", "message_retention_months", "meeting_retention_months"),
    "audit_retention_months",
)


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: User, **settings) -> Organisation:
    """Any of both lists, as the form lets them; what stays as it is is neither saved nor logged."""
    fresh = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    before = {name: getattr(fresh, name) for name in settings}
    changed = [name for name in settings if settings[name] != before[name]]
    if not changed:
        return fresh
    for name in changed:
        setattr(fresh, name, settings[name])
    fresh.save(update_fields=changed)
    audit.record(
        fresh,
        by=by,
        verb="change_organisation",
        thing=fresh,
        before={name: before[name] for name in changed},
        after={name: settings[name] for name in changed},
    )
    return fresh
