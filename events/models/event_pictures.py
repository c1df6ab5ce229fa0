from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model, get_image_model_string

from events.models.events import Event
from frontend.photos import COVER, GALLERY, drawn_before


class EventPictureQuerySet(models.QuerySet):
    def drawn(self, spec=GALLERY):
        """With the image and what was drawn of it before: two more queries."""
        images = get_image_model().objects.prefetch_related(drawn_before(spec))
        return self.prefetch_related(models.Prefetch("image", queryset=images))

    def covers(self):
        return self.drawn(COVER)


class EventPicture(models.Model):
    """A picture from an event, shown in public. What is to be seen on it is the image's own description."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(get_image_model_string(), on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    agreed_at = models.DateTimeField(
        default=timezone.now, help_text="When the uploader said that everybody on it agrees."
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = EventPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("billede fra et arrangement")
        verbose_name_plural = _("billeder fra arrangementer")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.image.description
