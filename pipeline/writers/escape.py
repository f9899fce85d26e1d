"""One function for each place that text of an article can be written into.

Whatever a title or a sentence holds, it can neither break the page, the table or the front matter, nor run as HTML, a
template or a formula. Characters that cannot be seen are shown: `<U+202E>`.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from html import escape as escape_html

_BLANK = re.compile(r"[\t\n\r][\t\n\r ]*+| [\t\n\r ]++")  # all but a single space
# Control, bidirectional, zero-width and separator characters, lone surrogates, tags.
_UNSEEN_CHARACTERS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{_UNSEEN_CHARACTERS}]")
_UNSEEN_OR_BREAK = re.compile(f"[{_UNSEEN_CHARACTERS}\\t\\n\\r]")
# The marks, where they do anything in Markdown or in what reads Markdown: templates, links, tags, notes. Each begins with a
# plain character and looks behind itself from there, which lets the search skip all other characters at once.
_MARKED = re.compile(
    r"\\|`|\*|\[|\]|<|>|\||~"
    r"|\.(?<=[wW]{3}\.)"
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"
    r"|%(?=%)"
    r"|:(?=//)"
    r"|=(?:(?<=\A=)|(?==))"
    r"|\#(?:(?<=\A\#)|(?!\s))"
    r"|&(?=\#?\w{1,32};)"
    r"|\{(?=[{%\#])"
    r"|\}(?<=[}%\#]\})"
    r"|!(?=\[)"
    r"|@(?<=[^\W_]@)(?=[^\W_])"
)
_BEGINNING = re.compile(r"[-+](?=[-\s]|$)|[0-9]{1,9}[.)](?=\s|$)")  # of a list or a rule
_AS_ENTITY = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "{": "&#123;", "}": "&#125;", ":": "&#58;", ".": "&#46;", "@": "&#64;"}
_FORMULA = re.compile(r"[\s\u200b\u2060\ufeff]*+[-=+@＝＋－＠\t\r\n]")


def visible(text: str) -> str:
    """`text` with the characters that cannot be seen spelled out, on one line."""
    if "  " not in text and not _UNSEEN_OR_BREAK.search(text):
        return text
    return _BLANK.sub(" ", _UNSEEN.sub(_code_point, text))


def _code_point(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def markdown(text: str) -> str:
    """Text inside a paragraph, a list item, a quote, a heading or the cell of a table; one line, no markup of its own."""
    return _short_markdown(text) if len(text) <= _SHORT else _markdown(text)


def _markdown(text: str) -> str:
    written = _MARKED.sub(_escape, visible(text))
    beginning = _BEGINNING.match(written)
    return f"{written[: beginning.end() - 1]}\\{written[beginning.end() - 1 :]}" if beginning else written


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    return _AS_ENTITY.get(mark) or "\\" + mark


def cell(text: str | None) -> str:
    """The cell of a table; a dash where there is nothing."""
    return (markdown(text.strip()) if text else "") or "–"


def heading(text: str) -> str:
    """The text of a heading, never empty."""
    return cell(text)


def yaml(text: str | None) -> str:
    """A YAML scalar: null, or a double-quoted string that every YAML 1.1 and 1.2 reader gives back as it is shown."""
    return "null" if text is None else json.dumps(visible(text).strip(), ensure_ascii=False)


def yaml_date(text: str | None) -> str:
    """A date as a YAML date where it is a real one, else a string."""
    if text is None:
        return "null"
    try:
        return text if date.fromisoformat(text).isoformat() == text else yaml(text)
    except ValueError:
        return yaml(text)


def csv(text: str | None) -> str:
    """The text of a CSV cell, before quoting: no spreadsheet takes it for a formula."""
    if not text:
        return ""
    return _short_csv(text) if len(text) <= _SHORT else _csv(text)


def _csv(text: str) -> str:
    shown = visible(text).strip(" ")
    if text[0].isalnum():
        return shown
    return "'" + shown if _FORMULA.match(text) or _FORMULA.match(shown) else shown


# Names, properties and figures come again and again.
_SHORT = 40
_short_markdown = lru_cache(maxsize=1 << 12)(_markdown)
_short_csv = lru_cache(maxsize=1 << 12)(_csv)


def html(text: str) -> str:
    """Text of an HTML or SVG element or of a quoted attribute."""
    return escape_html(visible(text))


def terminal(text: str) -> str:
    """Text for a terminal: no control sequence gets through; line breaks stay."""
    return _UNSEEN.sub(_code_point, text.replace("\r\n", "\n").replace("\r", "<U+000D>"))


def link(path: str) -> str:
    """A link to one of our own pages, whose names hold nothing that needs escaping."""
    if not re.fullmatch(r"[a-z0-9_./#-]+", path):
        raise ValueError(f"not a page of ours: {path!r}")
    return path
