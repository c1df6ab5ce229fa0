"""Pages of the fictional networks: the page, the letter that stands on it, and the stories."""

from home.models import ContentPage
from home.seed.stories import load_stories
from taskforces.models import (
    MayorInvitationPage,
    Network,
    NetworkIndexPage,
    NetworkPage,
)

STEPS = (
    ("Brevet", "Borgmesteren skriver personligt til dig. Du svarer med to tryk.", "mail"),
    (
        "Aftenen",
        "Vi mødes et sted, man ikke plejer at holde møde. Brevet er din billet.",
        "door-open",
    ),
    (
        "Arket",
        "Du sætter kryds ved de opgaver, andre kunne løse hos dig. Det tager under et minut.",
        "file-text",
    ),
    (
        "Opkaldet",
        "Virksomhedsindgangen ringer inden for to arbejdsdage. Altid den samme konsulent.",
        "phone-call",
    ),
    (
        "Jobbet",
        "I finder den rette sammen. Efter 13 og 26 uger spørger vi, hvordan det går.",
        "handshake",
    ),
)
CLUB_STEPS = (
    ("Sponsormødet", "Klubben samler sine sponsorer på stadion.", "users"),
    ("Interviewet", "Lederne interviewer hinanden om opgaver, ikke om stillinger.", "file-text"),
    ("Spørgsmålet", "Aftenen slutter med ét spørgsmål: vil I have besøg?", "door-open"),
    (
        "Klubben ringer først",
        "Sponsorchefen ringer, før konsulenten gør. Så kender I hinanden.",
        "phone-call",
    ),
)
LETTER = (
    ("paragraph", "{hilsen}"),
    (
        "paragraph",
        "I Nordby står flere hundrede af vores naboer uden arbejde, og mange har gjort det længe. Samtidig ved jeg, "
        "at der i {virksomhed} ligger opgaver, som ingen rigtig når: varer, der skal sættes på plads, en gårdsplads, "
        "der skal fejes, et arkiv, der skal sorteres.",
    ),
    (
        "paragraph",
        "Derfor vil jeg gerne se dig {dato} kl. {tid} i {sted}. Vi lover, at det bliver let og sjovt, at ingen spilder "
        "din tid, og at vi ringer tilbage inden for to arbejdsdage, hvis du finder et småjob.",
    ),
    (
        "bullets",
        [
            "Du møder to nordbyborgere, der fortæller deres historie",
            "Du får kaffe og kage ved drejebænkene",
        ],
    ),
    (
        "paragraph",
        "Svar senest {svarfrist}. Brevet her er din billet: tag det med, eller vis koden på telefonen.",
    ),
)
PEOPLE = (
    (
        "Torben Mosekær",
        "koordinator, Nordby Kommune",
        "Samler virksomhederne og kender alle værksteder.",
    ),
    ("Hassan Lindhøj", "virksomhedskonsulent", "Ringer inden for to arbejdsdage. Altid den samme."),
    ("Jesper Strandholt", "sponsorchef, Nordby Boldklub", "Ringer først, når det er en sponsor."),
    ("Åse Bækmark", "borgmester", "Skriver brevet og byder velkommen."),
)
CLUB_LETTER = (
    ("paragraph", "{hilsen}"),
    (
        "paragraph",
        "Et hold er mere end elleve. Kom til {arrangement} {dato} kl. {tid} på {sted}, og hør, hvordan {virksomhed} kan "
        "give en af byens borgere en plads på holdet, om det så er fem timer om ugen.",
    ),
    ("paragraph", "Svar senest {svarfrist}. Vi glæder os til at se dig."),
)


def load(networks: dict[str, Network]) -> dict[str, MayorInvitationPage]:
    """Everything published; returns the letters by network."""
    index = NetworkIndexPage.objects.get(locale__language_code="da")
    task_force = _network_page(
        index,
        networks["task_force"],
        lead="Virksomheder i Nordby finder sammen de små job, der giver naboen uden arbejde en ny begyndelse.",
        vision="I Nordby kan alle, der vil arbejde, få lov til det. Også dem, der kun kan nogle timer.",
        steps=STEPS,
    )
    club = _network_page(
        index,
        networks["club"],
        lead="Sponsorerne kender hinanden fra tribunen. Nu finder de job til dem, der mangler et hold.",
        vision="Fyrre nordbyboere i job gennem klubbens netværk.",
        steps=CLUB_STEPS,
    )
    load_stories(networks["task_force"])
    _people(index.get_parent())
    return {
        "task_force": _letter(task_force, "Kom og spot et småjob", LETTER),
        "club": _letter(club, "Et hold er mere end elleve", CLUB_LETTER),
    }


def of_networks(networks: dict[str, Network]) -> dict[str, NetworkPage]:
    return {
        key: NetworkPage.objects.get(network=network, locale__language_code="da")
        for key, network in networks.items()
    }


def _people(home):
    """Invented people, so that a visitor sees what a page of people can look like."""
    page = ContentPage(
        title="Mennesker i Nordby",
        slug="mennesker",
        lead="Dem, der ringer, inviterer og tager imod. Alle på siden er opdigtede.",
        body=[
            (
                "people",
                {
                    "people": [
                        {"name": name, "role": role, "text": text, "picture": None, "agreed": True}
                        for name, role, text in PEOPLE
                    ]
                },
            )
        ],
        locale=home.locale,
    )
    _publish(home, page)


def _network_page(index, network, *, lead, vision, steps):
    page = NetworkPage(
        title=network.name,
        slug=network.slug,
        network=network,
        lead=lead,
        vision=vision,
        steps=[("step", {"title": t, "text": x, "icon": icon}) for t, x, icon in steps],
        actions=[
            ("action", "Hundrede småjob inden årets udgang."),
            ("action", "Et møde hver anden måned, hver gang et nyt sted."),
            ("action", "Hvert tilsagn får en navngiven konsulent og en dato."),
        ],
        locale=index.locale,
    )
    return _publish(index, page)


def _letter(parent, title, body):
    page = MayorInvitationPage(
        title=title,
        slug="invitation",
        network=parent.network,
        body=list(body),
        locale=parent.locale,
    )
    page.chosen_signers = parent.network.host.signers.all()
    return _publish(parent, page)


def _publish(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
