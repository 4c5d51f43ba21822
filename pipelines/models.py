"""The state database's tables of the ground floor: sources, captures, items, revisions, stories, sketches, decisions.

Written by `pipelines.store` only (and its neighbours inside `store.write()`), read through it by the crawler and search
rooms. A row names a person as text (`by`), never by key; nothing here reads a clock. Texts lie compressed in `body`.
"""
# ruff: noqa: DJ001 - unknown is NULL in this database, never an empty string (the record's rule)

from __future__ import annotations

from django.db import models

from pipelines.case_rows import Case, CaseKey, CaseMember, CaseStatement, CaseStatus

__all__ = (
    "Audit", "Capture", "Case", "CaseKey", "CaseMember", "CaseStatement", "CaseStatus", "Counter", "Decision", "Item",
    "Revision", "Row", "SketchHash", "SketchSize", "Source", "SourceState", "Story", "StoryMember", "Tombstone",
)  # fmt: skip


class Row(models.Model):
    """What all tables share: they print as their class and key."""

    class Meta:
        """Abstract: no table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Return class and key, e.g. `Item 12`."""
        return f"{type(self).__name__} {self.pk}"


class Counter(Row):
    """A number that only grows, drawn inside the transaction that uses it: `change`, `chain`, `audit`, counted events.

    A row and not a database sequence: a sequence's numbers become visible out of order and a reader would skip one.
    """

    name = models.CharField(primary_key=True, max_length=40)
    value = models.BigIntegerField(default=0)
    text = models.TextField(null=True)  # the last hash of a chain


class Source(Row):
    """One watched outlet, channel or account list, as its source file says; the file's stem is the key for ever."""

    id = models.CharField(primary_key=True, max_length=200)
    outlet = models.CharField(max_length=200)
    name = models.TextField(null=True)
    owner = models.TextField(null=True)  # the publishing house: independent owners are counted by it
    kind = models.CharField(max_length=20)
    medium = models.CharField(max_length=10)
    recipe = models.JSONField()
    active = models.BooleanField(default=True)  # False: its file is gone; its captures stay


class SourceState(Row):
    """How a source is doing, written by scheduler/health through the store, read by search for its coverage lines."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="state")
    state = models.CharField(max_length=20, default="unknown")  # unknown | ok | late | silent | red | off | blocked
    reason = models.TextField(null=True)
    since_utc = models.DateTimeField(null=True)
    checked_at_utc = models.DateTimeField(null=True)
    last_capture_at_utc = models.DateTimeField(null=True)
    last_new_item_at_utc = models.DateTimeField(null=True)
    failures_in_a_row = models.IntegerField(default=0)


class Capture(Row):
    """One fetch of one address: a fact. Only the last three fields (what became of it) are ever written again."""

    source = models.CharField(max_length=200)  # text, not a key: evidence outlives its source file
    outlet = models.CharField(max_length=200)
    medium = models.CharField(max_length=10)
    platform = models.CharField(max_length=40, null=True)
    url = models.TextField()
    final_url = models.TextField()
    canonical_url = models.TextField()
    address = models.TextField()  # canonical URL of the whole: the parts of a paginated article share it
    fetched_at_utc = models.DateTimeField()
    status = models.IntegerField()
    headers = models.JSONField()
    body_sha256 = models.CharField(max_length=64)
    rendered = models.BooleanField()
    robots = models.CharField(max_length=20)
    hint = models.JSONField(null=True)
    archive_file = models.TextField(null=True)
    archive_offset_bytes = models.BigIntegerField(null=True)
    archive_length_bytes = models.BigIntegerField(null=True)
    record_sha256 = models.CharField(max_length=64, null=True)
    meta = models.BinaryField()  # canonical JSON of the capture, exactly as it entered the chain hash
    chain_no = models.BigIntegerField(unique=True)
    chain_previous = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="pending")  # pending | done | failed
    result = models.CharField(max_length=20, null=True)  # an ExtractionResult
    result_detail = models.TextField(null=True)

    class Meta:
        """Pending captures are found by a small partial index; an address group by its own."""

        indexes = (
            models.Index(fields=["id"], condition=models.Q(state="pending"), name="capture_pending"),
            models.Index(fields=["address", "outlet"], name="capture_address"),
            models.Index(fields=["canonical_url"], name="capture_canonical_url"),
            models.Index(fields=["source"], name="capture_source"),
            models.Index(fields=["archive_file", "archive_offset_bytes"], name="capture_archive"),
        )


class Item(Row):
    """One article or post as read from its newest readable capture, and what depends on its arrival."""

    item_id = models.CharField(max_length=26, unique=True)
    change_no = models.BigIntegerField(unique=True)
    first_change_no = models.BigIntegerField(unique=True)
    source = models.CharField(max_length=200)
    outlet = models.CharField(max_length=200)
    medium = models.CharField(max_length=10)
    address = models.TextField(null=True)  # address group of `capture`
    url = models.TextField(null=True)
    native_id = models.TextField(null=True)
    title = models.TextField(null=True)
    body = models.BinaryField()  # zstd over the item's canonical JSON; empty when erased
    content_sha256 = models.CharField(max_length=64)  # of the canonical JSON
    stable_sha256 = models.CharField(max_length=64)  # without the knowledge version: equal = nothing new
    text_sha256 = models.CharField(max_length=64)  # of title and normal text: a change of it is a revision
    normal_sha256 = models.CharField(max_length=64, null=True)  # of the normal text: exact copies
    extraction = models.CharField(max_length=20)
    incident = models.BooleanField(default=False)
    knowledge_version = models.CharField(max_length=64)
    published_at_utc = models.DateTimeField(null=True)  # minute precision only
    published_day = models.DateField(null=True)
    first_capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="+")
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="items")
    first_fetched_at_utc = models.DateTimeField()
    last_fetched_at_utc = models.DateTimeField()
    revisions = models.IntegerField(default=0)
    gone_rounds = models.IntegerField(default=0)
    gone_status = models.IntegerField(null=True)
    gone_at_utc = models.DateTimeField(null=True)
    erased = models.BooleanField(default=False)

    class Meta:
        """Plain indexes: `db_index` on text would add a second one for LIKE on PostgreSQL."""

        indexes = (
            models.Index(fields=["address"], name="item_address"),
            models.Index(fields=["url"], name="item_url"),
            models.Index(fields=["source"], name="item_source"),
            models.Index(fields=["normal_sha256"], name="item_normal"),
        )


class Revision(Row):
    """An older reading of an item whose title or normal text differed from the one that followed."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="older")
    no = models.IntegerField()  # 1 = the first reading
    title = models.TextField(null=True)
    body = models.BinaryField()
    content_sha256 = models.CharField(max_length=64)
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="+")
    fetched_at_utc = models.DateTimeField()
    replaced_at_utc = models.DateTimeField()

    class Meta:
        """Numbered per item."""

        constraints = (models.UniqueConstraint(fields=["item", "no"], name="revision_number"),)


