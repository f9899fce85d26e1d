"""One article from its Source to its record: the whole way, the same for every engine that runs it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.components.article_claims import read_claims
from pipeline.components.near_misses import near_misses
from pipeline.components.noun_classes import without_praise
from pipeline.components.pipes import build
from pipeline.components.references import resolve_mentions
from pipeline.language.tokenizer import sentences_of
from pipeline.provenance import line_of, line_starts
from pipeline.records import (
    SCHEMA_VERSION,
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
    Unread,
)
from pipeline.summary.english.cell_heads import CellHeads, Title
from pipeline.summary.english.glossary import translate, without_quotes
from pipeline.summary.english.headline import headline
from pipeline.summary.english.noun_phrases import OF_MONEY
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.reading import marked
from pipeline.summary.english.sentences import say_claims
from pipeline.summary.truth import check
from pipeline.values.dates import parse_published
from pipeline.values.quantities import unread_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.components.claims import Filling
    from pipeline.components.near_misses import NearMiss
    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import ClaimFact, Mention, Name, SlotFact
    from pipeline.sources.source import Source


@cache
def language() -> Language:
    """The pipeline of this process, built once."""
    return build(attributes=False)


def annotate(source: Source, nlp: Language | None = None) -> Doc:
    """A Doc of the article's text with every fact that the components find under `doc._`."""
    nlp = nlp or language()
    doc = nlp.make_doc(source.text)
    facts = doc._
    facts.blocks = source.blocks
    facts.title = source.metadata.title or ""
    facts.published = parse_published(source.metadata.published) if source.metadata.published else None
    # Not nlp(doc), which asks of every token of the Doc what is set.
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def summarise(source: Source) -> ArticleRecord:
    """The record of one article."""
    nlp = language()
    with nlp.memory_zone():
        return _Summary(source, annotate(source, nlp)).record()


def explain(source: Source) -> tuple[ArticleRecord, dict[int, list[NearMiss]], dict[int, str]]:
    """The record of one article, and for each quantity, by its index, the rows of forms.tsv that nearly filled a slot and what stood
    in the way of telling its claim word for word."""
    nlp = language()
    misses: dict[int, list[NearMiss]] = {}
    untold: dict[int, str] = {}
    with nlp.memory_zone():
        doc = annotate(source, nlp)

        def watch(reading: SentenceReading, index: int, filling: Filling) -> None:
            misses[index] = near_misses(reading, index, doc._.quantities, filling, source.text)

        read_claims(doc, watch)
        return _Summary(source, doc, untold).record(), misses, untold


