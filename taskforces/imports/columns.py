"""A row of a file of contacts: its cells joined, split and cleaned, with what a person should know of it.

Only the company is required. A cell that cannot be read is left out and told of; the row goes in.
"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taskforces.imports import cells as read
from taskforces.models import Company, Contact, Membership
from taskforces.names import in_usual_order

FIELDS = {
    "company": gettext_lazy("Virksomhed"),
    "cvr_number": gettext_lazy("CVR-nummer"),
    "p_number": gettext_lazy("P-nummer"),
    "name": gettext_lazy("Navn"),
    "first_name": gettext_lazy("Fornavn"),
    "middle_name": gettext_lazy("Mellemnavn"),
    "last_name": gettext_lazy("Efternavn"),
    "title": gettext_lazy("Stilling"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Telefon"),
    "mobile": gettext_lazy("Mobil"),
    "street": gettext_lazy("Adresse"),
    "postcode": gettext_lazy("Postnummer"),
    "city": gettext_lazy("By"),
    "place": gettext_lazy("Postnr. og by"),
    "country": gettext_lazy("Land"),
    "municipality": gettext_lazy("Kommune"),
    "industry_code": gettext_lazy("Branchekode"),
    "industry_name": gettext_lazy("Branche"),
    "employees": gettext_lazy("Ansatte"),
    "advertising_protected": gettext_lazy("Reklamebeskyttelse"),
    "language": gettext_lazy("Sprog"),
    "data_source": gettext_lazy("Kilde"),
    "member_role": gettext_lazy("Rolle i netværket"),
    "member_kind": gettext_lazy("Medlemmet er"),
    "tier": gettext_lazy("Sponsorniveau"),
    "joined_on": gettext_lazy("Med siden"),
    "named": gettext_lazy("Må nævnes"),
}
# What a file says of a member, beside the company and the person.
OF_MEMBERS = ("member_role", "member_kind", "tier", "joined_on", "named")
REQUIRED = ("company",)
NAME_PARTS = ("first_name", "middle_name", "last_name")
# What a person may write instead in the preview, and which cells it then stands for.
FIXABLE = {
    "company": (),
    "cvr_number": (),
    "name": NAME_PARTS,
    "title": (),
    "email": (),
    "phone": ("mobile",),
    "street": (),
    "postcode": ("place",),
    "city": ("place",),
    "country": (),
}
POST = "Ledelsen"  # whom a letter goes to in a company of which nobody is known
FACTS = ("municipality_code", "industry_code", "industry_name", "employees")
READERS = {
    "cvr_number": read.cvr_from,
    "p_number": read.p_number_from,
    "email": read.email_from,
    "phone": read.phone_from,
    "mobile": read.phone_from,
    "municipality": read.municipality_from,
    "industry_code": read.industry_from,
    "employees": read.employees_from,
    "advertising_protected": read.protected_from,
    "language": read.language_from,
    "member_role": read.member_role_from,
    "member_kind": read.member_kind_from,
    "joined_on": read.day_from,
    "named": read.protected_from,
}
_LENGTHS = {
    "company": Company._meta.get_field("name").max_length,
    "industry_name": Company._meta.get_field("industry_name").max_length,
    "street": Company._meta.get_field("street").max_length,
    "city": Company._meta.get_field("city").max_length,
    "tier": Membership._meta.get_field("tier").max_length,
} | {
    name: Contact._meta.get_field(name).max_length
    for name in ("name", "title", "email", "data_source")
}


class Kind(models.TextChoices):
    """What is summed before anything goes in."""

    LEFT_OUT = "left_out", gettext_lazy("med noget, vi ikke kunne læse")
    SEVERAL = "several", gettext_lazy("med flere e-mails eller numre")
    ALIKE = "alike", gettext_lazy("ligner en anden")
    FOREIGN = "foreign", gettext_lazy("med udenlandsk postnummer, men uden land")
    POST = "post", gettext_lazy("uden navn: brevet siger “Att.: Ledelsen”")
    NO_EMAIL = "no_email", gettext_lazy("uden e-mail")
    NO_ADDRESS = "no_address", gettext_lazy("uden adresse")


@dataclass(frozen=True)
class Note:
    kind: Kind
    text: str = ""  # empty where the kind says it all


@dataclass
class Row:
    line: int
    values: dict[str, str]
    raw: dict[str, str] = field(default_factory=dict)  # as it stands in the file, joined
    problems: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    duplicate: str = ""
    held: int | None = None  # the contact that we have already
    number: str = ""  # of its company, also where another row of the file says it
    key: str = ""  # of its company, within this file

    def note(self, kind: Kind, text: str = "") -> None:
        self.notes.append(Note(kind, text))

    @property
    def told(self) -> list[Note]:
        return [note for note in self.notes if note.text]

    @property
    def kinds(self) -> set[str]:
        return {note.kind for note in self.notes}


def read_row(line: int, cells: list[str | None], mapping: dict, fix: dict | None = None) -> Row:
    """`fix`: what a person wrote in the preview instead of what stands in the file."""
    row, raw = Row(line, {}), {}
    for name, column in mapping["columns"].items():
        raw[name] = cells[column] if column < len(cells) else ""
    for name, written in (fix or {}).items():
        raw |= dict.fromkeys(FIXABLE[name], "") | {name: written}
    _take_out_cpr(row, raw)
    _read_place(row, raw)
    raw["name"] = raw.get("name") or " ".join(filter(None, (raw.get(n) for n in NAME_PARTS)))
    for name in FIELDS:
        if name in raw and name not in (*NAME_PARTS, "place", "postcode", "country"):
            _read(row, name, raw[name])
    row.raw = raw
    row.values["phone"] = row.values.pop("mobile", "") or row.values.get("phone", "")
    _read_name(row)
    _require(row, mapping)
    return row


def _take_out_cpr(row, raw):
    for name in [name for name, cell in raw.items() if cell is None]:
        raw[name] = ""
        text = _("%(field)s: ligner et CPR-nummer og er fjernet.") % {"field": FIELDS[name]}
        if name in ("company", "name", *NAME_PARTS):
            row.problems.append(text)
        else:
            row.note(Kind.LEFT_OUT, text)


def _read_place(row, raw):
    """Postcode, city and country, wherever of the three cells they stand."""
    postcode, city = raw.get("postcode", ""), raw.get("city", "")
    if raw.get("place") and not (postcode and city):
        found = read.place_from(raw["place"])
        postcode, city = postcode or found[0], city or found[1]
    elif not city and " " in postcode:
        postcode, city = read.place_from(postcode)
    country = read.country_from(raw.get("country", ""))
    if postcode.lower() in read.NOTHING:
        postcode = ""
    if postcode:
        try:
            postcode, country = read.postcode_from(postcode, country)
        except read.Unreadable:
            _leave_out(row, "postcode", postcode)
            postcode = ""
    if len(postcode) > 4 and not country:
        text = _("Postnummer: %(postcode)s er ikke dansk. Skriv landet, hvis I kender det.")
        row.note(Kind.FOREIGN, text % {"postcode": postcode})
    raw["city"] = city
    row.values |= {"postcode": postcode, "country": country}


def _read(row, name, cell):
    if cell.lower() in read.NOTHING:
        row.values[name] = ""
        return
    try:
        value, told = READERS[name](cell) if name in READERS else (cell, "")
        if len(value) > _LENGTHS.get(name, len(value)):
            raise read.Unreadable(cell)
    except read.Unreadable:
        row.values[name] = ""
        _leave_out(row, name, cell)
        return
    row.values[name] = value
    if told:
        row.note(Kind.SEVERAL, f"{FIELDS[name]}: {told}")


def _leave_out(row, name, cell):
    """One that a letter can do without: the row goes in, and the person is told."""
    shown = cell if len(cell) <= 60 else f"{cell[:60]} …"
    if name in ("company", "name"):
        row.problems.append(_("%(field)s: er for langt.") % {"field": FIELDS[name]})
        return
    text = _("%(field)s: “%(cell)s” kunne ikke læses og er ikke med.")
    row.note(Kind.LEFT_OUT, text % {"field": FIELDS[name], "cell": shown})


def _read_name(row):
    """A company of which nobody is known comes in with a post instead of a name."""
    name = row.values.get("name", "")
    if name or row.problems:
        row.values["name"] = in_usual_order(name)
        return
    row.values |= {"name": POST, "is_post": "yes"}
    row.note(Kind.POST)


def _require(row, mapping):
    if not row.values.get("company") and not row.problems:
        row.problems.append(_("%(field)s: mangler.") % {"field": FIELDS["company"]})
    row.values["data_source"] = row.values.get("data_source") or mapping["data_source"]
    if not row.values["data_source"]:
        row.problems.append(_("Kilde: skriv, hvor navnet kommer fra."))
    if row.values.get("p_number") and not row.values.get("municipality"):
        _leave_out(row, "p_number", row.values.pop("p_number"))
    if not row.values.get("email"):
        row.note(Kind.NO_EMAIL)
    if not row.values.get("street") or not (row.values["postcode"] or row.values.get("city")):
        row.note(Kind.NO_ADDRESS)
