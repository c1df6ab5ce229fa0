from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.models import User
from outbox.models import Message, Suppression


def get_message(user: User, pk: int) -> Message:
    message = get_object_or_404(Message.objects.select_related("organisation"), pk=pk)
    require(user, Ability.SEE_OUTBOX, message.organisation_id)
    return message


def get_suppression(user: User, pk: int) -> Suppression:
    row = get_object_or_404(Suppression.objects.select_related("organisation"), pk=pk)
    require(user, Ability.SEE_OUTBOX, row.organisation_id)
    return row
