"""Reads the text of a Markdown paragraph without its marks, each part with its place.

markdown-it gives inline tokens no place. Its tokenizer is a loop over rules, each of which moves a cursor; this one
notes where the cursor stood. Nothing has to be searched for afterwards.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from pipeline.sources.composer import Fragment
from pipeline.sources.html_tags import LOWERED, RAISED, TAG_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

MARK = re.compile(r"[\\`*_~\[<&!{](?:(?<!\{)|[:%#])")
"""Where none of these stands, the text has no inline Markdown. The first character is a plain class, so that the search
can skip to it."""
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,40})")
# Liquid tags, attributes as kramdown writes them, marks of footnotes.
_DROPPED = re.compile(r"\{%[^\n%]{0,500}+%\}|\{:[^}\n]{0,200}+\}|\{#[\w-]{1,100}+\}(?=\s*+\Z)|\[\^[^\]\s]{1,60}+\]")
# The rules of inline Markdown, in their order, by the character at which each applies.
_RULES = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "~": ("strikethrough",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("link",),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
}
_RULED = re.compile(f"[{re.escape(''.join(_RULES))}]")
_MOST_BRACKETS = 2000  # beyond it the link rule costs too much; the brackets then stay in the text


class Run(NamedTuple):
    """`text` stands for `[start, end)` of what was parsed; None for a line break."""

    start: int
    end: int
    text: str | None


class _Delimiter(NamedTuple):
    """A mark that is text after all if its token still has content when pairs have been found."""

    token: Token
    start: int
    end: int


class _RecordingParser(ParserInline):
    """The inline parser of markdown-it, with a record of what each step of its loop read."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        # An image parses its description with this too; that is a text of its own and is not recorded.
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        record: list[Run | _Delimiter] = state.__dict__.setdefault("record", [])
        deepest = state.md.options["maxNesting"]
        source, end = state.src, state.posMax
        while state.pos < end:
            start, known = state.pos, len(state.tokens)
            rules = self.rules_by_letter.get(source[start], ())
            if not rules:
                until = found.start() if (found := _RULED.search(source, start, end)) else end
            elif state.level < deepest and any(rule(state, False) for rule in rules):
                _note(state, record, start, known)
                continue
            else:
                until = start + 1
            state.append_pending(source[start:until])
            state.pos = until
            record.append(Run(start, until, source[start:until]))
        if state.pending:
            state.pushPending()

    @cached_property
    def rules_by_letter(self) -> dict[str, list[RuleFuncInlineType]]:
        """The rules by the character at which each may apply, so that a text is not shown to all rules at each mark."""
        rules = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        return {letter: [rules[name] for name in names] for letter, names in _RULES.items()}


def _note(state: StateInline, record: list[Run | _Delimiter], start: int, known: int) -> None:
    """Record what a rule made of `[start, state.pos)`."""
    end = state.pos
    if len(state.tokens) == known:
        record.append(Run(start, end, state.src[start:end]))
        return
    token = state.tokens[-1]
    kind = token.type
    if kind == "text":
        marks: list[_Delimiter] = []
        at = end
        for mark in reversed(state.tokens[known:]):  # from behind: the first of them may be text that stood before
            if at > start:
                marks.append(_Delimiter(mark, at - len(mark.content), at))
                at -= len(mark.content)
        record.extend(reversed(marks))
    elif kind == "text_special":
        record.append(Run(start, end, token.content))
    elif kind == "code_inline":
        width = len(token.markup)
        inner = state.src[start + width : end - width]
        left = start + width + len(inner) - len(inner.lstrip(" "))
        record.append(Run(left, left + len(inner.strip(" ")), inner.strip(" ")))
    elif kind in {"softbreak", "hardbreak"}:
        record.append(Run(start, end, None))
    elif kind == "html_inline":
        _note_tag(state, record, start, end, token.content)
    elif kind == "link_close" and token.info == "auto":
        record.append(Run(start + 1, end - 1, state.src[start + 1 : end - 1]))


def _note_tag(state: StateInline, record: list[Run | _Delimiter], start: int, end: int, tag: str) -> None:
    name = _TAG_NAME.match(tag)
    if not name:
        return  # a comment
    lower = name.group(1).lower()
    if lower not in TAG_NAMES:
        record.append(Run(start, end, tag))  # `<YOUR_KEY>` is text
    elif lower == "br":
        record.append(Run(start, end, None))
    elif lower in {"sup", "sub", "rt", "rp"}:
        record.append(Run(start, start, tag))  # what follows is written above or below; see `_apply_tags`


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    recording = _RecordingParser()
    recording.ruler.enableOnly(parser.inline.ruler.get_active_rules())
    # Not the rule that joins fragments: it would write into the marks that are noted here.
    recording.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])
    parser.inline = recording
    return parser


