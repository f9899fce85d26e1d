"""Cuts a long page into pages that a browser, an editor or a forge still opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

MOST_BYTES = 500_000  # of one page
_HEADING = re.compile(r"\n?(#{2,4}) ")

Pages = Iterator[tuple[str, Iterator[str]]]


def in_pages(pages: Callable[..., Pages], most: int = MOST_BYTES) -> Callable[..., Pages]:
    """The same pages, each that grows over `most` bytes going on in `…-page-2.md`, with links both ways.

    A page's parts must be taken before the next page is; its first part is the head of every page that it goes on in, and
    the headings that a cut falls under are said again.
    """

    def cut(*arguments: object) -> Pages:
        for name, parts in pages(*arguments):
            yield from _Cut(name, parts, most).pages()

    return cut


class _Cut:
    def __init__(self, name: str, parts: Iterator[str], most: int) -> None:
        self._stem = name.removesuffix(".md")
        self._parts, self._most = parts, most
        self._headings: dict[int, str] = {}  # the last of each level
        self._next: str | None = None

    def pages(self) -> Pages:
        head = next(self._parts, "")
        number = 1
        yield self._name(number), self._page(head, number)
        while self._next is not None:
            number += 1
            yield self._name(number), self._page(head, number)

    def _name(self, number: int) -> str:
        return f"{self._stem}.md" if number == 1 else f"{self._stem}-page-{number}.md"

    def _link(self, number: int) -> str:
        return f"[page {number}]({self._name(number).rpartition('/')[2]})"

    def _page(self, head: str, number: int) -> Iterator[str]:
        yield head
        size = len(head.encode("utf-8", "replace"))
        if number > 1:
            yield f"\nPage {number}; it goes on from {self._link(number - 1)}.\n"
            yield from (heading for _, heading in sorted(self._headings.items()))
            assert self._next is not None
            yield self._next
            size += len(self._next.encode("utf-8", "replace"))
            self._next = None
        for part in self._parts:
            size += len(part.encode("utf-8", "replace"))
            if size > self._most:
                self._next = part
                yield f"\nIt goes on in {self._link(number + 1)}.\n"
                return
            if found := _HEADING.match(part):
                level = len(found[1])
                self._headings = {other: said for other, said in self._headings.items() if other < level}
                if part.count("\n") <= 4 and "|" not in part:
                    self._headings[level] = part
            yield part