class _Summary:
    """Turns the facts of a Doc, in offsets of its text, into records, in offsets of the source file."""

    def __init__(self, source: Source, doc: Doc, untold: dict[int, str] | None = None) -> None:
        facts = doc._
        self.source, self.doc, self.text = source, doc, source.text
        self.companies: tuple[Mention, ...] = facts.companies
        self.products: tuple[Mention, ...] = facts.products
        self.media: tuple[Mention, ...] = facts.media
        self.dates = facts.dates
        self.published = facts.published.isoformat()[:10] if facts.published else None
        self.quantities = facts.quantities
        self.quantity_at = {(one.start, one.end): index for index, one in enumerate(self.quantities)}
        self.claims: tuple[ClaimFact, ...] = facts.claims
        self.untold = untold
        self.notes: tuple[str, ...] = facts.notes
        self.mentions = sorted((*self.companies, *self.products, *facts.media), key=lambda m: m.start)
        self.mention_starts = [m.start for m in self.mentions]
        self.lines = line_starts(source.raw)
        self.related: tuple[tuple[int, int], ...] = facts.related
        # Many claims share a sentence, an entity, a heading: each is placed and said once.
        self.sentences: dict[tuple[int, int], Sentence] = {}
        self.slots: dict[tuple[int, int, str | None, bool, bool, bool], Slot] = {}

    def _pointing(self) -> list[tuple[int, int, str]]:
        """Where 同社 and the like stand, each with the company that it means; not where that is the subject of its sentence, nor
        同社の behind another subject, which may be either's."""
        if "同" not in self.text:
            return []
        resolved = resolve_mentions(self.text, self.companies, self.products, self.source.blocks, sentences_of(self.doc), self.source.metadata.title or "", self.media)
        places = [(start, end, meant.name) for start, end, words, meant in resolved if words.startswith("同") and meant.name.kind == "company" and meant.name.known]
        named = [*((m.end, m.name) for m in self.companies), *((end, name) for _, end, name in places)]
        subjects = sorted((end, name.id) for end, name in named if self.text.startswith(("は", "が", "も", "、"), end))
        found: list[tuple[int, int, str]] = []
        for start, end, name in places:
            since = self.text.rfind("。", 0, start) + 1
            here = subjects[bisect_left(subjects, (since, "")) : bisect_left(subjects, (start, ""))]
            if name.id not in (one for _, one in here) and not (here and self.text.startswith("の", end)) and not self.text.startswith("で", end):
                found.append((*self.source.offsets.span(start, end), _shown(name)))
        return found

    def record(self) -> ArticleRecord:
        source = self.source
        quantities = [self._quantity(index) for index in range(len(self.quantities))]
        dates = [self._date(index) for index in range(len(self.dates))]
        companies, products = self._companies(), self._products()
        claims = [self._claim(number, fact) for number, fact in enumerate(self.claims, start=1)]
        heads = self._heads(quantities)
        claims = [
            replace(claim, english=said.english, mention=said.mention)
            for claim, said in zip(claims, say_claims(claims, quantities, dates, companies, products, self.published, self.untold, heads, self._pointing()), strict=True)
        ]
        title = source.metadata.title or self._title()
        record = ArticleRecord(
            schema_version=SCHEMA_VERSION,
            source=SourceInfo(
                path=source.path,
                id=source.id,
                sha256=source.sha256,
                encoding=source.encoding,
                format=source.format,
                characters=len(source.raw),
            ),
            status="degraded" if source.warnings else "ok",
            warnings=[*source.warnings, *self.notes],
            article=ArticleInfo(
                title=title,
                headline=headline(title, claims, quantities, companies, products),
                published=source.metadata.published,
                author=source.metadata.author,
                url=source.metadata.url,
                tags=list(source.metadata.tags),
            ),
            companies=companies,
            products=products,
            dates=dates,
            quantities=quantities,
            claims=claims,
            unread=self._unread(),
        )
        return check(record, heads)

    def _heads(self, quantities: Sequence[Quantity]) -> dict[int, CellHeads]:
        """What stands over the figures of cells, by their quantities. Titles and heads are read once."""
        titles: dict[tuple[int, int], Title] = {}
        found: dict[int, CellHeads] = {}
        for fact in self.claims:
            if (over := fact.heads) is None:
                continue
            for start, end in over.titles:
                if (start, end) not in titles:
                    inside = [(one.start - start, one.end - start, quantities[at]) for at, one in enumerate(self.quantities) if start <= one.start and one.end <= end]
                    titles[start, end] = Title(self.text[start:end], tuple(inside))
            found[fact.quantity] = CellHeads(
                tuple(titles[span] for span in over.titles),
                self.text[slice(*over.corner)] if over.corner else "",
                tuple(self.text[slice(*span)] for span in over.heads),
                _shown(over.of) if over.of else "",
            )
        return found

    def _title(self) -> str | None:
        """The first title block, else the first heading."""
        for kind in ("title", "heading"):
            block = next((b for b in self.source.blocks if b.kind == kind), None)
            if block is not None:
                return self.text[block.start : block.end]
        return None

    def _place(self, start: int, end: int) -> tuple[int, int, str]:
        """A span of the text as offsets in the source file, with the words that stand there."""
        source_start, source_end = self.source.offsets.span(start, end)
        return source_start, source_end, self.source.raw[source_start:source_end]

    def _span(self, start: int, end: int) -> Span:
        at, until, text = self._place(start, end)
        return Span(start=at, end=until, text=text)

    def _quantity(self, index: int) -> Quantity:
        fact = self.quantities[index]
        start, end, text = self._place(fact.start, fact.end)
        return Quantity(
            start=start,
            end=end,
            text=text,
            value=fact.value,
            low=fact.low,
            high=fact.high,
            vague=fact.vague,
            unit=fact.unit,
            counter=fact.counter,
            comparator=fact.comparator,
        )

    def _date(self, index: int) -> Date:
        fact = self.dates[index]
        start, end, text = self._place(fact.start, fact.end)
        return Date(start=start, end=end, text=text, type=fact.type, value=fact.value, mod=fact.mod, anchor=fact.anchor)

    def _companies(self) -> list[Company]:
        return [
            Company(
                id=group[0].name.id,
                name=_shown(group[0].name),
                ticker=group[0].name.ticker,
                parent=group[0].name.parent,
                known=group[0].name.known,
                mentions=[self._span(m.start, m.end) for m in group],
            )
            for group in _grouped(self.companies)
        ]

    def _products(self) -> list[Product]:
        return [
            Product(
                id=group[0].name.id,
                name=_shown(group[0].name),
                maker=group[0].name.parent,
                known=group[0].name.known,
                mentions=[self._span(m.start, m.end) for m in group],
            )
            for group in _grouped(self.products)
        ]

    def _claim(self, number: int, fact: ClaimFact) -> Claim:
        filled = [
            (name, slot)
            for name, slot in (
                ("entity", fact.entity),
                ("property", fact.property),
                ("baseline", fact.baseline),
                ("attribution", fact.attribution),
            )
            if slot is not None
        ]
        rules = [f"{name}: {slot.rule}" for name, slot in filled]
        if fact.modality_rule:
            rules.append(f"modality: {fact.modality_rule}")
        if fact.direction_rule:
            rules.append(f"direction: {fact.direction_rule}")
        inferred = any(slot.inferred for _, slot in filled)
        return Claim(
            id=f"c{number}",
            quantity=fact.quantity,
            entity=self._slot(fact.entity),
            property=self._slot(fact.property, of_money=is_money(self.quantities[fact.quantity].unit), measured=True),
            baseline=self._slot(fact.baseline),
            attribution=self._slot(fact.attribution),
            rules=rules,
            predicate=fact.predicate,
            modality=fact.modality,
            direction=fact.direction,
            date=fact.date,
            sentence=self._sentence(fact.sentence),
            confidence="inferred" if inferred else "read" if fact.entity or fact.property else "bare",
            english="",
        )

    def _sentence(self, span: tuple[int, int]) -> Sentence:
        made = self.sentences.get(span)
        if made is None:
            start, end, text = self._place(*span)
            made = self.sentences[span] = Sentence(
                start=start, end=end, text=text, line=line_of(self.lines, start),
                related=any(first <= span[0] < last for first, last in self.related),
            )
        return made

    def _slot(self, fact: SlotFact | None, *, of_money: bool = False, measured: bool = False) -> Slot | None:
        if fact is None:
            return None
        ref = fact.name.id if fact.name else None
        key = (fact.start, fact.end, ref, fact.inferred, of_money, measured)
        made = self.slots.get(key)
        if made is None:
            start, end, text = self._place(fact.start, fact.end)
            name = self._english(fact, of_money=of_money, measured=measured)
            made = self.slots[key] = Slot(start=start, end=end, text=text, name=name, ref=ref, inferred=fact.inferred)
        return made

    def _english(self, fact: SlotFact, *, of_money: bool, measured: bool) -> str:
        first, behind = bisect_left(self.mention_starts, fact.start), bisect_left(self.mention_starts, fact.end)
        inside = [m for m in self.mentions[first:behind] if m.end <= fact.end]
        if fact.name is not None and (not inside or (inside[-1].name, inside[-1].end) == (fact.name, fact.end)):
            return _shown(fact.name)  # NVIDIAの最新「H100」 is H100
        phrase = without_quotes(self.text[fact.start : fact.end])
        phrase = without_praise(phrase) if measured else phrase
        phrase = OF_MONEY.get(phrase, phrase) if of_money else phrase
        said = translate(phrase, {self.text[m.start : m.end]: _shown(m.name) for m in inside})
        if not said.sure and phrase.endswith("社"):
            return marked(phrase)  # 青空文庫社: a name that no table has
        figure = self.quantity_at.get((fact.start, fact.end))
        return said.text if figure is None else say_quantity(self._quantity(figure))

    def _unread(self) -> list[Unread]:
        covered = sorted(
            [(q.start, q.end) for q in self.quantities]
            + [(d.start, d.end) for d in self.dates]
            + [(m.start, m.end) for m in self.mentions]
        )
        found: list[Unread] = []
        for start, end, reason in unread_digits(self.text, covered):
            at, until, text = self._place(start, end)
            found.append(Unread(start=at, end=until, text=text, reason=reason))
        return found


def _shown(name: Name) -> str:
    """The English name; of one that no table has and that is not Latin, the Japanese with its reading, marked."""
    return name.name if name.known or "「" not in name.name else marked(name.name)


def _grouped(mentions: Iterable[Mention]) -> list[Sequence[Mention]]:
    """The mentions of each name together, in the order of first mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.name.id, []).append(mention)
    return list(groups.values())
