from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Page, PageViewRestriction


class BasePage(Page):
    """What every page type of ours shares; a plain abstract class, so Wagtail's own Page stays the table."""

    # Relations that a page needs whenever it is shown, joined when an address is looked up.
    shown_with: tuple[str, ...] = ()

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

    @property
    def share_version(self):
        """Changes with all that a shared link's picture shows."""
        sender = self.theme_organisation
        return f"{self.live_revision_id or 0}-{sender.theme_version if sender else 'house'}"

    @property
    def share_picture(self):
        """Absolute, as those want it who show a link to the page; "" while it has no address of its own."""
        if self.pk is None:
            return ""
        return settings.BASE_URL + reverse("home:share_page", args=[self.pk, self.share_version])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["theme_organisation"] = self.theme_organisation
        return context

    @cached_property
    def site_has_private_pages(self):
        """Asked once for a page that is shown; what it lists need not be filtered where there is none."""
        return PageViewRestriction.objects.exists()

    def get_view_restrictions(self):
        """Most sites have no private page: one query instead of one for each ancestor's aliases too."""
        if not self.site_has_private_pages:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()
