"""Long pages are cut, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.writers.pages import in_pages


def made(parts: list[str], most: int) -> dict[str, str]:
    def pages() -> Iterator[tuple[str, Iterator[str]]]:
        yield "companies/sony.md", iter(parts)

    return {name: "".join(page) for name, page in in_pages(pages, most)()}


def test_a_short_page_stays_one() -> None:
    assert made(["# Sony\n", "- a\n"], 100) == {"companies/sony.md": "# Sony\n- a\n"}


def test_an_empty_page_is_a_page() -> None:
    assert made([], 100) == {"companies/sony.md": ""}


@pytest.mark.parametrize("most", [60, 100, 500])
def test_every_part_stands_once_and_no_page_is_too_long(most: int) -> None:
    parts = ["# Sony\n", "\n## 2025\n", *(f"- 件{i}\n" for i in range(200))]
    pages = made(parts, most)
    assert len(pages) > 1
    assert [line for page in pages.values() for line in page.split("\n") if line.startswith("- ")] == [f"- 件{i}" for i in range(200)]
    assert all(len(page.encode()) <= most + 150 for page in pages.values())


def test_pages_are_linked_and_say_their_headings_again() -> None:
    pages = made(["# Sony\n", "\n## 2025\n", "\n### March\n\n", *(f"- {i}\n" for i in range(40))], 90)
    names = list(pages)
    assert names[1] == "companies/sony-page-2.md"
    assert "It goes on in [page 2](sony-page-2.md)." in pages[names[0]]
    assert pages[names[1]].startswith("# Sony\n\nPage 2; it goes on from [page 1](sony.md).\n\n## 2025\n\n### March\n\n- ")
    assert "goes on in" not in pages[names[-1]]
