"""Photos as people upload them: stripped of what they tell beside the picture, and drawn in the sizes of pages."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Prefetch, prefetch_related_objects
from PIL import Image, ImageOps
from wagtail.images import get_image_model

GALLERY = "fill-600x450|format-webp"
COVER = "fill-320x240|format-webp"  # beside a line of a list


def without_metadata(file):
    """A phone's photo tells where its owner lives; what it says of its turning is done to the picture first.

    Moving pictures are left alone, and so is what holds nothing.
    """
    file.seek(0)
    with Image.open(file) as picture:
        if getattr(picture, "is_animated", False) or not picture.getexif():
            file.seek(0)
            return file
        kind, profile = picture.format, picture.info.get("icc_profile")
        turned = ImageOps.exif_transpose(picture)
    turned.info.clear()
    out = BytesIO()
    turned.save(out, kind, quality=92, exif=b"", **({"icc_profile": profile} if profile else {}))
    clean = SimpleUploadedFile(file.name, out.getvalue(), Image.MIME.get(kind))
    clean.image = file.image  # Wagtail's field has looked at it already
    return clean


def drawn_before(spec: str) -> Prefetch:
    """For a query of Wagtail images: what was drawn of them before, in one query."""
    drawn = get_image_model().get_rendition_model().objects.filter(filter_spec=spec)
    return Prefetch("renditions", queryset=drawn, to_attr="prefetched_renditions")


def with_renditions(pictures: list, spec: str) -> list:
    """The pictures that are there, with what was drawn of them before: one query, however many there are."""
    found = [picture for picture in pictures if picture is not None]
    prefetch_related_objects(found, drawn_before(spec))
    return found
