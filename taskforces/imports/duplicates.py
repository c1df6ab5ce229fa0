"""Who in a file is the same as whom: the same number, the same words or the same address, and nothing less.

Folded spelling ("Arup" and "Aarup") suggests and never decides.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.folding import fold
from accounts.models import Organisation
from taskforces.contacts.likeness import own_mail
from taskforces.imports.columns import Kind, Row
from taskforces.models import ContactMerge


@dataclass
class Held:
    """What the organisation holds, ready to be asked about each row."""

    by: dict[tuple, int] = field(default_factory=dict)  # (how, what, person) → contact
    alike: dict[tuple, str] = field(default_factory=dict)  # (company, person) folded → as written
    companies: dict[str, str] = field(default_factory=dict)  # folded → as written


def same(text: str) -> str:
    """Equal when two people would read the same: capitals and blanks say nothing."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def company_keys(rows: Iterable[Row]) -> None:
    """Set each row's number and key: the CVR number, or the name where the file gives that name no number.

    The same company once with and once without its number is one; two numbers under one name are two,
    and the row without one is then neither.
    """
    numbers: dict[str, set[str]] = {}
    for row in rows:
        if number := row.values.get("cvr_number"):
            numbers.setdefault(same(row.values["company"]), set()).add(number)
    for row in rows:
        name = same(row.values["company"])
        given = numbers.get(name, set())
        row.number = row.values.get("cvr_number") or (next(iter(given)) if len(given) == 1 else "")
        row.key = row.number or name


def held_by(organisation: Organisation) -> Held:
    held = Held()
    contacts = organisation.contacts.values_list(
        "pk", "name", "email", "company__name", "company__cvr_number"
    )
    for pk, person, email, company, number in contacts:
        name = same(person)
        held.by[("number", number, name)] = held.by[("any", same(company), name)] = pk
        if not number:
            held.by[("unnumbered", same(company), name)] = pk
        if mail := own_mail(email):
            held.by[("mail", mail)] = pk
        held.alike[(fold(company), fold(person))] = person
        held.companies[fold(company)] = company
    merges = ContactMerge.objects.standing().filter(organisation=organisation)
    for email, kept in merges.exclude(gone_email="").values_list("gone_email", "kept"):
        if mail := own_mail(email):
            held.by.setdefault(("mail", mail), kept)
    return held


def mark_duplicates(rows: Iterable[Row], held: Held) -> None:
    """Say on each row whether we have it, or have read it already; the first of two stays."""
    seen: dict[tuple, int] = {}
    for row in rows:
        name, company = same(row.values["name"]), same(row.values["company"])
        mail = own_mail(row.values.get("email", ""))
        known = held.by.get(("number", row.number, name)) or held.by.get(
            ("unnumbered" if row.number else "any", company, name)
        )
        mailed = held.by.get(("mail", mail)) if mail else None
        if known:
            row.duplicate, row.held = _("findes i forvejen"), known
        elif mailed:
            row.duplicate, row.held = _("findes i forvejen med samme e-mail"), mailed
        elif line := seen.get((row.key, name)) or (mail and seen.get(("mail", mail))):
            row.duplicate = _("står også i linje %(line)s") % {"line": line}
        else:
            seen[(row.key, name)] = row.line
            if mail:
                seen[("mail", mail)] = row.line


def suggest(rows: Iterable[Row], held: Held) -> None:
    """Name whom a row's company or person may be, spelt in another way."""
    companies = {key: (name, "") for key, name in held.companies.items()}
    people = {key: (name, "") for key, name in held.alike.items()}
    for row in rows:
        company, person = row.values["company"], row.values["name"]
        place = _(", linje %(line)s") % {"line": row.line}
        key = fold(company)
        other, where = companies.setdefault(key, (company, place))
        if same(other) != same(company):
            text = _("Virksomheden ligner “%(other)s”%(where)s. Ret navnet, hvis det er den samme.")
            row.note(Kind.ALIKE, text % {"other": other, "where": where or _(", som I har")})
        other, where = people.setdefault((key, fold(person)), (person, place))
        if same(other) != same(person):
            text = _("Navnet ligner “%(other)s”%(where)s. Ret det, hvis det er den samme person.")
            row.note(Kind.ALIKE, text % {"other": other, "where": where or _(", som I har")})
