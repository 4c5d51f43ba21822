"""The crawler wing: how bytes arrive. It finds addresses and hands captures over; it never reads content."""
