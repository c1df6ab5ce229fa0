"""With whom a network works, and how each agreement goes on."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import municipalities
from accounts.models import Organisation
from taskforces.models.networks import Network

ANSWER_WITHIN = timedelta(days=14)


def answer_expected() -> date:
    return timezone.localdate() + ANSWER_WITHIN


class PartnershipQuerySet(models.QuerySet):
    def standing(self):
        """Asked or agreed: what somebody still has to look after."""
        return self.filter(state__in=[Partnership.State.ASKED, Partnership.State.AGREED])

    def shown(self, day=None):
        """Partners of today that the network's public page names."""
        day = day or timezone.localdate()
        running = Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(running, state=Partnership.State.AGREED, shown_publicly=True)


class Partnership(models.Model):
    """A partner with its part: asked, agreed on for a period, and then renewed or ended."""

    class Kind(models.TextChoices):
        EMPLOYMENT_UNIT = "employment_unit", _("virksomhedsindgang")
        MUNICIPALITY = "municipality", _("kommune")
        CLUB = "club", _("klub")
        TRADE_BODY = "trade_body", _("brancheforening")
        EDUCATION = "education", _("skole eller uddannelse")
        SHOPS = "shops", _("butikker eller kæde")
        PENSION_FUND = "pension_fund", _("pensionskasse")
        FOUNDATION = "foundation", _("fond")
        UNION = "union", _("fagforening eller a-kasse")
        OTHER = "other", _("andre")

    class State(models.TextChoices):
        ASKED = "asked", _("spurgt")
        AGREED = "agreed", _("aftalt")
        DECLINED = "declined", _("sagde nej")
        ENDED = "ended", _("slut")

    class Continues(models.TextChoices):
        UNDECIDED = "", _("ikke besluttet endnu")
        SAME = "same", _("fortsætter som nu")
        CHANGED = "changed", _("fortsætter på en anden måde")
        STOPS = "stops", _("stopper")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="partnerships")
    partner = models.CharField(_("partner"), max_length=160)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="partnerships",
        verbose_name=_("partneren her på siden"),
        help_text=_("Så kan partnerens egne folk læse aftalen."),
    )
    kind = models.CharField(_("partneren er"), max_length=16, choices=Kind, default=Kind.OTHER)
    part = models.CharField(
        _("hvad gør de"), max_length=300, help_text=_("Fx “Stiller lokaler og finder mestrene”.")
    )
    state = models.CharField(
        _("hvor langt er det"), max_length=8, choices=State, default=State.AGREED
    )
    asked_on = models.DateField(_("spurgt den"), default=timezone.localdate)
    answer_by = models.DateField(
        _("svar ventes senest"),
        default=answer_expected,
        help_text=_("Har de ikke svaret til den tid, står spørgsmålet øverst hos jer."),
    )
    answered_on = models.DateField(_("svaret den"), null=True, blank=True)
    answer_note = models.CharField(_("hvad svarede de"), max_length=300, blank=True)
    starts_on = models.DateField(_("gælder fra"), null=True, blank=True)
    ends_on = models.DateField(_("gælder til"), null=True, blank=True)
    our_contact = models.CharField(_("jeres kontaktperson"), max_length=120, blank=True)
    partner_contact = models.CharField(_("partnerens kontaktperson"), max_length=120, blank=True)
    partner_email = models.EmailField(_("partnerens e-mail"), blank=True)
    partner_phone = models.CharField(_("partnerens telefon"), max_length=20, blank=True)
    rhythm = models.CharField(
        _("hvor tit I taler sammen"),
        max_length=120,
        blank=True,
        help_text=_("Fx “den første mandag i måneden”."),
    )
    next_talk_on = models.DateField(_("næste samtale"), null=True, blank=True)
    continues = models.CharField(
        _("hvad sker der bagefter"), max_length=8, choices=Continues, blank=True, default=""
    )
    continues_how = models.TextField(_("hvordan"), max_length=1000, blank=True)
    volume_a_year = models.PositiveIntegerField(
        _("omfang om året"),
        null=True,
        blank=True,
        help_text=_("Antal job eller forløb, I er enige om."),
    )
    interested = models.JSONField(_("andre kommuner, der vil høre mere"), default=list, blank=True)
    shown_publicly = models.BooleanField(
        _("må nævnes på netværkets side"),
        default=False,
        help_text=_("Med navn og det, de gør. Kontaktpersoner står der aldrig."),
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnerskab")
        verbose_name_plural = pgettext_lazy("several", "partnerskaber")
        ordering = ["partner", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="partnership_ends_after_start",
            )
        ]

    def __str__(self):
        return f"{self.partner}, {self.network}"

    @property
    def interested_names(self) -> list[str]:
        return [municipalities.name(code) for code in self.interested]
