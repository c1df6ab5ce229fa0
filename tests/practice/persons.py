"""From an opening to a lasting job, one candidate at a time, and the figures that count persons."""

from django.utils import timezone

from accounts.models import Role
from pledges.models import (
    Candidate,
    Handover,
    Opening,
    Placement,
    Referral,
    Scheme,
)
from taskforces.models import Network
from tests import factories
from tests.practice.visitor import Visitor
from tests.practice.walks import walk

PERSONS = "/arbejdsbord/tal/personer/"


def task_force():
    return Network.objects.get(slug="task-force-nordby")


def open_ones():
    """Of the Task Force, with a company that somebody has spoken to."""
    found = Opening.objects.open().filter(network=task_force())
    return found.filter(handover__first_contact_at__isnull=False, handover__closed_at=None)


def counted(visitor, label):
    """The number beside a label on the page of persons."""
    term = next(term for term in visitor.soup.find_all("dt") if label in term.get_text())
    return int(term.find_next("dd").get_text())


def begin(consultant, opening, reference, hours="12"):
    """Write down the first day on the opening's page."""
    consultant.open(f"/arbejdsbord/aabninger/{opening.pk}/").follow("Skriv den første dag ned")
    filled = {
        "candidate_reference": reference,
        "starts_on": timezone.localdate().isoformat(),
        "scheme": str(Scheme.objects.get(code="ordinary").pk),
        "paid_hours": hours,
    }
    if consultant.soup.find("select", {"name": "opening"}):
        filled["opening"] = str(opening.pk)
    button = consultant.soup.find("form", {"class": "form"}).find("button", {"class": "btn"})
    return consultant.press(button.get_text(" ", strip=True), **filled)


@walk(
    "one-line-to-a-lasting-job",
    "A consultant sees opening, candidate, preparation, start and checks on one page",
)
def one_line_to_a_lasting_job(demo):
    consultant = demo.visitor("consultant")
    consultant.open("/arbejdsbord/kandidater/").follow("Ny kandidat")
    consultant.is_refused("Gem kandidaten", Reference="Jens Hansen", network=str(task_force().pk))
    consultant.press("Gem kandidaten", Reference="Kandidat P1", network=str(task_force().pk))
    candidate = Candidate.objects.get(reference="Kandidat P1")
    page = f"/arbejdsbord/kandidater/{candidate.pk}/"
    today = timezone.localdate().isoformat()
    consultant.open(page).press("Skriv fasen ned", **{"stage-stage": "ready", "stage-on": today})
    opening = open_ones().first()
    consultant.open(page).follow("Henvis til en åbning")
    consultant.press("Præsenter", opening=str(opening.pk)).sees("præsenteret", opening.company_name)
    consultant.follow("Hvad blev det til?").press("Skriv ned", state="talk", talk_on=today)
    begin(consultant, opening, "Kandidat P1")
    consultant.open(page).sees(
        *("I job", opening.company_name, "13 uger", "26 uger", "Præsenteret", "Klar", "Henvist")
    )
    assert Referral.objects.get(candidate=candidate).state == "yes"


@walk(
    "profiles-and-fitting-openings",
    "A consultant goes from a job profile to its candidate, and marks them referred to an opening",
)
def profiles_and_fitting_openings(demo):
    consultant = demo.visitor("consultant")
    candidate = Candidate.objects.get(reference="Kandidat A2")
    consultant.open(f"/arbejdsbord/kandidater/{candidate.pk}/").sees("Jobprofil", "Klar")
    opening = open_ones().first()
    consultant.open("/arbejdsbord/aabninger/").sees("Åbninger", "ledige")
    consultant.open(f"/arbejdsbord/aabninger/{opening.pk}/").follow("Henvis en kandidat")
    consultant.press("Præsenter", candidate=str(candidate.pk)).sees("Kandidat A2", "præsenteret")
    opening.handover.refresh_from_db()
    assert opening.handover.status in (Handover.Status.REFERRED, Handover.Status.HIRED)


@walk(
    "the-others-stay-open",
    "One of three is hired: a consultant sees two left, and one press orders them",
)
def the_others_stay_open(demo):
    consultant = demo.visitor("consultant")
    opening = open_ones().exclude(orders__surplus=True).first()
    page = f"/arbejdsbord/aabninger/{opening.pk}/"
    consultant.open(page)
    consultant.press("Gem åbningen", **{"opening-positions": str(opening.placed + 3)})
    begin(consultant, opening, "Kandidat P2")
    consultant.open("/arbejdsbord/aabninger/").sees(f"2 af {opening.placed + 3} ledige")
    consultant.open(page).press("Gør de ledige til en jobordre").sees("overskydende")
    assert opening.orders.get(surplus=True).positions == 2


