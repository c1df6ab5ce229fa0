"""What a telephone learns on which guests scan themselves: codes, and the name to greet by.

It stands alone in the entrance, so it holds no company, no note, nobody without a code, and nothing that
is for the host.
"""

from taskforces.names import greeting_name

HOSTS_ROW = {"company": "", "mark": "", "door": "", "note": ""}
HOSTS_STANDING = {"doors": [], "conflicts": [], "conflicts_total": 0}
HOSTS_RESULT = {"company": "", "mark": "", "first": None, "conflict": False}


def rows_for_kiosk(rows: list[dict]) -> list[dict]:
    """Guests who have a code to scan; who is gone stays in, so that they go from the telephone too."""
    return [
        row | HOSTS_ROW | {"name": name_for_kiosk(row["name"])}
        for row in rows
        if row["code"] or row["gone"]
    ]


def result_for_kiosk(result: dict) -> dict:
    """The answer to a scan, for the guest to read."""
    return result | HOSTS_RESULT | {"person": name_for_kiosk(result["person"])}


def standing_for_kiosk(standing: dict) -> dict:
    """How many are in; not through which door, and not who was let in twice."""
    return standing | HOSTS_STANDING


def name_for_kiosk(name: str) -> str:
    return greeting_name(name).name
