"""People who find a place by a profile, prepare in the club, or move on inside the network."""

from django.utils import timezone

from accounts.models import User
from pledges.matching.suggestions import openings_for
from pledges.models import Candidate, JobProfile, Opening, Placement, Referral, Scheme, Sheet
from pledges.placements.moving import places_for
from taskforces.models import Network
from tests.practice.leaders import own_page
from tests.practice.persons import PERSONS, begin, counted, open_ones, task_force
from tests.practice.walks import walk


@walk(
    "picks-a-profile",
    "A leader picks a profile on their own page; the consultant sees fitting openings and refers",
)
def picks_a_profile(demo):
    member = task_force().memberships.exclude(contact__email="").order_by("pk").first()
    leader = own_page(demo, member.contact.email).open(f"/mit/netvaerk/{member.pk}/")
    profile = JobProfile.objects.published().filter(network=task_force()).first()
    leader.sees("De søger en plads", profile.headline).sees_no(profile.reference)
    leader.press("Jeg har noget til personen", within=profile.headline).sees(profile.headline)
    leader.press(
        "Send",
        company_name="Nordby Tømrer",
        contact_name="Bo Lund",
        phone="98123456",
        tasks=profile.tasks,
    )
    sheet = Sheet.objects.filter(profile=profile).latest("pk")
    consultant = demo.visitor("consultant").open(
        f"/arbejdsbord/overleveringer/{sheet.handover.pk}/"
    )
    consultant.press("Gem", **{"log-kind": "call"})
    consultant.open(f"/arbejdsbord/jobprofiler/{profile.pk}/")
    consultant.sees("Åbninger, der kunne passe", "samme opgave", "Nordby Tømrer")
    consultant.press("Præsenter", within="Nordby Tømrer").sees("Kandidaten er præsenteret.")
    sheet.handover.refresh_from_db()
    assert sheet.handover.status == "referred"
    assert Referral.objects.get(opening__handover=sheet.handover).candidate == profile.candidate


def move_on(consultant, opening, paid):
    """On the page of a placement: on to another position from today."""
    consultant.follow("Flyt til en anden plads")
    return consultant.press(
        "Flyt personen",
        opening=str(opening.pk),
        starts_on=timezone.localdate().isoformat(),
        scheme=str(Scheme.objects.get(code="ordinary").pk),
        paid_hours=paid,
        unpaid_hours="0",
    )


@walk(
    "moves-inside-the-network",
    "Another company takes the offered profile, or the same one moves the person; weeks go on",
)
def moves_inside_the_network(demo):
    host, consultant = demo.visitor("coordinator"), demo.visitor("consultant")
    first = open_ones().first()
    page = f"/arbejdsbord/aabninger/{first.pk}/"
    consultant.open(page).press("Gem åbningen", **{"opening-positions": str(first.placed + 3)})
    begin(consultant, first, "Kandidat P5")
    before = counted(host.open(PERSONS), "Personer i alt")
    twin = Opening.objects.create(
        handover=first.handover,
        company=first.company,
        network=first.network,
        unit=first.unit,
        task="kitchen",
        hours="5-9",
    )
    old = Placement.objects.get(candidate_reference="Kandidat P5")
    consultant.open(f"/arbejdsbord/forloeb/{old.pk}/")
    move_on(consultant, twin, "14").sees("Kom fra", "Ugerne regnes fra")
    inside = Placement.objects.get(moved_from=old)
    consultant.press("Sig til", **{"at_risk-note": "For mange opgaver ad gangen"})
    consultant.follow("Spørg netværket").press(
        "Spørg netværket", headline="Møder til tiden", skills="Lager, orden"
    )
    profile = JobProfile.objects.get(placement=inside)
    member = task_force().memberships.exclude(contact__email="").order_by("pk").first()
    leader = own_page(demo, member.contact.email).open(f"/mit/netvaerk/{member.pk}/")
    leader.press("Jeg har noget til personen", within=profile.headline)
    leader.press(
        "Send",
        company_name="Nordby Lager",
        contact_name="Bo Lund",
        phone="98123456",
        tasks=["warehouse"],
        hours="10-14",
    )
    sheet = Sheet.objects.filter(profile=profile).latest("pk")
    desk = f"/arbejdsbord/overleveringer/{sheet.handover.pk}/"
    consultant.open(desk).press("Gem", **{"log-kind": "call", "log-status": "referred"})
    begin(consultant, sheet.handover.openings.first(), "Kandidat P5")
    taken = Placement.objects.get(moved_from=inside)
    assert (taken.candidate, taken.checks.get(weeks=13).due_on) == (
        old.candidate,
        old.checks.get(weeks=13).due_on,
    )
    host.open(PERSONS)
    assert counted(host, "Personer i alt") == before
    consultant.open(f"/arbejdsbord/kandidater/{old.candidate_id}/").sees("Ugerne løber videre")


