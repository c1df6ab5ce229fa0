"""What is true of an invitation: asked of one, or of a query, by the same table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.models import Dispatch, Invitation
from outbox.models import Message
from outbox.suppressions import is_blocked
from taskforces.companies.protection import PUBLIC_BODIES, MailRule, having_rule, rule_of
from taskforces.models import Contact

Channel = Contact.Channel


class Fact(models.TextChoices):
    """What is true of an invitation; the label of an obstacle says it to people."""

    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    DECLINED = "declined"
    COMING = "coming"
    EMAILED = "emailed"
    POSTED = "posted"
    DIGITALLY_POSTED = "digitally_posted"
    NO_SOURCE = "no_source", _("ingen datakilde: brevet kan ikke laves")
    NO_EMAIL = "no_email", _("ingen e-mail")
    PAPER_ONLY = "paper_only", _("må kun få brev på papir")
    PROTECTED = "protected", MailRule.STOPPED.label
    LETTER_FIRST = "letter_first", MailRule.LETTER_FIRST.label
    SUPPRESSED = "suppressed", _("adressen er spærret")
    CAME_BACK = "came_back", _("mailen kom retur")
    NOT_PUBLIC = "not_public", _("kun myndigheder sender Digital Post")
    NO_SENDER_NUMBER = "no_sender_number", _("I mangler jeres eget CVR-nummer")
    NO_NUMBER = "no_number", _("intet CVR-nummer")
    NO_ADDRESS = "no_address", _("ingen hel adresse")


@dataclass(frozen=True)
class _Test:
    """The same question of one invitation and of a query. `of` reads what `with_facts` has brought along."""

    of: Callable[[Invitation, Organisation], bool]
    q: Callable[[Organisation], Q]


_NOBODY = Q(pk__in=[])


def _column(of, q):
    return _Test(lambda invitation, _host: bool(of(invitation)), lambda _host: q)


def _of_host(of):
    return _Test(lambda _invitation, host: of(host), lambda host: ~_NOBODY if of(host) else _NOBODY)


def _is_public(host):
    return host.kind in PUBLIC_BODIES


def _of_rule(rule):
    return _Test(
        lambda each, host: rule_of(each.contact, host) == rule,
        lambda host: having_rule(rule, host, "contact__"),
    )


def is_whole(*, street: str, postcode: str, city: str, country: str = "") -> bool:
    """Whether the post finds it; a neighbour's address may do without a postcode."""
    return bool(street and city and (postcode or country))


def _has_address(contact):
    at = contact.workplace
    if at:
        return is_whole(street=at.street, postcode=at.postcode, city=at.city)
    at = contact.company
    return is_whole(street=at.street, postcode=at.postcode, city=at.city, country=at.country)


def _not_whole(at, country=_NOBODY):
    no_postcode = Q(**{f"{at}postcode": ""}) & country
    return Q(**{f"{at}street": ""}) | Q(**{f"{at}city": ""}) | no_postcode


_NO_ADDRESS = Q(contact__workplace=None) & _not_whole(
    "contact__company__", Q(contact__company__country="")
) | Q(contact__workplace__isnull=False) & _not_whole("contact__workplace__", ~_NOBODY)

_TESTS: dict[Fact, _Test] = {
    Fact.WITHDRAWN: _column(lambda each: each.withdrawn_at, Q(withdrawn_at__isnull=False)),
    Fact.OBJECTED: _column(
        lambda each: each.contact.objected_at, Q(contact__objected_at__isnull=False)
    ),
    Fact.DECLINED: _column(
        lambda each: each.answer == Invitation.Answers.NO, Q(answer=Invitation.Answers.NO)
    ),
    Fact.COMING: _column(lambda each: each.is_coming, Q(answer__in=Invitation.COMING)),
    Fact.EMAILED: _column(
        lambda each: each.emailed_at and not each.came_back,
        Q(emailed_at__isnull=False, came_back=False),
    ),
    Fact.POSTED: _column(lambda each: each.posted_at, Q(posted_at__isnull=False)),
    Fact.DIGITALLY_POSTED: _column(
        lambda each: each.digital_post_at, Q(digital_post_at__isnull=False)
    ),
    Fact.NO_SOURCE: _column(lambda each: not each.contact.data_source, Q(contact__data_source="")),
    Fact.NO_EMAIL: _column(lambda each: not each.contact.email, Q(contact__email="")),
    Fact.PAPER_ONLY: _column(
        lambda each: each.contact.contact_basis == Contact.Basis.PRINTED_LETTER,
        Q(contact__contact_basis=Contact.Basis.PRINTED_LETTER),
    ),
    Fact.PROTECTED: _of_rule(MailRule.STOPPED),
    Fact.LETTER_FIRST: _of_rule(MailRule.LETTER_FIRST),
    Fact.SUPPRESSED: _column(lambda each: each.suppressed, Q(suppressed=True)),
    Fact.CAME_BACK: _column(lambda each: each.came_back, Q(came_back=True)),
    Fact.NOT_PUBLIC: _of_host(lambda host: not _is_public(host)),
    Fact.NO_SENDER_NUMBER: _of_host(lambda host: not host.cvr_number),
    Fact.NO_NUMBER: _column(
        lambda each: not each.contact.company.cvr_number,
        Q(contact__company__cvr_number=None) | Q(contact__company__cvr_number=""),
    ),
    Fact.NO_ADDRESS: _column(lambda each: not _has_address(each.contact), _NO_ADDRESS),
}


def with_facts(invitations: QuerySet[Invitation], host: Organisation) -> QuerySet[Invitation]:
    """Each with what no column of its own says: `suppressed` and `came_back`."""
    emails = Dispatch.objects.filter(invitation=OuterRef("pk"), channel=Channel.EMAIL)
    gone_back = Q(message__in=Message.objects.did_not_arrive().values("pk"))
    return invitations.annotate(
        suppressed=is_blocked(host, "contact__email"),
        came_back=ExpressionWrapper(
            Exists(emails.filter(gone_back)) & ~Exists(emails.exclude(gone_back)),
            output_field=models.BooleanField(),
        ),
    )


def having(fact: Fact, host: Organisation) -> Q:
    """Those out of `with_facts` of which it is true."""
    return _TESTS[fact].q(host)


def facts_of(invitation: Invitation, host: Organisation) -> frozenset[Fact]:
    """Of one that came out of `with_facts`, with contact, company and workplace."""
    return frozenset(fact for fact, test in _TESTS.items() if test.of(invitation, host))
