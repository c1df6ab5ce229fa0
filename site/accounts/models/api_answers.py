"""What other systems were answered."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.api_tokens import ApiToken


class ApiAnswer(models.Model):
    """The first answer to a request that came with a key of its own; whoever repeats it within a day gets it again."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key_sha256 = models.CharField(max_length=64)
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    sealed_body = models.TextField(default="")
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("svar til et andet system")
        verbose_name_plural = _("svar til andre systemer")
        constraints = [
            models.UniqueConstraint(fields=["token", "key_sha256"], name="one_answer_a_key"),
        ]

    def __str__(self):
        return f"{self.token_id} {self.status}"
