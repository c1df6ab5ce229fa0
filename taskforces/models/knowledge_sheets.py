"""What one network knows and others can use: facts on the target group, tools, lessons, and knowledge of a trade."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability
from taskforces.models.networks import Network
from taskforces.models.programmes import ProgrammeNetwork


def neighbours(networks: models.QuerySet) -> models.QuerySet:
    """The networks themselves, and those with the same host, the same unit or a programme in common."""
    units = networks.exclude(unit=None).order_by().values("unit")
    joined = ProgrammeNetwork.objects.joined()
    programmes = joined.filter(network__in=networks.values("pk")).order_by().values("programme")
    fellows = joined.filter(programme__in=programmes).order_by().values("network")
    return Network.objects.filter(
        Q(host__in=networks.order_by().values("host")) | Q(unit__in=units) | Q(pk__in=fellows)
    )


class KnowledgeSheetQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(published_at=None)

    def in_public(self):
        """What leaders read: on the network's page, from their ticket and from their receipt."""
        return self.published().filter(for_leaders=True)

    def readable_by(self, user):
        """Published ones of one's own networks, shared ones of related networks, and drafts for those who write."""
        own = Network.objects.worked_on_by(user)
        writing = Network.objects.worked_on_by(user, Ability.STEER)
        near = neighbours(own)
        return self.filter(
            Q(published_at__isnull=False, network__in=own)
            | Q(published_at__isnull=False, is_shared=True, network__in=near)
            | Q(network__in=writing)
        )

    def usable_in(self, network):
        """What is at hand in one network's daily work: its own published sheets, and shared ones of related networks."""
        near = neighbours(Network.objects.filter(pk=network.pk))
        return self.published().filter(Q(network=network.pk) | Q(is_shared=True, network__in=near))

    def of_kind(self, kind: str):
        return self.filter(kind=kind) if kind in KnowledgeSheet.Kind.values else self

    def saying(self, words: str):
        """Those in which every word stands somewhere."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word)
            )
        return found


class KnowledgeSheet(models.Model):
    """One page of knowledge with its sources. Nobody reads it outside host and unit before it is published."""

    class Kind(models.TextChoices):
        TARGET_GROUP = "target_group", _("fakta om målgruppen")
        TOOL = "tool", _("værktøj til fastholdelse")
        LESSON = "lesson", _("erfaring")
        TRADE = "trade", _("viden om branchen")

    network = models.ForeignKey(
        Network,
        on_delete=models.CASCADE,
        related_name="knowledge_sheets",
        verbose_name=_("netværk"),
    )
    kind = models.CharField(_("hvad er det"), max_length=16, choices=Kind)
    title = models.CharField(_("titel"), max_length=120)
    summary = models.CharField(
        _("kort fortalt"),
        max_length=300,
        blank=True,
        help_text=_("En eller to sætninger, der står i listen."),
    )
    body = models.TextField(
        _("tekst"),
        max_length=8000,
        help_text=_("Skriv om grupper og vaner, ikke om enkelte mennesker. Tom linje: nyt afsnit."),
    )
    sources = models.TextField(
        _("kilder"),
        max_length=2000,
        blank=True,
        help_text=_("Én pr. linje, gerne med årstal og adresse på nettet."),
    )
    industry_codes = models.CharField(
        _("kun disse brancher"),
        max_length=120,
        blank=True,
        help_text=_(
            "Begyndelsen af branchekoder med komma imellem, fx “43.9, 41”. Tomt: alle netværkets pladser."
        ),
    )
    for_leaders = models.BooleanField(
        _("ledere kan læse det"),
        default=False,
        help_text=_("Så står det på billetten og på netværkets side, hvor alle kan læse det."),
    )
    is_shared = models.BooleanField(
        _("andre netværk kan finde det"),
        default=False,
        help_text=_("Folk i netværk med samme vært, samme enhed eller samme program."),
    )
    published_at = models.DateTimeField(_("udgivet"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = KnowledgeSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("vidensark")
        verbose_name_plural = _("vidensark")
        ordering = ["kind", "title", "pk"]

    def __str__(self):
        return self.title

    @property
    def source_lines(self) -> list[str]:
        return [line.strip() for line in self.sources.splitlines() if line.strip()]
