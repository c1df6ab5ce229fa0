"""Photos as people upload them: stripped of what they tell beside the picture, and drawn in the sizes of pages."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Prefetch, prefetch_related_objects
from PIL import Image, ImageOps
from wagtail.images import get_image_model

GALLERY = "fill-600x450|format-webp"
COVER = "fill-320x240|format-webp"  # beside a line of a list


# What a picture needs to be drawn right; everything else it carries is about somebody.
_NEEDED = frozenset(
    {
        *(
            "icc_profile",
            "transparency",
            "gamma",
            "srgb",
            "chromaticity",
            "background",
            "default_image",
        ),
        *("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "aspect", "adobe"),
        *("adobe_transform", "progressive", "progression", "lossless", "quality", "interlace"),
        *("version", "duration", "loop", "disposal", "blend", "timestamp", "extension", "bbox"),
    }
)


def without_metadata(file):
    """A phone's photo tells where its owner lives; what it says of its turning is done to the picture first.

    Places, names, comments and hidden texts go, also of moving pictures; what carries nothing stays as it is.
    """
    file.seek(0)
    with Image.open(file) as picture:
        if not _carries(picture):
            file.seek(0)
            return file
        content, kind = _drawn_anew(picture)
    clean = SimpleUploadedFile(file.name, content, Image.MIME.get(kind))
    if hasattr(file, "image"):
        clean.image = file.image  # Wagtail's field has looked at it already
    return clean


def _carries(picture):
    told = {str(key).lower() for key in picture.info} - _NEEDED
    return bool(told or picture.getexif() or getattr(picture, "text", None))


def _drawn_anew(picture):
    kind = "JPEG" if picture.format == "MPO" else picture.format
    moves = kind != "JPEG" and getattr(picture, "is_animated", False)
    kept = {key: value for key, value in picture.info.items() if str(key).lower() in _NEEDED}
    turned = picture if moves else ImageOps.exif_transpose(picture)
    turned.info = dict(kept)
    settings = {"save_all": True} if moves else {}
    if profile := kept.get("icc_profile"):
        settings["icc_profile"] = profile
    if kind != "GIF":
        settings["exif"] = b""
    if kind in ("JPEG", "WEBP", "AVIF"):
        settings |= {"quality": 92, "xmp": b""}
    out = BytesIO()
    turned.save(out, kind, **settings)
    return out.getvalue(), kind


def drawn_before(spec: str) -> Prefetch:
    """For a query of Wagtail images: what was drawn of them before, in one query."""
    drawn = get_image_model().get_rendition_model().objects.filter(filter_spec=spec)
    return Prefetch("renditions", queryset=drawn, to_attr="prefetched_renditions")


def with_renditions(pictures: list, spec: str) -> list:
    """The pictures that are there, with what was drawn of them before: one query, however many there are."""
    found = [picture for picture in pictures if picture is not None]
    prefetch_related_objects(found, drawn_before(spec))
    return found
