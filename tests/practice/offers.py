"""What a unit does when it has nobody, and what the company says to it."""

from outbox.models import Message
from pledges.models import Handover, Opening
from tests.practice.leaders import own_page
from tests.practice.walks import walk


@walk(
    "something-else-instead",
    "Who has nobody must offer other hours, task or day; the leader answers on the receipt",
)
def something_else_instead(demo):
    handover = (
        Handover.objects.filter(
            status="contacted",
            unit__slug="virksomhedsindgangen-nordby",
            openings__in=Opening.objects.open(),
        )
        .exclude(sheet__contact_email="")
        .order_by("pk")
        .first()
    )
    consultant = demo.visitor("consultant").open(f"/arbejdsbord/overleveringer/{handover.pk}/")
    offered = {one.text for one in consultant.soup.find_all("option")}
    assert "ingen kandidat endnu" not in offered  # nobody says so without an offer
    consultant.follow("Vi har ingen: foreslå noget andet")
    consultant.is_refused("Send forslaget").sees("Foreslå mindst én ting")
    opening = Opening.objects.filter(handover=handover).open().first()
    hours = "1-4" if opening.hours != "1-4" else "5-9"
    consultant.press(
        "Send forslaget",
        **{"hours": hours, "Andre dage eller tider": "tirsdag formiddag", "words": "Vi har en."},
    )
    consultant.sees("venter på svar", "tirsdag formiddag", "ingen kandidat endnu")
    to_company = Message.objects.filter(recipient=handover.sheet.contact_email)
    assert to_company.filter(subject="Kunne I bruge noget andet?").exists()
    own_page(demo, handover.sheet.contact_email).sees("Kunne I bruge noget andet?")
    leader = demo.visitor().open(f"/kvittering/{handover.sheet.receipt_token}/")
    leader.sees("Kunne I bruge noget andet?", "tirsdag formiddag")
    leader.press("Send svaret", answer="yes", words="Det går fint").sees("I sagde ja tak.")
    assert to_company.filter(subject="Tak for jeres svar").exists()
    assert Message.objects.filter(subject="Svar på jeres forslag").exists()
    opening.refresh_from_db()
    assert (opening.hours, opening.days) == (hours, "tirsdag formiddag")
    consultant.open(f"/arbejdsbord/aabninger/{opening.pk}/").sees("ja tak", "Det går fint")
