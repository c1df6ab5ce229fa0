"""Keys and codes: long ones for links, short ones that people read from paper and type."""

import hashlib
import secrets

# No 0/O, 1/I/L, U: 30 signs that survive a bad printer and a phone call. 31 would be prime, so that
# the check sign catches every single wrong sign and every swap of neighbours.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ+"
LETTERS = ALPHABET[:-1]
LENGTH = 11  # 10 random signs (49 bits, looked up under a rate limit) and one check sign
_AROUND = (
    " \t\r\n.,;:!?…'\"’”»«)(][><*_"  # what a text or a mail program leaves at the end of a link
)
_LOOKALIKES = str.maketrans({"O": "Q", "0": "Q", "1": "J", "I": "J", "L": "J", "U": "V"})


def new_key() -> str:
    """A link key of 128 random bits, 22 URL-safe characters."""
    return secrets.token_urlsafe(16)


def digest(key: str) -> str:
    """What is stored of a key that only its holder may know: SHA-256, 64 hex digits."""
    return hashlib.sha256(key.encode()).hexdigest()


def new_code() -> str:
    """A code for paper: 10 random signs and a check sign, e.g. 7KQ3XM9ZPRA."""
    while True:
        body = "".join(secrets.choice(LETTERS) for _ in range(LENGTH - 1))
        # The thirty-first sign exists only for the arithmetic: draw again when it would be printed.
        if (check := check_sign(body)) in LETTERS:
            return body + check


def check_sign(body: str) -> str:
    """The weighted sum (weights 2, 3, …) modulo 31, as a sign."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=2))
    return ALPHABET[total % 31]


def normalise_code(typed: str) -> str:
    """What a person typed or a phone scanned → the code, or "" when it cannot be one.

    Takes spaces, dashes, lower case, a whole link ("https://…/i/7KQ3-…"), and the full stop or bracket that a
    text put behind it.
    """
    code = typed.strip(_AROUND + "/").rsplit("/", 1)[-1].upper()
    code = "".join(sign for sign in code if sign not in " -").translate(_LOOKALIKES)
    if len(code) != LENGTH or any(sign not in LETTERS for sign in code):
        return ""
    return code if check_sign(code[:-1]) == code[-1] else ""


def print_code(code: str) -> str:
    """Grouped for the eye: 7KQ3-XM9Z-PRA."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))
