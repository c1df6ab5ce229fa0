"""Hides from editors what Wagtail's admin would show them of other organisations."""

from django.http import HttpResponseNotFound
from wagtail import hooks
from wagtail.admin import filters
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import chooser
from wagtail.permissions import policy_registry

from taskforces.stories.files import is_withheld, may_see_withheld


@hooks.register("before_serve_document")
def documents_of_stories(document, request):
    """Films, captions and documents: while the story has consent, and for those who write it."""
    if is_withheld(document) and not may_see_withheld(request.user):
        return HttpResponseNotFound()
    return None


USED = ("choose", "change", "add")


class OwnFilesMixin:
    """Of pictures and documents only those of collections that the editor may use."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(self.model)
        mine = policy.instances_user_has_any_permission_for(self.request.user, USED)
        return super().get_queryset().filter(pk__in=mine.values("pk"))


class OwnPictures(OwnFilesMixin, ImagesAdminAPIViewSet):
    model = get_image_model()


class OwnDocuments(OwnFilesMixin, DocumentsAdminAPIViewSet):
    model = get_document_model()


@hooks.register("construct_admin_api", order=1000)
def own_files_only(router):
    """After Wagtail's own have been registered under the same names."""
    router.register_endpoint("images", OwnPictures)
    router.register_endpoint("documents", OwnDocuments)


@hooks.register("construct_reports_menu")
def no_report_on_all_organisations(request, menu_items):
    """They name people and approvals of everybody, be it only in what they can be narrowed by."""
    if not request.user.is_superuser:
        menu_items.clear()


def no_popular_tags(model, count=10):
    """Wagtail offers the words that are used most, whoever wrote them."""
    return []


filters.popular_tags_for_model = chooser.popular_tags_for_model = no_popular_tags
