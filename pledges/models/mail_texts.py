"""Texts that a unit keeps for the mails it writes to companies again and again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation


class MailTextQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.WORK_SHEETS))


class MailText(models.Model):
    """Its placeholders are an allow-list: `pledges/mail_texts/filling.py`."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="mail_texts"
    )
    name = models.CharField(_("navn"), max_length=80)
    subject = models.CharField(_("emne"), max_length=120)
    text = models.TextField(_("tekst"), max_length=4000)

    objects = MailTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailtekst")
        verbose_name_plural = _("mailtekster")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="mail_text_once_an_organisation"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="mail_text_says_something"),
        ]

    def __str__(self):
        return self.name
