"""Signers and their pictures, put up by the mayor's office itself."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from accounts import audit
from accounts.models import Organisation, User
from taskforces.models import Signer
from taskforces.pages.editors import editors_of

PICTURES = ("signature", "portrait")


@transaction.atomic
def save_signer(
    signer: Signer, *, name: str, title: str, pictures: dict[str, UploadedFile | None], by: User
) -> Signer:
    """A new one, or changed. `pictures` holds only what is to change: a file, or None to take it away."""
    verb = "change_signer" if signer.pk else "create_signer"
    signer.name, signer.title = name, title
    replaced = [getattr(signer, kind) for kind in pictures]
    for kind, file in pictures.items():
        setattr(signer, kind, file and _image(signer.organisation, f"{name}: {kind}", file, by))
    signer.save()
    _forget(replaced)
    audit.record(
        signer.organisation,
        by=by,
        verb=verb,
        thing=signer,
        after={"name": name, "title": title, "pictures": sorted(pictures)},
    )
    return signer


@transaction.atomic
def remove_signer(signer: Signer, *, by: User) -> None:
    """Letters that went out keep what they showed; the next ones are signed by who is left."""
    audit.record(signer.organisation, by=by, verb="remove_signer", thing=signer)
    pictures = [getattr(signer, kind) for kind in PICTURES]
    signer.delete()
    _forget(pictures)


@transaction.atomic
def save_crest(organisation: Organisation, file: UploadedFile | None, *, by: User) -> None:
    """On the next letters; those that were sent keep what they showed."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    replaced = organisation.logo
    organisation.logo = file and _image(organisation, f"{organisation.name}: våben", file, by)
    organisation.save(update_fields=["logo"])
    _forget([replaced])
    audit.record(
        organisation,
        by=by,
        verb="change_crest",
        thing=organisation,
        after={"crest": file is not None},
    )


def _image(organisation: Organisation, title, file, by):
    return get_image_model().objects.create(
        title=title,
        file=file,
        file_size=file.size,
        collection=editors_of(organisation).collection,
        uploaded_by_user=by,
    )


def _forget(images):
    """The files go too, unless an editor has put one on a page, or it belongs to somebody else as well."""
    for image in images:
        if image is None:
            continue
        shared = any(Signer.objects.filter(**{kind: image}).exists() for kind in PICTURES)
        pictures = Q(logo=image) | Q(signature=image) | Q(portrait=image)
        shared = shared or Organisation.objects.filter(pictures).exists()
        if not shared and not ReferenceIndex.get_references_to(image).exists():
            image.delete()
