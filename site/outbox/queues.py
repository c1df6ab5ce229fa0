"""The queues that background tasks stand in, and a way to put a task there only once.

What waits for a mail server stands apart: a server that hangs must not stop the clocks.
"""

from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

DEFAULT = "default"
MAIL = "mail"
ALL = (DEFAULT, MAIL)


def enqueue_once(task: Task) -> bool:
    """Put a task without arguments in its queue; False when one like it waits there already.

    A queue that stands still for an hour would otherwise have 120 sweeps to do when it goes on.
    """
    waiting = DBTaskResult.objects.ready().filter(task_path=task.module_path)
    if waiting.exists():
        return False
    task.enqueue()
    return True
