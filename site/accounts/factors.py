"""What a second factor is made of lies sealed in the database: a stolen copy of it shows no code."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts import sealing

SEALED_PARTS = ("secret", "seed")  # of an authenticator app, and of the recovery codes
BEGINS_SEALED = "gAAAA"  # Fernet's version; what allauth makes by itself is hex or capitals


class SealingAdapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return sealing.seal(text)

    def decrypt(self, encrypted_text):
        """What 0.2.0 kept plain opens too, until the night has taken it over."""
        if not encrypted_text.startswith(BEGINS_SEALED):
            return encrypted_text
        return sealing.unseal(encrypted_text)


def seal_all() -> int:
    """Everything under the newest key, also what was plain; how many. Raises KeyLost."""
    keys = [pk for pk, parts in _found() if not all(map(sealing.is_newest, parts.values()))]
    for pk in keys:
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().get(pk=pk)
            opened = SealingAdapter().decrypt
            factor.data |= {
                name: sealing.seal(opened(text)) for name, text in _parts(factor.data).items()
            }
            factor.save(update_fields=["data"])
    return len(keys)


def is_all_newest() -> bool:
    return all(sealing.is_newest(text) for _pk, parts in _found() for text in parts.values())


def _found():
    rows = Authenticator.objects.values_list("pk", "data").iterator(500)
    return ((pk, _parts(data)) for pk, data in rows)


def _parts(data):
    return {name: data[name] for name in SEALED_PARTS if name in data}