def read_inline(content: str, references: EnvType) -> list[Run]:
    """The visible text of `content`, which must be one paragraph; `references` is the environment of the block parse.

    Runs are in order. The text of a run equals `content[start:end]` except for an escape, an entity, and raised or
    lowered digits.
    """
    if content.count("[") > _MOST_BRACKETS:
        return _plain(content)
    parser = _parser()
    state = StateInline(content, parser, references, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    record: list[Run | _Delimiter] = state.__dict__.get("record", [])
    return _merge(_apply_tags(_settle(record, content)), content)


def _plain(content: str) -> list[Run]:
    runs: list[Run] = []
    for found in re.finditer(r"\n|[^\n]++", content):
        runs.append(Run(found.start(), found.end(), None if found.group() == "\n" else found.group()))
    return runs


def _settle(record: list[Run | _Delimiter], content: str) -> list[Run]:
    """Marks that found no partner are text, but for most `**`.

    CommonMark does not close `**「速い」**の`, since a bracket stands before the mark and a letter behind it. Japanese
    has no spaces there, and nobody who wrote it meant the asterisks to be seen. `2**10` keeps them.
    """
    left = [entry for entry in record if isinstance(entry, _Delimiter) and entry.token.content]
    unmeant: set[int] = set()
    for first, second in pairwise(left):
        if first.token.content == second.token.content == "*" and first.end == second.start:
            around = content[max(0, first.start - 1) : first.start] + content[second.end : second.end + 1]
            if len(around) < 2 or not around.isascii() or not around.isalnum():
                unmeant.update((first.start, second.start))
    runs: list[Run] = []
    for entry in record:
        if isinstance(entry, Run):
            runs.append(entry)
        elif entry.token.content and entry.start not in unmeant:
            runs.append(Run(entry.start, entry.end, entry.token.content))
    return runs


def _apply_tags(runs: list[Run]) -> list[Run]:
    """Digits in `<sup>` and `<sub>` in their raised and lowered form, so that `10<sup>6</sup>` is not 106; no readings
    of ruby."""
    if not any(run.start == run.end and run.text for run in runs):
        return runs
    applied: list[Run] = []
    table: dict[int, int] | None = None
    hidden = False
    for run in runs:
        if run.start == run.end and run.text:
            closing = run.text.startswith("</")
            name = run.text.lstrip("</").lower()
            if name.startswith("r"):
                hidden = not closing
            else:
                table = None if closing else RAISED if name.startswith("sup") else LOWERED
        elif not hidden or run.text is None:
            applied.append(
                run if table is None or run.text is None else Run(run.start, run.end, run.text.translate(table))
            )
    return applied


def _merge(runs: list[Run], content: str) -> list[Run]:
    """Neighbouring runs of literal text as one; Liquid tags and footnote marks dropped."""
    merged: list[Run] = []
    first = 0
    while first < len(runs):
        run = runs[first]
        last = first
        if _is_literal(run, content):
            while (
                last + 1 < len(runs) and runs[last + 1].start == runs[last].end and _is_literal(runs[last + 1], content)
            ):
                last += 1
            merged.extend(_without_marks(run.start, runs[last].end, content))
        else:
            merged.append(run)
        first = last + 1
    return merged


def _is_literal(run: Run, content: str) -> bool:
    return run.text is not None and run.text == content[run.start : run.end]


def _without_marks(start: int, end: int, content: str) -> Iterator[Run]:
    """Literal text without the Liquid tags and footnote marks in it."""
    at = start
    for mark in _DROPPED.finditer(content, start, end):
        if mark.start() > at:
            yield Run(at, mark.start(), content[at : mark.start()])
        at = mark.end()
    if end > at:
        yield Run(at, end, content[at:end])


def fragments_of(runs: list[Run], places: list[tuple[int, int]]) -> list[Fragment | None]:
    """The runs as fragments of the source; None for a line break.

    `places` holds, for each line of what was parsed, its offset there and in the source.
    """
    fragments: list[Fragment | None] = []
    line = 0
    for start, end, text in runs:
        while line + 1 < len(places) and places[line + 1][0] <= start:
            line += 1
        if text is None:
            fragments.append(None)
            continue
        at, source = places[line]
        if "\n" in text and len(text) == end - start:  # a code span over several lines
            for part in re.finditer(r"[^\n]++", text):
                inner = start + part.start()
                while line + 1 < len(places) and places[line + 1][0] <= inner:
                    line += 1
                    fragments.append(None)
                fragments.append(Fragment(part.group(), places[line][1] + inner - places[line][0], len(part.group())))
            continue
        fragments.append(Fragment(text, source + start - at, end - start))
    return fragments