@walk(
    "nobody-goes-back",
    "A host reads who is placed, still there, moved, and back at the jobcentre",
)
def nobody_goes_back(demo):
    host = demo.visitor("coordinator")
    before = counted(host.open(f"{PERSONS}?network={task_force().pk}"), "Personer i alt")
    consultant = demo.visitor("consultant")
    candidate = Candidate.objects.get(reference="Kandidat A3")
    page = f"/arbejdsbord/kandidater/{candidate.pk}/"
    today = timezone.localdate().isoformat()
    back = {"stage-stage": "returned", "stage-on": today}
    consultant.open(page).press(
        "Skriv fasen ned", **back, **{"stage-reason": "Vil begynde på et kursus først"}
    )
    host.open(f"{PERSONS}?network={task_force().pk}")
    host.sees("Fastholdt 13 uger", "Flyttet i netværket", "Tilbage i jobcentret")
    assert counted(host, "Personer i alt") == before + 1
    host.follow("Tilbage i jobcentret").sees("1 person").sees_no("Kandidat A3")
    consultant.open(f"{PERSONS}tilbage/").sees("Kandidat A3")


@walk(
    "each-person-once",
    "However many jobs somebody has, they are one person, with their own hours",
)
def each_person_once(demo):
    host, consultant = demo.visitor("coordinator"), demo.visitor("consultant")
    before = counted(host.open(PERSONS), "Har lønnede timer")
    for opening in list(open_ones()[:2]):
        begin(consultant, opening, "Kandidat P3", hours="6")
    host.open(PERSONS).sees("Samme person i to kommuner tæller to gange")
    assert counted(host, "Har lønnede timer") == before + 1
    assert Placement.objects.filter(candidate__reference="Kandidat P3").count() == 2


@walk(
    "results-by-network",
    "The head of a unit reads persons and hours by network, and opens the rows behind a figure",
)
def results_by_network(demo):
    lead = demo.visitor("lead")
    lead.open("/arbejdsbord/tal/").follow("Se personerne")
    lead.press("Vis", network=str(task_force().pk)).sees("Delvist lønnet", "Sådan tæller vi")
    lead.follow("Delvist lønnet").sees("lønnede", "Kandidat N")


@walk(
    "referred-by-the-rule",
    "A unit refers; weeks and the group's rule are checked, and no health is kept",
)
def referred_by_the_rule(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").follow("Indstillinger")
    host.press(
        "Gem", target_group="Ledige i mindst et år.", decided_on="2026-11-12", least_weeks="52"
    )
    consultant = demo.visitor("consultant").open("/arbejdsbord/kandidater/").follow("Ny kandidat")
    typed = {"Reference": "Kandidat P9", "network": str(task_force().pk)}
    consultant.is_refused("Gem kandidaten", **typed).sees("Skriv, hvor længe det er")
    consultant.is_refused("Gem kandidaten", weeks="26").sees("tager imod fra 52 ugers ledighed")
    consultant.is_refused("Gem kandidaten", weeks="52").sees("Ledige i mindst et år.")
    consultant.press("Gem kandidaten", in_group="on").sees("Mindst 52 uger", "Hører til")
    made = Candidate.objects.get(reference="Kandidat P9")
    assert (made.weeks, made.stage) == ("52", "referred")


@walk(
    "opening-without-sheet",
    "A consultant writes down an opening of a phone call, and the first person begins there",
)
def opening_without_sheet(demo):
    consultant = demo.visitor("consultant").open("/arbejdsbord/aabninger/")
    consultant.follow("Skriv en åbning ned").press(
        "Gem åbningen",
        **{
            "Netværk": task_force().pk,
            "Virksomhed": "Nordby Kajrengøring",
            "Hvor kommer den fra?": "call",
            "Opgavetype": "cleaning",
            "Pladser i alt": "2",
        },
    )
    consultant.sees("Åbningen er skrevet ned.", "Nordby Kajrengøring", "telefonsamtale")
    consultant.follow("Skriv den første dag ned").press(
        "Gem",
        **{
            "Reference": "Kandidat Q77",
            "Første dag": timezone.localdate().isoformat(),
            "Ordning": Scheme.objects.get(code="ordinary").pk,
            "Lønnede timer pr. uge": "5",
        },
    )
    consultant.sees("Kandidat Q77", "Nordby Kajrengøring")
    consultant.open("/arbejdsbord/forloeb/").sees("Nordby Kajrengøring")


@walk(
    "own-desk",
    "An agency's owner opens its desk; its coordinator follows people, and the unit keeps its own",
)
def own_desk(demo):
    agency = Network.objects.get(slug="nordby-smaajob-vikar")
    placed = Placement.objects.filter(network=agency).first()
    unit_only = Placement.objects.filter(network=task_force()).first()
    owner, coordinator = factories.user("Ejer"), factories.user("Rekruttering")
    for person, kind in ((owner, Role.Kind.OWNER), (coordinator, Role.Kind.COORDINATOR)):
        Role.objects.create(user=person, organisation=agency.host, role=kind)
    before = Visitor(coordinator)
    assert before.status(f"/arbejdsbord/forloeb/{placed.pk}/") == 404
    Visitor(owner).open(f"/arbejdsbord/netvaerk/{agency.pk}/indstillinger/").press(
        "Gem", **{"Værten følger selv op på personer": "on"}
    )
    desk = Visitor(coordinator).open(f"/arbejdsbord/forloeb/{placed.pk}/")
    desk.sees(placed.candidate_reference, placed.company_name)
    assert desk.status(f"/arbejdsbord/forloeb/{unit_only.pk}/") == 404
    demo.visitor("consultant").open(f"/arbejdsbord/forloeb/{placed.pk}/").sees(
        placed.candidate_reference
    )
