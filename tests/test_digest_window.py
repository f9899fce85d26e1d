"""Quotations around a figure."""

from __future__ import annotations

import pytest

from pipeline.digest.window import window


def around(text: str, figure: str) -> str:
    start = text.index(figure)
    before, found, after = window(text, start, start + len(figure))
    return f"{before}[{found}]{after}"


def test_a_short_sentence_stands_whole() -> None:
    assert around("昨日は雨だった。月額は500円です。安い。", "500円") == "月額は[500円]です。"


def test_a_line_ends_the_window() -> None:
    assert around("見出し\n価格は500円\n次の行", "500円") == "価格は[500円]"


def test_a_long_sentence_is_cut_behind_commas() -> None:
    text = "長い前置きがここに続いていて、まだまだ終わらないのだが、価格はとうとう500円となったので、利用者は喜んでいるらしく、今後も続くとみられている。"
    assert around(text, "500円") == "…まだまだ終わらないのだが、価格はとうとう[500円]となったので、利用者は喜んでいるらしく、…"


def test_no_number_is_cut_in_two() -> None:
    text = "あ" * 10 + "1234567890123" + "い" * 20 + "5円" + "う" * 20 + "ABCDEFGHIJKLMNOP" + "え" * 9
    shown = around(text, "5円")
    assert "1234567890123" in shown
    assert "ABCDEFGHIJKLMNOP" in shown


@pytest.mark.parametrize("size", [1_000_000])
def test_text_without_breaks_gives_a_short_window(size: int) -> None:
    before, figure, after = window("9" * size, size // 2, size // 2 + 500)
    assert len(before) + len(figure) + len(after) < 250


def test_an_empty_span_is_allowed() -> None:
    assert tuple(window("", 0, 0)) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("首位は**青葉工業**で**12点**だった。", "首位は青葉工業で[12点]だった。"),
        ("詳しくは[料金は月500円](https://example.com/a)を見る。", "詳しくは料金は月[500円]を見る。"),
        ("[注1]の価格は500円。", "[注1]の価格は[500円]。"),
        ("評価[500円の品]は高い。", "評価[[500円]の品]は高い。"),
    ],
)
def test_marks_of_markdown_are_left_out(text: str, shown: str) -> None:
    assert around(text, "12点" if "12点" in text else "500円") == shown
