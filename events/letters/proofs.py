"""Before a round goes out: what is missing for whom, counted by the database and listed a page at a time."""

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.letters.rounds import MAY_BE_MAILED, is_public_body
from events.models import Invitation, InvitationRound
from taskforces.models import Contact


class Problem(models.TextChoices):
    NO_SOURCE = "no_source", _("ingen datakilde: brevet kan ikke laves")
    NO_ADDRESS = "no_address", _("ingen adresse til brevet")
    NO_EMAIL = "no_email", _("ingen e-mail")
    NOT_BY_MAIL = "not_by_mail", _("må ikke få mail: send på papir")
    NO_NUMBER = "no_number", _("intet CVR-nummer: ingen Digital Post")
    OBJECTED = "objected", _("har frabedt sig kontakt: får intet")


def problem_of(problem: str, host: Organisation) -> Q:
    """The invitations with that problem, for a filter."""
    company, workplace = "contact__company__", "contact__workplace__"
    return {
        Problem.NO_SOURCE: Q(contact__data_source=""),
        Problem.NO_ADDRESS: Q(contact__workplace=None) & _nowhere(company)
        | Q(contact__workplace__isnull=False) & _nowhere(workplace),
        Problem.NO_EMAIL: Q(contact__email=""),
        Problem.NOT_BY_MAIL: _not_by_mail(host),
        Problem.NO_NUMBER: Q(**{f"{company}cvr_number": None}) | Q(**{f"{company}cvr_number": ""}),
        Problem.OBJECTED: Q(contact__objected_at__isnull=False),
    }[problem]


def _nowhere(at):
    return Q(**{f"{at}street": ""}) | Q(**{f"{at}postcode": "", f"{at}city": ""})


def _not_by_mail(host):
    """As `why_not_mailed` decides for one person (CVR-loven § 19, markedsføringsloven § 10)."""
    paper_only = Q(contact__contact_basis=Contact.Basis.PRINTED_LETTER)
    if is_public_body(host):
        return paper_only
    unasked = ~Q(contact__contact_basis__in=MAY_BE_MAILED)
    return paper_only | Q(contact__company__advertising_protected=True) & unasked


def count_problems(invitations: QuerySet[Invitation], host: Organisation) -> dict[str, int]:
    """{problem: how many}, in one query."""
    return invitations.aggregate(
        **{
            problem: models.Count("pk", filter=problem_of(problem, host))
            for problem in Problem.values
        }
    )


def count_ways(round: InvitationRound) -> dict[str, int]:
    """Of the round's letters that may go out: how many by paper, by mail now, not by mail, by Digital Post.

    One query, together with what is missing.
    """
    host, new = round.event.organisation, Q(emailed_at=None)
    unmailable = problem_of(Problem.NO_EMAIL, host) | problem_of(Problem.NOT_BY_MAIL, host)
    ways = {
        "to_print": Q(),
        "to_mail": new & ~unmailable,
        "by_other_ways": new & unmailable,
        "by_digital_post": ~problem_of(Problem.NO_NUMBER, host),
    }
    asked = ways | {problem: problem_of(problem, host) for problem in Problem.values}
    standing = Invitation.objects.filter(
        round=round, withdrawn_at=None, contact__objected_at=None
    ).order_by()
    return standing.aggregate(
        **{name: models.Count("pk", filter=which) for name, which in asked.items()}
    )


def page_of(invitations: QuerySet[Invitation], number, *, size: int) -> Page:
    """A page in the order of company and name: narrow rows are sorted, and the hundred shown are read afterwards."""
    ids = invitations.order_by("contact__company__name", "contact__name", "pk")
    page = Paginator(ids.values_list("pk", flat=True), size).get_page(number)
    read = invitations.in_bulk(list(page.object_list))
    page.object_list = [read[pk] for pk in page.object_list]
    return page


def with_problems(invitations: QuerySet[Invitation], host: Organisation) -> QuerySet[Invitation]:
    """Each with `problem_…` = whether it has it."""
    return invitations.annotate(
        **{
            f"problem_{problem}": models.ExpressionWrapper(
                problem_of(problem, host), output_field=models.BooleanField()
            )
            for problem in Problem.values
        }
    )


def problems_on(invitation: Invitation) -> list[str]:
    """The words for one that came out of `with_problems`."""
    return [problem.label for problem in Problem if getattr(invitation, f"problem_{problem}")]


def mailable(invitations: QuerySet[Invitation], host: Organisation) -> QuerySet[Invitation]:
    return invitations.exclude(
        problem_of(Problem.NO_EMAIL, host) | problem_of(Problem.NOT_BY_MAIL, host)
    )
