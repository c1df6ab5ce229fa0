"""What the people of a story agreed to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StoryConsentQuerySet(models.QuerySet):
    def valid(self, today=None):
        today = today or timezone.localdate()
        return self.filter(
            Q(expires_on=None) | Q(expires_on__gte=today), withdrawn_at=None, given_on__lte=today
        )

    def refused(self, today=None):
        """All that are not valid; written out, since every list of stories asks for it."""
        today = today or timezone.localdate()
        return self.filter(
            Q(withdrawn_at__isnull=False) | Q(expires_on__lt=today) | Q(given_on__gt=today)
        )


class StoryConsent(models.Model):
    """What one person agreed to. A record of its own, so that no old draft can bring a consent back."""

    story = models.ForeignKey(
        "taskforces.StoryPage",
        on_delete=models.CASCADE,
        related_name="consents",
        verbose_name=_("historie"),
    )
    person_name = models.CharField(_("navn"), max_length=120)
    scope = models.CharField(
        _("hvad der er sagt ja til"),
        max_length=200,
        help_text=_("Fx navn, billede og historie på denne side."),
    )
    given_on = models.DateField(_("givet"), default=timezone.localdate)
    expires_on = models.DateField(_("gælder til"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = StoryConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("samtykke")
        verbose_name_plural = _("samtykker")
        ordering = ["-given_on", "person_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("given_on")),
                name="consent_expires_after_it_is_given",
            )
        ]

    def __str__(self):
        return f"{self.person_name}: {self.story}"

    @property
    def has_expired(self):
        return self.expires_on is not None and self.expires_on < timezone.localdate()
