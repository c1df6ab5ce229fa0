"""What a company asks, or suggests, and what it was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from pledges.models.sheets import Sheet
from taskforces.models import Network


class CompanyQuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=ids_with(user, Ability.SEE_SHEETS))

    def waiting(self):
        """The most urgent first."""
        return self.filter(answered_at=None).order_by("due_at", "pk")

    def inputs(self):
        return self.filter(topic=CompanyQuestion.Topic.INPUT)

    def with_people(self):
        return self.select_related("unit", "network__host", "sheet__handover", "answered_by")


class CompanyQuestion(models.Model):
    """Asked of a unit, or of the host where a network has none; both sides see it with its answer.

    An input is no question of the company's own: it is read, with its answer, by all who come to the next meeting.
    """

    class Topic(models.TextChoices):
        SUPPORT = "support", _("støtte og hjælpemidler")
        NEEDS = "needs", _("hvad en ny kollega har brug for")
        START = "start", _("opstart og hverdag")
        OTHER = "other", _("noget andet")
        INPUT = "input", _("et input til jeres arbejde")

    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="company_questions",
        verbose_name=_("hvem svarer"),
    )
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="company_questions")
    sheet = models.ForeignKey(
        Sheet, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    topic = models.CharField(_("hvad drejer det sig om"), max_length=8, choices=Topic)
    text = models.TextField(_("spørgsmål"), max_length=1000)
    name = models.CharField(_("navn"), max_length=120)
    company_name = models.CharField(_("virksomhed"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    due_at = models.DateTimeField(_("svar senest"))
    answer = models.TextField(_("svar"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CompanyQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("spørgsmål fra en virksomhed")
        verbose_name_plural = pgettext_lazy("several", "spørgsmål fra virksomheder")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(
                fields=["unit", "due_at"],
                condition=Q(answered_at=None),
                name="company_question_waiting",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="company_question_answered_in_words",
            ),
        ]

    def __str__(self):
        return f"{self.company_name}: {self.get_topic_display()}"

    @property
    def is_input(self):
        return self.topic == self.Topic.INPUT

    def is_late(self, now=None):
        return self.answered_at is None and (now or timezone.now()) > self.due_at
