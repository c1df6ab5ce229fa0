"""Stories of people at work."""

import logging

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
from taskforces.models.story_consents import StoryConsent

log = logging.getLogger("haandslag.stories")

# What the stories can be picked by: (label, values of a story as (key, words)).
FILTERS = {
    "tema": (_("Tema"), lambda story: [(story.theme, capfirst(story.get_theme_display()))]),
    "branche": (_("Branche"), lambda story: [(story.industry, story.industry)]),
    "kommune": (
        _("Kommune"),
        lambda story: [(code, municipalities.name(code)) for code in story.municipality_codes],
    ),
}


class StoryQuerySet(PageQuerySet):
    def consented(self):
        """Made-up stories, and those where everyone who is named still says yes.

        A no that was said stays one, also when somebody ticks afterwards that the story is made up.
        """
        given = StoryConsent.objects.filter(story__translation_key=OuterRef("translation_key"))
        made_up = Q(fictional=True) & ~Exists(given.exclude(withdrawn_at=None))
        return self.filter(made_up | Q(Exists(given) & ~Exists(given.refused())))

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

    def publish(self, revision, *args, **kwargs):
        """By a form, a workflow or a date: without a network the story stays a draft, and no date is kept.

        A form says so and asks for it; this holds where nobody sees a form.
        """
        if revision.as_object().network_id is None:
            self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
            log.warning("story %s is not published: it belongs to no network", self.pk)
            return
        super().publish(revision, *args, **kwargs)

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
