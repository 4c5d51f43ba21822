"""Wiring: from one Config to the objects of all rooms. Called by the command line, the supervisor and the jobs.

It opens, fills and hands over; it decides nothing that a room could decide. `start` loads Django, so whatever touches a
table is called after it. Files: `state` (Django, schema), `sources` (source files, crawl options, health), `record`
(worker, replay, archive), `desk` (index, digest, export, pages).
"""

from scheduler.wiring.desk import (
    catch_up_index,
    create_export,
    deliver_mail,
    fill_pages,
    index_lag,
    names,
    open_index,
    rebuild_index,
    run_alerts,
    today_wib,
    verify_index,
)
from scheduler.wiring.record import counts, drain, pending, recover_archive, replay, rest, verify_archive
from scheduler.wiring.sources import (
    allowed_pairs,
    browser,
    crawl_options,
    enabled_sources,
    load_sources,
    note_health,
    prepare_demo,
    recipes,
    rhythms_s,
    source_states,
    sync_sources,
    take_sources,
    wait_for_demo,
    watched,
)
from scheduler.wiring.state import NotReadyError, migrate, require_ready, start

__all__ = [
    "NotReadyError",
    "allowed_pairs",
    "browser",
    "catch_up_index",
    "counts",
    "crawl_options",
    "create_export",
    "deliver_mail",
    "drain",
    "enabled_sources",
    "fill_pages",
    "index_lag",
    "load_sources",
    "migrate",
    "names",
    "note_health",
    "open_index",
    "pending",
    "prepare_demo",
    "rebuild_index",
    "recipes",
    "recover_archive",
    "replay",
    "require_ready",
    "rest",
    "rhythms_s",
    "run_alerts",
    "source_states",
    "start",
    "sync_sources",
    "take_sources",
    "today_wib",
    "verify_archive",
    "verify_index",
    "wait_for_demo",
    "watched",
]
