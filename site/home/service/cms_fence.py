"""Wagtail's admin is closed to editors, but for the addresses below, each with a check of whose thing it opens.

Wagtail knows pages, pictures and groups, but no organisations, and each of its versions brings new addresses. What is
not on the list is for those who run the site. Wagtail's own checks still hold behind this one.
"""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState, UploadedFile, WorkflowState
from wagtail.permissions import policy_registry

from accounts.models import User
from frontend.row_keys import row_key

log = logging.getLogger("haandslag.access")

CMS = "cms/"
USED = ("choose", "change", "add")
Check = Callable[..., bool]


def anything(request, **kwargs) -> bool:
    """For what holds nothing of anybody, and for lists that Wagtail narrows to one's own."""
    return True


def _pages(user):
    """Where the user writes, and the way there from the top."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def _files(model, user):
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, USED)


def _all_among(found, keys: Iterable[str]) -> bool:
    """Whether each key is the number of one that was found; of what is no number there is none."""
    wanted = {row_key(key) for key in keys}
    if None in wanted:
        return False
    return found.filter(pk__in=wanted).count() == len(wanted)


def own_page(request, **kwargs) -> bool:
    """Every page that the address names."""
    names = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
    keys = [str(kwargs[name]) for name in names if name in kwargs]
    return bool(keys) and _all_among(_pages(request.user), keys)


def own_task(
    request, *, page_id, task_state_id=None, workflow_state_id=None, task_id=None, **kwargs
) -> bool:
    """A page, and a step of the approval of that page and no other."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page_id)
    )
    of_page = TaskState.objects.filter(workflow_state__in=states)
    return (
        own_page(request, page_id=page_id)
        and (task_state_id is None or of_page.filter(pk=task_state_id).exists())
        and (task_id is None or of_page.filter(task=task_id).exists())
        and (workflow_state_id is None or states.filter(pk=workflow_state_id).exists())
    )


def own_file(request, *, model, **kwargs) -> bool:
    names = ("image_id", "document_id", "doc_id", "pk")
    keys = [str(kwargs[name]) for name in names if name in kwargs]
    return bool(keys) and _all_among(_files(model, request.user), keys)


def own_upload(request, *, uploaded_file_id, **kwargs) -> bool:
    """A file that the user put up and has not filed yet."""
    mine = UploadedFile.objects.filter(uploaded_by_user=request.user)
    return mine.filter(pk=uploaded_file_id).exists()


def chosen_pages(request, **kwargs) -> bool:
    """What is published is there for all to link to."""
    readable = Page.objects.live().public() | Page.objects.filter(pk__in=_pages(request.user))
    return _all_among(readable, request.GET.getlist("id"))


def chosen_files(request, *, model, **kwargs) -> bool:
    return _all_among(_files(model, request.user), request.GET.getlist("id"))


def many(request, *, app_label, model_name, **kwargs) -> bool:
    """Each of those ticked; "all" is not taken, for Wagtail would count strangers' in."""
    keys = request.GET.getlist("id")
    models = {
        ("wagtailcore", "page"): _pages,
        ("wagtailimages", "image"): partial(_files, get_image_model()),
        ("wagtaildocs", "document"): partial(_files, get_document_model()),
    }
    find = models.get((app_label, model_name))
    return find is not None and bool(keys) and _all_among(find(request.user), keys)


def own_session(request, *, session_id, object_id=None, **kwargs) -> bool:
    """Who else edits a page, for those who edit it."""
    mine = EditingSession.objects.filter(user=request.user, pk=session_id)
    return mine.exists() and (
        object_id is None or _all_among(_pages(request.user), [str(object_id)])
    )


def _named(space: str, names: str, check: Check) -> dict[str, Check]:
    return {f"{space}:{name}" if space else name: check for name in names.split()}


_IMAGE = partial(own_file, model=get_image_model())
_DOCUMENT = partial(own_file, model=get_document_model())

