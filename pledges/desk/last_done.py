"""What somebody did last from a list, in their session, so that one press undoes it."""

from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pledges.access import get_handover
from pledges.desk.forms import KINDS
from pledges.desk.quick_actions import MOVE, Done

KEPT = "inbox_quick_logged"


def keep(request: HttpRequest, done: Done) -> None:
    request.session[KEPT] = asdict(done)


def of_session(request: HttpRequest) -> Done | None:
    """None when nothing was done, or when it is too late to undo it."""
    kept = request.session.get(KEPT)
    done = Done(**kept) if kept else None
    return done if done and done.may_be_undone else None


def take(request: HttpRequest, handover_id: int) -> Done | None:
    """To be undone now: what was done last, if it was on this sheet; nothing is undone twice."""
    done = of_session(request)
    if done is None or done.handover != handover_id:
        return None
    del request.session[KEPT]
    return done


def shown(request: HttpRequest) -> dict | None:
    """{handover, said, is_move} while it can be undone and nobody has written on the sheet since."""
    done = of_session(request)
    if done is None:
        return None
    try:
        handover = get_handover(request.user, done.handover)
    except (Http404, PermissionDenied):  # sent to another unit since
        return None
    if handover.version != done.version:
        return None
    is_move = done.kind == MOVE
    if is_move:
        said = _("flyttet til “%(status)s”") % {"status": handover.get_status_display()}
    else:
        said = _("skrevet ned – %(what)s") % {"what": str(KINDS[done.kind]).lower()}
    return {"handover": handover, "said": said, "is_move": is_move}
