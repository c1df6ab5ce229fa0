"""Stories, and the consent of the people they are about."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from frontend.blocks import ProseBlock
from frontend.models import BasePage
from frontend.structured_data import json_ld
from taskforces.models.networks import Network
from taskforces.models.page_forms import NetworkPageForm


class StoryIndexPage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)

    template = "taskforces/story_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["taskforces.StoryPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("oversigt over historier")
        verbose_name_plural = _("oversigter over historier")

    @property
    def description(self):
        return self.search_description or self.lead

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = list(StoryPage.objects.child_of(self).live().consented().for_cards())
        theme = request.GET.get("tema", "")
        context["stories"] = [story for story in stories if theme in ("", story.theme)]
        context["themes"] = _theme_links(stories, theme)
        return context


def _theme_links(stories, theme):
    used = {story.theme for story in stories}
    rows = [("?", _("Alle"), theme == "")]
    rows += [
        (f"?tema={t.value}", capfirst(t.label), t == theme) for t in StoryPage.Theme if t in used
    ]
    return [{"url": url, "label": label, "current": current} for url, label, current in rows]


class StoryConsentQuerySet(models.QuerySet):
    def valid(self, today=None):
        today = today or timezone.localdate()
        return self.filter(
            Q(expires_on=None) | Q(expires_on__gte=today), withdrawn_at=None, given_on__lte=today
        )


class StoryQuerySet(PageQuerySet):
    def consented(self):
        """Made-up stories, and those where everyone who is named still says yes."""
        given = StoryConsent.objects.filter(story__translation_key=OuterRef("translation_key"))
        refused = given.exclude(pk__in=StoryConsent.objects.valid().values("pk"))
        return self.filter(Q(fictional=True) | Q(Exists(given) & ~Exists(refused)))

    def for_cards(self):
        return self.select_related("network__host", "picture").order_by("-told_on", "title")


class StoryPage(BasePage):
    class Theme(models.TextChoices):
        FIRST_JOB = "first_job", _("det første job")
        SMALL_JOB = "small_job", _("småjob")
        BACK_AGAIN = "back_again", _("tilbage i arbejde")
        COLLEAGUES = "colleagues", _("kollegerne")
        LEADER = "leader", _("lederen fortæller")

    network = models.ForeignKey(
        Network,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        verbose_name=_("netværk"),
    )
    lead = models.TextField(_("indledning"), max_length=400)
    industry = models.CharField(_("branche"), max_length=80, blank=True)
    theme = models.CharField(_("tema"), max_length=12, choices=Theme, default=Theme.SMALL_JOB)
    told_on = models.DateField(_("fortalt"), default=timezone.localdate)
    quote = models.TextField(_("citat"), blank=True, max_length=400)
    quoted_person = models.CharField(_("hvem siger det"), max_length=120, blank=True)
    quoted_role = models.CharField(_("titel"), max_length=120, blank=True)
    picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("billede"),
    )
    picture_alt = models.CharField(
        _("billedbeskrivelse"),
        max_length=200,
        blank=True,
        help_text=_("Hvad ser man på billedet? Skal udfyldes, når der er et billede."),
    )
    body = StreamField(ProseBlock(), blank=True, verbose_name=_("historien"))
    fictional = models.BooleanField(
        _("fiktiv"),
        default=False,
        help_text=_("Opdigtede personer. Siden siger det tydeligt og kræver intet samtykke."),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    base_form_class = NetworkPageForm
    template = "taskforces/story_page.html"
    shown_with = ("network__host", "picture")
    parent_page_types = ["taskforces.StoryIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(template="taskforces/consent_help.html"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("network", "industry", "theme", "told_on", "fictional")],
            heading=_("Hvor historien hører til"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("quote", "quoted_person", "quoted_role")],
            heading=_("Citat"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Billede")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("historie")
        verbose_name_plural = _("historier")

    @property
    def description(self):
        return self.search_description or self.lead

    @property
    def theme_organisation(self):
        return self.network.host if self.network else None

    def clean(self):
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError(
                {"picture_alt": _("Beskriv billedet for dem, der ikke kan se det.")}
            )

    def has_consent(self):
        return StoryPage.objects.filter(pk=self.pk).consented().exists()

    def serve(self, request, *args, **kwargs):
        if not self.has_consent():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["json_ld"] = json_ld(
            {
                "@type": "Article",
                "headline": self.title,
                "description": self.description,
                "datePublished": self.told_on.isoformat(),
                "about": self.industry,
            }
        )
        return context


class StoryConsent(models.Model):
    """What one person agreed to. A record of its own, so that no old draft can bring a consent back."""

    story = models.ForeignKey(
        StoryPage, on_delete=models.CASCADE, related_name="consents", verbose_name=_("historie")
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
