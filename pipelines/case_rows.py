"""The tables of cases: what each text told of a case and when, the keys that propose joins, and cases with members.

Part of `pipelines.models`, which hands them on. Rows of the history are appended, never edited: what a page says now is
the newest row of its text. Written by `pipelines.store.cases` only.
"""
# ruff: noqa: DJ001 - unknown is NULL in this database, never an empty string (the record's rule)

from __future__ import annotations

from django.db import models


class CaseRow(models.Model):
    """What these tables share: they print as their class and key."""

    class Meta:
        """Abstract: no table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Return class and key, e.g. `Case 3`."""
        return f"{type(self).__name__} {self.pk}"


class CaseStatus(CaseRow):
    """One row of a history: the status that an item tells, for which day, of which authority, by which rule and words.

    A later row of the same item and the same text (`text_sha256`) is a better reading of it and replaces it; a row of
    another text is what a revision says. `none` = read anew, the text tells no case.
    """

    item = models.ForeignKey("pipelines.Item", on_delete=models.CASCADE, related_name="case_statuses")
    text_sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=20)
    stated_on = models.DateField()
    authority = models.CharField(max_length=40, null=True)
    rule = models.CharField(max_length=80)
    span = models.JSONField(null=True)  # [field, start, end] in code points


class CaseStatement(CaseRow):
    """What the accused says in a text: admitted, denied or disputed. It stands beside the status and never moves it."""

    item = models.ForeignKey("pipelines.Item", on_delete=models.CASCADE, related_name="case_statements")
    text_sha256 = models.CharField(max_length=64)
    statement = models.CharField(max_length=20)
    stated_on = models.DateField()
    rule = models.CharField(max_length=80)
    span = models.JSONField(null=True)


class CaseKey(CaseRow):
    """What an item's event is known by: office with kecamatan or agency, regency, type families, day of the act."""

    item = models.ForeignKey("pipelines.Item", on_delete=models.CASCADE, related_name="case_keys")
    office = models.CharField(max_length=200)
    regency = models.CharField(max_length=20)
    families = models.JSONField()
    event_date = models.DateField(null=True)
    told_on = models.DateField()

    class Meta:
        """Candidates are found by office and regency."""

        indexes = (models.Index(fields=["office", "regency"], name="case_key_office"),)


class Case(CaseRow):
    """One alleged event. `case_id` = id of the story it was opened for, never renamed."""

    case_id = models.CharField(max_length=26, unique=True)


class CaseMember(CaseRow):
    """A story in a case: proposed by the key, confirmed or rejected by a person (`decision`, the one in force)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="members")
    story = models.ForeignKey("pipelines.Story", on_delete=models.PROTECT, related_name="case_places")
    state = models.CharField(max_length=10, default="proposed")  # proposed | confirmed | rejected
    decision = models.ForeignKey("pipelines.Decision", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A story stands once in a case."""

        constraints = (models.UniqueConstraint(fields=["case", "story"], name="case_member_once"),)
