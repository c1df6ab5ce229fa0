"""The front page."""

from django import forms
from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from events.models import Event
from frontend.blocks import StepBlock
from frontend.models import BasePage
from frontend.structured_data import json_ld
from taskforces.models import KIND_TEXTS, Network, NetworkPage, StoryPage


class HomePage(BasePage):
    lead = models.TextField(_("indledning"), blank=True, max_length=400)
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        verbose_name=_("aftenen i seks trin"),
        help_text=_("Fra brevet til jobbet, som gæsten oplever det."),
    )
    figures = ParentalManyToManyField(
        "taskforces.Figure",
        blank=True,
        verbose_name=_("tal på forsiden"),
        help_text=_("Tre eller fire. Hvert tal vises med art, dato og kilde."),
    )

    template = "home/home_page.html"
    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ContentPage",
        "taskforces.NetworkIndexPage",
        "taskforces.StoryIndexPage",
        "taskforces.MayorInvitationPage",
        "taskforces.PrizePage",
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("steps"),
        FieldPanel("figures", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")

    @property
    def description(self):
        return self.search_description or self.lead

    def route(self, request, path_components):
        """Straight to the page of the address: two queries, where Wagtail makes two for each level."""
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.filter(url_path=url_path, live=True).first()
        if page is None:
            raise Http404
        shown_with = getattr(page.specific_class, "shown_with", ())
        pages = page.specific_class.objects.select_related(*shown_with)
        return pages.get(pk=page.pk).route(request, [])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = [block.value for block in self.steps]
        context["json_ld"] = json_ld(
            {
                "@type": "Organization",
                "name": settings.WAGTAIL_SITE_NAME,
                "url": settings.BASE_URL,
                "description": self.description,
            }
        )
        context["events"] = Event.objects.public().upcoming().select_related("network__host")[:3]
        context["featured_figures"] = self.figures.filter(published=True)
        context["kinds"] = [{"kind": kind, "text": KIND_TEXTS[kind]} for kind in Network.Kind]
        here = {"locale": self.locale_id}
        context["network_pages"] = (
            NetworkPage.objects.live().public().with_networks().filter(**here)
        )
        context["stories"] = (
            StoryPage.objects.live().public().consented().for_cards().filter(**here)[:3]
        )
        return context
