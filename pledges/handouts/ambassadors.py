"""Ambassadors spread the sheet among colleagues: a card of their own, and what each has brought."""

from pathlib import Path

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext as _

from events.tickets import qr_svg
from frontend.colour import theme_tokens
from frontend.typeset import typeset
from pledges.handouts.paper import short_address
from pledges.models import SheetLink
from taskforces.models import Membership, Network

TEMPLATE = Path(__file__).parent / "ambassador.typ"
CARDS_A_PAGE = 10  # 85 × 54 mm


def ambassadors_of(network: Network) -> QuerySet[Membership]:
    ambassadors = network.memberships.current().filter(role=Membership.Role.AMBASSADOR)
    return ambassadors.select_related("company", "contact").order_by("contact__name", "pk")


def make_ambassador(membership: Membership) -> Membership:
    membership.role = Membership.Role.AMBASSADOR
    membership.save(update_fields=["role"])
    return membership


def brought(network: Network) -> dict[int, dict[str, int]]:
    """{contact: {"sheets": 3, "jobs": 5}}, also of those who are no ambassadors any more. One query."""
    rows = SheetLink.objects.filter(network=network, ambassador__isnull=False).values("ambassador")
    counted = rows.annotate(
        count=Count("sheets", distinct=True), jobs=Coalesce(Sum("sheets__lines__positions"), 0)
    )
    return {row["ambassador"]: {"sheets": row["count"], "jobs": row["jobs"]} for row in counted}


def card_link_for(membership: Membership) -> SheetLink:
    """The ambassador's own entry to the sheet; made by the first who asks."""
    own = {"network": membership.network, "ambassador": membership.contact}
    found = SheetLink.objects.filter(**own, event=None, campaign=None).order_by("pk").first()
    return found or SheetLink.objects.create(**own)


def cards_pdf(link: SheetLink) -> bytes:
    """A page of business cards (PDF/UA-1)."""
    network = link.network
    return typeset(
        TEMPLATE,
        {
            "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
            "title": _("Spot et småjob: kort fra %(name)s") % {"name": link.ambassador.name},
            "author": network.host.name,
            "colour": theme_tokens(network.host.brand_colour)["light"]["accent"],
            "network": network.name,
            "headline": _("Spot et småjob"),
            "lead": _("Hvor kunne I bruge en hånd? Scan, og sæt kryds. Det tager under et minut."),
            "from": _("Fra %(name)s, %(company)s")
            % {"name": link.ambassador.name, "company": link.ambassador.company.name},
            "address": short_address(),
            "code": str(link),
            "qr": qr_svg(f"{settings.BASE_URL}/ark/{link.key}/"),
            "alt": _("QR-kode til arket. Koden er %(code)s") % {"code": link},
            "cards": CARDS_A_PAGE,
        },
    )
