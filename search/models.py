"""The search wing's tables: who asks, what they saved, what was mailed, which index generation is live."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person of the desk. It exists from the first migration: set later, every data folder would break."""