@walk(
    "preparation-in-the-club",
    "A consultant places a candidate at the club, then on to a company, as one line",
)
def preparation_in_the_club(demo):
    club = Network.objects.get(slug="nordby-boldklub")
    consultant = demo.visitor("consultant").open("/arbejdsbord/kandidater/").follow("Ny kandidat")
    consultant.press("Gem kandidaten", Reference="Kandidat K9", network=str(club.pk))
    candidate = Candidate.objects.get(reference="Kandidat K9")
    page, today = f"/arbejdsbord/kandidater/{candidate.pk}/", timezone.localdate().isoformat()
    consultant.press("Skriv fasen ned", **{"stage-stage": "preparation", "stage-on": today})
    consultant.open(page).follow(f"En plads hos {club.host.name}")
    consultant.press("Gem åbningen", source="club", title="Praktik", task="green")
    consultant.sees(club.host.name).follow("Skriv den første dag ned")
    button = consultant.soup.find("form", {"class": "form"}).find("button", {"class": "btn"})
    consultant.press(
        button.get_text(" ", strip=True),
        candidate_reference=candidate.reference,
        starts_on=today,
        scheme=str(Scheme.objects.get(code="internship").pk),
        paid_hours="0",
        unpaid_hours="20",
    )
    consultant.open(page).sees("I praktik", "I forberedelse", club.host.name)
    consultant.open("/arbejdsbord/aabninger/ny/")
    sponsor = {"network": str(club.pk), "Virksomhed": "Nordby Hegn", "task": "green"}
    consultant.press("Gem åbningen", source="call", **sponsor)
    old = Placement.objects.get(candidate=candidate)
    consultant.open(f"/arbejdsbord/forloeb/{old.pk}/")
    opening = places_for(old).get(company__name="Nordby Hegn")
    move_on(consultant, opening, "10")
    consultant.open(page).sees(
        *("I job", opening.company_name, f"Kom fra {club.host.name}", "13 uger", "26 uger"),
        *("I praktik", "I forberedelse", "Henvist"),
    )
    assert Placement.objects.filter(candidate=candidate).count() == 2


@walk(
    "fits-best-first",
    "A consultant opens a profile and gets fitting openings, best first, with the reason",
)
def fits_best_first(demo):
    profile = JobProfile.objects.published().filter(network=task_force()).first()
    consultant = demo.visitor("consultant").open(f"/arbejdsbord/jobprofiler/{profile.pk}/")
    consultant.sees("Åbninger, der kunne passe", "samme opgave")
    user = User.objects.get(email="konsulent@virksomhedsindgang.example")
    scores = [one.match.score for one in openings_for(profile.candidate, user)]
    assert scores == sorted(scores, reverse=True)
    best = openings_for(profile.candidate, user)[0].thing
    listed = consultant.soup.find("section", {"aria-labelledby": "fitting"}).find_all("li")
    assert best.company_name in listed[0].get_text()