class Story(Row):
    """Items that are copies of one text. `story_id` = item id of its first member, never renamed; a merge redirects."""

    story_id = models.CharField(max_length=26, unique=True)
    merged_into = models.ForeignKey(
        "self", null=True, db_index=False, on_delete=models.PROTECT, related_name="absorbed"
    )
    guards = models.JSONField(default=list)  # the distinct template guards of its members, the first 48 of them
    rivals = models.JSONField(null=True)  # row keys of stories that hold copies of its items but clash with it

    class Meta:
        """Redirects are few: only they stand in the index."""

        indexes = (
            models.Index(fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="story_redirects"),
        )


class StoryMember(Row):
    """An item's place in a story: how it got there (new, copy, related), of which item, with which containment."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="membership")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="members")
    grade = models.CharField(max_length=10)
    of = models.CharField(max_length=26, null=True)
    score = models.FloatField(null=True)  # containment 0..1
    decision = models.ForeignKey("Decision", null=True, db_index=False, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Decided memberships are few: only they stand in the index."""

        indexes = (
            models.Index(fields=["decision"], condition=models.Q(decision__isnull=False), name="member_decided"),
        )


class SketchHash(Row):
    """One kept hash of one item; on SQLite the table is WITHOUT ROWID (see the migration)."""

    pk = models.CompositePrimaryKey("hash", "item_id")
    hash = models.IntegerField()  # chance gives a text one strange item of a million: it is measured and found unlike
    item_id = models.BigIntegerField()


class SketchSize(Row):
    """What a comparison needs beside the hashes: the kind of sketch, the packed measures, the template guard."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="sketch")
    kind = models.CharField(max_length=1)
    packed = models.BinaryField(null=True)  # `pipelines.story.unpack`; null = dropped, a replay makes it anew
    guard = models.JSONField()  # event regions, agent posts, event date, main number


class Decision(Row):
    """A person's decision (split, merge, confirm, reject, erase, ...): kept, replayed after every re-tag, undoable."""

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    object = models.CharField(max_length=200, null=True)
    reason = models.TextField(null=True)
    by = models.TextField()
    at_utc = models.DateTimeField()
    undone_by = models.TextField(null=True)
    undone_at_utc = models.DateTimeField(null=True)

    class Meta:
        """Found by what they are about."""

        indexes = (models.Index(fields=["subject"], name="decision_subject"),)


class Tombstone(Row):
    """An erased address, as a hash: it stops the address from being stored again."""

    address_sha256 = models.CharField(max_length=64, unique=True)
    item_id = models.CharField(max_length=26, null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="tombstones")


class Audit(Row):
    """Who did what to the record: append-only, each row chained to the one before."""

    no = models.BigIntegerField(unique=True)
    at_utc = models.DateTimeField()
    by = models.TextField()
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, null=True)
    detail = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
