"""Where knowledge is read from: the shipped folder or one that a maintainer tries, and what the operator chose.

Asked by every reader of knowledge files. Only the commands that try other knowledge call `read_from`, before anything
was read: one process knows one knowledge, so no tag can rest on two.
"""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent
_chosen: list[Path] = []  # at most one; set by the first who asks or chooses
_list: list[Path] = []  # the operator's list of candidates, at most one; none unless the roof names it
_model: list[
    Path | None
] = []  # the model that reads beside the rules: at most one choice, None = none; else the folder's
_asked: list[bool] = []  # not empty: the knowledge was loaded


def folder() -> Path:
    """Return the folder of this process's knowledge; from now on it stays."""
    if not _chosen:
        _chosen.append(SHIPPED)
    return _chosen[0]


def read_from(place: Path) -> None:
    """Let this process read another folder; raises RuntimeError when one was read already."""
    if _chosen and _chosen[0] != place:
        raise RuntimeError(f"knowledge was read from {_chosen[0]} already; start a new process for {place}")
    _chosen[:] = [place]


def candidates_from(file: Path) -> None:
    """Let this process know the operator's list of candidates too; called by the roof before `load`, or never.

    Raises RuntimeError when the knowledge was loaded without that list: one process knows one knowledge.
    """
    if _asked and _list != [file] and file.exists():
        raise RuntimeError(f"the knowledge was loaded without {file}; start a new process for it")
    _list[:] = [file]


def candidates_file() -> Path | None:
    """Return the list that the roof named (the file need not exist); from now on it stays."""
    _asked[:] = [True]
    return _list[0] if _list else None


def model_from(file: Path | None) -> None:
    """Let this process read with another model, or with none; called by the roof before `load`, or never.

    Raises RuntimeError when the knowledge was loaded with another choice.
    """
    if _asked and _model != [file]:
        raise RuntimeError(f"the knowledge was loaded with another model than {file}; start a new process for it")
    _model[:] = [file]


def model_file(name: str) -> Path | None:
    """Return the model to read with: what the roof chose, else the folder's own file, else the shipped one."""
    if _model:
        return _model[0]
    return next((place / name for place in (folder(), SHIPPED) if (place / name).exists()), None)


def shipped_model() -> bool:
    """Return whether the roof left the choice of a model to the folder."""
    return not _model
