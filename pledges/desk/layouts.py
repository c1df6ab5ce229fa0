"""How the inbox is laid out: as cards, as a table, or as a board by status."""

from django.http import HttpRequest

from pledges.models import InboxLayout

Layout = InboxLayout.Layout

OFFERED = (Layout.CARDS, Layout.TABLE, Layout.BOARD)
KEPT = "inbox_layout"  # in the session: what the person chose, so that no page asks the database
ASKED = "som"  # in the address


def layout_of(asked: str | None, kept: str, *, on_phone: bool) -> Layout:
    """What the address asks for; else cards on a phone, and on a big screen what the person chose."""
    if asked in Layout.values:
        return Layout(asked)
    if on_phone:
        return Layout.CARDS
    return Layout(kept) if kept in Layout.values else Layout.TABLE


def layout_for(request: HttpRequest, asked: str | None) -> Layout:
    return layout_of(asked, _kept(request), on_phone=is_on_phone(request))


def is_on_phone(request: HttpRequest) -> bool:
    """Every browser of a phone says "Mobi" of itself."""
    return "Mobi" in request.headers.get("User-Agent", "")


def keep(request: HttpRequest, layout: Layout) -> None:
    InboxLayout.objects.update_or_create(user=request.user, defaults={"layout": layout})
    request.session[KEPT] = layout


def _kept(request: HttpRequest) -> str:
    if KEPT not in request.session:
        found = InboxLayout.objects.filter(user=request.user).values_list("layout", flat=True)
        request.session[KEPT] = found.first() or ""
    return request.session[KEPT]
