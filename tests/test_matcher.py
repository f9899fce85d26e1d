"""The dictionary matcher: what it finds, what its edges forbid, and that it agrees with a plain search."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.matcher import Matcher, Scan, lower, script, spellings
from pipeline.values.normal import fold


def surfaces(names: list[str], text: str, **options: object) -> list[str]:
    matcher = Matcher([(name, name) for name in names], **options)  # type: ignore[arg-type]
    return [text[start:end] for start, end, _ in matcher.find(text)]


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["ソニー", "ソニーグループ"], "ソニーグループとソニー", ["ソニーグループ", "ソニー"]),
        (["Arm"], "Armは英Armの子会社", ["Arm", "Arm"]),
        (["Arm"], "Army Armor Arm64 xArm", []),
        (["Arm"], "ARMとarm", []),
        (["Arm"], "ＡｒｍとArm社", ["Ａｒｍ", "Arm"]),
        (["アーム"], "アームズとチャームとアーム", ["アーム"]),
        (["テスラ"], "テスラーとテスラ", ["テスラ"]),
        (["プリファード・ネットワークス"], "プリファードネットワークスとプリファード･ネットワークス", ["プリファードネットワークス", "プリファード･ネットワークス"]),
        (["NTT Data"], "NTTData、NTT-Data、NTT Data", ["NTTData", "NTT-Data", "NTT Data"]),
        (["楽天"], "楽天家は楽天で", ["楽天", "楽天"]),
    ],
)
def test_find(names: list[str], text: str, expected: list[str]) -> None:
    assert surfaces(names, text) == expected


def test_any_case() -> None:
    assert surfaces(["Nvidia", "Meta"], "nvidia, NVIDIA, meta, META", any_case=lambda name: name == "Nvidia") == ["nvidia", "NVIDIA"]


def test_closed_kanji() -> None:
    assert surfaces(["楽天"], "楽天家は楽天で", closed=lambda name: True) == ["楽天"]


def test_a_rejected_long_name_leaves_the_short_one() -> None:
    assert surfaces(["楽天", "楽天モバイル"], "楽天モバイルズ") == ["楽天"]


def test_capitals_choose_the_payload() -> None:
    matcher = Matcher([("ARM", 1), ("Arm", 2)])
    assert matcher.find("ARM Arm arm") == [(0, 3, 1), (4, 7, 2)]


def test_none_may_be_a_payload() -> None:
    matcher: Matcher[int | None] = Matcher([("Arm", 1), ("Armor", None), ("Go", None)])
    assert matcher.find("Armor Arm Go") == [(0, 5, None), (6, 9, 1), (10, 12, None)]


def test_half_width_kana_with_marks() -> None:
    text = "ｴﾇﾋﾞﾃﾞｨｱとｼｬｰﾌﾟ"
    assert [text[start:end] for start, end, _ in Matcher([("エヌビディア", 1), ("シャープ", 2)]).find(text)] == ["ｴﾇﾋﾞﾃﾞｨｱ", "ｼｬｰﾌﾟ"]


def test_pickles_after_use() -> None:
    matcher = Matcher([("ソニー", 1)])
    assert matcher.find("ソニー") == pickle.loads(pickle.dumps(matcher)).find("ソニー")


def test_empty_dictionary_and_empty_text() -> None:
    assert Matcher[int]([]).find("ソニー") == []
    assert Matcher([("ソニー", 1)]).find("") == []


def test_lone_surrogate_moves_nothing() -> None:
    assert Matcher([("ソニー", 1)]).find("\ud800ソニー") == [(1, 4, 1)]


def test_an_empty_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        Matcher([(" ", 1)])


def test_lower_keeps_the_length() -> None:
    assert len(lower("İstanbul ẞ")) == len("İstanbul ẞ")


def plain_search(names: list[str], text: str) -> list[tuple[int, int]]:
    """The same by looking at every place for every spelling."""
    folded = fold(text)
    keys = {spelling for name in names for spelling in spellings(fold(name))}

    def stands(start: int, end: int) -> bool:
        left, right = script(folded[start]), script(folded[end - 1])
        return not (
            (start and left in (1, 2) and script(folded[start - 1]) == left)
            or (end < len(folded) and right in (1, 2) and script(folded[end]) == right)
        )

    found, at = [], 0
    while at < len(folded):
        ends = [at + len(key) for key in keys if folded.startswith(key, at) and stands(at, at + len(key))]
        if ends:
            found.append((at, max(ends)))
            at = max(ends)
        else:
            at += 1
    return found


_names = st.lists(st.text("アー・漢のaB1", min_size=1, max_size=9).filter(lambda name: name.strip("・")), max_size=8)
_gaps = st.text("アー・漢のaB1 Ａ、", max_size=6)


@st.composite
def _names_and_text(draw: st.DrawFn) -> tuple[list[str], str]:
    """Names, and a text that is made of them, of what they begin and end with, and of other letters."""
    names = draw(_names)
    parts = [name[at:] for name in names for at in range(len(name))] + [name[:at] for name in names for at in range(len(name))]
    pieces = draw(st.lists(st.one_of(_gaps, st.sampled_from([*names, *parts, ""])), max_size=8))
    return names, "".join(pieces)


@settings(max_examples=500, deadline=None)
@given(_names_and_text())
def test_agrees_with_a_plain_search(names_and_text: tuple[list[str], str]) -> None:
    names, text = names_and_text
    matcher = Matcher([(name, name) for name in names])
    assert [(start, end) for start, end, _ in matcher.find(text)] == plain_search(names, text)


@settings(max_examples=200, deadline=None)
@given(_names_and_text(), _names)
def test_a_shared_scan_changes_nothing(names_and_text: tuple[list[str], str], others: list[str]) -> None:
    names, text = names_and_text
    scan = Scan()
    shared = [Matcher([(name, name) for name in some], scan=scan) for some in (names, others)]
    alone = [Matcher([(name, name) for name in some]) for some in (names, others)]
    assert [one.every(text) for one in shared] == [one.every(text) for one in alone]
    later = Matcher([(name, name) for name in names], scan=scan)
    assert later.every(text) == alone[0].every(text)
