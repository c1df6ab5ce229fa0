"""Which jobs of the clock have run."""

from django.db import models
from django.utils import timezone


class PeriodicRun(models.Model):
    """One row a job and time slot: the unique key makes a slot run once, however many workers ask."""

    job = models.CharField(max_length=60)
    slot = models.BigIntegerField(help_text="Unix time divided by the job's period.")
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="periodic_slot_runs_once")
        ]

    def __str__(self):
        return f"{self.job} {self.slot}"
