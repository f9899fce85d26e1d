"""The headline, the key figures and the check that every figure has a source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.records import (
    ArticleInfo,
    ArticleRecord,
    Claim,
    Company,
    Date,
    Product,
    Quantity,
    Sentence,
    Slot,
    SourceInfo,
    Span,
)
from pipeline.summary.english.check import figures_without_source
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.headline import LONGEST, headline, key_figures
from pipeline.summary.english.sentences import say_claims

TITLE = "青葉電機「Hoshi 5」を発表"
LINES = [
    ("Hoshi 5のメモリ容量は96GBだ。", "96GB", "96", "GB", "Hoshi 5", "メモリ容量", {}),
    ("Hoshi 4のメモリ容量は48GBだ。", "48GB", "48", "GB", "Hoshi 4", "メモリ容量", {}),
    ("Hoshi 5の価格は30万円だ。", "30万円", "300000", "JPY", "Hoshi 5", "価格", {}),
    ("Hoshi 5の電力効率は2倍に向上した。", "2倍", "2", "x", "Hoshi 5", "電力効率", {"direction": "increase", "predicate": "向上する"}),
    ("青葉電機は50億ドルを投資する計画だ。", "50億ドル", "5000000000", "USD", "青葉電機", None, {"modality": "planned", "predicate": "投資する"}),
    ("会議には3人が出た。", "3人", "3", "count", None, None, {}),
]
REFS = {"Hoshi 5": "hoshi-5", "Hoshi 4": "hoshi-4", "青葉電機": "aoba"}


def slot(sentence: str, start: int, text: str | None) -> Slot | None:
    if text is None:
        return None
    at = sentence.index(text)
    name = "Aoba Electric" if text == "青葉電機" else translate(text).text
    return Slot(start=start + at, end=start + at + len(text), text=text, name=name, ref=REFS.get(text), inferred=False)


def article(lines: list[tuple[str, str, str, str, str | None, str | None, dict[str, Any]]] = LINES, title: str | None = TITLE) -> ArticleRecord:
    """A record of an article of these sentences."""
    quantities: list[Quantity] = []
    claims: list[Claim] = []
    start = 0
    for number, (sentence, figure, value, unit, entity, prop, more) in enumerate(lines):
        at = start + sentence.index(figure)
        quantities.append(
            Quantity(start=at, end=at + len(figure), text=figure, value=Decimal(value), low=None, high=None, vague=None, unit=unit,
                     counter="人" if unit == "count" else None, comparator="=")
        )  # fmt: skip
        claims.append(
            Claim(id=f"c{number + 1}", quantity=number, entity=slot(sentence, start, entity), property=slot(sentence, start, prop),
                  baseline=None, attribution=None, rules=[], predicate=more.get("predicate"), modality=more.get("modality", "asserted"),
                  direction=more.get("direction"), date=None, confidence="read" if entity or prop else "bare", english="",
                  sentence=Sentence(start=start, end=start + len(sentence), text=sentence, line=number + 1))
        )  # fmt: skip
        start += len(sentence)
    companies = [Company(id="aoba", name="Aoba Electric", ticker=None, parent=None, known=True, mentions=[Span(start=0, end=4, text="青葉電機")])]
    products = [
        Product(id="hoshi-5", name="Hoshi 5", maker="aoba", known=True, mentions=[Span(start=5, end=12, text="Hoshi 5")] * 4),
        Product(id="hoshi-4", name="Hoshi 4", maker="aoba", known=True, mentions=[Span(start=30, end=37, text="Hoshi 4")]),
    ]
    sentences = say_claims(claims, quantities, [], companies, products)
    claims = [replace(claim, english=said.english, mention=said.mention) for claim, said in zip(claims, sentences, strict=True)]
    return ArticleRecord(
        schema_version=1, status="ok", warnings=[], companies=companies, products=products, dates=[], quantities=quantities, claims=claims, unread=[],
        source=SourceInfo(path="a.md", id=None, sha256="", encoding="utf-8", format="markdown", characters=start),
        article=ArticleInfo(title=title, headline=headline(title, claims, quantities, companies, products), published=None, author=None, url=None, tags=[]),
    )  # fmt: skip


def test_the_headline_tells_the_claims_of_the_central_thing() -> None:
    said = article().article.headline
    assert said.startswith("Hoshi 5: ")
    assert "memory capacity 96 GB" in said
    assert len(said) <= LONGEST


def test_one_telling_claim_is_a_sentence() -> None:
    assert article(LINES[4:5], "投資計画").article.headline == "Aoba Electric plans to invest $5 billion"


def test_without_claims_the_headline_names_what_it_is_about() -> None:
    assert article([]).article.headline == "About Hoshi 5 and Aoba Electric"  # Hoshi 4 only in its text
    assert headline("新しい虞", [], [], [], []).startswith("「新しい虞」")
    assert headline(None, [], [], [], [])


def test_a_headline_is_never_too_long() -> None:
    long_name = [("とても" * 20 + "は5GBだ。", "5GB", "5", "GB", "とても" * 20, None, {})]
    assert len(article(long_name).article.headline) <= LONGEST


def test_parallel_claims_are_told_together() -> None:
    figures = {figure.text: figure.claims for figure in key_figures(article())}
    assert figures["Memory capacity: Hoshi 5 96 GB, Hoshi 4 48 GB."] == ("c1", "c2")


def test_key_figures_are_few_known_and_in_order() -> None:
    record = article(LINES * 3)
    figures = key_figures(record)
    assert 0 < len(figures) <= 6
    ids = {claim.id for claim in record.claims}
    assert all(set(figure.claims) <= ids for figure in figures)
    assert len({figure.text for figure in figures}) == len(figures)


def test_a_bare_figure_is_not_key() -> None:
    assert all("c6" not in figure.claims for figure in key_figures(article()))


def test_what_is_only_mentioned_is_key_where_little_else_is_told() -> None:
    record = article()
    first = record.claims[0]
    mentioned = replace(record, claims=[replace(first, mention="96 GB"), *record.claims[1:]])
    assert not any(figure.claims == (first.id,) for figure in key_figures(mentioned))
    alone = replace(record, claims=[replace(first, mention="96 GB")])
    assert [figure.claims for figure in key_figures(alone)] == [(first.id,)]


def test_what_the_program_says_has_its_source() -> None:
    assert figures_without_source(article()) == []


def test_a_figure_that_nobody_gave_is_found() -> None:
    record = article()
    claims = [replace(record.claims[0], english="The memory capacity of Hoshi 5 is 97 GB."), *record.claims[1:]]
    strays = figures_without_source(replace(record, claims=claims))
    assert "97 GB" in strays
    assert any(stray.startswith("c1: ") for stray in strays)
    invented = replace(record, article=replace(record.article, headline="Hoshi 5 sells 12,345 units"))
    assert "12,345 units" in figures_without_source(invented)


def allowed() -> list[Quantity | Date | str]:
    return [
        Quantity(start=0, end=4, text="4倍", value=Decimal(4), low=None, high=None, vague=None, unit="x", counter=None, comparator="="),
        Date(start=0, end=9, text="2025年12月", type="DATE", value="2025-12", mod=None, anchor=None),
        "H100",
        "Windows 11",
    ]


@pytest.mark.parametrize(
    ("english", "strays"),
    [
        ("It has 4× the speed of the H100.", []),
        ("It came in December 2025 for Windows 11.", []),
        ("The price of 「5万円の板」 (5 man en no ita) is open.", []),
        ("It has 5× the speed.", ["5×"]),
        ("It came in December 2024.", ["2024"]),
        ("It has 4 GB.", ["4 GB"]),
        ("The H1000 is new.", ["1000"]),
        ("It has $3 billion and 4×.", ["$3 billion"]),
    ],
)
def test_strays(english: str, strays: list[str]) -> None:
    assert figures_without_source(english, allowed()) == strays
