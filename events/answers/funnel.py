from django.db import models

from events.models import Event, Forgotten, Invitation


def funnel(event: Event) -> dict[str, int]:
    """Invitations that stand, how many were answered and how many of them with yes; people come and expected."""
    counts = count_invitations(event.invitations) | count_seats(event.registrations)
    forgotten = Forgotten.objects.filter(event=event).first()
    return {name: n + getattr(forgotten, name, 0) for name, n in counts.items()}


def count_invitations(invitations) -> dict[str, int]:
    return invitations.filter(withdrawn_at=None).aggregate(
        invited=models.Count("pk"),
        answered=models.Count("pk", filter=~models.Q(answer=Invitation.Answers.NONE)),
        coming=models.Count("pk", filter=models.Q(answer__in=Invitation.COMING)),
    )


def count_seats(registrations) -> dict[str, int]:
    """Persons, companions included."""
    return registrations.aggregate(
        persons=models.Sum("party_size", filter=models.Q(seat="confirmed"), default=0),
        waiting=models.Sum("party_size", filter=models.Q(seat="waiting"), default=0),
        arrived=models.Sum("arrived_persons", default=0),
    )
