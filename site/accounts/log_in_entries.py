"""Log-ins in the audit log: that somebody came in, failed or left, and changed how they come in.

Each is an entry in every organisation that the person works for, and in nobody's when the address is unknown. What was
typed is never kept: it may be a password in the wrong field.
"""

from accounts import audit
from accounts.models import Organisation, User
from accounts.ratelimit import caller_of


def note(request, user: User | None, verb: str, *, by: User | None = None, **changed) -> None:
    """`changed` are the dicts `before` and `after`."""
    where = {"ip": caller_of(request)} if request is not None else {}
    changed["after"] = changed.get("after", {}) | where
    organisations = list(Organisation.objects.of(user)) if user else []
    for organisation in organisations or [None]:
        audit.record(
            organisation,
            by=by,
            verb=verb,
            thing=user or "user:",
            person=user,
            **changed,
        )


def on_log_in(sender, request, user, **kwargs):
    note(request, user, "login.ok", by=user)


def on_log_out(sender, request, user, **kwargs):
    if user is not None:
        note(request, user, "login.out", by=user)


def on_wrong_password(sender, credentials, request=None, **kwargs):
    """By the address alone; whether there is such a person shows in the log and nowhere else."""
    address = credentials.get("email") or credentials.get("username") or ""
    note(request, User.objects.filter(email__iexact=address).first(), "login.failed")


def on_wrong_code(sender, request, user, **kwargs):
    """A code from a mail, or of the second factor."""
    note(request, user, "login.wrong_code")


def on_address_changed(sender, request, user, from_email_address, to_email_address, **kwargs):
    old = {"email": from_email_address.email} if from_email_address else {}
    new = {"email": to_email_address.email}
    note(request, user, "login.address", by=user, before=old, after=new)


def on_password_changed(sender, request, user, **kwargs):
    note(request, user, "login.password", by=user)


def on_factor_added(sender, request, user, authenticator, **kwargs):
    note(request, user, "login.factor_added", by=user, after={"kind": authenticator.type})


def on_factor_removed(sender, request, user, authenticator, **kwargs):
    note(request, user, "login.factor_removed", by=user, before={"kind": authenticator.type})


def on_factor_renewed(sender, request, user, authenticator, **kwargs):
    note(request, user, "login.factor_renewed", by=user, after={"kind": authenticator.type})
