"""The search room's schema, as Django migrations."""
