"""Companies known for long: one page for each, contact that is kept warm, and whom the mayor writes to."""

from datetime import timedelta

from django.utils import timezone

from events.models import Invitation
from outbox.models import Message
from pledges.models import Handover, Sheet
from taskforces.models import Network
from tests.practice.walks import walk

COMPANIES = "/arbejdsbord/virksomheder/"


def task_force():
    return Network.objects.get(slug="task-force-nordby")


def promised():
    """A company of the Task Force with a sheet that the unit has."""
    handovers = Handover.objects.filter(sheet__network=task_force(), sheet__company__isnull=False)
    return handovers.select_related("sheet__company").earliest("pk").sheet.company


@walk("one-page-for-a-company", "A consultant opens a company; cold ones are listed")
def one_page_for_a_company(demo):
    consultant = demo.visitor("consultant")
    consultant.open(f"{COMPANIES}{promised().pk}/")
    consultant.sees("Det har de lovet", "Det er der sket", "Fra registret")
    consultant.press("Skriv ned", **{"log-kind": "call", "log-text": "Vil gerne have besøg"})
    consultant.sees("Skrevet ned.", "Vil gerne have besøg")
    consultant.open(f"{COMPANIES}?talked=half&order=kontakt").sees("virksomhed")
    consultant.sees_no("Vil gerne have besøg")


@walk("no-double-visits", "Whoever plans a call is warned of the other side's contact this month")
def no_double_visits(demo):
    address = f"{COMPANIES}{promised().pk}/"
    host = demo.visitor("coordinator").open(address)
    host.press("Skriv ned", **{"log-kind": "call", "log-text": "Fortroligt om et salg"})
    unit = demo.visitor("consultant").open(address)
    unit.sees("Andre har lige talt med dem", "Nordby Kommune", "Tal sammen, før I ringer")
    unit.sees_no("Fortroligt om et salg")


@walk("mayors-personal-letter", "The secretary filters contacts and sends; each has their own code")
def mayors_personal_letter(demo):
    host = demo.visitor("coordinator")
    event = task_force().events.order_by("starts_at").first()
    host.open(f"/arbejdsbord/arrangementer/{event.pk}/").follow("Lav et som dette")
    soon = timezone.localtime() + timedelta(days=30)
    host.press("Lav det", starts_at=f"{soon:%Y-%m-%d}T17:00", with_letter=[])
    new = task_force().events.latest("pk")
    secretary = demo.visitor("secretary")
    secretary.open("/arbejdsbord/kontakter/udvalg/?employees=10-49").sees("Ny", "kontakter")
    secretary.press("Gem udvalget", name="Mellemstore").sees("Mellemstore")
    secretary.follow(new.title).sees("Mellemstore").press("Gør klar")
    secretary.press("Send")
    invitations = list(Invitation.objects.filter(event=new).select_related("contact__company"))
    assert len({each.code for each in invitations}) == len(invitations) > 1
    assert {each.contact.company.employees for each in invitations} == {"10-49"}
    mailed = [each for each in invitations if each.emailed_at]
    assert len(mailed) > 1
    for each in mailed[:3]:
        letter = Message.objects.get(reference=f"invitation:{each.pk}").text
        assert str(each.contact.greeting) in letter
        assert each.code in letter


@walk("same-consultant-again", "A company's second sheet lands at the consultant of the first")
def same_consultant_again(demo):
    company = promised()
    first = Handover.objects.filter(sheet__company=company, owner__isnull=False).latest("pk")
    host = demo.visitor("coordinator").open(f"{COMPANIES}{company.pk}/").follow("Nyt tilsagn")
    host.follow("Task Force Nordby")
    filled = {"contact_name": "Ida Holm", "phone": "99112233", "tasks": ["cleaning"]}
    host.press("Gem", hours="5-9", **filled)
    second = Sheet.objects.filter(company=company).latest("pk").handover
    assert second.owner == first.owner
