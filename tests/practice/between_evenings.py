"""What a Task Force does between its evenings."""

from taskforces.models import Network
from tests.practice.walks import walk


def task_force():
    return Network.objects.get(slug="task-force-nordby")


@walk("plan-with-lines", "The host's plan lists lines with owner, date and state")
def plan_with_lines(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/plan/")
    host.sees("Torben Mosekær")


@walk("members-by-kind", "The host sees members by kind and the share of business leaders")
def members_by_kind(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").sees("80 %")
