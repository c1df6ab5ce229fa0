"""Who a session belongs to, read together with whether their organisations ask for a second factor everywhere.

It is asked on every page of the workspace, so it comes in the statement that reads the person anyway, and the
statement is put into words once: that took three times as long as to read what it asks for.
"""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import backends
from django.db.models import Exists, OuterRef

from accounts.models import Role, User


class _ReadsAlong:
    def get_user(self, user_id):
        statement, values = _statement()
        user = next(iter(User.objects.raw(statement, [*values, user_id])), None)
        return user if user and self.user_can_authenticate(user) else None


@cache
def _statement() -> tuple[str, tuple]:
    """What it says, and its values but for the last, the number of a user."""
    roles = Role.objects.filter(
        user=OuterRef("pk"), organisation__asks_second_factor_everywhere=True
    ).values("pk")
    users = User.objects.annotate(asked_everywhere=Exists(roles)).filter(pk=0)
    statement, values = users.query.sql_with_params()
    return statement, values[:-1]


class PasswordBackend(_ReadsAlong, backends.ModelBackend):
    """Django's own."""


class AllauthBackend(_ReadsAlong, AuthenticationBackend):
    """allauth's own: codes by mail, passkeys and providers."""
