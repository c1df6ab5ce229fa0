"""Which servers are left in peace for a while."""

from django.db import models


class CircuitBreaker(models.Model):
    """Whether a server that we need is left in peace for a while, and why; one row a server."""

    name = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    reason = models.CharField(max_length=12, blank=True, help_text="outbox.smtp.ServerFault")
    since = models.DateTimeField(null=True, blank=True, help_text="The first failure of the row.")
    open_until = models.DateTimeField(
        null=True, blank=True, help_text="Nothing is tried before; empty while all is well."
    )
    is_trying = models.BooleanField(
        default=False, help_text="The pause is over, and one message is being tried."
    )

    def __str__(self):
        return f"{self.name}: {self.reason or 'ok'}"
