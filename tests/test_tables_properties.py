"""Whatever a table looks like, its figures are read in order, once, and inside their cells."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.components.table_claims import read_table
from pipeline.components.table_shape import grids
from pipeline.components.table_units import scale_cells
from pipeline.sources.reading import read_as
from pipeline.values.quantities import find_quantities

CELLS = st.sampled_from(
    [*("", "売上高（百万円）", "前年比", "項目", "企業", "2025年", "甲社", "1,234", "▲5.6%", "12.3（4.5）", "単位", "kg", "%", "-", "※1", "3〜5"),
     *("順位", "1", "2", "シェア", "増減率（%）", "（単位：億円）", "20以上", "９９", "1/2", "(", "約")]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)
SPANS = st.sampled_from(["", ' colspan="2"', ' rowspan="2"', ' rowspan="3" colspan="2"'])


def _check(raw: str, form: str) -> None:
    reading = read_as(raw, form)
    text, blocks = reading.text, reading.blocks
    quantities = scale_cells(text, blocks, find_quantities(text))
    spans = [(fact.start, fact.end) for fact in quantities]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
    claimed: list[int] = []
    for grid in grids(text, blocks, quantities):
        for claim in read_table(text, grid, quantities, ()):
            claimed.append(claim.quantity)
            start, end = claim.sentence
            assert start <= quantities[claim.quantity].start
            assert quantities[claim.quantity].end <= end
    assert len(claimed) == len(set(claimed))


@settings(max_examples=150, deadline=None)
@given(ROWS, st.booleans())
def test_markdown(rows: list[list[str]], ruled: bool) -> None:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    if ruled:
        lines.insert(1, "|" + "--|" * len(rows[0]))
    _check("（単位：万円）\n\n" + "\n".join(lines), "markdown")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.tuples(CELLS, SPANS, st.booleans()), max_size=4), max_size=5))
@example([[("kg", "", False)], [("20以上", "", False)]])
def test_html(rows: list[list[tuple[str, str, bool]]]) -> None:
    body = "".join(
        "<tr>" + "".join(f"<{'th' if head else 'td'}{span}>{cell}</{'th' if head else 'td'}>" for cell, span, head in row) + "</tr>"
        for row in rows
    )
    _check(f"<table><caption>売上高の推移（億円）</caption>{body}</table><p>※注</p>", "html")
