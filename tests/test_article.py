"""What must hold of the record of any article: shown on every article of the corpus."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from campaign.checks import spans
from msgspec.structs import replace

from pipeline.records import ArticleRecord, Claim, Company, Product, decode, encode, schema
from pipeline.sources.reading import read, read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import annotate, summarise
from pipeline.summary.truth import check
from pipeline.values.normal import fold

CORPUS = Path(__file__).parent.parent / "corpus"
SOURCES = [s for path in sorted(CORPUS.iterdir()) for s in read(path, path.name) if isinstance(s, Source)]
NAMES = [f"{s.path}#{s.id}" if s.id else s.path for s in SOURCES]


@cache
def record_of(number: int) -> ArticleRecord:
    return summarise(SOURCES[number])


articles = pytest.mark.parametrize("number", range(len(SOURCES)), ids=NAMES)


@articles
def test_every_span_is_what_stands_in_the_source(number: int) -> None:
    raw = SOURCES[number].raw
    found = list(spans(msgspec.to_builtins(record_of(number))))
    assert found
    for span in found:
        assert 0 <= span["start"] <= span["end"] <= len(raw)
        assert raw[span["start"] : span["end"]] == span["text"]


@articles
def test_no_run_of_digits_is_dropped(number: int) -> None:
    """Each is in a quantity, a date or a name, or listed as unread."""
    source, record = SOURCES[number], record_of(number)
    doc = annotate(source)
    covered = [(f.start, f.end) for f in (*doc._.quantities, *doc._.dates, *doc._.companies, *doc._.products, *doc._.media)]
    unread = [(u.start, u.end) for u in record.unread]
    for digits in re.finditer(r"[0-9]+", fold(source.text)):
        if any(a < digits.end() and digits.start() < b for a, b in covered):
            continue
        start, end = source.offsets.span(digits.start(), digits.end())
        assert any(a < end and start < b for a, b in unread), source.text[max(0, digits.start() - 20) : digits.end() + 10]


@articles
def test_claims_refer_to_what_is_there_and_only_once(number: int) -> None:
    record = record_of(number)
    quantities = [claim.quantity for claim in record.claims]
    assert len(quantities) == len(set(quantities))
    things: tuple[Company | Product, ...] = (*record.companies, *record.products)
    ids = {thing.id for thing in things}
    for claim in record.claims:
        assert 0 <= claim.quantity < len(record.quantities)
        assert claim.date is None or 0 <= claim.date < len(record.dates)
        assert claim.english.endswith(".")
        for slot in (claim.entity, claim.property, claim.baseline, claim.attribution):
            assert slot is None or slot.ref is None or slot.ref in ids
            assert slot is None or slot.name


@articles
def test_every_figure_of_the_english_has_its_source(number: int) -> None:
    assert [w for w in record_of(number).warnings if w.startswith(("english:", "quantity:"))] == []


@articles
def test_the_line_of_json_is_exact_and_reads_back(number: int) -> None:
    record = record_of(number)
    line = encode(record)
    assert b"\n" not in line
    assert decode(line) == record
    for quantity in json.loads(line, parse_float=Decimal, parse_constant=pytest.fail)["quantities"]:
        assert all(quantity[f] is None or Decimal(quantity[f]).is_finite() for f in ("value", "low", "high"))


def test_a_figure_without_a_source_is_reported() -> None:
    record = next(r for r in map(record_of, range(len(SOURCES))) if r.claims)
    claim = record.claims[0]
    bent = check(replace(record, claims=[replace(claim, english="The price rose to $987,654,321."), *record.claims[1:]]))
    assert bent.status == "degraded"
    assert any("987,654,321" in warning for warning in bent.warnings)


def test_a_quantity_that_does_not_read_back_is_reported() -> None:
    record = next(r for r in map(record_of, range(len(SOURCES))) if any(q.unit == "JPY" and q.value for q in r.quantities))
    at = next(i for i, q in enumerate(record.quantities) if q.unit == "JPY" and q.value is not None)
    wrong = list(record.quantities)
    wrong[at] = replace(wrong[at], value=(wrong[at].value or Decimal(0)) + 1)
    assert any("does not read back" in warning for warning in check(replace(record, quantities=wrong)).warnings)


def test_the_schema_names_every_field_of_the_record() -> None:
    told = schema()["$defs"]
    assert set(told["ArticleRecord"]["properties"]) == set(ArticleRecord.__struct_fields__)
    assert set(told["Claim"]["properties"]) == set(Claim.__struct_fields__)


def test_what_the_first_brackets_name_is_measured_in_the_others_too() -> None:
    text = "会員数の最も多いのは日本で520万人（会員数の22%、国の人口の4%）、続いて米国で310万人（13%、1%）だった。"
    (source,) = read_bytes(text.encode(), "members", ".txt")
    assert isinstance(source, Source)
    assert [claim.english for claim in summarise(source).claims] == [
        "The membership in Japan was 5.2 million.",
        "Japan accounted for 22% of membership.",
        "The membership in Japan corresponded to 4% of the country's population.",
        "The membership in the United States was 3.1 million.",
        "The United States accounted for 13% of membership.",
        "The membership in the United States corresponded to 1% of the country's population.",
    ]
