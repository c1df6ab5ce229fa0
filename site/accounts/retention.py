"""Deletes colleagues who left, old lines of the audit log, log-ins that ended and old drafts of pages."""

from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.management.commands.purge_revisions import purge_revisions
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts import audit, chain, periods
from accounts.models import AuditEntry, Organisation, User


def forget_users(now: datetime) -> None:
    """Who has no role any more and has not logged in for a while; who runs the site stays."""
    cut_off = periods.USERS.cut_off(now)
    gone = User.objects.filter(roles=None, is_superuser=False, is_staff=False)
    delete_users(
        gone.filter(Q(last_login__lt=cut_off) | Q(last_login=None), date_joined__lt=cut_off)
    )


@transaction.atomic
def delete_users(users: QuerySet) -> None:
    """With the picture of themselves and what Wagtail's log calls them; what they did stays, by nobody."""
    for user in users:
        for profile in UserProfile.objects.filter(user=user).exclude(avatar=""):
            profile.avatar.delete(save=False)
        kind = ContentType.objects.get_for_model(User)
        ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).delete()
        audit.forget_person(user)
        user.delete()


def forget_audit(now: datetime) -> None:
    """With what it told of organisations that are gone, and of nobody's; that lines went is a line itself."""
    chain.seal()
    entries = AuditEntry.objects.all()
    for organisation in Organisation.objects.all():
        theirs = entries.filter(organisation=organisation)
        _forget_audit(theirs, organisation, now)
    ours = Organisation.objects.values("pk")
    _forget_audit(entries.exclude(organisation__in=ours), None, now)
    _forget_audit(entries.filter(organisation=None), None, now)


def _forget_audit(entries, organisation, now):
    cut_off = periods.AUDIT.cut_off(now, organisation)
    if gone := chain.forget(entries.filter(at__lt=cut_off), now):
        thing, after = organisation or "auditentry:", {"entries": gone}
        audit.record(organisation, by=None, verb="forget_audit", thing=thing, after=after)


def forget_sessions(now: datetime) -> None:
    """They hold guests' codes."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_revisions(now: datetime) -> None:
    """Old drafts of pages may name people; what is shown, and what a letter was sent from, stays."""
    cut_off = periods.REVISIONS.cut_off(now)
    purge_revisions(days=(now - cut_off).days, pages=True, non_pages=False)
