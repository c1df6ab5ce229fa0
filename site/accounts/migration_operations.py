"""An operation for the first migration of an app: all of its tables at once."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Creates models in the order given, each after those that it points to.

    After each CreateModel of its own Django makes every model anew that hangs together with it, and here nearly all
    do: with two hundred of them a new site waited more than a minute for its tables. Here they are made once.
    """

    reversible = True
    reduces_to_sql = True
    serialization_expand_args = ("models",)

    def __init__(self, models: list[CreateModel]):
        self.models = models

    def deconstruct(self):
        return (type(self).__name__, [], {"models": self.models})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        if "apps" in state.__dict__:
            del state.apps  # made anew, with all of them, when somebody asks
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.models)} models"
