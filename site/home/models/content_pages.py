"""Plain pages of text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from accounts.searching import search_words, texts_of
from frontend.blocks import ProseBlock
from frontend.models import BasePage


class ContentPage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)
    body = StreamField(ProseBlock(), blank=True, verbose_name=_("tekst"))

    search_fields = [*BasePage.search_fields, index.SearchField("search_text")]

    template = "home/content_page.html"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("tekstside")
        verbose_name_plural = _("tekstsider")

    @property
    def description(self):
        return self.search_description or self.lead

    def search_text(self):
        return search_words(self.title, self.lead, *texts_of(self.body))
