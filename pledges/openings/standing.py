"""How an opening stands, in one word for list, page and file."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from pledges.models import Opening


class Standing(models.TextChoices):
    OPEN = "open", _("ledig")
    LATE = "late", _("over fristen")
    FILLED = "filled", _("besat")
    WITHDRAWN = "withdrawn", _("trukket tilbage")
    CLOSED = "closed", _("sagen er lukket")


def standing(
    *, remaining: int, placed: int, put_away: bool, due: datetime | None, now: datetime
) -> Standing:
    """`put_away`: the sheet ended without a job. Late is an answer that the company still waits for."""
    if not remaining:
        return Standing.FILLED if placed else Standing.WITHDRAWN
    if put_away:
        return Standing.CLOSED
    return Standing.LATE if due and due < now else Standing.OPEN


def standing_of(opening: Opening, now: datetime) -> Standing:
    """Of a row with its remaining positions."""
    return standing(
        remaining=opening.remaining,
        placed=opening.placed,
        put_away=opening.put_away,
        due=opening.candidate_due,
        now=now,
    )
