"""What references and dropped subjects mean: the examples, the rows of the tables, and what is no reference."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.components.focus import KEPT, WEIGHTS
from pipeline.components.mention_roles import COLUMNS as ROLE_COLUMNS
from pipeline.components.mention_roles import OTHER_ROLES, ROLES, is_observer, roles_of
from pipeline.components.pipes import build
from pipeline.components.reference_words import COLUMNS, find_references, reference_at
from pipeline.components.references import resolve_mentions
from pipeline.facts import Mention, Name
from pipeline.language.tokenizer import sentences_of
from pipeline.sources.reading import read_bytes
from pipeline.summary.article import annotate
from pipeline.tables.loader import Row, rows
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXAMPLES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "reference_examples.tsv").read_text(encoding="utf-8").splitlines()
    if "\t" in line
][1:]
#: What stands at the end of the text or in no sentence of its own: the last place counts.
NOTHING = "-"


@cache
def language() -> Language:
    return build(attributes=False)


def annotated(text: str) -> Doc:
    """The Doc of a Markdown text."""
    (source,) = read_bytes(text.encode(), "example.md", ".md")
    return annotate(source, language())


def meant(doc: Doc, reference: str) -> list[str]:
    """The mentions that the last `reference` of the text means."""
    text = doc.text
    found = resolve_mentions(text, doc._.companies, doc._.products, doc._.blocks, sentences_of(doc), doc._.title, doc._.media)
    for start, end, words, mention in found:
        assert text[start:end] == words
        assert mention in (*doc._.companies, *doc._.products)
    last = max((start for start, _, words, _ in found if words == reference), default=-1)
    return [text[m.start : m.end] for start, _, _, m in found if start == last]


def owner(doc: Doc, figure: str) -> list[str]:
    """What the last claim on `figure` is about, [] where nothing."""
    text = doc.text
    for claim in reversed(doc._.claims):
        quantity = doc._.quantities[claim.quantity]
        if text[quantity.start : quantity.end] == figure:
            return [text[claim.entity.start : claim.entity.end]] if claim.entity is not None else []
    raise AssertionError(f"no claim on {figure}: {[text[q.start : q.end] for q in doc._.quantities]}")


def is_figure(reference: str) -> bool:
    return reference[0].isdigit() and not reference.endswith("社")


def test_there_are_examples_enough() -> None:
    assert len(EXAMPLES) >= 200
    assert len({example[0] + example[1] for example in EXAMPLES}) == len(EXAMPLES)
    assert sum(example[2] == NOTHING for example in EXAMPLES) >= 40


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[1] + " " + example[0][:24])
def test_a_reference_means_what_the_example_says(example: tuple[str, str, str]) -> None:
    text, reference, expected = example
    text = text.replace("\\n", "\n")
    assert reference in text or expected == NOTHING
    doc = annotated(text)
    found = owner(doc, reference) if is_figure(reference) else meant(doc, reference)
    assert found == ([] if expected == NOTHING else expected.split(" | "))


@pytest.mark.parametrize("row", list(rows("references.tsv", COLUMNS)), ids=lambda row: row.cells["noun"])
def test_a_reference_is_found_in_its_example(row: Row) -> None:
    example = row.cells["example"]
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    assert [(r.start, r.end, r.noun.noun) for r in find_references(text)] == [(start, end, row.cells["noun"])]


@pytest.mark.parametrize("row", list(rows("mention_roles.tsv", ROLE_COLUMNS)), ids=lambda row: row.cells["example"])
def test_a_name_has_its_role(row: Row) -> None:
    assert row.cells["role"] in ROLES
    kind = "product" if row.cells["role"] == "introduced" or "RTX" in row.cells["example"] else "company"
    assert role_in(row.cells["example"], kind) == row.cells["role"]


@pytest.mark.parametrize("row", list(rows("observers.tsv", ("name", "example"))), ids=lambda row: row.cells["name"])
def test_an_observer_speaks_of_others(row: Row) -> None:
    assert role_in(row.cells["example"]) == "speaker"


def role_in(example: str, kind: str = "company") -> str:
    """The role of the name in [brackets]."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    name = Name("product" if kind == "product" else "company", text[start:end], text[start:end])
    (spoken,) = roles_of(fold(text), 0, len(text), [Mention(start, end, name, "test")])
    return spoken.role


