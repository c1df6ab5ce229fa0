"""What the walks of the main paths begin with: an evening of a real programme, and a sheet that waits for a call."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Role
from home.seed.programmes import load_programmes
from tests import factories


def evening_soon():
    soon = timezone.now() + timedelta(days=3)
    [network] = load_programmes(["code-of-care"])
    return factories.event(network, "Mød os i værkstedet", starts_at=soon, answer_deadline=soon)


def waiting_call(network):
    """(consultant, handover) of a sheet from Ågård Maskinfabrik that nobody has called yet."""
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    user = factories.user("Hassan Lindhøj")
    Role.objects.create(user=user, organisation=unit, role=Role.Kind.CONSULTANT)
    sheet = factories.sheet(network, company_name="Ågård Maskinfabrik")
    return user, factories.handover(sheet, unit)
