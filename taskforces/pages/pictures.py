"""Pictures that an organisation puts up outside Wagtail's editor: kept in its own collection, gone when unused."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import ReferenceIndex

from accounts.models import Organisation, User
from taskforces.models import Membership, Signer
from taskforces.pages.editors import editors_of


def keep_picture(
    organisation: Organisation, *, title: str, file: UploadedFile, by: User
) -> AbstractImage:
    return get_image_model().objects.create(
        title=title,
        file=file,
        file_size=file.size,
        collection=editors_of(organisation).collection,
        uploaded_by_user=by,
    )


def forget_pictures(images: Iterable[AbstractImage | None]) -> None:
    """The files go too, unless an editor has put one on a page, or it belongs to somebody else as well."""
    for image in images:
        if image is None:
            continue
        pictures = Q(logo=image) | Q(signature=image) | Q(portrait=image)
        used = (
            Signer.objects.filter(Q(signature=image) | Q(portrait=image)).exists()
            or Organisation.objects.filter(pictures).exists()
            or Membership.objects.filter(logo=image).exists()
        )
        if not used and not ReferenceIndex.get_references_to(image).exists():
            image.delete()
