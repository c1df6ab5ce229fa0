"""The fictional municipality of Nordby: its town hall, employment unit, club, people and companies."""

from accounts.addresses import vouch_for
from accounts.models import Organisation, Role, User
from home.demo import words
from home.demo.signature import draw_portrait, draw_signature
from pledges.handouts.ambassadors import card_link_for, make_ambassador
from taskforces.models import Company, Contact, Membership, Network, NetworkPage, Signer
from taskforces.networks.features import new_network
from taskforces.pages.approval import set_up_approval
from taskforces.pages.editors import editors_of, open_page

PASSWORD = "haandslag-demo"  # noqa: S105 (printed by the command, for a database of fiction)
COMPANIES = 120

PRIVACY_TEXT = (
    "Nordby Kommune behandler dit navn og dine kontaktoplysninger for at invitere dig og følge op på dit svar "
    "(databeskyttelsesforordningens artikel 6, stk. 1, litra e)."
)

# (key, name, e-mail, organisation, role)
PEOPLE = (
    (
        "secretary",
        "Lærke Østervang",
        "borgmesterkontor@nordby.example",
        "nordby",
        Role.Kind.MAYORS_OFFICE,
    ),
    (
        "coordinator",
        "Torben Mosekær",
        "koordinator@nordby.example",
        "nordby",
        Role.Kind.COORDINATOR,
    ),
    ("door", "Sanne Rugager", "doer@nordby.example", "nordby", Role.Kind.DOOR),
    ("lead", "Karin Hedelund", "leder@virksomhedsindgang.example", "unit", Role.Kind.UNIT_LEAD),
    (
        "consultant",
        "Hassan Lindhøj",
        "konsulent@virksomhedsindgang.example",
        "unit",
        Role.Kind.CONSULTANT,
    ),
    (
        "consultant2",
        "Pernille Fuglsø",
        "konsulent2@virksomhedsindgang.example",
        "unit",
        Role.Kind.CONSULTANT,
    ),
    ("club", "Jesper Strandholt", "sponsor@nordbybk.example", "club", Role.Kind.COORDINATOR),
    ("facilitator", "Mia Kærgaard", "procesleder@nordby.example", "nordby", Role.Kind.FACILITATOR),
    ("owner", "Ulla Skovlund", "ejer@nordby.example", "nordby", Role.Kind.OWNER),
)


def organisations() -> dict[str, Organisation]:
    made = {
        "nordby": Organisation.objects.create(
            kind="municipality",
            name="Nordby Kommune",
            slug="nordby-kommune",
            cvr_number=words.cvr_numbers(COMPANIES + 1)[-1],
            address="Rådhuspladsen 1, 9999 Nordby",
            phone="99000000",
            sender_name="Åse Bækmark",
            sender_title="Borgmester i Nordby Kommune",
            sender_email="borgmesterkontor@nordby.example",
            brand_colour="#0b5d7a",
            privacy_text=PRIVACY_TEXT,
            fictional=True,
        ),
        "unit": Organisation.objects.create(
            kind="employment_unit",
            name="Virksomhedsindgangen Nordby",
            slug="virksomhedsindgangen-nordby",
            phone="99000010",
            opening_hours="Mandag til torsdag 8.30–15\nFredag 8.30–13",
            sender_name="Virksomhedsindgangen Nordby",
            sender_email="leder@virksomhedsindgang.example",
            fictional=True,
        ),
        "club": Organisation.objects.create(
            kind="club",
            name="Nordby Boldklub",
            slug="nordby-boldklub",
            address="Stadionvej 7, 9999 Nordby",
            phone="99000020",
            sender_name="Jesper Strandholt",
            sender_title="Sponsorchef i Nordby Boldklub",
            sender_email="sponsor@nordbybk.example",
            embed_hosts="www.nordbyboldklub.example",
            brand_colour="#b3261e",
            second_colour="#ffc94d",
            privacy_text=PRIVACY_TEXT.replace("Nordby Kommune", "Nordby Boldklub").replace(
                "litra e", "litra f"
            ),
            fictional=True,
        ),
    }
    made["nordby"].signature = draw_signature("Åse Bækmark")
    made["nordby"].portrait = draw_portrait("Åse Bækmark")
    made["nordby"].save(update_fields=["signature", "portrait"])
    Signer.objects.create(
        organisation=made["nordby"],
        name="Åse Bækmark",
        title="Borgmester i Nordby Kommune",
        signature=made["nordby"].signature,
        portrait=made["nordby"].portrait,
    )
    return made


