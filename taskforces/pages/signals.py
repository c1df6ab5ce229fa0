"""Keeps the editors' groups in step with roles, by a signal, since roles are given in several places."""

from django.db.models.signals import post_delete, post_save

from accounts.models import Role
from taskforces.pages.editors import update_groups


def follow_role(instance, **kwargs):
    update_groups(instance.user, instance.organisation)


def connect():
    post_save.connect(follow_role, sender=Role)
    post_delete.connect(follow_role, sender=Role)
