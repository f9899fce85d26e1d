"""Products in sentences: the rows of the tables, and what is found and left alone around them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.components.company_table import by_id
from pipeline.components.known_names import known_names
from pipeline.components.product_forms import Family, Product, families, products, slug, tail_regex
from pipeline.components.product_rules import CUE_COLUMNS, SIDES, cues
from pipeline.components.products import find_products
from pipeline.facts import Mention, Name
from pipeline.tables.loader import Row, rows

EXAMPLES = Path(__file__).parent / "product_examples.tsv"


def pairs(cell: str) -> list[tuple[str, str]]:
    """`surface=name | surface=name` as pairs."""
    parts = [part for part in (p.strip() for p in cell.split(" | ")) if part and part != "-"]
    return [(surface, name) for surface, name in (part.split("=", 1) for part in parts)]


def companies_in(text: str, cell: str) -> list[Mention]:
    """The companies of `cell` wherever they stand in `text`."""
    found = []
    for surface, slug_of in pairs(cell):
        at = text.find(surface)
        assert at >= 0, f"{surface} is not in the text"
        while at >= 0:
            found.append(Mention(at, at + len(surface), Name("company", slug_of, surface), "test"))
            at = text.find(surface, at + 1)
    return sorted(found, key=lambda mention: mention.start)


def said(text: str, mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.name.name) for mention in mentions]


def names(text: str) -> set[str]:
    return {mention.name.name for mention in find_products(text, [])}


@cache
def example_rows() -> list[Row]:
    return list(rows(EXAMPLES.name, ("text", "companies", "products"), EXAMPLES))


@pytest.mark.parametrize("row", example_rows(), ids=lambda row: f"line {row.line}")
def test_sentence(row: Row) -> None:
    text = row.cells["text"]
    found = find_products(text, companies_in(text, row.cells["companies"]))
    assert said(text, found) == pairs(row.cells["products"])


def test_enough_sentences() -> None:
    cells = [row.cells["products"] for row in example_rows()]
    assert len(cells) >= 150
    assert sum(cell == "-" for cell in cells) >= 40


def test_tables_are_large_enough() -> None:
    assert len(products()) >= 3000
    assert len(families()) >= 150


def test_every_example_of_a_product_finds_it() -> None:
    missed = [product.name.id for product in products() if product.name.name not in names(product.example)]
    assert missed == []


def test_every_alias_names_its_product() -> None:
    """In a sentence with a cue, and a sure one without."""
    missed = []
    for product in products():
        for spelling, risk in product.spellings:
            if risk == "maker":
                continue
            text = f"新製品「{spelling}」を使う。" if risk else f"昨日から{spelling}を使う。"
            if product.name.name not in names(text):
                missed.append((product.name.id, spelling))
    assert missed == []


def test_names_at_risk_count_only_beside_a_cue_or_their_maker() -> None:
    wrong = []
    for product in products():
        for spelling, risk in product.spellings:
            if risk and product.name.name in names(f"昨日は{spelling}を見た。"):
                wrong.append((product.name.id, spelling))
    assert wrong == []


def test_every_maker_is_a_company() -> None:
    """A community, a ministry or a research body makes nothing here: the maker stays empty."""
    makers = {product.name.parent for product in products()} | {family.maker or None for family in families()}
    assert makers - {None} - by_id().keys() == set()


def test_a_product_without_a_maker_at_risk_is_never_sure_by_its_maker() -> None:
    assert [product.name.id for product in products() if not product.name.parent for _, risk in product.spellings if risk == "maker"] == []


def test_ids_are_unique_slugs() -> None:
    ids = [product.name.id for product in products()]
    assert len(set(ids)) == len(ids)
    assert all(id == slug(id) for id in ids)


def test_no_spelling_is_of_two_products() -> None:
    owners: dict[str, str] = {}
    for product in products():
        for spelling, _ in product.spellings:
            assert owners.setdefault(spelling, product.name.id) == product.name.id, spelling


def found_by(family: Family, text: str) -> set[str]:
    return {match.name.name for match in known_names().products.find(text)} if family.heads else set()


def test_every_example_of_a_family_gives_its_name() -> None:
    wrong = []
    for family in families():
        text, _, wanted = family.example.partition(" => ")
        assert wanted, f"{family.heads[0]}: the example lacks its name"
        if wanted not in found_by(family, text):
            wrong.append((text, wanted, found_by(family, text)))
    assert wrong == []


def test_examples_of_cues() -> None:
    """The examples of before, after, last and plan hold a product; those of the other sides hold none."""
    positive = {"before", "after", "last", "plan"}
    wrong = []
    for row in rows("product_cues.tsv", CUE_COLUMNS):
        side, text = row.cells["side"], row.cells["example"]
        company = "IBM=ibm" if "IBM" in text else ""
        found = [m for m in find_products(text, companies_in(text, company)) if "Zettel" in m.name.name or side == "plan"]
        assert side in SIDES
        if bool(found) != (side in positive):
            wrong.append((side, text))
    assert wrong == []


def test_every_noun_before_a_quotation_is_a_cue() -> None:
    nouns = [cue for row in rows("product_cues.tsv", CUE_COLUMNS) if row.cells["side"] == "before" for cue in row.several("cue")]
    assert [noun for noun in nouns if "Zettel" not in names(f"話題の{noun}「Zettel」を見た。")] == []


def test_every_noun_for_other_things_is_none() -> None:
    nouns = [cue for row in rows("product_cues.tsv", CUE_COLUMNS) if row.cells["side"] == "not_before" for cue in row.several("cue")]
    assert [noun for noun in nouns if names(f"話題の{noun}「Zettel Nine」を発表した。")] == []


def test_no_standard_is_a_product() -> None:
    never = sorted(cues().never)
    assert [word for word in never if names(f"新製品「{word}」を発表した。昨日は{word}を見た。")] == []


def test_mentions_do_not_overlap_and_stand_in_the_text() -> None:
    text = "「Gemini 3 Pro Image」とClaude Code、iPhone 18、18 Pro、GPT-5.6「Sol」、新型GPU「Zettel」を試す。Zettelは速い。"
    found = find_products(text, [])
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)


def test_one_product_has_one_name() -> None:
    text = "北斗技研は「Zettel X」を発売した。新型チップ「Zettel X」は速い。"
    found = find_products(text, companies_in(text, "北斗技研=hokuto"))
    assert {mention.name for mention in found} == {found[0].name}
    assert found[0].name.parent == "hokuto"
    assert not found[0].name.known


def test_makers() -> None:
    by_name = {m.name.name: m.name.parent for m in find_products("Trainium 9とiPhone 30とGPT-9とPixel 20", [])}
    assert by_name == {"Trainium 9": "amazon-web-services", "iPhone 30": "apple", "GPT-9": "openai", "Pixel 20": "google"}


@pytest.mark.parametrize("text", ["", "。", "「」", "「" * 2000, "『" + "あ" * 5000, "A" * 50000, "9" * 50000, "A1" * 20000, "の" * 20000])
def test_odd_texts(text: str) -> None:
    assert find_products(text, []) == []


@pytest.mark.parametrize("piece", ["Claude ", "iPhone 17、", "「GPT」と", "GPT-5-", "新型GPU「X1」", "Zettel（Z）"])
def test_long_repetitions_are_read(piece: str) -> None:
    found = find_products(piece * 400, [])
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_tails_are_checked() -> None:
    with pytest.raises(ValueError, match="no field"):
        tail_regex("_{q}")


def test_product_rows_are_frozen() -> None:
    product: Product = products()[0]
    with pytest.raises(AttributeError):
        product.kind = "chip"  # type: ignore[misc]
