"""What Nordby shows in public beside its networks: a campaign under way, and a prize that takes nominations."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from home.demo import sheets
from home.models import HomePage
from home.seed.sitetree import add_page
from pledges.handouts.campaigns import give_link
from pledges.models import Campaign
from taskforces.models import Network, PrizePage
from taskforces.prizes.nominations import nominate

CRITERIA = (
    ("heading", "Hvem kan få den?"),
    (
        "paragraph",
        "<p>En virksomhed i Nordby, stor eller lille, som gav håndslag på et job i år og holdt det. Det gør ikke "
        "noget, at jobbet kun er fem timer om ugen.</p>",
    ),
    ("heading", "Sådan bliver den valgt"),
    (
        "paragraph",
        "<p>Tre fra kredsen og en konsulent læser alle forslag. Borgmesteren giver prisen på årets sidste "
        "møde.</p>",
    ),
)


def campaign(network: Network, registrations, owner: User, *, now: datetime) -> Campaign:
    made = Campaign.objects.create(
        network=network,
        name="Giv et job i julegave",
        slug="giv-et-job-i-julegave",
        lead="I december har mange brug for en hånd mere. Find ét lille job hos jer, og giv det til en, der venter.",
        starts_on=timezone.localdate(now - timedelta(days=12)),
        ends_on=timezone.localdate(now + timedelta(days=26)),
        goal_positions=30,
    )
    sheets.from_the_campaign(registrations, give_link(made), owner, now=now)
    return made


def prize(network: Network, *, now: datetime) -> PrizePage:
    page = add_page(
        HomePage.objects.get(locale__language_code="da"),
        PrizePage,
        key="prize-nordby",
        slug="aarets-haandslag",
        title="Årets håndslag i Nordby",
        network=network,
        lead="Til den virksomhed, der gav håndslag på et job og holdt det. Kender du den, så indstil den.",
        nominate_until=timezone.localdate(now + timedelta(days=20)),
        criteria=list(CRITERIA),
    )
    nominate(
        page,
        company="Åvang Tømrer & Snedker",
        reason="De begyndte med fem timer og en kost. Nu er han på holdet hver dag.",
        name="Birthe Lund",
        email="birthe@virksomhed.example",
    )
    return page
