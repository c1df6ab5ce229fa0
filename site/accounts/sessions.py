"""Ends sessions: a new second factor or address must not leave somebody in who came by the old one."""

from django.contrib.auth import logout, update_session_auth_hash
from django.db.models import F

from accounts.browsers import key_followed
from accounts.models import User


def end_sessions(user: User) -> None:
    """Every browser in which they are logged in is logged out at its next request."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


def end_other_sessions(request, user: User) -> None:
    """All but the one that asks, which goes on under a new key."""
    end_sessions(user)
    if request.user.pk == user.pk:
        with key_followed(request):
            update_session_auth_hash(request, user)


def on_factor_changed(sender, request, user, **kwargs):
    """Signal receiver: a session that began before the factor never showed it."""
    end_other_sessions(request, user)


def on_address_changed(sender, request, user, **kwargs):
    """Signal receiver: whoever changed their address logs in with the new one, everywhere."""
    end_sessions(user)
    logout(request)


def on_step(sender, request, reauthenticated=False, **kwargs):
    """Signal receiver: who proved anew who they are goes on under a new key; the old one opens nothing."""
    if reauthenticated:
        with key_followed(request):
            request.session.cycle_key()
