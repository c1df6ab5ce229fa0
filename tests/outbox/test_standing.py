import pytest

from outbox.models import Message
from outbox.standing import standing
from outbox.undelivered import Undelivered


@pytest.mark.parametrize(
    ("state", "undelivered", "came_back", "label", "tone", "title"),
    [
        ("queued", "", False, "i kø", "info", ""),
        ("inflight", "", False, "på vej", "info", ""),
        ("sent", "", False, "sendt", "good", ""),
        ("retry", "", False, "prøves igen", "warn", ""),
        ("failed", "", False, "fejlet", "bad", "Den kunne ikke sendes"),
        ("uncertain", "", False, "usikker", "bad", "Vi ved ikke, om den nåede frem"),
        ("sent", "", True, "kom retur", "bad", "Den kom retur"),
        ("sent", "gone", True, "adressen findes ikke", "bad", "Adressen findes ikke"),
        ("failed", "gone", False, "adressen findes ikke", "bad", "Adressen findes ikke"),
        ("sent", "refused", True, "afvist", "bad", "Modtagerens server sagde nej til os"),
        ("sent", "too_large", True, "for stor", "bad", "Mailen er for stor til modtageren"),
        ("sent", "delayed", True, "kom retur", "bad", "Modtagerens server tog ikke imod i tide"),
        (
            "sent",
            "full",
            True,
            "postkassen er fuld",
            "bad",
            "Postkassen er fuld, og mailen kom retur",
        ),
        ("sent", "full", False, "postkassen er fuld", "warn", "Postkassen er fuld"),
        (
            "retry",
            "full",
            False,
            "postkassen er fuld",
            "warn",
            "Postkassen er fuld: vi prøver igen",
        ),
        ("sent", "delayed", False, "forsinket", "warn", "Modtagerens server tager ikke imod endnu"),
        (
            "retry",
            "delayed",
            False,
            "forsinket",
            "warn",
            "Modtagerens server tager ikke imod endnu: vi prøver igen",
        ),
        ("queued", "full", False, "i kø", "info", ""),
    ],
)
def test_how_a_message_stands_in_plain_words(state, undelivered, came_back, label, tone, title):
    found = standing(state, undelivered, came_back=came_back)
    assert (str(found.label), found.tone, str(found.title)) == (label, tone, title)


def test_every_state_and_reason_has_words():
    for state in Message.State.values:
        for reason in ("", *Undelivered.values):
            for came_back in (True, False):
                assert standing(state, reason, came_back=came_back).label