OPEN: dict[str, Check] = {
    **_named(
        "",
        "wagtailadmin_home wagtailadmin_sprite wagtailadmin_javascript_catalog wagtailadmin_login"
        " wagtailadmin_account wagtailadmin_logout wagtailadmin_dismissibles"
        " wagtailadmin_explore_root wagtailadmin_choose_page wagtailadmin_choose_page_search"
        " wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link"
        " wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link",
        anything,
    ),
    **_named("", "wagtailadmin_explore wagtailadmin_explore_results", own_page),
    "wagtailadmin_choose_page_child": lambda request, parent_page_id: _all_among(
        Page.objects.live().public() | Page.objects.filter(pk__in=_pages(request.user)),
        [str(parent_page_id)],
    ),
    "wagtailadmin_choose_page_chosen_multiple": chosen_pages,
    "wagtail_bulk_action": many,
    **_named("wagtailadmin_api:pages", "listing find", anything),
    **_named("wagtailadmin_api:pages", "detail action", own_page),
    **_named("wagtailadmin_api:images", "listing find", anything),
    **_named("wagtailadmin_api:images", "detail", _IMAGE),
    **_named("wagtailadmin_api:documents", "listing find", anything),
    **_named("wagtailadmin_api:documents", "detail", _DOCUMENT),
    **_named("wagtailadmin_pages", "search search_results", anything),
    **_named(
        "wagtailadmin_pages",
        "add preview_on_add edit preview_on_edit view_draft add_subpage delete unpublish"
        " convert_alias move move_confirm set_page_position copy usage lock unlock history"
        " history_results revisions_index revisions_view revisions_revert revisions_unschedule"
        " revisions_compare workflow_history",
        own_page,
    ),
    **_named(
        "wagtailadmin_pages",
        "workflow_action collect_workflow_action_data confirm_workflow_cancellation"
        " workflow_preview workflow_history_detail",
        own_task,
    ),
    **_named("wagtailadmin_editing_sessions", "ping release", own_session),
    **_named("wagtailimages", "index index_results add add_multiple", anything),
    **_named(
        "wagtailimages", "edit delete preview image_usage edit_multiple delete_multiple", _IMAGE
    ),
    **_named(
        "wagtailimages",
        "create_multiple_from_uploaded_image delete_upload_multiple",
        own_upload,
    ),
    **_named("wagtailimages_chooser", "choose choose_results create", anything),
    **_named("wagtailimages_chooser", "chosen select_format", _IMAGE),
    "wagtailimages_chooser:chosen_multiple": partial(chosen_files, model=get_image_model()),
    **_named("wagtaildocs", "index index_results add add_multiple", anything),
    **_named("wagtaildocs", "edit delete document_usage edit_multiple delete_multiple", _DOCUMENT),
    **_named(
        "wagtaildocs",
        "create_multiple_from_uploaded_document delete_upload_multiple",
        own_upload,
    ),
    **_named("wagtaildocs_chooser", "choose choose_results create", anything),
    **_named("wagtaildocs_chooser", "chosen", _DOCUMENT),
    "wagtaildocs_chooser:chosen_multiple": partial(chosen_files, model=get_document_model()),
}


def is_fenced(user: User) -> bool:
    """Editors; others Wagtail lets in nowhere, and whoever runs the site sees all of it."""
    return user.is_authenticated and not user.is_superuser


class CmsFenceMiddleware:
    """403 for what editors have no business with, 404 for what is not theirs, as if it never was."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if not match.route.startswith(CMS) or not is_fenced(request.user):
            return
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return  # Wagtail says so itself
        check = OPEN.get(match.view_name)
        if check is None:
            _note_refusal(request.user, match)
            raise PermissionDenied
        if not check(request, **kwargs):
            _note_refusal(request.user, match)
            raise Http404


def _note_refusal(user, match):
    log.info("refused user:%s %s", user.pk, match.view_name)
