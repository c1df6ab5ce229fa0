"""Where sheets come from."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_code, print_code
from events.models import Event
from pledges.models.campaigns import Campaign
from taskforces.models import Contact, Network, Outreach


class SheetLink(models.Model):
    """A way in to an empty sheet: the QR on the tables, a campaign, an ambassador's card, the last page of a talk."""

    key = models.CharField(_("nøgle"), max_length=11, unique=True, default=new_code)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="sheet_links")
    event = models.OneToOneField(
        Event, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet_link"
    )
    campaign = models.OneToOneField(
        Campaign, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet_link"
    )
    ambassador = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet_links"
    )
    outreach = models.OneToOneField(
        Outreach, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet_link"
    )
    closes_at = models.DateTimeField(_("lukker"), null=True, blank=True)
    looked_at = models.DateTimeField(
        _("set på"),
        null=True,
        blank=True,
        editable=False,
        help_text="A colleague took what waited here; the rate of the link is counted from then on.",
    )

    class Meta:
        verbose_name = _("vej ind til arket")
        verbose_name_plural = _("veje ind til arket")

    def __str__(self):
        return print_code(self.key)

    def get_absolute_url(self):
        return reverse("pledges:sheet", args=[self.key])
