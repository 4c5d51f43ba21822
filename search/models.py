"""The search wing's tables: who asks, what they saved, what was mailed, which index generation is live."""

from __future__ import annotations

from typing import ClassVar

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


class SavedSearch(models.Model):
    """A query that somebody wants to be told about. The text is kept and parsed at each run, never the parsed form."""

    name = models.TextField()
    query = models.TextField()
    grammar_version = models.PositiveSmallIntegerField(default=1)
    recipient = models.TextField(null=True, blank=True)  # noqa: DJ001 - None is "whoever mail.to names", "" is nobody
    active = models.BooleanField(default=True)
    # last change number that a mail (or a round without hits) has covered; a failed run leaves it where it was
    mark = models.BigIntegerField(default=0)
    # ledger rows written for this search: fewer in `Sent` means that the ledger was lost, and the mark is not believed
    told = models.PositiveBigIntegerField(default=0)
    last_error = models.TextField(null=True, blank=True)  # noqa: DJ001 - None is "the last run went well"
    last_run_utc = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Two searches of one name would be one line in the mail."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "recipient"], name="saved_search_once")]

    def __str__(self) -> str:
        """Return the name a reader gave it."""
        return self.name


class Outbox(models.Model):
    """One mail: rendered and frozen in the transaction that moved the marks, delivered afterwards, possibly twice."""

    class State(models.TextChoices):
        """Where a mail stands; `unknown` = the server took the bytes and never answered."""

        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        DEFERRED = "deferred"
        REFUSED = "refused"
        UNKNOWN = "unknown"

    recipient = models.TextField()
    digest = models.TextField()
    window_from = models.BigIntegerField()
    window_to = models.BigIntegerField()
    # 1, and counted up only when a lost ledger makes the same window go out again
    issue = models.PositiveIntegerField(default=1)
    message_id = models.TextField(unique=True)
    # keyed hash of the row's identity: names the .eml file and the page that lists all findings
    key = models.TextField(unique=True)
    subject = models.TextField()
    body = models.BinaryField()
    findings = models.JSONField(default=list)  # [[story id, event, item id], ...] as mailed, capped ones included
    broken = models.JSONField(default=list)  # sources and searches that this mail reported as failing
    # deadlines that this mail told: [[story id, item id, step, due | last | overdue, day], ...]; each is news once
    deadlines = models.JSONField(default=list)
    state = models.TextField(choices=State.choices, default=State.QUEUED)
    token = models.TextField(default="", blank=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_utc = models.DateTimeField(null=True, blank=True)  # None: settled, nobody tries again
    created_utc = models.DateTimeField()
    sent_utc = models.DateTimeField(null=True, blank=True)
    last_answer = models.TextField(default="", blank=True)

    class Meta:
        """A window is mailed once to one recipient."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "digest", "window_from", "window_to", "issue"], name="outbox_window_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_attempt_utc"], name="outbox_due")]

    def __str__(self) -> str:
        """Return the subject line."""
        return self.subject


class Sent(models.Model):
    """The ledger: this recipient was told this event of this story. Unique, so nobody is told twice."""

    recipient = models.TextField()
    story_id = models.TextField()
    event = models.TextField()  # new | gone | status:<change number> | cleared:<change number> | region:<change number>
    item_id = models.TextField()
    status = models.TextField()  # allegation status as told, so that a later move is seen
    change_no = models.BigIntegerField()
    # event regencies as told, so that a new one is seen; None: told before this was kept, nothing is new against it
    regions = models.JSONField(null=True)
    outbox = models.ForeignKey(Outbox, on_delete=models.CASCADE, related_name="ledger")
    # the search it was told under (the first, when several matched); a deleted search does not make anyone forget
    search = models.ForeignKey(SavedSearch, on_delete=models.SET_NULL, null=True, related_name="ledger")

    class Meta:
        """One row per (recipient, story, event)."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient", "story_id", "event"], name="sent_once"),
        ]

    def __str__(self) -> str:
        """Return what was told, without naming the recipient: it lands in logs."""
        return f"{self.story_id} {self.event}"
