"""Who a session belongs to, read together with whether their organisations ask for a second factor everywhere.

It is asked on every page of the workspace, so it comes in the statement that reads the person anyway.
"""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import backends
from django.db.models import Exists, OuterRef

from accounts.kept_statements import KeptStatement
from accounts.models import Role, User


class _ReadsAlong:
    def get_user(self, user_id):
        user = next(iter(User.objects.raw(*_PERSON.of(user_id))), None)
        return user if user and self.user_can_authenticate(user) else None


def _person(user_id):
    roles = Role.objects.filter(
        user=OuterRef("pk"), organisation__asks_second_factor_everywhere=True
    ).values("pk")
    return User.objects.annotate(asked_everywhere=Exists(roles)).filter(pk=user_id)


_PERSON = KeptStatement(_person)


class PasswordBackend(_ReadsAlong, backends.ModelBackend):
    """Django's own."""


class AllauthBackend(_ReadsAlong, AuthenticationBackend):
    """allauth's own: codes by mail, passkeys and providers."""