def people(organisations: dict[str, Organisation]) -> dict[str, User]:
    made = {}
    for key, name, email, organisation, role in PEOPLE:
        made[key] = User.objects.create_user(email, PASSWORD, name=name, phone="99000099")
        vouch_for(made[key])
        Role.objects.create(user=made[key], organisation=organisations[organisation], role=role)
    Role.objects.create(
        user=made["owner"], organisation=organisations["unit"], role=Role.Kind.OWNER
    )
    made["admin"] = User.objects.create_superuser("drift@haandslag.example", PASSWORD, name="Drift")
    return made


def networks(organisations: dict[str, Organisation], people: dict[str, User]) -> dict[str, Network]:
    return {
        "task_force": new_network(
            kind=Network.Kind.TASK_FORCE,
            name="Task Force Nordby",
            slug="task-force-nordby",
            host=organisations["nordby"],
            unit=organisations["unit"],
            default_owner=people["consultant"],
            target_group="Nordbyborgere, der har været uden arbejde i mere end et år.",
            goal_positions=100,
        ),
        "club": new_network(
            kind=Network.Kind.SPONSOR_NETWORK,
            name="Nordby Boldklubs sponsornetværk",
            slug="nordby-boldklub",
            host=organisations["club"],
            unit=organisations["unit"],
            default_owner=people["consultant2"],
            target_group="Unge og voksne i Nordby, der har stået uden job i mindst et år.",
            goal_positions=40,
        ),
    }


def companies() -> list[Company]:
    """120 fictional companies, each with a valid CVR number of a series nobody has."""
    names = [(place, *trade) for trade in words.TRADES for place in words.PLACES]
    made = [
        Company(
            cvr_number=cvr,
            name=f"{place} {kind}",
            street=f"{words.STREETS[i % len(words.STREETS)]} {i % 90 + 1}",
            postcode="9999",
            city="Nordby",
            industry_code=code,
            industry_name=industry,
            employees=employees,
            fictional=True,
        )
        for i, ((place, kind, industry, code, employees), cvr) in enumerate(
            zip(names, words.cvr_numbers(COMPANIES), strict=True)
        )
    ]
    for company in made:
        company.set_derived()
    return Company.objects.bulk_create(made)


def contacts(
    organisation: Organisation, companies: list[Company], names: list[str]
) -> list[Contact]:
    made = []
    for i, (company, name) in enumerate(zip(companies, names, strict=True)):
        contact = Contact(
            organisation=organisation,
            company=company,
            name=name,
            title="Direktør" if i % 3 else "Værkfører",
            email=f"leder{i + 1}@virksomhed.example",
            phone=f"99{100000 + i}",
            data_source="CVR-registret (fiktiv)",
        )
        contact.save()
        made.append(contact)
    return made


def by_other_ways(contacts: list[Contact]) -> None:
    """Some have no mail, or would rather have paper, so that a mailing shows more than one way."""
    for number, contact in enumerate(contacts):
        contact.email = "" if number % 4 == 0 else contact.email
        contact.preferred_channel = Contact.Channel.PRINT if number % 4 == 2 else ""
    Contact.objects.bulk_update(contacts, ["email", "preferred_channel"])


def members(network: Network, contacts: list[Contact], *, role: str) -> list[Membership]:
    return Membership.objects.bulk_create(
        Membership(
            network=network,
            company=contact.company,
            contact=contact,
            role=Membership.Role.CHAIR if i == 0 else role,
            shown_publicly=i % 3 != 2,
            tier=("Guld", "Sølv", "Bronze")[i % 3] if role == Membership.Role.SPONSOR else "",
        )
        for i, contact in enumerate(contacts)
    )


def ambassadors(members: list[Membership]) -> None:
    """Members with cards of their own to give to colleagues."""
    for member in members:
        card_link_for(make_ambassador(member))


def editors(pages: dict) -> None:
    """The mayor's office and the club write their own pages in Wagtail, and nothing else there."""
    for page in pages.values():
        open_page(page)


def approval(page: NetworkPage, by: Organisation) -> None:
    """What the club writes is read in the town hall before it is published."""
    writers = editors_of(page.network.host).group
    set_up_approval(page.page_ptr, approvers=editors_of(by).group, writers=writers)
