"""The mail of the month to those who lead a unit."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Organisation, Role, User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from pledges.management.month import month_before, month_of


def send_months(now: datetime | None = None) -> int:
    """Once a month to each who leads a unit that had something to do; how many mails were queued.

    May be called every day and again: who has this month's mail gets no second one.
    """
    now, sent = now or timezone.now(), 0
    first = month_before(timezone.localdate(now))
    for unit in Organisation.objects.filter(handovers__isnull=False).distinct():
        month = month_of(unit, first, now)
        for person in _leads(unit) if month.rows else ():
            sent += _send(unit, person, month)
    return sent


def _leads(unit):
    held = User.objects.filter(
        is_active=True, roles__organisation=unit, roles__role=Role.Kind.UNIT_LEAD
    )
    return held.distinct().order_by("pk")


@transaction.atomic
def _send(unit, person, month):
    Organisation.objects.select_for_update().get(pk=unit.pk)
    reference = f"month:{unit.pk}:{month.first:%Y-%m}:{person.pk}"
    if Message.objects.filter(organisation=unit, reference=reference).exists():
        return False
    with in_house_language():
        # Translators: Django date format of a month in a mail, e.g. "november 2026"
        name = date_format(month.first, _("F Y"))
        draft = Draft(
            recipient=person.email,
            subject=_("%(unit)s i %(month)s") % {"unit": unit.name, "month": name},
            reference=reference,
            template="pledges/emails/month",
            context={
                "unit": unit,
                "month": name,
                "rows": month.rows,
                "total": month.total,
                "link": settings.BASE_URL
                + reverse("pledges:unit_month", args=[unit.pk])
                + f"?maaned={month.first:%Y-%m}",
            },
        )
        return queue_email(unit, draft) is not None
