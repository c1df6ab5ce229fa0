"""Who writes what in Wagtail: an organisation's people, under its own networks' pages, with its own pictures.

Wagtail's groups and collections know no organisations; `Editors` ties one of each to an organisation, and roles
decide who is in the group.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import Organisation, Role, User
from taskforces.models import Editors, NetworkPage

WRITERS = (Role.Kind.OWNER, Role.Kind.COORDINATOR, Role.Kind.MAYORS_OFFICE)
OWN_PAGES = ("add_page", "change_page", "publish_page")
OWN_FILES = (
    "add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document",
)  # fmt: skip


@transaction.atomic
def editors_of(organisation: Organisation) -> Editors:
    """Made when it is not there yet, with everybody in it whose role writes."""
    found = Editors.objects.filter(organisation=organisation).first()
    if found is not None:
        return found
    name = f"Redaktion {organisation.pk}: {organisation.name}"[:150]
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    collection = Collection.get_first_root_node().add_child(name=name)
    _allow(GroupCollectionPermission, OWN_FILES, group=group, collection=collection)
    editors = Editors.objects.create(organisation=organisation, group=group, collection=collection)
    for page in NetworkPage.objects.filter(network__host=organisation):
        open_page(page)
    for user in User.objects.filter(
        roles__organisation=organisation, roles__role__in=WRITERS
    ).distinct():
        user.groups.add(group)
    return editors


def open_page(page: NetworkPage) -> None:
    """Let the host's editors write the page and what is below it, and publish it."""
    group = editors_of(page.network.host).group
    _allow(GroupPagePermission, OWN_PAGES, group=group, page=Page.objects.get(pk=page.pk))


def update_groups(user: User, organisation: Organisation) -> None:
    """After a role was given or taken: in the group as long as one of their roles writes."""
    editors = Editors.objects.filter(organisation=organisation).select_related("group").first()
    if editors is None:
        return
    writes = Role.objects.filter(user=user, organisation=organisation, role__in=WRITERS).exists()
    (user.groups.add if writes else user.groups.remove)(editors.group)


def _allow(model: type, codenames: Iterable[str], **to) -> None:
    for permission in Permission.objects.filter(codename__in=codenames):
        model.objects.get_or_create(permission=permission, **to)