def test_every_role_has_a_weight() -> None:
    assert set(WEIGHTS) == ROLES | OTHER_ROLES
    assert set(KEPT) <= set(WEIGHTS)


@pytest.mark.parametrize(
    "text",
    ["同じ製品を使う。", "共同開発は進む。", "日本製品を買う。", "同社長は話した。", "担当社員に聞く。", "独自社内の規則。", "同時に始める。",
     "同日の発表だ。", "同等の性能だ。", "同級生の会社だ。", "この日のことだ。", "その中で選ぶ。", "両方を使う。", "両立を図る。", "本社を移す。",
     "同行して見た。", "同機関の調べだ。", "大同社の株だ。"],
)  # fmt: skip
def test_these_words_point_to_nothing(text: str) -> None:
    assert [text[r.start : r.end] for r in find_references(text)] == []


def test_a_reference_must_be_the_whole_slot() -> None:
    assert reference_at("同社製品", 0, 2) is not None
    assert reference_at("同社製品", 0, 4) is None
    found = reference_at("このチップの価格", 2, 5)
    assert found is not None
    assert found.strict


def test_an_observer_is_known_by_the_end_of_its_name() -> None:
    assert is_observer("MM総研", "MM Research Institute")
    assert is_observer("カウンターポイント", "Counterpoint Research")
    assert not is_observer("リサーチパーク", "Research Park")


def test_a_resolved_slot_stands_where_the_mention_stands() -> None:
    doc = annotated("ソニーは工場を閉じる。同社は300人を採る。")
    (claim,) = doc._.claims
    assert claim.entity is not None
    assert (claim.entity.start, claim.entity.end) == (0, 3)
    assert claim.entity.inferred
    assert claim.entity.name is not None
    assert claim.entity.name.id == "sony-group"
    assert "resolved" in claim.entity.rule


def test_two_that_are_named_together_fill_a_slot_together() -> None:
    doc = annotated("KDDIとソフトバンクは基地局を共用する。両社は500億円を投じる。")
    claim = doc._.claims[-1]
    assert claim.entity is not None
    assert doc.text[claim.entity.start : claim.entity.end] == "KDDIとソフトバンク"
    assert claim.entity.inferred


def test_a_reference_that_means_nothing_stays_as_it_is() -> None:
    doc = annotated("新しい法律が通った。同社は300人を採る。")
    (claim,) = doc._.claims
    assert claim.entity is not None
    assert doc.text[claim.entity.start : claim.entity.end] == "同社"
    assert not claim.entity.inferred


def test_what_points_back_is_no_entity() -> None:
    doc = annotated("ソニーの出荷は300万台だった。これは前の年の2倍だ。")
    claim = doc._.claims[-1]
    assert claim.entity is None or doc.text[claim.entity.start : claim.entity.end] != "これ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総務省は電波を割り当てる。同省は5社に聞いた。", "総務省"),
        ("東京大学は新しい材料を作った。同大学は3年で実用にする。", "東京大学"),
        ("警察庁は手口を公開した。同庁は300件を調べた。", "警察庁"),
        ("工場は止まった。同省は5社に聞いた。", "同省"),
        ("## 総務省の計画\n\n電波を割り当てる。\n\n## 天気\n\n同省は5社に聞いた。", "同省"),
    ],
)
def test_an_authority_is_meant_by_the_end_of_its_name(text: str, expected: str) -> None:
    claim = annotated(text)._.claims[-1]
    assert claim.entity is not None
    doc = annotated(text)
    assert doc.text[claim.entity.start : claim.entity.end] == expected
