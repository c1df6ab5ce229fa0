"""Recovery codes stand in for a lost phone: ten, shown once, each good once, and stored as slow hashes.

allauth would keep a seed that makes them all again. Its row stays, and holds no seed: its own pages and forms find no
code there, and ours take their place (recovery_views, factor_forms). (OWASP ASVS 5.0, 6.5.2.)
"""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from accounts.keys import new_code, normalise_code
from accounts.models import User

COUNT = 10
KIND = Authenticator.Type.RECOVERY_CODES
OF_OLDER_RELEASES = re.compile(r"\d{8}")
NONE = {"migrated_codes": []}  # how allauth is told that there are none


def keep_no_seed(sender, instance, **kwargs):
    """Signal receiver: allauth sets codes up beside each first factor; its seed never reaches the database."""
    if instance.type == KIND and instance._state.adding and "seed" in instance.data:
        instance.data = NONE | {"hashed": []}


def draw(user: User) -> list[str]:
    """New codes, the only time that they can be read; those from before open nothing any more."""
    codes = [new_code() for _number in range(COUNT)]
    hashed = [_hashed(code) for code in codes]  # seconds of work, before the database waits for us
    Authenticator.objects.update_or_create(
        user=user, type=KIND, defaults={"data": NONE | {"hashed": hashed}}
    )
    return codes


def how_many(user: User) -> int:
    """How many are left."""
    factor = _factor_of(user)
    if factor is None:
        return 0
    if "seed" in factor.data:
        return len(factor.wrap().get_unused_codes())
    return len(factor.data.get("hashed", []))


def as_typed(text: str) -> str:
    """The code that somebody typed, or "" when it is none; an app's code has six digits."""
    bare = re.sub(r"[\s-]", "", text)
    return bare if OF_OLDER_RELEASES.fullmatch(bare) else normalise_code(text)


def use(user: User, code: str) -> Authenticator | None:
    """The factor when the code is right; it is good once, whoever else types it at the same moment."""
    factor = _factor_of(user)
    if factor is None:
        return None
    if "seed" in factor.data:  # of an older release, until the night has hashed it
        return factor if factor.wrap().validate_code(code) else None
    found = next((row for row in factor.data.get("hashed", []) if _fits(code, row)), None)
    if found is None:
        return None
    with transaction.atomic():
        locked = Authenticator.objects.select_for_update().filter(pk=factor.pk).first()
        if locked is None or found not in locked.data.get("hashed", []):
            return None
        locked.data["hashed"].remove(found)
        locked.save(update_fields=["data"])
    return locked


def hash_all() -> int:
    """What an older release made from a seed and nobody has used: hashed, and the seed is gone. Raises KeyLost."""
    seeded = Authenticator.objects.filter(type=KIND, data__has_key="seed")
    return sum(map(_hash_one, list(seeded)))


def _hash_one(factor):
    data = NONE | {"hashed": [_hashed(code) for code in RecoveryCodes(factor).get_unused_codes()]}
    with transaction.atomic():
        locked = Authenticator.objects.select_for_update().filter(pk=factor.pk).first()
        if locked is None or locked.data != factor.data:
            return 0  # somebody used one or made new ones meanwhile: the next night
        locked.data = data
        locked.save(update_fields=["data"])
    return 1


def _factor_of(user):
    return Authenticator.objects.filter(user=user, type=KIND).first()


def _hashed(code):
    """Its first sign stays, so that one hash is tried and not ten; nine random ones (44 bits) are left."""
    return [code[0], make_password(code)]


def _fits(code, row):
    first, hashed = row
    return code[0] == first and check_password(code, hashed)
