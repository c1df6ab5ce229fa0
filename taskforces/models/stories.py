"""Stories, and the consent of the people they are about."""

from urllib.parse import urlencode

from django.conf import settings
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
from wagtail.search import index

from accounts import municipalities
from accounts.searching import search_words, texts_of
from frontend.models import BasePage
from frontend.structured_data import json_ld
from taskforces.models.blocks import StoryBlock, figures_in
from taskforces.models.networks import Network
from taskforces.models.page_forms import StoryPageForm


class StoryIndexPage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)

    template = "taskforces/stories/story_index_page.html"
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
        stories = list(StoryPage.objects.filter(locale=self.locale).live().consented().for_cards())
        chosen = {name: request.GET.get(name, "") for name in FILTERS}
        context["stories"] = [story for story in stories if story.fits(chosen)]
        context["filters"] = [_filter_links(stories, chosen, name) for name in FILTERS]
        context["is_filtered"] = any(chosen.values())
        return context


# What the stories can be picked by: (label, values of a story as (key, words)).
FILTERS = {
    "tema": (_("Tema"), lambda story: [(story.theme, capfirst(story.get_theme_display()))]),
    "branche": (_("Branche"), lambda story: [(story.industry, story.industry)]),
    "kommune": (
        _("Kommune"),
        lambda story: [(code, municipalities.name(code)) for code in story.municipality_codes],
    ),
}


def _filter_links(stories, chosen, name):
    """Only values that some story has; each link keeps what else is chosen."""
    label, values_of = FILTERS[name]
    values = {key: words for story in stories for key, words in values_of(story) if key and words}
    rows = [("", _("Alle")), *sorted(values.items(), key=lambda row: row[1])]
    links = [
        {
            "label": words,
            "url": "?" + urlencode({k: v for k, v in (chosen | {name: key}).items() if v}),
            "current": chosen[name] == key,
        }
        for key, words in rows
    ]
    return {"label": label, "links": links, "chosen": values.get(chosen[name], "")}


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


class StoryQuerySet(PageQuerySet):
    def consented(self):
        """Made-up stories, and those where everyone who is named still says yes."""
        given = StoryConsent.objects.filter(story__translation_key=OuterRef("translation_key"))
        refused = given.refused()
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
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("historien"))
    fictional = models.BooleanField(
        _("fiktiv"),
        default=False,
        help_text=_("Opdigtede personer. Siden siger det tydeligt og kræver intet samtykke."),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    search_fields = [*BasePage.search_fields, index.SearchField("search_text")]

    base_form_class = StoryPageForm
    template = "taskforces/stories/story_page.html"
    shown_with = ("network__host", "picture")
    # An organisation tells its own under its network's page, where its editors write.
    parent_page_types = ["taskforces.StoryIndexPage", "taskforces.NetworkPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(template="taskforces/stories/consent_help.html"),
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

    @property
    def municipality_codes(self):
        return self.network.municipality_codes if self.network else []

    def fits(self, chosen):
        """Whether the story belongs in a list by `FILTERS`; "" is any."""
        return all(
            not value or value in [key for key, _words in FILTERS[name][1](self)]
            for name, value in chosen.items()
        )

    def search_text(self):
        return search_words(
            *(self.title, self.lead, self.quote, self.quoted_person, self.quoted_role),
            *(self.industry, str(self.get_theme_display()), self.network and self.network.name),
            *texts_of(self.body),
        )

    @property
    def publisher(self):
        return self.network.host.name if self.network else settings.WAGTAIL_SITE_NAME

    def clean(self):
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError(
                {"picture_alt": _("Beskriv billedet for dem, der ikke kan se det.")}
            )

    def has_consent(self) -> bool:
        """Whether everybody who is named says yes; a published story without it is a 404."""
        return StoryPage.objects.filter(pk=self.pk).consented().exists()

    def serve(self, request, *args, **kwargs):
        if not self.has_consent():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["figures"] = figures_in(self.body)
        context["json_ld"] = json_ld(
            {
                "@type": "Article",
                "headline": self.title,
                "description": self.description,
                "datePublished": self.told_on.isoformat(),
                "dateModified": f"{self.last_published_at or self.told_on}"[:10],
                "about": self.industry,
                "image": self.share_picture,
                "inLanguage": self.locale.language_code,
                "mainEntityOfPage": f"{settings.BASE_URL}{self.url}",
                "publisher": {"@type": "Organization", "name": self.publisher},
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

    @property
    def has_expired(self):
        return self.expires_on is not None and self.expires_on < timezone.localdate()
