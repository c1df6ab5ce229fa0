"""Jobs at risk: before a placement ends, the network's other companies are offered the person anonymously."""

from datetime import datetime
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from pledges.job_profiles import profiles
from pledges.models import JobProfile, Placement, SheetLink
from pledges.placements.changes import changing, require_running
from pledges.placements.emails import send_offer
from pledges.placements.steps import step_now
from pledges.taxonomy import LEAST_HOURS, Hours
from pledges.wording import in_danish
from taskforces.models import Contact, Membership, Network

State = Placement.State

# Working days that the other companies have before the person goes back to their caseworker.
OFFER_DAYS = 10


class OfferRefused(Refused):
    class Code(models.TextChoices):
        NOT_AT_RISK = "not_at_risk", _("Kun et forløb i vanskeligheder kan tilbydes netværket.")
        OFFERED = "offered", _("Netværket er allerede spurgt.")


def mark_at_risk(
    placement: Placement, *, by: User, note: str, expected_version: int | None = None
) -> Placement:
    """The note stays in the unit's own log."""
    text = "\n".join([in_danish(State.AT_RISK.label), note])
    with changing(
        placement, verb="mark_at_risk", by=by, text=text, expected_version=expected_version
    ) as fresh:
        require_running(fresh)
        fresh.state = State.AT_RISK
    return fresh


def mark_stable(
    placement: Placement, *, by: User, expected_version: int | None = None
) -> Placement:
    """It holds after all; what was shown to the network is taken down."""
    text = in_danish(State.ACTIVE.label)
    with changing(
        placement, verb="mark_stable", by=by, text=text, expected_version=expected_version
    ) as fresh:
        require_running(fresh)
        fresh.state = State.ACTIVE
        for profile in fresh.profiles.published():
            profiles.withdraw(profile, by=by)
    return fresh


def offer_to_network(
    placement: Placement,
    *,
    by: User,
    headline: str,
    skills: str,
    wishes: str = "",
    expected_version: int | None = None,
) -> JobProfile:
    """Shows the person to the network as an anonymous profile, and writes once to each of its companies.

    Nothing of it says that a job is at risk, why, or who. Raises OfferRefused, or PlacementRefused.
    """
    text = in_danish(_("tilbudt netværkets andre virksomheder"))
    with changing(
        placement, verb="offered", by=by, text=text, expected_version=expected_version
    ) as fresh:
        _check_offer(fresh)
        profile = _publish(fresh, by, {"headline": headline, "skills": skills, "wishes": wishes})
        link = network_link_for(profile.network)
        for contact in companies_to_ask(fresh):
            send_offer(profile, contact, link)
    return profile


def companies_to_ask(placement: Placement) -> list[Contact]:
    """One contact an address of the network's other members, who has an e-mail and has not said no."""
    contacts = (
        Contact.objects.may_be_invited()
        .filter(
            memberships__in=Membership.objects.current().filter(network=placement.network),
            organisation=placement.network.host_id,
        )
        .exclude(email="")
        .order_by("pk")
    )
    if placement.company:
        contacts = contacts.exclude(company=placement.company)
    ours = placement.sheet.contact_email.casefold() if placement.sheet else ""
    by_address: dict[str, Contact] = {}
    for contact in contacts.select_related("company"):
        by_address.setdefault(contact.email.casefold(), contact)
    return [contact for address, contact in by_address.items() if address != ours]


def offer_of(placement: Placement) -> JobProfile | None:
    """The profile that the network sees now."""
    return placement.profiles.published().first()


def goes_back_at(profile: JobProfile) -> datetime:
    """When the other companies have had their time: the end of the tenth working day of the unit."""
    return WorkingCalendar(profile.unit).deadline(profile.published_at, OFFER_DAYS)


def network_link_for(network: Network) -> SheetLink:
    """The network's general entry to a sheet, of no event, campaign or ambassador; made when first asked for."""
    Network.objects.select_for_update(of=("self",), no_key=True).get(
        pk=network.pk
    )  # two at once make one
    general = {"network": network, "event": None, "campaign": None, "ambassador": None}
    return SheetLink.objects.filter(**general).order_by("pk").first() or SheetLink.objects.create(
        **general
    )


def band_of(hours: Decimal) -> str:
    """The band that so many hours a week lie in."""
    return max(
        (band for band in Hours if LEAST_HOURS[band] <= max(hours, 1)), key=LEAST_HOURS.__getitem__
    )


def _check_offer(placement: Placement) -> None:
    require_running(placement)
    if placement.state != State.AT_RISK:
        raise OfferRefused(OfferRefused.Code.NOT_AT_RISK)
    if offer_of(placement):
        raise OfferRefused(OfferRefused.Code.OFFERED)


def _publish(placement: Placement, by: User, words: dict) -> JobProfile:
    """The person's profile of before, when the unit had one by the same reference, shown anew."""
    step, sheet = step_now(placement), placement.sheet
    profile, _made = JobProfile.objects.update_or_create(
        unit=placement.unit,
        reference=placement.candidate_reference,
        defaults=words
        | {
            "network": placement.network,
            "tasks": [line.task for line in sheet.lines.all()]
            if sheet
            else placement.opening.tasks,
            "hours": band_of(step.paid_hours + step.unpaid_hours),
            "contact": by,
            "placement": placement,
            "candidate": placement.candidate,
            "state": JobProfile.State.PUBLISHED,
            "published_at": timezone.now(),
        },
    )
    audit.record(placement.unit, by=by, verb="profile.published", thing=profile)
    return profile
