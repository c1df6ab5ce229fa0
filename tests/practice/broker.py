"""What a personal job broker does before and after a start."""

from accounts.models import User
from pledges.models import Candidate, FitStatement, Handover, Placement
from pledges.openings.forms import worked_openings
from tests.practice.walks import walk


@walk(
    "aftercare", "The broker plans aftercare for either side; contacts are logged on the placement"
)
def aftercare(demo):
    placement = (
        Placement.objects.in_place()
        .filter(handover__unit__slug="virksomhedsindgangen-nordby")
        .first()
    )
    broker = demo.visitor("consultant").open(f"/arbejdsbord/forloeb/{placement.pk}/")
    broker.follow("Efterværn")
    broker.press("Planlæg", **{"plan-side": "company", "Uger imellem": 4, "Antal gange": 2})
    broker.sees("Tal med virksomheden")
    broker.press("Planlæg", **{"plan-side": "person", "Uger imellem": 2, "Antal gange": 1})
    broker.press(
        "Skriv ned", **{"log-side": "person", "Minutter": 25, "Hvad aftalte I?": "En time mere."}
    )
    broker.sees("En time mere.", "25 min.")
    broker.open("/arbejdsbord/eftervaern/").sees(placement.handover.sheet.company_name)


def of_nordby():
    return Candidate.objects.active().filter(unit__slug="virksomhedsindgangen-nordby").first()


@walk("broker-in-two-forms", "The lead gives the role of job broker with companies or without")
def broker_in_two_forms(demo):
    lead = demo.visitor("lead").open("/arbejdsbord/jobformidlere/")
    name = User.objects.get(email="konsulent2@virksomhedsindgang.example").name
    lead.press("Gem", within=name, form="candidates").sees("kun kandidater")
    broker = demo.visitor("consultant2").open(f"/arbejdsbord/kandidater/{of_nordby().pk}/")
    broker.sees(of_nordby().reference)
    sheet = Handover.objects.filter(unit=of_nordby().unit).first()
    assert broker.status(f"/arbejdsbord/overleveringer/{sheet.pk}/") == 403
    lead.press("Gem", within=name, form="both").sees("kandidater og virksomheder")
    assert broker.status(f"/arbejdsbord/overleveringer/{sheet.pk}/") == 200


@walk(
    "talks-and-wishes",
    "The broker logs talks by date and minutes; changed wishes are a new version",
)
def talks_and_wishes(demo):
    broker = demo.visitor("consultant").open(f"/arbejdsbord/kandidater/{of_nordby().pk}/")
    broker.follow("Samtaler og ønsker")
    broker.press(
        "Skriv samtalen ned", **{"talk-minutes": 45, "talk-note": "Vil prøve et værksted."}
    )
    broker.sees("1 samtale, 45 minutter i alt.")
    broker.press("Skriv ønsket ned", **{"wish-text": "Kontor om morgenen."})
    broker.press("Skriv ønsket ned", **{"wish-text": "Værksted, gerne sammen med andre."})
    broker.sees("Gælder nu Værksted, gerne sammen med andre.", "Tidligere Kontor om morgenen.")


@walk(
    "no-overselling",
    "The consultant states fit, gaps and what the candidate allows; the leader reads it",
)
def no_overselling(demo):
    consultant = User.objects.get(email="konsulent@virksomhedsindgang.example")
    opening = worked_openings(consultant).filter(handover__first_contact_at__isnull=False).first()
    broker = demo.visitor("consultant").open(f"/arbejdsbord/kandidater/{of_nordby().pk}/")
    broker.follow("Henvis til en åbning").press("Præsenter", opening=opening.pk)
    broker.open(broker.link("Sådan passer det"))
    broker.is_refused("Gem", fits="Kan køre truck.", gaps="Har angst.").sees("intet om helbred")
    told = {"fits": "Kan køre truck.", "gaps": "Vil helst have en besked ad gangen."}
    broker.press("Gem", allowed="on", **told)
    statement = FitStatement.objects.get()
    sheet = statement.referral.opening.handover.sheet
    leader = demo.visitor().open(f"/kvittering/{sheet.receipt_token}/")
    leader.sees("Kan køre truck.", "Vil helst have en besked ad gangen.")
    leader.sees_no(statement.referral.candidate.reference)


@walk(
    "one-match-on-one-page",
    "Broker and consultant see one match; each step names who does it",
)
def one_match_on_one_page(demo):
    consultant = User.objects.get(email="konsulent@virksomhedsindgang.example")
    broker_user = User.objects.get(email="konsulent2@virksomhedsindgang.example")
    opening = worked_openings(consultant).filter(handover__owner=consultant)
    opening = opening.filter(handover__first_contact_at__isnull=False).first()
    demo.visitor("lead").open("/arbejdsbord/jobformidlere/").press(
        "Gem", within=broker_user.name, form="candidates"
    )
    candidate = of_nordby()
    broker = demo.visitor("consultant2").open(f"/arbejdsbord/kandidater/{candidate.pk}/")
    broker.press("Gem", **{"edit-known_by": broker_user.pk})
    broker.follow("Samtaler og ønsker")
    broker.press("Skriv samtalen ned", **{"talk-minutes": 30, "talk-note": "Vil gerne ud."})
    demo.visitor("consultant").open(f"/arbejdsbord/aabninger/{opening.pk}/").follow(
        "Henvis en kandidat"
    ).press("Præsenter", candidate=candidate.pk)
    for who in ("consultant", "consultant2"):  # the broker sees no sheet, and still the whole match
        page = demo.visitor(who).open(f"/arbejdsbord/kandidater/{candidate.pk}/")
        page.follow("Trin for trin").sees(
            *("Tal med kandidaten", broker_user.name, "Tal med virksomheden", consultant.name),
            *("Samtalen hos virksomheden", "Tjek efter 26 uger", "næste"),
        )


@walk(
    "job-from-the-wishes",
    "The broker writes the wishes down and gets openings that fit, best first and with reasons; one press presents",
)
def job_from_the_wishes(demo):
    consultant = User.objects.get(email="konsulent@virksomhedsindgang.example")
    opening = worked_openings(consultant).filter(handover__first_contact_at__isnull=False).first()
    candidate = Candidate.objects.filter(unit=opening.unit, stage="ready").first()
    broker = demo.visitor("consultant").open(f"/arbejdsbord/kandidater/{candidate.pk}/samtaler/")
    told = {"wish-text": "Noget praktisk.", "wish-tasks": opening.task, "wish-hours": opening.hours}
    broker.press("Skriv ønsket ned", **told)
    page = f"/arbejdsbord/kandidater/{candidate.pk}/"
    broker.open(page).sees("Åbninger, der kunne passe", "samme opgave", "intet sker af sig selv")
    broker.press("Præsenter", within=opening.company_name)
    assert candidate.referrals.count() == 1
