from django.db import migrations

NAME = "Moderators approval"  # as Wagtail calls the workflow, and its only task, on every new site


def remove_default_workflow(apps, schema_editor):
    """Nobody is in Wagtail's group of moderators: what is submitted to them stays locked for its author.

    A site that has put people in the group keeps its workflow.
    """
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    tasks = Task.objects.filter(name=NAME).exclude(groups__user__isnull=False)
    workflows = Workflow.objects.filter(name=NAME, workflow_tasks__task__in=tasks.values("pk"))
    for workflow in workflows.distinct():
        workflow.delete()
    for task in tasks.filter(workflow_tasks=None):
        task.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("taskforces", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(remove_default_workflow, migrations.RunPython.noop)]
