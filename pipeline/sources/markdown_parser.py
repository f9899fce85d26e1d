"""The block parser of markdown-it, which here asks of each line only the rules that its first character allows.

markdown-it asks all eleven of every line; most lines of an article are paragraphs, and only a few rules can apply to them.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

# The rules that apply to lines which begin with certain characters; the others look at more than the first.
_BEGINS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
_DELIMITERS = frozenset("|-:")  # of the second line of a table


class _LineParser(ParserBlock):
    """`tokenize` does what the library's does."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  the library's names
        line = startLine
        deepest = state.md.options.maxNesting
        has_empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            if not any(rule(state, line, endLine, False) for rule in self._rules_for(state, line, endLine)):
                raise RuntimeError("no block rule matched")
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def _rules_for(self, state: StateBlock, line: int, end: int) -> Iterator[RuleFuncBlockType]:
        """The rules that may apply to a line, in the order of the library."""
        rules, source = self._by_name, state.src
        following = line + 1
        if following < end and source[(at := state.bMarks[following] + state.tShift[following]) : at + 1] in _DELIMITERS:
            yield rules["table"]
        if state.is_code_block(line):
            yield rules["code"]
        yield from self._by_letter.get(source[state.bMarks[line] + state.tShift[line]], ())
        if following < end and not state.isEmpty(following):
            yield rules["lheading"]
        state.parentType = "paragraph"  # as the rule for underlined headings leaves it
        yield rules["paragraph"]

    @cached_property
    def _by_name(self) -> dict[str, RuleFuncBlockType]:
        return dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))

    @cached_property
    def _by_letter(self) -> dict[str, list[RuleFuncBlockType]]:
        letters = {letter for begins in _BEGINS.values() for letter in begins}
        return {letter: [rule for name, rule in self._by_name.items() if letter in _BEGINS.get(name, "")] for letter in letters}


@cache
def block_parser() -> MarkdownIt:
    """CommonMark with tables, as far as blocks."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    lines = _LineParser()
    lines.ruler.enableOnly(parser.block.ruler.get_active_rules())
    parser.block = lines
    return parser
