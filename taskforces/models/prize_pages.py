"""A prize that a network gives; the winner's page tells why."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from accounts.searching import search_words, texts_of
from frontend.blocks import ProseBlock
from frontend.models import BasePage
from taskforces.models.networks import Network
from taskforces.models.page_forms import NetworkPageForm


class PrizePage(BasePage):
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="prizes", verbose_name=_("netværk")
    )
    lead = models.TextField(_("indledning"), max_length=400)
    nominate_until = models.DateField(
        _("indstil senest"), null=True, blank=True, help_text=_("Tomt: ingen kan indstille.")
    )
    criteria = StreamField(ProseBlock(), blank=True, verbose_name=_("hvem kan få prisen"))
    winner = models.CharField(
        _("vinder"),
        max_length=160,
        blank=True,
        help_text=_("Virksomhedens navn. Skriv det først, når den har sagt ja til at stå her."),
    )
    winner_reason = models.TextField(_("hvorfor den vandt"), blank=True, max_length=1000)
    picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("billede"),
    )
    picture_alt = models.CharField(_("billedbeskrivelse"), max_length=200, blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("search_text")]

    base_form_class = NetworkPageForm
    template = "taskforces/prizes/prize_page.html"
    shown_with = ("network__host", "picture")
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("network"),
        FieldPanel("lead"),
        FieldPanel("nominate_until"),
        FieldPanel("criteria"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("winner", "winner_reason", "picture", "picture_alt")],
            heading=_("Vinderen"),
        ),
    ]

    class Meta:
        verbose_name = _("pris")
        verbose_name_plural = _("priser")

    @property
    def description(self):
        return self.search_description or self.lead

    @property
    def theme_organisation(self):
        return self.network.host

    @cached_property
    def shown_winner(self):
        """(company, reason) of the one an editor wrote, or the one that the jury chose and that said yes; None for nobody."""
        if self.winner:
            return self.winner, self.winner_reason
        asked = PrizePage.asked.rel.related_model.objects
        yes = asked.filter(prize__translation_key=self.translation_key, says_yes=True).first()
        return (yes.company, yes.reason) if yes else None

    @property
    def takes_nominations(self):
        is_open = self.nominate_until and timezone.localdate() <= self.nominate_until
        return bool(is_open and not self.shown_winner)

    def search_text(self):
        return search_words(
            *(self.title, self.lead, self.winner, self.winner_reason, self.network.name),
            *texts_of(self.criteria),
        )

    def clean(self):
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError(
                {"picture_alt": _("Beskriv billedet for dem, der ikke kan se det.")}
            )
