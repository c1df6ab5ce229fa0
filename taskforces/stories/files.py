"""Which files of stories may be read: only those of stories in which everybody still says yes."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from taskforces.models import StoryPage


def may_be_read(*, withheld: int, others: int) -> bool:
    """By how many stories without consent a file is used, and by how many other things."""
    return withheld == 0 or others > 0


def is_withheld(file: models.Model) -> bool:
    """Of a picture or a document: whether it belongs to stories alone that nobody may read now."""
    uses = set(ReferenceIndex.get_references_to(file).values_list("base_content_type", "object_id"))
    if not uses:
        return False
    page = ContentType.objects.get_for_model(Page).pk
    stories = StoryPage.objects.filter(pk__in=[key for kind, key in uses if kind == page])
    withheld = stories.exclude(pk__in=StoryPage.objects.consented().values("pk")).count()
    others = len(uses) - withheld
    if may_be_read(withheld=withheld, others=others):
        return False
    return not is_pointed_at(file)


def is_pointed_at(file: models.Model) -> bool:
    """By a row that Wagtail's index does not follow: whoever signs letters, an organisation's logo."""
    rendition = get_image_model().get_rendition_model()
    pointing = (
        relation
        for relation in file._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.one_to_many  # not the generic ones of tags and index
        if relation.related_model is not rendition
        if relation.related_model not in ReferenceIndex.tracked_models
    )
    return any(
        one.related_model._base_manager.filter(**{one.field.name: file}).exists()
        for one in pointing
    )


def may_see_withheld(user) -> bool:
    """Who writes stories sees the pictures of those that wait for a yes."""
    return user.has_perm("wagtailadmin.access_admin")
