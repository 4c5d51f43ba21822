"""Links lead somewhere, every page is listed, and no page names a machine of ours."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# an absolute path of some machine; of the package hosts only the names that an index address would hold
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|Users|opt|var|srv|mnt)/\w")
REGISTRY = re.compile(r"pypi\.|pythonhosted|index-url|maven\.org|npmjs|artifactory|docker\.io", re.IGNORECASE)


def _pages() -> list[Path]:
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert len(found) > 10
    return found


def test_links_lead_to_files_and_headings() -> None:
    broken = []
    for page in _pages():
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            path, _, anchor = target.partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            file = (page.parent / path).resolve() if path else page
            if not file.exists() or (anchor and anchor not in _anchors(file)):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_listed_in_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    listed = {(index.parent / target).resolve() for target in LINK.findall(index.read_text(encoding="utf-8"))}
    assert [page for page in (ROOT / "docs").rglob("*.md") if page not in listed and page != index] == []


def test_no_page_names_a_machine_or_a_registry() -> None:
    wrong = [
        f"{page.relative_to(ROOT)}: {found.group()}"
        for page in _pages()
        for pattern in (MACHINE, REGISTRY)
        for found in pattern.finditer(page.read_text(encoding="utf-8"))
    ]
    assert wrong == []
