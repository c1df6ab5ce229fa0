"""Coming public events by municipality, for the map."""

from accounts import municipalities
from events.models import Event

MOST_SHOWN = 20


def coming_by_place(code: str) -> dict:
    """The map and the events of one municipality, or all for a code that is none. An event is where its network is.

    Two queries. The choice is made in Python: not every database looks into a list of codes.
    """
    code = code if municipalities.name(code) else ""
    coming = Event.objects.public().upcoming()
    found = list(coming.values_list("pk", "network__municipality_codes"))
    chosen = [pk for pk, codes in found if not code or code in codes]
    events = coming.filter(pk__in=chosen[:MOST_SHOWN]).select_related("network__host")
    return {
        "map": municipalities.map_of((place for _pk, codes in found for place in codes), code),
        "municipality": municipalities.name(code),
        "events": list(events),
        "more": len(chosen) - MOST_SHOWN,
        "is_filtered": bool(code),
    }
