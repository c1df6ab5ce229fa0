"""The list of all stories, and what it can be narrowed by."""

from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from frontend.models import BasePage
from taskforces.models.story_pages import FILTERS, StoryPage


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
        stories = list(
            StoryPage.objects.filter(locale=self.locale).live().public().consented().for_cards()
        )
        chosen = {name: request.GET.get(name, "") for name in FILTERS}
        context["stories"] = [story for story in stories if story.fits(chosen)]
        context["filters"] = [_filter_links(stories, chosen, name) for name in FILTERS]
        context["is_filtered"] = any(chosen.values())
        return context


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
