"""Near-copies: which items are one text. Sketch, template guard and placement, on any table of hashes.

Called by the store inside its transaction (table in the state database) and by the offline `story run` (table in
memory): one algorithm for both. It reads no clock and no file; a text is given to it already cleaned and lower-case.
"""

from pipelines.story.contest import MOST_CONTESTED, Entrant, Group, Verdict, closure, divide, regrade
from pipelines.story.guard import Guard, clash, guard, template
from pipelines.story.placing import (
    COPY,
    MOST_GUARDS,
    MOST_STORIES,
    RELATED,
    ROWS_PER_STORY,
    SHORT_COPY,
    SHORT_RELATED,
    Facts,
    Grade,
    Placement,
    Table,
    place,
    similarity,
)
from pipelines.story.sketch import STORY_VERSION, Kind, Measures, Sketch, sketch, unpack
from pipelines.story.stream import Stories, StoryRow

__all__ = [
    "COPY",
    "MOST_CONTESTED",
    "MOST_GUARDS",
    "MOST_STORIES",
    "RELATED",
    "ROWS_PER_STORY",
    "SHORT_COPY",
    "SHORT_RELATED",
    "STORY_VERSION",
    "Entrant",
    "Facts",
    "Grade",
    "Group",
    "Guard",
    "Kind",
    "Measures",
    "Placement",
    "Sketch",
    "Stories",
    "StoryRow",
    "Table",
    "Verdict",
    "clash",
    "closure",
    "divide",
    "guard",
    "place",
    "regrade",
    "similarity",
    "sketch",
    "template",
    "unpack",
]
