"""docs/rules.md is what the knowledge files say today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


def test_the_page_of_rules_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_rules", Path(__file__).with_name("make_rules.py"))
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    if maker.PAGE.read_text(encoding="utf-8") != maker.render():
        pytest.fail("the knowledge files changed: run `python tests/docs/make_rules.py` and commit docs/rules.md")
