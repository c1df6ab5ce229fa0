"""A step of a match given to somebody by hand, and taken back to whose it is by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.access import Ability, giving, people_with
from accounts.models import Role, User
from accounts.refusals import Refused
from pledges.matches.done import progress_of
from pledges.models import GivenStep, Referral


class GivingRefused(Refused):
    class Code(models.TextChoices):
        DONE = "done", _("Trinnet er gjort, eller forløbet er slut. Der er ikke mere at give.")
        PERSON = "person", _("Den person arbejder ikke med kandidaten eller virksomheden.")


Code = GivingRefused.Code


def places_of(referral: Referral) -> set[int]:
    """The organisations whose people may be given a step: those who know the candidate, or the company."""
    return {
        referral.candidate.unit_id,
        referral.opening.unit_id,
        *referral.opening.network.desk,
    }


def who_may_have(referral: Referral):
    return people_with(Ability.WORK_CANDIDATES, places_of(referral))


@transaction.atomic
def give(
    referral: Referral, step: str, *, to: User | None, due_on: date | None = None, by: User
) -> GivenStep | None:
    """To somebody of either side or the host's desk; None lets it follow by itself again. Raises GivingRefused."""
    Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    progress = progress_of([referral])[referral.pk]
    if not progress.is_open(step):
        raise GivingRefused(Code.DONE)
    if to and not who_may_have(referral).filter(pk=to.pk).exists():
        raise GivingRefused(Code.PERSON)
    before = GivenStep.objects.filter(referral=referral, step=step).first()
    made = None
    if to:
        facts = {"person": to, "due_on": due_on or timezone.localdate(), "by": by}
        made, _new = GivenStep.objects.update_or_create(
            referral=referral, step=step, defaults=facts | {"at": timezone.now()}
        )
    elif before:
        before.delete()
    audit.record(
        referral.candidate.unit,
        by=by,
        verb="referral.step_given",
        thing=referral,
        before={"step": str(step), "person": before.person_id if before else None},
        after={"step": str(step), "person": to.pk if to else None},
    )
    return made


def given_of(referrals: Collection[Referral]) -> dict[int, list[GivenStep]]:
    """By the id of the referral, of those who still work there. Two queries."""
    rows = list(GivenStep.objects.filter(referral__in=referrals).select_related("person"))
    there = working_in({row.person_id for row in rows})
    places = {one.pk: places_of(one) for one in referrals}
    found = defaultdict(list)
    for row in rows:
        if there[row.person_id] & places[row.referral_id]:
            found[row.referral_id].append(row)
    return found


def working_in(people: Iterable[int]) -> dict[int, set[int]]:
    """In which organisations each of them works with candidates."""
    roles = Role.objects.filter(
        giving(Ability.WORK_CANDIDATES, roles="", organisation="organisation__"),
        user__in=people,
        user__is_active=True,
    )
    found = defaultdict(set)
    for person, organisation in roles.values_list("user", "organisation"):
        found[person].add(organisation)
    return found


def to_be_done(rows: QuerySet[GivenStep]) -> Iterator[tuple[GivenStep, set[int]]]:
    """Of these rows those that are still open, each with where its person has it. As many queries for many as for one."""
    rows = list(
        rows.select_related("referral__candidate", "referral__opening__network").select_related(
            "referral__opening__company", "referral__opening__handover__sheet__company"
        )
    )
    progress = progress_of({row.referral_id: row.referral for row in rows}.values())
    there = working_in({row.person_id for row in rows})
    for row in rows:
        places = there[row.person_id] & places_of(row.referral)
        if places and progress[row.referral_id].is_open(row.step):
            yield row, places
