"""The demo newsroom: five invented sites on loopback, started by `pantau demo serve` and by tests; it never crawls."""
