"""What this installation knows beside the shipped rules: the operator's list of candidates, and its model.

Called by the command line before anything loads the knowledge: one process knows one list and one model. Imports
nothing heavy, so the offline verbs stay offline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge.files import candidates_from, model_from
from scheduler import config
from scheduler.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from pipelines.knowledge.candidates import Candidates

SHIPPED = "shipped"


def begin(file: Path | None = None) -> Path:
    """Let this process know the list of the data folder, or another one; returns the file, which need not exist.

    The model that the settings name is taken with it; raises ConfigError when they cannot be read.
    """
    settings = config.load()
    if settings.tag.model != SHIPPED:
        model_from(None if settings.tag.model == "off" else settings.data / settings.tag.model)
    chosen = file.absolute() if file else Folder(settings.data).candidates
    candidates_from(chosen)
    return chosen


def check_model() -> None:
    """Read the model that the settings name, so that nothing starts with a broken one; raises ModelError."""
    from pipelines.knowledge import model_file  # noqa: PLC0415 - a tenth of a second, only where it is used

    settings = config.load()
    if settings.tag.model not in (SHIPPED, "off"):
        model_file.read(settings.data / settings.tag.model)


def candidates(file: Path | None = None) -> Candidates:
    """Return the list as it stands in its file, mistakes included; empty when there is none."""
    from pipelines.knowledge import candidate_file, load  # noqa: PLC0415 - a tenth of a second, only where it is used

    return candidate_file.read(file or Folder(config.data_folder()).candidates, load().spelling)


def warnings() -> list[str]:
    """Return the mistakes of the list, one a line with the folder; loads nothing where there is no list."""
    file = Folder(config.data_folder()).candidates
    if not file.exists():
        return []
    found = candidates(file).mistakes
    told = [f"{file.parent}/{mistake}" for mistake in found]
    return [*told, f"rows with a mistake are left out ({len(found)} mistakes), all others hold"] if told else []
