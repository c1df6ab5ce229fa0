"""Which contacts of an organisation look like one person: suggested, and never decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db import models, transaction
from django.db.models import Count, Value
from django.db.models.functions import Lower, Replace
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.folding import fold
from accounts.models import Organisation, User
from taskforces.models import Contact, ContactDistinction

SHARED_MAILBOXES = {"admin", "adm", "hr", "info", "kontakt", "kontor", "mail", "post", "reception", "salg", "sales"}  # fmt: skip
SUGGESTED, CROWD = 30, 4  # pairs on the page; more than that with one number are a switchboard


class Why(models.TextChoices):
    MAIL = "mail", _("samme e-mail")
    NAME = "name", _("samme navn og virksomhed")
    PHONE = "phone", _("samme telefon og et navn, der ligner")


@dataclass(frozen=True)
class Alike:
    one: Contact
    other: Contact
    why: Why


def own_mail(email: str) -> str:
    """The address when it belongs to one person; "" for a mailbox that many in a company read."""
    mail = email.strip().casefold()
    return "" if mail.partition("@")[0] in SHARED_MAILBOXES else mail


def own_phone(phone: str) -> str:
    """The number as it is dialled in Denmark, however it is written."""
    return phone.replace(" ", "").removeprefix("+45")


def why_alike(one: Contact, other: Contact) -> Why | None:
    """A shared mailbox or a shared switchboard says nothing; a post and a person are never one."""
    if one.is_post != other.is_post:
        return None
    if own_mail(one.email) and own_mail(one.email) == own_mail(other.email):
        return Why.MAIL
    names = fold(one.name), fold(other.name)
    if names[0] == names[1] and fold(one.company.name) == fold(other.company.name):
        return Why.NAME
    phones = own_phone(one.phone), own_phone(other.phone)
    if phones[0] and phones[0] == phones[1] and set(names[0].split()) & set(names[1].split()):
        return Why.PHONE
    return None


def suggested(organisation: Organisation) -> list[Alike]:
    """The first so many pairs that nobody has told apart yet."""
    told = set(
        ContactDistinction.objects.filter(one__organisation=organisation).values_list(
            "one", "other"
        )
    )
    found: dict[tuple[int, int], Alike] = {}
    for one, other in _pairs(Contact.objects.filter(organisation=organisation)):
        pair = (one.pk, other.pk)
        if pair not in told and pair not in found and (why := why_alike(one, other)):
            found[pair] = Alike(one, other, why)
        if len(found) == SUGGESTED:
            break
    return list(found.values())


def _pairs(contacts) -> Iterator[tuple[Contact, Contact]]:
    """Two by two those with the same address, the same words or the same number; the database finds them."""
    digits = Replace(Replace("phone", Value(" "), Value("")), Value("+45"), Value(""))
    keyed = contacts.annotate(mail=Lower("email"), digits=digits).order_by()
    for key in ("mail", "search_text", "digits"):
        shared = keyed.exclude(**{key: ""}).values(key).annotate(many=Count("pk"))
        shared = shared.filter(many__range=(2, CROWD)).order_by(key).values_list(key, flat=True)
        people: dict[str, list[Contact]] = {}
        values = list(shared[: SUGGESTED * 2])
        for each in keyed.filter(**{f"{key}__in": values}).with_company().order_by("pk"):
            people.setdefault(getattr(each, key), []).append(each)
        for value in values:
            yield from combinations(people.get(value, ()), 2)


@transaction.atomic
def tell_apart(one: Contact, other: Contact, *, by: User) -> None:
    """They are two: not suggested again."""
    one, other = sorted((one, other), key=lambda each: each.pk)
    _row, is_new = ContactDistinction.objects.get_or_create(one=one, other=other)
    if is_new:
        after = {"other": other.pk}
        audit.record(one.organisation, by=by, verb="tell_contacts_apart", thing=one, after=after)
