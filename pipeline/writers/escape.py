"""One function for each place that text of an article can be written into.

Whatever a title or a sentence holds, it can neither break the page, the table or the front matter, nor run as HTML, a
template or a formula. Characters that cannot be seen are shown: `<U+202E>`.
"""

from __future__ import annotations

import json
import re
from datetime import date

_BLANK = re.compile(r"[\t\n\r][\t\n\r ]*+| [\t\n\r ]++")  # all but a single space
# Most texts hold none of the characters that any function here looks at.
_PLAIN = re.compile(r"[^\x00-\x1f!#%&()*+.:<=>@\[\\\]_`{|}~\x7f-\xad\u034f\u061c\u180e\u200b-\u206f\u3164\ud800-\udfff\ufe00-\U000fffff-]*+")
# Control, bidirectional, zero-width and separator characters, lone surrogates, tags.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKDOWN = re.compile(
    r"[\\`*\[\]<>|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore marks nothing
    r"|&(?=#?\w{1,32};)"
    r"|\{(?=[{%#])|(?<=[}%#])\}"  # templates of site generators
    r"|#(?=\S)|#$|%(?=%)|=(?==)|!(?=\[)"
    r"|:(?=//)|(?<=www)\.|(?<=\w)@(?=\w)"  # would become links
    r"|^[-+=#]|^[0-9]{1,9}[.)]",
    re.IGNORECASE,
)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "{": "&#123;", "}": "&#125;", ":": "&#58;", "@": "&#64;"}
_FORMULA = re.compile(r"[\s\u200b\u2060\ufeff]*+[-=+@＝＋－＠\t\r\n]")


def visible(text: str) -> str:
    """`text` with the characters that cannot be seen spelled out, on one line."""
    if _PLAIN.fullmatch(text):
        return text
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(_code_point, text)
    return _BLANK.sub(" ", text)


def _code_point(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def markdown(text: str) -> str:
    """Text inside a paragraph, a list item, a quote, a heading or the cell of a table; one line, no markup of its own."""
    return text if _PLAIN.fullmatch(text) else _MARKDOWN.sub(_escape, visible(text))


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found == "." and match.start() > 0:
        return "&#46;"
    if len(found) > 1:  # the number of a list item
        return f"{found[:-1]}\\{found[-1]}"
    return _ENTITIES.get(found) or "\\" + found


def cell(text: str | None) -> str:
    """The cell of a table; a dash where there is nothing."""
    return markdown(text.strip()) if text and text.strip() else "–"


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
    shown = visible(text).strip(" ")
    if text[0].isalnum():
        return shown
    return "'" + shown if _FORMULA.match(text) or _FORMULA.match(shown) else shown


def terminal(text: str) -> str:
    """Text for a terminal: no control sequence gets through; line breaks stay."""
    return _UNSEEN.sub(_code_point, text.replace("\r\n", "\n").replace("\r", "<U+000D>"))


def link(path: str) -> str:
    """A link to one of our own pages, whose names hold nothing that needs escaping."""
    if not re.fullmatch(r"[a-z0-9_./#-]+", path):
        raise ValueError(f"not a page of ours: {path!r}")
    return path
