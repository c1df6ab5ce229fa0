"""The front page and plain pages of text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from frontend.models import BasePage


class TextBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Overskrift"), icon="title", max_length=120)
    paragraph = blocks.RichTextBlock(
        label=_("Tekst"), features=["bold", "italic", "link", "ul", "ol", "document-link"]
    )


class HomePage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)

    template = "home/home_page.html"
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")


class ContentPage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)
    body = StreamField(TextBlock(), blank=True, verbose_name=_("tekst"))

    template = "home/content_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("tekstside")
        verbose_name_plural = _("tekstsider")
