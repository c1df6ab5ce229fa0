"""Mail addresses as people read them and as servers write them: blåbærgrød.example is xn--blbrgrd-fxak7p.example.

People type the one, bounces come with either, so nothing is compared that is not folded.
"""


def fold(address: str) -> str:
    """The one way in which an address is kept and compared: lower case, the domain in ASCII (RFC 5891)."""
    local, at, domain = address.strip().strip("<>").lower().rpartition("@")
    return f"{local}{at}{_in_ascii(domain)}"


def shown(address: str) -> str:
    """For people: the domain in its own letters."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{_in_letters(domain)}"


def domain_of(address: str) -> str:
    return fold(address).rpartition("@")[2]


def _in_ascii(domain):
    try:
        return domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:  # no name that the DNS knows: compared as it was written
        return domain


def _in_letters(domain):
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain
