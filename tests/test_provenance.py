"""From offsets of the text to offsets of the source, and to lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.provenance import OffsetMap, Piece, line_of, line_starts

# Text "売上¥500億" of the source "**売上**&yen;500<br>億": three linear pieces and an atomic one.
MAPPED = OffsetMap.of([Piece(0, 2, 2, 2), Piece(2, 1, 6, 5), Piece(3, 3, 11, 3), Piece(6, 1, 18, 1)])


def test_the_empty_map_is_the_identity() -> None:
    assert OffsetMap().span(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("span", "source"),
    [
        ((0, 2), (2, 4)),
        ((1, 2), (3, 4)),
        ((2, 3), (6, 11)),  # the entity as a whole
        ((2, 6), (6, 14)),
        ((3, 7), (11, 19)),
        ((1, 7), (3, 19)),
    ],
)
def test_a_span_leads_to_its_source(span: tuple[int, int], source: tuple[int, int]) -> None:
    assert MAPPED.span(*span) == source


def test_an_atomic_piece_stands_for_the_whole() -> None:
    ligature = OffsetMap.of([Piece(0, 2, 4, 7)])
    assert ligature.span(0, 1) == ligature.span(1, 2) == ligature.span(0, 2) == (4, 11)


def test_text_without_a_piece_maps_to_the_end_of_the_piece_before() -> None:
    two_blocks = OffsetMap.of([Piece(0, 3, 2, 3), Piece(4, 3, 9, 3)])
    assert two_blocks.span(3, 4) == (5, 5)
    assert two_blocks.span(2, 5) == (4, 10)


@st.composite
def maps(draw: st.DrawFn) -> OffsetMap:
    pieces, at, source = [], 0, 0
    for _ in range(draw(st.integers(1, 8))):
        at += draw(st.integers(0, 2))
        source += draw(st.integers(0, 4))
        length = draw(st.integers(1, 5))
        source_length = draw(st.sampled_from([length, length + 3]))
        pieces.append(Piece(at, length, source, source_length))
        at, source = at + length, source + source_length
    return OffsetMap.of(pieces)


@given(maps(), st.integers(0, 60), st.integers(0, 60))
def test_spans_are_never_reversed_and_grow_with_the_text(offsets: OffsetMap, one: int, other: int) -> None:
    start, end = sorted((one, other))
    source_start, source_end = offsets.span(start, end)
    assert source_start <= source_end
    assert offsets.start(start) <= offsets.start(end)
    wider = offsets.span(max(0, start - 1), end + 1)
    assert wider[0] <= source_start
    assert source_end <= wider[1]


@given(st.text(alphabet="あa\n\r\x0b\x85\u2028", max_size=40))
def test_lines_end_at_line_feeds_only(text: str) -> None:
    starts = line_starts(text)
    assert len(starts) == text.count("\n") + 1
    for offset in range(len(text) + 1):
        assert line_of(starts, offset) == text.count("\n", 0, offset) + 1
