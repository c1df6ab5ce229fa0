from wagtail.models import Page


class BasePage(Page):
    """What every page type of ours shares; a plain abstract class, so Wagtail's own Page stays the table."""

    class Meta:
        abstract = True

    @property
    def description(self):
        """One or two sentences for search engines and shared links."""
        return self.search_description

    @property
    def theme_organisation(self):
        """The organisation whose colours the page wears; None means Håndslag's own."""
        return None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["theme_organisation"] = self.theme_organisation
        return context
