"""The headings that offices' programs write above their columns, in Danish and English.

Outlook, HubSpot, SuperOffice, Navision and the company register, and what people write themselves.
"""

import re
from functools import cache

from accounts.folding import fold

# The likeliest first: "Stilling" is the job also where "Titel" (mr, dr) stands beside it.
HEADINGS = {
    "company": (
        "virksomhed", "virksomhedsnavn", "virksomhedens navn", "firma", "firmanavn", "kundenavn", "debitornavn",
        "company", "company name", "associated company", "associated company (primary)", "account name",
        "organisation", "organisationsnavn", "organization", "organization name", "organisation name",
    ),
    "cvr_number": (
        "cvr", "cvr nr", "cvrnr", "cvr nummer", "cvrnummer", "cvr/se nr", "se/cvr nr", "cvr/se nummer", "momsnr",
        "org nr", "orgnr", "organisationsnummer", "cvr number", "vat", "vat no", "vat number",
        "vat registration no", "company registration number",
    ),
    "p_number": (
        "p nr", "pnr", "p nummer", "pnummer", "produktionsenhed", "produktionsenhedsnummer", "p enhed", "p number",
        "production unit", "production unit number",
    ),
    "name": (
        "navn", "fulde navn", "fuldt navn", "kontaktperson", "kontaktnavn", "kontakt", "deltager", "vist navn",
        "name", "full name", "contact", "contact person", "contact name", "display name", "person",
    ),
    "first_name": ("fornavn", "fornavne", "first name", "firstname", "given name", "forename"),
    "middle_name": ("mellemnavn", "mellemnavne", "middle name", "middlename", "additional name"),
    "last_name": ("efternavn", "efternavne", "last name", "lastname", "surname", "family name"),
    "title": (
        "stilling", "stillingsbetegnelse", "jobtitel", "job title", "jobfunktion", "funktion", "rolle", "position",
        "titel", "title",
    ),
    "email": (
        "e mail", "email", "mail", "e mailadresse", "e mail adresse", "emailadresse", "mailadresse", "e post",
        "e postadresse", "e mail 1", "e mail address", "email address", "primary email", "e mail 1 value",
        "arbejdsmail", "work email",
    ),
    "phone": (
        "telefon", "tlf", "tlf nr", "tlfnr", "telefonnr", "telefonnummer", "telefon (arbejde)", "arbejdstelefon",
        "direkte telefon", "direkte tlf", "hovednummer", "phone", "phone no", "phone number", "telephone",
        "telephone number", "business phone", "work phone", "direct phone",
    ),
    "mobile": (
        "mobil", "mobiltelefon", "mobilnr", "mobil nr", "mobilnummer", "mobile", "mobile phone",
        "mobile phone no", "mobile phone number", "mobile number", "cell phone",
    ),
    "street": (
        "adresse", "adresse 1", "adresselinje 1", "vej", "vejadresse", "vejnavn", "gade", "gadenavn",
        "gade (arbejde)", "adresse (arbejde)", "besøgsadresse", "postadresse", "address", "address 1",
        "address line 1", "street", "street address", "business street", "work address",
    ),
    "postcode": (
        "postnr", "postnummer", "post nr", "postkode", "postnummer (arbejde)", "postnr (arbejde)", "postcode",
        "post code", "postal code", "zip", "zip code", "zip/postal code", "business postal code",
    ),
    "city": (
        "by", "bynavn", "postdistrikt", "by (arbejde)", "city", "town", "business city", "post town",
    ),
    "place": (
        "postnr og by", "postnr by", "postnr/by", "postnr/sted", "postnr og sted", "postnummer og by",
        "postnummer/by", "post/by", "postcode and city", "postcode/city", "zip/city",
    ),
    "country": (
        "land", "land/område", "land/område (arbejde)", "land (arbejde)", "landekode", "lande /områdekode",
        "country", "country code", "country/region", "country/region code", "business country",
        "business country/region",
    ),
    "municipality": ("kommune", "kommunenavn", "kommunekode", "beliggenhedskommune", "municipality"),
    "industry_code": (
        "branchekode", "hovedbranchekode", "branchenr", "industry code", "nace", "nace code", "db25", "db07",
    ),
    "industry_name": (
        "branche", "branchenavn", "branchetekst", "branchebeskrivelse", "hovedbranche", "industry",
        "industry name",
    ),
    "employees": (
        "ansatte", "antal ansatte", "antal ansatte (interval)", "ansatte (interval)", "medarbejdere",
        "antal medarbejdere", "employees", "number of employees", "no of employees", "staff",
    ),
    "advertising_protected": (
        "reklamebeskyttelse", "reklamebeskyttet", "advertising protection", "advertising protected",
    ),
    "language": (
        "sprog", "foretrukket sprog", "sprogkode", "language", "preferred language", "language code",
    ),
    "data_source": ("kilde", "datakilde", "source", "data source"),
    "member_role": ("rolle i netværket", "medlemsrolle", "role in the network", "member role"),
    "member_kind": ("medlemmet er", "medlemstype", "type medlem", "the member is", "member is", "member type"),
    "tier": ("sponsorniveau", "sponsorpakke", "niveau", "sponsor tier", "sponsor level"),
    "joined_on": ("med siden", "medlem siden", "indmeldt", "indmeldelsesdato", "member since"),
    "named": ("må nævnes", "nævnes", "må nævnes offentligt", "may be named"),
}  # fmt: skip
# Where these stand beside "Navn", and nothing says "Virksomhed", the name is the company's.
PERSONS = ("kontakt", "kontaktperson", "kontaktnavn", "contact", "contact person", "contact name")


def heading_of(cell: str | None) -> str:
    """As the table has it: small letters, no full stops, a hyphen is a blank."""
    return fold(re.sub(r"[-_]", " ", re.sub(r"[.:*\"]", "", cell or "")))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(heading_of(word) for word in HEADINGS[name])


def guess_columns(header: list[str | None]) -> dict[str, int]:
    """Field → number of the column that seems to hold it, by its heading."""
    headings = [heading_of(cell) for cell in header]
    guesses: dict[str, int] = {}
    for name in HEADINGS:
        for word in _words(name):
            if word in headings and (column := headings.index(word)) not in guesses.values():
                guesses[name] = column
                break
    return _name_or_company(headings, guesses)


def _name_or_company(headings, guesses):
    """A register of customers calls the company "Navn" and the person "Kontakt"."""
    if "company" in guesses or "name" not in guesses:
        return guesses
    person = next((headings.index(word) for word in PERSONS if word in headings), None)
    if person is not None and person != guesses["name"]:
        return guesses | {"company": guesses["name"], "name": person}
    if person is None and {"cvr_number", "p_number"} & guesses.keys():
        return {name: at for name, at in guesses.items() if name != "name"} | {
            "company": guesses["name"]
        }
    if person is None and {"first_name", "last_name"} & guesses.keys():
        return {name: at for name, at in guesses.items() if name != "name"} | {
            "company": guesses["name"]
        }
    return guesses


def is_p_number(cell: str | None) -> bool:
    return heading_of(cell) in _words("p_number")
