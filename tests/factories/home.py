"""What the leader's own page keeps."""

from accounts.keys import digest, new_key
from home.models import CorrectionRequest, IntroductionRequest, MemberCard


def correction_request(contact, **fields):
    fields = {"name": contact.name, "email": contact.email or "bo@example.org"} | fields
    return CorrectionRequest.objects.create(contact=contact, **fields)


def member_card(membership, **fields):
    fields.setdefault("address", membership.contact.email)
    return MemberCard.objects.create(membership=membership, **fields)


def introduction_request(asker, asked, **fields):
    """With its key in `key`, which no row keeps."""
    key = new_key()
    made = IntroductionRequest.objects.create(
        asker=asker, asked=asked, key_digest=digest(key), **fields
    )
    made.key = key
    return made
