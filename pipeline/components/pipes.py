"""The components as spaCy pipes, in the order in which they run; a later one takes no character that an earlier one owns.

`Trn3`, `H100` and `2025年` are read as names and dates first, so that no quantity is read in them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language

from pipeline.components.article_claims import read_claims
from pipeline.components.companies import find_companies, find_media
from pipeline.components.extensions import register
from pipeline.components.products import find_products
from pipeline.components.table_units import scale_cells
from pipeline.language.tokenizer import create_tokenizer, text_of
from pipeline.values.dates import find_dates
from pipeline.values.quantities import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Every component, in running order.
COMPONENTS = ("yomitori_companies", "yomitori_products", "yomitori_dates", "yomitori_quantities", "yomitori_claims")


@Language.component("yomitori_companies", assigns=["doc._.companies", "doc._.media"])
def companies(doc: Doc) -> Doc:
    """Companies, and the newspapers and agencies that an article cites."""
    doc._.companies = tuple(find_companies(text_of(doc), _day(doc._.published)))
    doc._.media = tuple(find_media(text_of(doc)))
    return doc


@Language.component("yomitori_products", requires=["doc._.companies"], assigns=["doc._.products"])
def products(doc: Doc) -> Doc:
    """Products, services, chips, models, software and projects."""
    doc._.products = tuple(find_products(text_of(doc), doc._.companies))
    return doc


@Language.component("yomitori_dates", requires=["doc._.companies", "doc._.products"], assigns=["doc._.dates", "doc._.notes"])
def dates(doc: Doc) -> Doc:
    """TIMEX3 expressions, resolved against `doc._.published`."""
    owned = sorted((m.start, m.end) for m in (*doc._.companies, *doc._.products))
    reading = find_dates(text_of(doc), doc._.published, owned=owned)
    doc._.dates = tuple(reading.dates)
    doc._.notes = (*doc._.notes, *reading.warnings)
    return doc


@Language.component("yomitori_quantities", requires=["doc._.dates"], assigns=["doc._.quantities"])
def quantities(doc: Doc) -> Doc:
    """Numbers with unit. A length of time is both a DURATION and a quantity; every other date owns its characters."""
    owned = [(m.start, m.end) for m in (*doc._.companies, *doc._.products)]
    owned += [(date.start, date.end) for date in doc._.dates if date.type != "DURATION"]
    found = find_quantities(text_of(doc), sorted(owned))
    doc._.quantities = tuple(scale_cells(text_of(doc), doc._.blocks, found, owned))
    return doc


@Language.component("yomitori_claims", requires=["doc._.quantities"], assigns=["doc._.claims"])
def claims(doc: Doc) -> Doc:
    """What the article says of each quantity."""
    doc._.claims = tuple(read_claims(doc))
    return doc


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def build(*, attributes: bool = True) -> Language:
    """The whole pipeline: UniDic's words and every component.

    Without `attributes` tokens have their text alone, which is all that the components need; see FugashiTokenizer.
    """
    register()
    nlp = spacy.blank("xx")
    nlp.tokenizer = create_tokenizer(attributes)(nlp)
    if not attributes:
        nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # shape, prefix and the like of every new word, which nobody asks for
    nlp.max_length = 1 << 40  # the tokenizer cuts its input itself
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
