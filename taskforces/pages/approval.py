"""Four eyes on a letter or a club's page, by Wagtail's own workflow: who writes it is not who lets it go."""

from django.contrib.auth.models import Group, Permission
from django.db.models import F
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.models import User
from taskforces.models import MayorInvitationPage


def approved_by(page: MayorInvitationPage) -> User | None:
    """Who approved the published revision; None when nobody has, or only the one who wrote it."""
    states = TaskState.objects.filter(
        revision=page.live_revision_id, status=TaskState.STATUS_APPROVED
    )
    others = states.exclude(finished_by=None).exclude(finished_by=F("revision__user"))
    found = others.select_related("finished_by").order_by("-finished_at").first()
    return found.finished_by if found else None


def set_up_approval(page: Page, *, approvers: Group, writers: Group | None = None) -> Workflow:
    """The page and those under it go to the approvers, in one step, before they are published.

    The writers can no longer publish there themselves.
    """
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.filter(group=writers, page=page, permission=publish).delete()
    placed = WorkflowPage.objects.select_related("workflow").filter(page=page).first()
    if placed:
        return placed.workflow
    workflow = Workflow.objects.create(name=f"Godkendelse: {page.title}"[:255])
    task = GroupApprovalTask.objects.create(name=f"Godkendelse: {page.title}"[:255])
    task.groups.add(approvers)
    # Wagtail publishes in the approver's own name.
    GroupPagePermission.objects.get_or_create(group=approvers, page=page, permission=publish)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    return workflow
