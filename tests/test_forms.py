"""Every claim form fires on its example and not on its counter-example, and no form is dead."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.components.claims import fill, unit_kind
from pipeline.components.forms import Form, load_forms
from pipeline.components.phrases import TARGET, SentenceReading, read_sentence
from pipeline.components.pipes import build
from pipeline.errors import TableError
from pipeline.facts import QuantityFact
from pipeline.language.words import read_words
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.values.normal import fold

FORMS = load_forms()
NLP = build(attributes=False)


def read_example(example: str) -> tuple[str, SentenceReading, int, QuantityFact]:
    """The text, its coded sentence and the quantity in [brackets]."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    doc = NLP(text)
    quantities = doc._.quantities
    index = next((i for i, q in enumerate(quantities) if q.start <= start and end <= q.end), None)
    assert index is not None, f"no quantity is read at {text[start:end]!r} of {text!r}: {quantities}"
    reading = read_sentence(
        text,
        (0, len(text)),
        read_words(text, 0, len(text)),
        list(enumerate(quantities)),
        list(enumerate(doc._.dates)),
        sorted((*doc._.companies, *doc._.products), key=lambda m: m.start),
    )
    return text, reading, index, quantities[index]


def fire(form: Form, example: str) -> dict[str, str] | None:
    """What the form fills in an example, None where it does not fire."""
    text, reading, index, quantity = read_example(example)
    if form.units and unit_kind(quantity) not in form.units:
        return None
    at = reading.quantity_at[index]
    code = reading.code[:at] + TARGET + reading.code[at + 1 :]
    tail = fold(text[reading.spans[at][1] :])
    places = form.match(code, at, tail, tail)
    if places is None:
        return None
    until = places.pop("entity_to", None)
    filled = {}
    for slot, place in places.items():
        phrase = reading.phrases.get(code[place])
        start, end = (phrase.wide, phrase.end) if phrase else reading.spans[place]
        filled[slot] = text[start : reading.spans[until][1] if slot == "entity" and until is not None else end]
    return filled


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_fires_on_its_example(form: Form) -> None:
    filled = fire(form, form.example)
    assert filled is not None, f"{form.name} does not fire on {form.example}"
    if form.value is not None:
        assert form.gives == "=".join(form.value)
    else:
        assert [f"{slot}: {words}" for slot, words in filled.items()] == form.gives.split(" | ")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_stays_silent_on_its_counter_example(form: Form) -> None:
    assert form.negative, f"{form.name} has no counter-example"
    assert fire(form, form.negative) is None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_other_row_shadows_a_form_on_its_example(form: Form) -> None:
    text, reading, index, _ = read_example(form.example)
    filling = fill(text, reading, index, NLP(text)._.quantities)
    if form.value is not None:
        assert filling.rule(form.value[0]) == form.name
    else:
        winners = {slot: filling.slots[slot].rule.split(",")[0] for slot in form.wanted}
        assert winners == dict.fromkeys(form.wanted, form.name)


def test_names_are_unique_and_no_two_rows_are_alike() -> None:
    names = [form.name for form in FORMS]
    assert len(names) == len(set(names))
    patterns = [(form.units, form.where, form.slots, form.value, *(p.pattern if p else "" for p in (form.left, form.right, form.whole))) for form in FORMS]
    assert len(patterns) == len(set(patterns))


def test_a_bad_row_is_refused_with_its_place(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from pipeline.components import forms
    from pipeline.tables import loader

    bad = Path(str(tmp_path)) / "forms.tsv"
    bad.write_text("\t".join(forms.COLUMNS) + "\nbroken\tany\tquantity\tentity\t{entity}は(\tx\tx\tx\n", encoding="utf-8")
    monkeypatch.setattr(loader, "table_path", lambda name: bad)
    with pytest.raises(TableError, match=r"forms.tsv, line 2: the pattern"):
        loader.read("forms.tsv", forms.COLUMNS, lambda row: forms._make(row, {}))


@given(st.lists(st.sampled_from(("ソニーの売上高は12兆円だった。", "価格は230ドル（約3万円）で、従来の3倍だ。", "A社は5%、B社は7%増えた。", "国内の3社が\n", "2026年に10億ドルを投資する。", "\n\n")), max_size=8).map("".join))
@settings(max_examples=40, deadline=None)
def test_nothing_is_claimed_twice(text: str) -> None:
    for source in read_bytes(text.encode(), "a", ".txt"):
        assert isinstance(source, Source)
        record = summarise(source)
        claimed = [claim.quantity for claim in record.claims]
        assert len(claimed) == len(set(claimed))
        spans = sorted((q.start, q.end) for q in record.quantities)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
