"""Alerts: saved search -> what is new -> one frozen mail per recipient -> delivery, with a ledger against repeats.

Called by the roof's digest job and `pantau alert run`. It reads the index and the state database, writes only its own
rows (through `store.write`), and renders nothing itself: the roof hands in the function that fills the template.
"""

from search.alerts.delivery import deliver
from search.alerts.options import AddressError, AlertOptions, Smtp
from search.alerts.report import AlertReport, Delivered
from search.alerts.rounds import run

__all__ = ["AddressError", "AlertOptions", "AlertReport", "Delivered", "Smtp", "deliver", "run"]
