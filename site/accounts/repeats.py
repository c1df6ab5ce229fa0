"""A request of another system that is sent again with the same Idempotency-Key does nothing more.

It gets the first answer, word for word, for a day (the IETF's draft of that header). The same key with other words is
refused. The work and its answer are kept together or not at all.
"""

from datetime import datetime, timedelta
from functools import wraps

from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.keys import digest
from accounts.models import ApiAnswer
from accounts.sealing import seal, unseal
from accounts.tokens import token_from_key

HEADER = "Idempotency-Key"
LONGEST = 255
KEPT = timedelta(days=1)


def repeatable(run):
    """For an operation that writes. Without the header, or without a valid key of ours, it is as before."""

    @wraps(run)
    def once(request, *args, **kwargs):
        key = request.headers.get(HEADER, "")
        scheme, _space, bearer = request.headers.get("Authorization", "").partition(" ")
        token = token_from_key(bearer) if key and scheme.lower() == "bearer" else None
        if token is None:
            return run(request, *args, **kwargs)
        if len(key) > LONGEST:
            return _refused(400)
        return _once(request, token, key, lambda: run(request, *args, **kwargs))

    return once


def _once(request, token, key, act):
    wanted = digest(f"{request.method} {request.path}\n{digest_of(request.body)}")
    ApiAnswer.objects.filter(token=token, created_at__lt=timezone.now() - KEPT).delete()
    try:
        with transaction.atomic():
            # Another one with the same key waits here until we are done.
            answer = ApiAnswer.objects.create(
                token=token, key_sha256=digest(key), request_sha256=wanted
            )
            return _kept(answer, act())
    except IntegrityError:
        known = ApiAnswer.objects.filter(token=token, key_sha256=digest(key)).first()
        if known is None:
            raise
    if known.request_sha256 != wanted:
        return _refused(422)
    body = unseal(known.sealed_body)
    return HttpResponse(body, status=known.status, content_type="application/json; charset=utf-8")


def _kept(answer, response):
    """Not when we failed, or let nobody in: then the next try is a first one."""
    if response.status_code >= 500 or response.status_code in (401, 403, 429):
        answer.delete()
        return response
    answer.status, answer.sealed_body = response.status_code, seal(response.content.decode())
    answer.save(update_fields=["status", "sealed_body"])
    return response


def digest_of(body: bytes) -> str:
    return digest(body.decode("latin-1"))


def _refused(status):
    text = _("Nøglen i Idempotency-Key er brugt til noget andet, eller den er for lang.")
    return JsonResponse({"code": "idempotency_key", "message": text}, status=status)


def forget_answers(now: datetime) -> None:
    ApiAnswer.objects.filter(created_at__lt=now - KEPT).delete()
