"""Signers and their pictures, put up by the mayor's office itself."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts import audit
from accounts.models import Organisation, User
from taskforces.models import Signer
from taskforces.pages.pictures import forget_pictures, keep_picture

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
        picture = file and keep_picture(
            signer.organisation, title=f"{name}: {kind}", file=file, by=by
        )
        setattr(signer, kind, picture)
    signer.save()
    forget_pictures(replaced)
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
    forget_pictures(pictures)


@transaction.atomic
def save_crest(organisation: Organisation, file: UploadedFile | None, *, by: User) -> None:
    """On the next letters; those that were sent keep what they showed."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    replaced = organisation.logo
    organisation.logo = file and keep_picture(
        organisation, title=f"{organisation.name}: våben", file=file, by=by
    )
    organisation.save(update_fields=["logo"])
    forget_pictures([replaced])
    audit.record(
        organisation,
        by=by,
        verb="change_crest",
        thing=organisation,
        after={"crest": file is not None},
    )
