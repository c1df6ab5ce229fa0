"""Courses for those who look after somebody at work, and for ambassadors: who was there, and who completed it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.events import Event
from taskforces.models import Company, Contact, Network


class CourseQuerySet(models.QuerySet):
    def counted(self):
        """With how many are on each, how many came and how many completed it."""
        State = CourseParticipant.State
        came = Q(participants__state__in=(State.ATTENDED, State.COMPLETED))
        return self.annotate(
            enrolled=models.Count("participants"),
            came=models.Count("participants", filter=came),
            completed=models.Count("participants", filter=Q(participants__state=State.COMPLETED)),
        )


class Course(models.Model):
    class Kind(models.TextChoices):
        BUDDY = "buddy", _("for makkere")
        AMBASSADOR = "ambassador", _("for ambassadører")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="courses")
    kind = models.CharField(_("kurset er"), max_length=12, choices=Kind, default=Kind.BUDDY)
    title = models.CharField(_("kursets navn"), max_length=120)
    held_on = models.DateField(_("sidste kursusdag"), default=timezone.localdate)
    hours = models.PositiveSmallIntegerField(_("timer i alt"), null=True, blank=True)
    content = models.TextField(
        _("det, man lærer"),
        max_length=800,
        blank=True,
        help_text=_("Et punkt pr. linje. Står på kursusbeviset."),
    )
    event = models.ForeignKey(
        Event,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="courses",
        verbose_name=_("arrangement"),
        help_text=_("Så kan dem, der blev tjekket ind i døren, hentes over på listen."),
    )

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("kursus")
        verbose_name_plural = _("kurser")
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return self.title

    @property
    def content_items(self):
        return [line.strip() for line in self.content.splitlines() if line.strip()]


class CourseParticipantQuerySet(models.QuerySet):
    def completed(self):
        return self.filter(state=CourseParticipant.State.COMPLETED)

    def with_people(self):
        return self.select_related("contact__company", "course__network__host")

    def trained(self, network: Network, *, kind: str, company: Company | None = None):
        """Who completed a course of the kind in the network, at one company or at any; the newest first."""
        found = self.completed().filter(course__network=network, course__kind=kind)
        if company is not None:
            found = found.filter(contact__company=company)
        return found.with_people().order_by("-completed_on", "contact__name", "pk")


class CourseParticipant(models.Model):
    """A person on a course; the host's own contact, as on every other list."""

    class State(models.TextChoices):
        ENROLLED = "enrolled", pgettext_lazy("course", "tilmeldt")
        ATTENDED = "attended", _("var der")
        COMPLETED = "completed", _("har gennemført")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="participants")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="courses")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.ENROLLED)
    completed_on = models.DateField(_("gennemført den"), null=True, blank=True)

    objects = CourseParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("kursusdeltager")
        verbose_name_plural = _("kursusdeltagere")
        ordering = ["contact__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "contact"], name="on_a_course_once"),
            models.CheckConstraint(
                condition=Q(state="completed", completed_on__isnull=False)
                | ~Q(state="completed") & Q(completed_on=None),
                name="completed_course_has_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.contact.name}, {self.course}"
