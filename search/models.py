"""The search wing's tables: who asks, what they saved, what was mailed, which index generation is live."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person of the desk. It exists from the first migration: set later, every data folder would break."""


class IndexGeneration(models.Model):
    """One built index and how far it has read: every change up to and including `cursor` is committed in it.

    `generation` is also written inside the index itself; when the two disagree (a folder was deleted, a backup was put
    back) the cursor says nothing about that index and it is built again from change 0.
    """

    class State(models.TextChoices):
        """Where a generation stands: being filled, answering searches, or replaced."""

        BUILDING = "building"
        LIVE = "live"
        OLD = "old"

    engine = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    generation = models.CharField(max_length=64, unique=True)
    schema_hash = models.CharField(max_length=64)
    cursor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.BUILDING)
    created_at_utc = models.DateTimeField()
    lease_owner = models.CharField(max_length=200, blank=True, default="")
    lease_token = models.BigIntegerField(default=0)
    lease_until_utc = models.DateTimeField(null=True)

    class Meta:
        """One live generation an engine; a second would answer from another state."""

        constraints = (
            models.UniqueConstraint(
                fields=("engine",), condition=models.Q(state="live"), name="search_one_live_generation"
            ),
        )

    def __str__(self) -> str:
        """Engine, name and cursor, as `pantau doctor` prints them."""
        return f"{self.engine}:{self.name}@{self.cursor}"


class DeadLetter(models.Model):
    """A document that the index refused for good, with the engine's reason: stored = indexed + dead letters."""

    generation = models.ForeignKey(IndexGeneration, on_delete=models.CASCADE, related_name="dead_letters")
    item_id = models.CharField(max_length=26)
    change_no = models.BigIntegerField()
    reason = models.TextField()
    at_utc = models.DateTimeField()

    class Meta:
        """One letter an item: a newer change of the item replaces it or takes it away."""

        constraints = (models.UniqueConstraint(fields=("generation", "item_id"), name="search_dead_letter_item"),)

    def __str__(self) -> str:
        """Item and reason in one line."""
        return f"{self.item_id}: {self.reason}"
