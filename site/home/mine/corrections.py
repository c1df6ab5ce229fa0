"""What a leader asks to have put right, and the yes or no of those who hold it."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from home.mine.emails import send_correction_answer
from home.models import CorrectionRequest
from home.privacy.erasure import correct
from taskforces.contacts.contacts import update_contact
from taskforces.models import Contact

Answer = CorrectionRequest.Answer
ASKED = ("name", "title", "phone", "email")


class CorrectionRefused(Refused):
    class Code(models.TextChoices):
        ANSWERED = "answered", _("En kollega har allerede svaret.")


@transaction.atomic
def ask(contact: Contact, *, remark: str = "", **wanted) -> CorrectionRequest:
    """A second wish takes the place of one that still waits."""
    Contact.objects.select_for_update().get(pk=contact.pk)
    CorrectionRequest.objects.waiting().filter(contact=contact).delete()
    return CorrectionRequest.objects.create(contact=contact, remark=remark, **wanted)


def changes(request: CorrectionRequest) -> list[tuple[str, str, str]]:
    """(what, as it stands, as it should be) of what differs."""
    contact = request.contact
    return [
        (str(contact._meta.get_field(name).verbose_name), before, after)
        for name in ASKED
        if (before := getattr(contact, name)) != (after := getattr(request, name))
    ]


@transaction.atomic
def answer(
    request: CorrectionRequest, *, yes: bool, by: User, reason: str = ""
) -> CorrectionRequest:
    """A yes puts it right everywhere in the organisation. Raises CorrectionRefused, ContactRefused."""
    request = (
        CorrectionRequest.objects.select_for_update(of=("self",))
        .select_related("contact__organisation", "contact__company")
        .get(pk=request.pk)
    )
    if request.answer != Answer.WAITING:
        raise CorrectionRefused(CorrectionRefused.Code.ANSWERED)
    contact = request.contact
    address, organisation = contact.email, contact.organisation
    if yes:
        wanted = {name: getattr(request, name) for name in ASKED}
        update_contact(contact, company={}, person=wanted, by=by)
        correct(
            address,
            [organisation],
            name=request.name,
            email=request.email,
            phone=request.phone,
            by=by,
        )
    request.answer = Answer.YES if yes else Answer.NO
    request.answered_at, request.answered_by = timezone.now(), by
    request.reason = "" if yes else reason
    request.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
    audit.record(organisation, by=by, verb="answer_correction", thing=request)
    send_correction_answer(request, to=request.email if yes else address)
    return request
