"""The prizes that networks give."""

from outbox.models import Message
from taskforces.models import JuryMember, Nomination, PrizePage
from tests.practice.walks import walk

PRIZE = "Årets håndslag i Nordby"


def ask(host, company, email):
    row = next(n for n in Nomination.objects.all() if n.company == company)
    host.press(
        "Spørg virksomheden",
        **{
            "winner-nomination": str(row.pk),
            "winner-email": email,
            "winner-reason": "Fordi de gav håndslag.",
        },
    )
    host.sees("er spurgt på mail")
    mail = Message.objects.filter(recipient=email).latest("pk")
    return mail.text.rsplit("/vinder/", 1)[1].split("/")[0]


@walk(
    "prize-with-jury",
    "The jury reads nominations and votes a shortlist; the winner who agrees is public, a no is not",
)
def prize_with_jury(demo):
    page = PrizePage.objects.get(title=PRIZE)
    anybody = demo.visitor().open(page.get_url()).follow("Indstil en virksomhed")
    anybody.press(
        "Send forslaget",
        company="Nordby Bageri",
        reason="De åbnede bageriet for fire.",
        name="Ib",
        email="ib@virksomhed.example",
        consent="on",
    )
    host = demo.visitor("coordinator").open("/arbejdsbord/forslag-til-prisen/")
    host.follow(f"Jury og vinder: {PRIZE}").sees("Den korte liste")
    for name in ("Karen", "Poul"):
        host.press(
            "Sæt i juryen",
            **{"juror-name": name, "juror-email": f"{name.lower()}@jury.example"},
        )
    for member, chosen in (("Karen", ("Nordby Bageri", "Åvang")), ("Poul", ("Nordby Bageri",))):
        key = JuryMember.objects.get(name=member).key
        assert f"/jury/{key}/" in Message.objects.get(recipient__startswith=member.lower()).text
        juror = demo.visitor().open(f"/jury/{key}/").sees("Åvang Tømrer", "Nordby Bageri")
        juror.sees_no("ib@virksomhed.example", "birthe@virksomhed.example")
        votes = [str(n.pk) for n in Nomination.objects.all() if n.company.startswith(tuple(chosen))]
        juror.press("Gem min stemme", nominations=votes).sees("Din stemme er gemt")
    host.open(host.address).sees("2 stemmer", "1 stemme")

    first = demo.visitor().open(f"/vinder/{ask(host, 'Nordby Bageri', 'ib@bageri.example')}/")
    first.press("Nej tak").sees("I står ingen steder")
    demo.visitor().open(page.get_url()).sees_no("Nordby Bageri")
    host.open(host.address).sees("Nordby Bageri sagde nej")
    key = ask(host, "Åvang Tømrer & Snedker", "aa@aavang.example")
    demo.visitor().open(page.get_url()).sees_no("Vinderen er")
    demo.visitor().open(f"/vinder/{key}/").press("Ja tak, vis os").sees("I har sagt ja")
    demo.visitor().open(page.get_url()).sees("Vinderen er Åvang", "Fordi de gav håndslag.")
