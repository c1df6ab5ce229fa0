"""What is true of an invitation is asked in one place."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from events.letters.facts import is_whole, with_facts
from outbox.models import Suppression
from outbox.suppressions import is_suppressed
from tests import factories

ROOT = Path(__file__).resolve().parents[3]
# What decides whether somebody may be mailed; `events/letters/facts.py` is the only one to ask.
# That of protected companies is taskforces/companies/protection.py.
DECIDES = re.compile(
    r"contact_basis|advertising_protected|\bSuppression\b|is_blocked|Basis\.PRINTED_LETTER|Basis\.CONSENT"
)
ASKS = {"events/letters/facts.py", "events/letters/selections.py", "events/planning/news.py"}


def asking():
    files = [path for app in ("events", "pledges") for path in (ROOT / app).rglob("*.py")]
    return {
        str(path.relative_to(ROOT))
        for path in files
        if "migrations" not in path.parts
        # the register's basis is the article of the law
        and not {"privacy", "privacy.py"}.intersection(path.relative_to(ROOT).parts)
        and DECIDES.search(path.read_text())
    }


def test_whether_somebody_may_be_mailed_is_asked_in_one_place():
    """The news asks only for an address that a guest wrote themselves, which no contact has.

    A selection narrows a list by the basis that somebody chose; it decides nothing of it.
    """
    assert asking() == ASKS


@pytest.mark.parametrize(
    ("typed", "blocked", "lifted", "suppressed"),
    [
        ("bo@example.org", "BO@example.org", False, True),
        ("bo@example.org", "bo@example.org", True, False),
        ("bo@example.org", "ida@example.org", False, False),
        ("ole@blåbærgrød.example", "ole@xn--blbrgrd-fxak7p.example", False, True),
        ("ole@xn--blbrgrd-fxak7p.example", "ole@blåbærgrød.example", False, True),
        ("per@blåbærgrød.example", "ole@xn--blbrgrd-fxak7p.example", False, False),
    ],
)
def test_a_blocked_address_is_one_however_it_is_written(cast, typed, blocked, lifted, suppressed):
    event = factories.event(cast.network)
    factories.invitation(event, factories.contact(cast.nordby, email=typed))
    Suppression.objects.create(
        organisation=cast.nordby,
        address=blocked,
        reason="bounced",
        lifted_at=timezone.now() if lifted else None,
    )
    (found,) = with_facts(event.invitations.select_related("contact"), cast.nordby)
    assert found.suppressed is suppressed
    assert is_suppressed(cast.nordby, typed) is suppressed


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        (("Havnen 1", "9000", "Aalborg"), True),
        (("", "9000", "Aalborg"), False),
        (("Havnen 1", "", "Aalborg"), False),
        (("Havnen 1", "9000", ""), False),
        (("Hamnen 1", "", "Malmö", "Sverige"), True),
        (("", "", "", "Sverige"), False),
    ],
)
def test_an_address_is_whole(address, whole):
    fields = dict(zip(("street", "postcode", "city", "country"), address, strict=False))
    assert is_whole(**fields) is whole
