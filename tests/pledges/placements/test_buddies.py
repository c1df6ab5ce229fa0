"""Trained buddies stay known as long as a name that is used."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.retention import forget_contacts
from taskforces.models import Contact
from tests import factories


@pytest.mark.parametrize(
    ("held", "ended", "stays"),
    [(10, None, True), (900, None, False), (900, 10, True), (900, 800, False), (900, 0, True)],
)
def test_who_learnt_or_helped_lately_stays(cast, held, ended, stays):
    """`held`, `ended`: days ago that the course was held and the placement ended; 0 is still going on."""
    today = timezone.localdate()
    person = factories.contact(cast.nordby)
    Contact.objects.update(created_at=timezone.now() - timedelta(days=900))
    course = factories.course(cast.network, held_on=today - timedelta(days=held))
    factories.course_participant(course, person)
    if ended is not None:
        sheet = factories.sheet(cast.network, company_name="Ågård")
        over = {"state": "ended", "end_reason": "completed", "ended_on": today - timedelta(ended)}
        factories.placement(
            factories.handover(sheet, cast.unit),
            starts_on=today - timedelta(days=1000),
            buddy_contact=person,
            **(over if ended else {}),
        )
    forget_contacts(timezone.now())
    assert Contact.objects.filter(pk=person.pk).exists() is stays
