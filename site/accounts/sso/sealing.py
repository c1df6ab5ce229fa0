"""What must be kept secret in the database and still be used: sealed with a key made from SECRET_KEY.

One pair of functions; what seals may change without anybody else noticing, as long as old seals open.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """The text, or nothing when no key that we know fits: its owner types it once more."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _box(key).decrypt(sealed.encode()).decode()
        except InvalidToken:
            continue
    return ""


def _box(key):
    made = HKDF(SHA256(), 32, salt=None, info=b"accounts.sso").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(made))
