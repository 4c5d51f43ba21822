"""The roof's one table: which job ran for which slot."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Slot(models.Model):
    """One run of one job: the pair (job, slot) is unique, so a slot that is lived twice runs once.

    `job` names a function of `scheduler.jobs`; a name nobody knows any more is parked and shown, never deleted.
    """

    job = models.CharField(max_length=64)
    slot = models.CharField(max_length=128)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default="due")  # due, leased, done, failed, parked
    token = models.BigIntegerField(default=0)
    lease_until_utc = models.DateTimeField(null=True)
    created_at_utc = models.DateTimeField()
    finished_at_utc = models.DateTimeField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        """One row per (job, slot)."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "slot"], name="slot_once")]
        indexes: ClassVar = [models.Index(fields=["state", "created_at_utc"], name="slot_due")]

    def __str__(self) -> str:
        """Return job and slot as the operator reads them."""
        return f"{self.job} {self.slot}"
