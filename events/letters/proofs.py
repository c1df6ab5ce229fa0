"""Before a round goes out: what is missing for whom, counted by the database and listed a page at a time."""

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.letters.facts import Fact, having
from events.letters.ways import TONES, Way, judged, missing_for
from events.models import Invitation
from taskforces.companies.protection import rule_of


class Problem(models.TextChoices):
    NO_SOURCE = "no_source", _("ingen datakilde: brevet kan ikke laves")
    NO_ADDRESS = "no_address", _("ingen adresse til brevet")
    NO_EMAIL = "no_email", _("ingen e-mail")
    NOT_BY_MAIL = "not_by_mail", _("må ikke få mail: send på papir")
    NO_NUMBER = "no_number", _("intet CVR-nummer: ingen Digital Post")
    OBJECTED = "objected", _("har frabedt sig kontakt: får intet")


_FACTS = {
    Problem.NO_SOURCE: (Fact.NO_SOURCE,),
    Problem.NO_ADDRESS: (Fact.NO_ADDRESS,),
    Problem.NO_EMAIL: (Fact.NO_EMAIL,),
    Problem.NOT_BY_MAIL: (Fact.PAPER_ONLY, Fact.PROTECTED, Fact.SUPPRESSED, Fact.CAME_BACK),
    Problem.NO_NUMBER: (Fact.NO_NUMBER,),
    Problem.OBJECTED: (Fact.OBJECTED,),
}


def problem_of(problem: str, host: Organisation) -> Q:
    """The judged invitations with that problem, for a filter."""
    found = Q()
    for fact in _FACTS[Problem(problem)]:
        found |= having(fact, host)
    return found


def count_problems(invitations: QuerySet[Invitation], host: Organisation) -> dict[str, int]:
    """{problem: how many}, in one query."""
    return judged(invitations, host).aggregate(
        **{
            problem: models.Count("pk", filter=problem_of(problem, host))
            for problem in Problem.values
        }
    )


def page_of(invitations: QuerySet[Invitation], number, *, size: int) -> Page:
    """A page in the order of company and name: narrow rows are sorted, and the hundred shown are read afterwards."""
    ids = invitations.order_by("contact__company__name", "contact__name", "pk")
    page = Paginator(ids.values_list("pk", flat=True), size).get_page(number)
    read = invitations.in_bulk(list(page.object_list))
    page.object_list = [read[pk] for pk in page.object_list]
    return page


def say_the_way(invitation: Invitation, host: Organisation) -> None:
    """What a row says of one that came out of `judged`: its way in words, and what is missing for it."""
    way = Way(invitation.way)
    invitation.way_label, invitation.way_tone = way.label, TONES.get(way, "")
    invitation.missing = missing_for(invitation, host)
    is_letter = way in (Way.DIGITAL_POST, Way.PRINT)
    invitation.way_reason = rule_of(invitation.contact, host).label if is_letter else ""


def with_problems(invitations: QuerySet[Invitation], host: Organisation) -> QuerySet[Invitation]:
    """Each with `problem_…` = whether it has it."""
    return judged(invitations, host).annotate(
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
