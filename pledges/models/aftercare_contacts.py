from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.placements import Placement


class AftercareContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(placement__in=Placement.objects.visible_to(user))

    def planned(self):
        """Not held yet, of people who are still at work."""
        return self.filter(held_on=None, placement__in=Placement.objects.in_place())

    def missed(self, day: date):
        """`is_missed` says the same of one."""
        return self.planned().filter(due_on__lt=day)


class AftercareContact(models.Model):
    """A talk with either side of a placement after it began: planned for a day, and written down when it was held.

    Each side gets as much as it needs, and the plan says who sees to it.
    """

    class Side(models.TextChoices):
        PERSON = "person", _("kandidaten")
        COMPANY = "company", _("virksomheden")

    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="aftercare_contacts"
    )
    side = models.CharField(_("med hvem"), max_length=8, choices=Side)
    due_on = models.DateField(_("planlagt til"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="aftercare_contacts",
        verbose_name=_("hvem gør det"),
    )
    held_on = models.DateField(_("holdt"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutter"), null=True, blank=True)
    note = models.CharField(
        _("hvad I aftalte"),
        max_length=300,
        blank=True,
        help_text=_("Skriv ikke om helbred, og ingen navne."),
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = AftercareContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("efterværnskontakt")
        verbose_name_plural = _("efterværnskontakter")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "due_on"], name="aftercare_of_owner")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(minutes=None, note=""),
                name="aftercare_notes_what_was_held",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=600),
                name="aftercare_sane_minutes",
            ),
        ]

    def __str__(self):
        return f"{self.due_on:%d.%m.%Y}: {self.get_side_display()}"


def is_missed(contact: AftercareContact, day: date) -> bool:
    """Planned for a day before this one and not held, while the person is still at work."""
    at_work = contact.placement.state != Placement.State.ENDED
    return contact.held_on is None and contact.due_on < day and at_work
