"""Reads a `.txt` file: plain text, or a post with front matter that was saved as one."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.sources.composer import Reading, merge
from pipeline.sources.front_matter import FrontMatter, read_front_matter
from pipeline.sources.markdown import read_markdown
from pipeline.sources.text import read_text

_MARKDOWN_SIGN = re.compile(
    r"^(?:#{1,6} |[-*+] |> |```|\|.{0,2000}\|[ \t]{0,9}$)|\*\*[^*\n]{1,200}\*\*|\]\((?:https?:|/)", re.MULTILINE
)
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


def read_plain(raw: str) -> Reading:
    """Read a text file. It is Markdown where it has several headings of Markdown, or front matter and any sign of it."""
    header = read_front_matter(raw)
    if header is None:
        return read_markdown(raw) if len(_MARKDOWN_HEADING.findall(raw)) > 1 else read_text(raw)
    return read_markdown(raw) if _MARKDOWN_SIGN.search(raw, header.body_start) else _behind(raw, header)


def read_unstructured(raw: str) -> Reading:
    """Read any file as plain text, front matter aside: what is left where a reader of markup fails."""
    header = read_front_matter(raw)
    return _behind(raw, header) if header else read_text(raw)


def _behind(raw: str, header: FrontMatter) -> Reading:
    reading = read_text(raw, header.body_start)
    return replace(
        reading, metadata=merge(header.metadata, reading.metadata), warnings=(*header.warnings, *reading.warnings)
    )
