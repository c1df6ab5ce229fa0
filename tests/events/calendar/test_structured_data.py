import json

from events.calendar.structured_data import event_json_ld
from tests import factories


def test_event_as_search_engines_read_it(cast):
    event = factories.event(cast.network, title="Mød os på Ågård", summary="Kom og vær med")
    script = event_json_ld(event)
    data = json.loads(
        script.removeprefix('<script type="application/ld+json">')[: -len("</script>")]
    )
    assert (data["@type"], data["name"], data["eventStatus"]) == (
        "Event",
        "Mød os på Ågård",
        "https://schema.org/EventScheduled",
    )


def test_title_cannot_end_the_script(cast):
    event = factories.event(cast.network, title="</script><script>alert(1)</script>&\u2028")
    script = event_json_ld(event)
    assert script.count("<") == 2
    assert "\u2028" not in script
