"""The store: the state database's single door. All writing happens inside `write()`; reads return the record's types.

Called by every room. Only this package opens write transactions, draws change and chain numbers, and knows the tables
of the ground floor. It never fetches, parses or tags, and it is told the time.
"""

from pipelines.store.captures import (
    CapturePk,
    CaptureRow,
    PendingGroup,
    add_capture,
    add_not_modified,
    all_captures,
    archive_ends,
    captures_of,
    claim,
    group_of,
    pending,
    release,
)
from pipelines.store.cases import CaseError, rebuild_members, rebuild_rows
from pipelines.store.cases import confirm as confirm_case
from pipelines.store.cases import decisions as case_decisions
from pipelines.store.cases import reject as reject_case
from pipelines.store.cases import undo as undo_case
from pipelines.store.check import Finding, check, damaged_items
from pipelines.store.decisions import StoryError
from pipelines.store.decisions import decisions as story_decisions
from pipelines.store.decisions import merge as merge_stories
from pipelines.store.decisions import reapply as reapply_decisions
from pipelines.store.decisions import split as split_story
from pipelines.store.decisions import undo as undo_story
from pipelines.store.erasure import audit, erase, is_erased
from pipelines.store.outcomes import Outcome, add_gone, store_outcome, touch
from pipelines.store.packing import DamagedItemError, Failure, Prepared, prepare, prepare_all
from pipelines.store.reads import (
    all_ids,
    all_pks,
    changes_since,
    counts,
    failures,
    get,
    get_many,
    get_pks,
    latest_change,
    read_by_others,
    revisions_of,
    story_members,
    story_sizes,
)
from pipelines.store.redirects import absorbed_into, case_now, stories_now, story_keys, story_now, story_of
from pipelines.store.sources import SourceHealth, SourceRow, set_source_state, source_states, sync_sources
from pipelines.store.standing import (
    CaseHistory,
    Deadline,
    Statement,
    case_history,
    case_members,
    deadlines_at,
    overdue,
)
from pipelines.store.storyview import Member, StoryView, difference, distinct_stories, story_view, word_diff
from pipelines.store.transaction import (
    BATCH_S,
    NestedWriteError,
    UnsafeDatabaseError,
    next_change,
    verify_settings,
    write,
)

__all__ = [
    "BATCH_S",
    "CapturePk",
    "CaptureRow",
    "CaseError",
    "CaseHistory",
    "DamagedItemError",
    "Deadline",
    "Failure",
    "Finding",
    "Member",
    "NestedWriteError",
    "Outcome",
    "PendingGroup",
    "Prepared",
    "SourceHealth",
    "SourceRow",
    "Statement",
    "StoryError",
    "StoryView",
    "UnsafeDatabaseError",
    "absorbed_into",
    "add_capture",
    "add_gone",
    "add_not_modified",
    "all_captures",
    "all_ids",
    "all_pks",
    "archive_ends",
    "audit",
    "captures_of",
    "case_decisions",
    "case_history",
    "case_members",
    "case_now",
    "changes_since",
    "check",
    "claim",
    "confirm_case",
    "counts",
    "damaged_items",
    "deadlines_at",
    "difference",
    "distinct_stories",
    "erase",
    "failures",
    "get",
    "get_many",
    "get_pks",
    "group_of",
    "is_erased",
    "latest_change",
    "merge_stories",
    "next_change",
    "overdue",
    "pending",
    "prepare",
    "prepare_all",
    "read_by_others",
    "reapply_decisions",
    "rebuild_members",
    "rebuild_rows",
    "reject_case",
    "release",
    "revisions_of",
    "set_source_state",
    "source_states",
    "split_story",
    "store_outcome",
    "stories_now",
    "story_decisions",
    "story_keys",
    "story_members",
    "story_now",
    "story_of",
    "story_sizes",
    "story_view",
    "sync_sources",
    "touch",
    "undo_case",
    "undo_story",
    "verify_settings",
    "word_diff",
    "write",
]
