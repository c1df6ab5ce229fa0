"""Pictures from an event: in the host's own collection, each with a description and everybody's yes."""

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.models import Event, EventPicture
from events.seats.registrations import lock_event
from frontend.photos import COVER, GALLERY
from taskforces.pages.editors import editors_of

MOST_PICTURES = 24


class PictureRefused(Refused):
    class Code(models.TextChoices):
        TOO_MANY = "too_many", _("24 billeder er nok. Fjern et andet først.")


@transaction.atomic
def add_picture(event: Event, *, file: UploadedFile, description: str, by: User) -> EventPicture:
    """Raises PictureRefused when there are enough. The sizes of the pages are drawn at once."""
    event = lock_event(event.pk)
    if event.pictures.count() >= MOST_PICTURES:
        raise PictureRefused(PictureRefused.Code.TOO_MANY)
    image = get_image_model().objects.create(
        title=description,
        description=description,
        file=file,
        file_size=file.size,
        collection=editors_of(event.organisation).collection,
        uploaded_by_user=by,
    )
    image.get_renditions(GALLERY, COVER)
    last = event.pictures.aggregate(last=models.Max("position", default=0))["last"]
    picture = EventPicture.objects.create(event=event, image=image, position=last + 1, agreed_by=by)
    audit.record(event.organisation, by=by, verb="add_picture", thing=picture)
    return picture


@transaction.atomic
def put_first(picture: EventPicture, *, by: User) -> None:
    """Makes it the one that lists show."""
    event = lock_event(picture.event_id)
    others = [other for other in event.pictures.all() if other.pk != picture.pk]
    for position, one in enumerate([picture, *others], 1):
        one.position = position
        one.save(update_fields=["position"])
    audit.record(event.organisation, by=by, verb="put_picture_first", thing=picture)


@transaction.atomic
def remove_picture(picture: EventPicture, *, by: User) -> None:
    """The files go too, unless an editor has put the image on a page as well."""
    image = picture.image
    audit.record(picture.event.organisation, by=by, verb="remove_picture", thing=picture)
    picture.delete()
    if not ReferenceIndex.get_references_to(image).exists():
        image.delete()
